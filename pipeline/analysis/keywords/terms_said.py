"""The candidate key terms of every release, from which those of the corpus are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.keywords.said import NEEDS, said
from pipeline.rows import Row, TermSaid
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables


@dataclass(frozen=True)
class TermsSaid(PartedAnalysis):
    """A row for each candidate of each release."""

    needs: ClassVar[Kinds] = NEEDS
    makes: ClassVar[type[Row]] = TermSaid

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        yield pd.DataFrame(columns=schema(TermSaid).names)
        for part in said(tables):
            rows = [(text.release, each.key, each.term) for text, found in part for each in found]
            yield pd.DataFrame(rows, columns=schema(TermSaid).names)
