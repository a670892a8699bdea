"""What a found row points at: the entity of the mention that begins at one of its offsets."""

from __future__ import annotations

import pandas as pd

from pipeline.given.tables import asked
from pipeline.rows import Mention, Row
from pipeline.stages import Tables


def with_entity(rows: pd.DataFrame, tables: Tables, found: type[Row], start: str, entity: str) -> pd.DataFrame:
    """Rows of the kind `found`, in their order, with a column `entity`: whose the mention is that begins at their column `start`;
    None where none begins there."""
    whose = asked(tables, _pointed_at(found, start), Mention, found).rename(columns={"start": start, "entity_id": entity})
    pointed = rows.astype({start: "Int64"}).merge(whose.astype({start: "Int64"}), how="left", on=["release_id", start])
    pointed[entity] = pointed[entity].astype(object).where(pointed[entity].notna(), None)
    return pointed


def _pointed_at(found: type[Row], start: str) -> str:
    """The question for the entities that rows point at."""
    return f"""
        SELECT DISTINCT ON (release_id, start) mentions.release_id, mentions.start, entity_id
        FROM mentions SEMI JOIN {found.table} found ON mentions.release_id = found.release_id AND mentions.start = found.{start}
        ORDER BY mentions.release_id, mentions.start, "end", text, label, entity_id"""
