"""Commitments: every sentence that commits somebody, with the entity that is to act."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.correcting import with_bearers
from pipeline.analysis.shared.pointing import with_entity
from pipeline.given.corrections import Correction
from pipeline.rows import Commitment, CommitmentFound, Identity, Mention, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Commitments(Analysis):
    """The commitments found, whoever is to act followed through the mention that says who it is; nobody where none is plain."""

    needs: ClassVar[Kinds] = (CommitmentFound, Mention, Identity)
    makes: ClassVar[type[Row]] = Commitment
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        found = tables[CommitmentFound].astype({"said_again": "Int64"})
        rows = with_entity(found, tables, CommitmentFound, "actor_start", "actor_id")
        rows = rows.sort_values(["release_id", "start", "end"], ignore_index=True)
        rows = with_bearers(rows, self.corrections, "actor", "actor_id", tables)
        return rows[[each.name for each in fields(Commitment)]]
