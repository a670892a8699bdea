"""The candidate key terms of every release, from which its key terms are chosen and those of the corpus counted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.keywords.candidates import Candidate
from pipeline.analysis.keywords.said import NEEDS, said
from pipeline.analysis.keywords.text import LEAD, Text
from pipeline.analysis.shared.words import content_words
from pipeline.rows import Row, TermSaid
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables

Values = tuple[str | int | float | bool, ...]


@dataclass(frozen=True)
class TermsSaid(PartedAnalysis):
    """A row for each candidate of each release."""

    needs: ClassVar[Kinds] = NEEDS
    makes: ClassVar[type[Row]] = TermSaid

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        yield pd.DataFrame(columns=schema(TermSaid).names)
        for part in said(tables):
            rows = [_row(text, each) for text, found in part for each in found]
            yield pd.DataFrame(rows, columns=schema(TermSaid).names)


def _row(text: Text, each: Candidate) -> Values:
    first, least = each.first, math.log(1 + each.count) if each.label else 0.0
    return (
        text.release,
        each.key,
        each.term,
        each.form,
        each.label,
        each.start,
        each.end,
        first,
        each.count,
        text.own_words(content_words(each.form), least),
        text.spread(each.places),
        each.is_small,
        each.form == text.publisher,
        first < text.title,
        first < text.title + LEAD,
    )
