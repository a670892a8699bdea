"""What a found row points at: the entity of the mention that begins at one of its offsets."""

from __future__ import annotations

import pandas as pd


def with_entity(rows: pd.DataFrame, mentions: pd.DataFrame, start: str, entity: str) -> pd.DataFrame:
    """The rows, in their order, with a column `entity`: whose the mention is that begins at their column `start`; None where
    none begins there."""
    whose = mentions[["release_id", "start", "entity_id"]].rename(columns={"start": start, "entity_id": entity})
    whose = whose.drop_duplicates(["release_id", start]).astype({start: "Int64"})
    pointed = rows.astype({start: "Int64"}).merge(whose, how="left", on=["release_id", start])
    pointed[entity] = pointed[entity].astype(object).where(pointed[entity].notna(), None)
    return pointed
