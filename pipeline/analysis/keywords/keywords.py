"""Key terms of each release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

import pandas as pd

from pipeline.analysis.keywords.background import Background, Text
from pipeline.analysis.keywords.candidates import Candidate
from pipeline.analysis.keywords.points import points
from pipeline.analysis.keywords.said import NEEDS, said
from pipeline.analysis.shared.words import content_words
from pipeline.rows import Keyword, Row
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables

APART = 2
"""A phrase inside a better one is a term of its own if it is said so much oftener; one around a better one, if said so often."""

Ranked = Iterable[tuple[float, Candidate]]


@dataclass(frozen=True)
class Keywords(PartedAnalysis):
    """The names and noun phrases that tell most about a release; the spellings of a name are one term, under the fullest."""

    needs: ClassVar[Kinds] = NEEDS
    makes: ClassVar[type[Row]] = Keyword

    keywords: int = 15
    """How many terms of each release."""
    without: tuple[str, ...] = ()
    """Labels of the entities whose names shall be no terms: PERSON, AGENCY, ORG, PLACE, LAW."""

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        background = Background.of(tables)
        yield pd.DataFrame(columns=schema(Keyword).names)
        for part in said(tables):
            rows = [
                (text.release, rank, each.term, score, each.start, each.end, each.label)
                for text, found in part
                for rank, (score, each) in enumerate(self._best(background, text, found), start=1)
            ]
            yield pd.DataFrame(rows, columns=schema(Keyword).names)

    def _best(self, background: Background, text: Text, found: list[Candidate]) -> Iterator[tuple[float, Candidate]]:
        likeness = background.likeness(text)
        wanted = [each for each in found if not each.label or each.label not in self.without]
        scored = [(round(points(background.seen(text, each), likeness), 6), each) for each in wanted]
        scored.sort(key=lambda pair: (-pair[0], pair[1].start, pair[1].end))
        return islice(_without_repeats(scored), self.keywords)


def _without_repeats(ranked: Ranked) -> Iterator[tuple[float, Candidate]]:
    """The candidates without those that say no more, or only more words, than one before them."""
    kept: list[tuple[frozenset[str], Candidate]] = []
    for score, each in ranked:
        words = frozenset(content_words(each.form)) or frozenset({each.form})
        if not any(_repeats(words, each, other, better) for other, better in kept):
            kept.append((words, each))
            yield score, each


def _repeats(words: frozenset[str], each: Candidate, other: frozenset[str], better: Candidate) -> bool:
    if words < other:
        return each.count < better.count + APART
    return words == other or (other < words and each.count < APART)
