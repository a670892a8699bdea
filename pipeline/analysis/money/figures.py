"""Figures with the entity that each is about."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.pointing import with_entity
from pipeline.rows import Figure, FigureFound, Mention, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Figures(Analysis):
    """Every figure of the corpus; what it is about is the entity of the mention that begins at `about_start`."""

    needs: ClassVar[Kinds] = (FigureFound, Mention)
    makes: ClassVar[type[Row]] = Figure

    def analyse(self, tables: Tables) -> pd.DataFrame:
        figures = with_entity(tables[FigureFound], tables, FigureFound, "about_start", "entity_id")
        columns = [field.name for field in fields(Figure)]
        return figures[columns].sort_values(["release_id", "start", "end"], ignore_index=True)
