"""Terms that tell one part of the corpus from the rest: a publisher's, a year's, a topic's, and the whole corpus's own.

Keyness is the log-likelihood ratio G² of document frequencies (Dunning 1993, "Accurate methods for the statistics of
surprise and coincidence"; Rayson and Garside 2000): G² = 2 Σ O ln(O / E) over the releases of the part and of the rest. How great
the difference is says the log ratio (Hardie 2014): log2 of the quotient of the two shares, half a release added to each
so that it stays finite. Terms are the candidates of key terms: noun phrases, and names in whatever spelling; of two that nearly
the same releases use, one a piece of the other, the more telling stands for both.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.keywords.said import NEEDS, said
from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.words import originals
from pipeline.rows import CorpusKeyword, Entity, ReleaseRecord, ReleaseTopic, Row
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]
    Line = tuple[str, int, float, float | None]


ALIKE = 0.8
"""Nearly as many: at least so large a part."""


@dataclass(frozen=True)
class CorpusKeywords(Analysis):
    """The most used terms of the corpus, and the most telling ones of each publisher, year and topic."""

    needs: ClassVar[Kinds] = (*NEEDS, Entity, ReleaseTopic)
    makes: ClassVar[type[Row]] = CorpusKeyword

    keywords: int = 30
    """How many of the whole corpus and of each part."""
    significance: float = 15.13
    """Least G² of a part's term: the value that chance exceeds in 0.01 % of cases (χ², one degree of freedom)."""
    least_releases: int = 3
    """So many releases of a part at least use its terms."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        use = Use.of(tables)
        topic = main_topics(tables[ReleaseTopic]).to_dict()
        known = tables[ReleaseRecord].set_index("release_id").reindex(use.releases)
        groups = {
            "publisher": known["publisher"],
            "year": known["published"].str[:4],
            "topic": pd.Series([str(topic.get(release, "")) for release in use.releases], dtype=str),
        }
        rows = [("corpus", "", *line) for line in self._whole(use)]
        for group, parts in groups.items():
            for part in sorted(set(parts) - {""}):
                rows += [(group, part, *line) for line in self._part(use, (parts == part).to_numpy())]
        table = pd.DataFrame(rows, columns=["group", "part", "term", "releases", "score", "log_ratio"])
        return table.reindex(columns=schema(CorpusKeyword).names)

    def _whole(self, use: Use) -> list[Line]:
        """By the number of releases that use them; the score is their share of the releases."""
        best = self._best(use, use.frequency, use.frequency)
        return [(use.terms[i], int(use.frequency[i]), round(float(use.frequency[i]) / len(use.releases), 6), None) for i in best]

    def _part(self, use: Use, inside: NDArray[np.bool_]) -> list[Line]:
        here = use.within(inside)
        there = use.frequency - here
        size, rest = int(inside.sum()), int((~inside).sum())
        score = np.where(here >= self.least_releases, keyness(here, there, size, rest), 0).round(6)
        ratio = log_ratio(here, there, size, rest).round(6)
        score[score < max(self.significance, 1e-6)] = 0
        return [(use.terms[i], int(here[i]), float(score[i]), float(ratio[i])) for i in self._best(use, score, here)]

    def _best(self, use: Use, score: Floats, releases: Floats) -> list[int]:
        """The terms of the greatest scores above 0, of pieces and wholes that nearly as many releases use the first."""
        forms = use.forms
        told = np.flatnonzero(score > 0)
        ranked = sorted(told.tolist(), key=lambda i: (-score[i], -forms[i].count(" "), forms[i]))
        chosen: list[int] = []
        for i in ranked:
            if len(chosen) == self.keywords:
                break
            if not any(_one_within_other(forms[i], forms[j]) and _as_often(releases[i], releases[j]) for j in chosen):
                chosen.append(i)
        return chosen


def _one_within_other(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _as_often(one: float, other: float) -> bool:
    return min(one, other) >= ALIKE * max(one, other)


@dataclass(frozen=True, eq=False)
class Use:
    """Which releases use which terms."""

    releases: list[str]
    terms: list[str]
    """Names as their entity is called, phrases as they are mostly written; each once."""
    used: csr_array
    """1 where a release uses a term, shape (releases, terms)."""

    @classmethod
    def of(cls, tables: Tables) -> Use:
        releases = list(originals(tables[ReleaseRecord])["release_id"])
        place = {release: number for number, release in enumerate(releases)}
        spellings: dict[str, Counter[str]] = {}
        number: dict[str, int] = {}
        rows, keys = array("l"), array("l")
        for text, candidates in said(tables):
            for each in candidates if text.release in place else ():
                spellings.setdefault(each.key, Counter())[each.term] += 1
                rows.append(place[text.release])
                keys.append(number.setdefault(each.key, len(number)))
        names = dict(zip(tables[Entity]["entity_id"], tables[Entity]["name"], strict=True))
        written = [names.get(key) or min(own, key=lambda term: (-own[term], term)) for key, own in spellings.items()]
        terms = sorted(set(written))
        column = {term: place for place, term in enumerate(terms)}
        columns = np.array([column[term] for term in written], dtype=np.int64)[keys]
        return cls(releases, terms, _ones(np.array(rows), columns, (len(releases), len(terms))))

    @cached_property
    def forms(self) -> list[str]:
        """The terms in lower case."""
        return [term.lower() for term in self.terms]

    @cached_property
    def frequency(self) -> Floats:
        """The number of releases that use each term, shape (terms,)."""
        return self.within(np.ones(len(self.releases), dtype=bool))

    def within(self, inside: NDArray[np.bool_]) -> Floats:
        """The number of some of the releases that use each term, shape (terms,)."""
        return np.asarray(inside.astype(np.float64) @ self.used)


def _ones(rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]) -> csr_array:
    """1 in every cell that is named, however often."""
    from scipy.sparse import coo_array

    used = coo_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape).tocsr()
    used.data[:] = 1
    return used


def keyness(here: Floats, there: Floats, size_here: int, size_there: int) -> Floats:
    """G² of each term, negative where the part uses it less than the rest does.

    `here` and `there` are the releases of the part and of the rest that use each term, of shape (terms,).
    """
    if not size_here or not size_there:
        return np.zeros(len(here))
    rate = (here + there) / (size_here + size_there)
    score = 2 * (_surprise(here, size_here * rate) + _surprise(there, size_there * rate))
    return np.where(here / size_here >= there / size_there, score, -score)


def log_ratio(here: Floats, there: Floats, size_here: int, size_there: int) -> Floats:
    """log2 of the share of the part's releases over that of the rest's, shape (terms,)."""
    return np.asarray(np.log2((here + 0.5) / (size_here + 0.5)) - np.log2((there + 0.5) / (size_there + 0.5)))


def _surprise(observed: Floats, expected: Floats) -> Floats:
    some = observed > 0
    return np.where(some, observed * np.log(np.where(some, observed, 1) / np.where(some, expected, 1)), 0.0)
