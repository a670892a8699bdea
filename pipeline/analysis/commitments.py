"""Commitments: every sentence that commits somebody, with the entity that is to act."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import pandas as pd

from pipeline.rows import Commitment, CommitmentFound, Mention, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Commitments(Analysis):
    """The commitments found, whoever is to act followed through the mention that says who it is; nobody where none is plain."""

    needs: ClassVar[Kinds] = (CommitmentFound, Mention)
    makes: ClassVar[type[Row]] = Commitment

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention][["release_id", "start", "entity_id"]]
        actors = mentions.rename(columns={"start": "actor_start", "entity_id": "actor_id"})
        actors = actors.drop_duplicates(["release_id", "actor_start"]).astype({"actor_start": "Int64"})
        rows = tables[CommitmentFound].astype({"actor_start": "Int64", "said_again": "Int64"})
        rows = rows.merge(actors, how="left", on=["release_id", "actor_start"])
        rows["actor_id"] = rows["actor_id"].astype(object).where(rows["actor_id"].notna(), None)
        rows = rows.sort_values(["release_id", "start", "end"], ignore_index=True)
        return rows[[field.name for field in fields(Commitment)]]
