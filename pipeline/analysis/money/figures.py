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
        entities = tables[Mention][["release_id", "start", "entity_id"]].rename(columns={"start": "about_start"})
        figures = tables[FigureFound].merge(entities.drop_duplicates(["release_id", "about_start"]), how="left")
        figures["entity_id"] = figures["entity_id"].astype(object).where(figures["entity_id"].notna(), None)
        columns = [field.name for field in fields(Figure)]
        return figures[columns].sort_values(["release_id", "start", "end"], ignore_index=True)
