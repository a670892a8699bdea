"""Relations: which body came from which, and which is part of which, as sentences say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.pointing import with_entity
from pipeline.rows import Mention, Relation, RelationFound
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Relations(Analysis):
    """What sentences say of two bodies, with their entities; a body is in no relation to itself."""

    needs: ClassVar[Kinds] = (RelationFound, Mention)
    makes: ClassVar[type[Relation]] = Relation

    def analyse(self, tables: Tables) -> pd.DataFrame:
        found = with_entity(tables[RelationFound], tables, RelationFound, "subject_start", "entity_id")
        found = with_entity(found, tables, RelationFound, "other_start", "other").dropna(subset=["entity_id", "other"])
        of_two = found.loc[found["entity_id"] != found["other"], schema(Relation).names].drop_duplicates()
        table: pd.DataFrame = of_two.sort_values(["entity_id", "relation", "other", "release_id", "start"]).reset_index(drop=True)
        return table
