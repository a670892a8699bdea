"""Figures with the entity that each is about."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import pandas as pd

from pipeline.rows import Figure, FigureFound, Mention, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Figures(Analysis):
    """Every figure of the corpus; what it is about is the entity of the mention that begins at `about_start`."""

    needs: ClassVar[Kinds] = (FigureFound, Mention)
    makes: ClassVar[type[Row]] = Figure

    def analyse(self, tables: Tables) -> pd.DataFrame:
        entities = tables[Mention].drop_duplicates(["release_id", "start"]).set_index(["release_id", "start"])["entity_id"]
        found = tables[FigureFound].join(entities, on=["release_id", "about_start"])
        columns = [field.name for field in fields(Figure)]
        return found[columns].sort_values(["release_id", "start", "end"], ignore_index=True)
