"""Terms that tell one part of the corpus from the rest: its publisher's, its year's, the whole corpus's own.

Keyness is the log-likelihood ratio G² of document frequencies (Dunning 1993, "Accurate methods for the statistics of
surprise and coincidence"; Rayson and Garside 2000): G² = 2 Σ O ln(O / E) over the releases of the part and of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._words import Counts, content_words, count, originals, spellings
from pipeline.rows import CorpusKeyword, ReleaseRecord, Row, TermFound
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = ["term", "group", "part", "releases", "score"]


@dataclass(frozen=True)
class CorpusKeywords(Analysis):
    """The most used terms of the corpus, and the most telling ones of each publisher and year."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound)
    makes: ClassVar[type[Row]] = CorpusKeyword

    keywords: int = 30
    """How many of the whole corpus and of each part."""
    significance: float = 10.83
    """Least G² of a part's term: the value that chance exceeds in 0.1 % of cases (χ², one degree of freedom)."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        releases = originals(tables[ReleaseRecord])
        counts = count(tables[TermFound], releases["release_id"], content_words)
        spelling = dict(zip(counts.terms, spellings(tables[TermFound], counts.terms), strict=True))
        groups = {"publisher": releases["publisher"], "year": releases["published"].str[:4]}
        rows = self._whole(counts)
        for group, parts in groups.items():
            for part in sorted(set(parts) - {""}):
                rows += [(word, group, part, *rest) for word, *rest in self._part(counts, (parts == part).to_numpy())]
        table = pd.DataFrame(rows, columns=COLUMNS)
        table["term"] = table["term"].map(spelling)
        return table

    def _whole(self, counts: Counts) -> list[tuple[str, str, str, int, float]]:
        """By the number of releases that use them; the score is their share of the releases."""
        frequency = _frequency(counts, np.ones(len(counts.releases), dtype=bool))
        best = np.lexsort((np.arange(len(frequency)), -frequency))[: self.keywords]
        total = max(len(counts.releases), 1)
        return [(counts.terms[i], "corpus", "", int(frequency[i]), round(frequency[i] / total, 6)) for i in best]

    def _part(self, counts: Counts, inside: NDArray[np.bool_]) -> list[tuple[str, int, float]]:
        here, there = _frequency(counts, inside), _frequency(counts, ~inside)
        score = keyness(here, there, inside.sum(), (~inside).sum()).round(6)
        best = np.lexsort((np.arange(len(score)), -score))[: self.keywords]
        return [(counts.terms[i], int(here[i]), float(score[i])) for i in best if score[i] >= self.significance]


def keyness(here: NDArray[np.float64], there: NDArray[np.float64], size_here: int, size_there: int) -> NDArray[np.float64]:
    """G² of each term, negative where the part uses it less than the rest does.

    `here` and `there` are the releases of the part and of the rest that use each term, of shape (terms,).
    """
    if not size_here or not size_there:
        return np.zeros(len(here))
    rate = (here + there) / (size_here + size_there)
    score = 2 * (_surprise(here, size_here * rate) + _surprise(there, size_there * rate))
    return np.where(here / size_here >= there / size_there, score, -score)


def _surprise(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    some = observed > 0
    return np.where(some, observed * np.log(np.where(some, observed, 1) / np.where(some, expected, 1)), 0.0)


def _frequency(counts: Counts, inside: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The releases that use each word, shape (words,), among those marked by `inside`, shape (releases,)."""
    part = counts.matrix[np.flatnonzero(inside)]
    return np.bincount(part.indices, minlength=len(counts.terms)).astype(float)
