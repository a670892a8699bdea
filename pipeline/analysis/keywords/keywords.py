"""Key terms of each release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.keywords.background import Background
from pipeline.analysis.keywords.candidates import words_of
from pipeline.analysis.keywords.points import Seen, points
from pipeline.analysis.shared.words import LINKS, content_words, is_weak, terms_of
from pipeline.given.tables import in_parts
from pipeline.rows import Keyword, ReleaseRecord, Row, TermFound, TermSaid
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables

APART = 2
"""A phrase inside a better one is a term of its own if it is said so much oftener; one around a better one, if said so often."""
TOLD = ["term", "score", "start", "end", "label"]
"""What a row tells of a candidate, in the order of its columns."""

Ranked = Iterable[tuple[Any, ...]]
"""Of each candidate, the best first: its release, its form, how often it is said, and what a row tells of it."""


@dataclass(frozen=True)
class Keywords(PartedAnalysis):
    """The names and noun phrases that tell most about a release; the spellings of a name are one term, under the fullest."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, TermSaid)
    makes: ClassVar[type[Row]] = Keyword

    keywords: int = 15
    """How many terms of each release."""
    without: tuple[str, ...] = ()
    """Labels of the entities whose names shall be no terms: PERSON, AGENCY, ORG, PLACE, LAW."""

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        background = Background.of(tables)
        likeness = background.likeness(terms_of(tables))
        yield pd.DataFrame(columns=schema(Keyword).names)
        for part in in_parts(tables, TermSaid):
            terms = part[TermSaid]
            wanted = terms[~terms["label"].isin(self.without)].reset_index(drop=True)
            like = np.array([likeness[release] for release in wanted["release_id"].tolist()], dtype=np.float64)
            wanted["score"] = points(_seen(wanted, background), like).round(6)
            yield self._best(wanted.sort_values(["release_id", "score", "start", "end"], ascending=[True, False, True, True]))

    def _best(self, ranked: pd.DataFrame) -> pd.DataFrame:
        """The first terms of each release, of those that say the same the first."""
        rows = zip(*(ranked[name].tolist() for name in ("release_id", "form", "count", *TOLD)), strict=True)
        best = [
            (release, rank, *told)
            for release, own in groupby(rows, key=itemgetter(0))
            for rank, told in enumerate(islice(_without_repeats(own), self.keywords), start=1)
        ]
        return pd.DataFrame(best, columns=schema(Keyword).names)


def _seen(terms: pd.DataFrame, background: Background) -> Seen:
    """Candidates as rows of terms said tell of them, and the corpus of their forms, each of which is looked at once."""
    place, forms = pd.factorize(terms["form"])
    words = [words_of(form) for form in forms]
    own = {
        name: terms[name].to_numpy() for name in ("label", "is_small", "is_publisher", "count", "first", "own_words", "spread")
    }
    return Seen(
        **own,
        in_title=terms["in_title"].to_numpy(),
        in_lead=terms["in_lead"].to_numpy(),
        length=np.array([len(each) for each in words], dtype=np.int64)[place],
        is_linked=np.array([not LINKS.isdisjoint(each) for each in words], dtype=bool)[place],
        begins_weak=np.array([is_weak(each[0]) for each in words], dtype=bool)[place],
        rarity=background.rarity(forms.tolist())[place],
    )


def _without_repeats(ranked: Ranked) -> Iterator[list[Any]]:
    """What is told of the candidates without those that say no more, or only more words, than one before them.

    Of a name that the model sees in one sentence and not in the next, its name stands for its noun: they read alike.
    """
    kept: list[tuple[frozenset[str], int]] = []
    written: set[str] = set()
    for _, form, count, *told in ranked:
        words, term = frozenset(content_words(form)) or frozenset({form}), str(told[0]).lower()
        if term not in written and not any(_repeats(words, count, *better) for better in kept):
            kept.append((words, count))
            written.add(term)
            yield told


def _repeats(words: frozenset[str], count: int, better: frozenset[str], times: int) -> bool:
    if words < better:
        return count < times + APART
    return words == better or (better < words and count < APART)
