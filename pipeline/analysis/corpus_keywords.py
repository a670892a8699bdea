"""Terms that tell one part of the corpus from the rest: a publisher's, a year's, a topic's, and the whole corpus's own.

Keyness is the log-likelihood ratio G² of document frequencies (Dunning 1993, "Accurate methods for the statistics of
surprise and coincidence"; Rayson and Garside 2000): G² = 2 Σ O ln(O / E) over the releases of the part and of the rest. How great
the difference is says the log ratio (Hardie 2014): log2 of the quotient of the two shares, half a release added to each
so that it stays finite. Noun phrases of several words are terms beside single words: the corpus's collocations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._phrases import noun_phrases
from pipeline.analysis._shares import main_topics
from pipeline.analysis._words import Counts, count, free_words, originals, spellings
from pipeline.found import TermFound
from pipeline.rows import CorpusKeyword, ReleaseRecord, ReleaseTopic, Row
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Line = tuple[str, int, float, float | None]


@dataclass(frozen=True)
class CorpusKeywords(Analysis):
    """The most used terms of the corpus, and the most telling ones of each publisher, year and topic."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, ReleaseTopic)
    makes: ClassVar[type[Row]] = CorpusKeyword

    keywords: int = 30
    """How many of the whole corpus and of each part."""
    significance: float = 10.83
    """Least G² of a part's term: the value that chance exceeds in 0.1 % of cases (χ², one degree of freedom)."""
    least_releases: int = 2
    """So many releases of a part at least use its terms."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        releases = originals(tables[ReleaseRecord])
        words = free_words(tables[TermFound])
        counts = count(tables[TermFound], releases["release_id"], lambda form: [*words(form), *noun_phrases(form)])
        topic = main_topics(tables[ReleaseTopic]).to_dict()
        groups = {
            "publisher": releases["publisher"],
            "year": releases["published"].str[:4],
            "topic": pd.Series([str(topic.get(release, "")) for release in releases["release_id"]], dtype=str),
        }
        rows = [("corpus", "", *line) for line in self._whole(counts)]
        for group, parts in groups.items():
            for part in sorted(set(parts) - {""}):
                rows += [(group, part, *line) for line in self._part(counts, (parts == part).to_numpy())]
        table = pd.DataFrame(rows, columns=["group", "part", "term", "releases", "score", "log_ratio"])
        table["term"] = _spelt(table["term"], tables[TermFound])
        return table.reindex(columns=schema(CorpusKeyword).names)

    def _whole(self, counts: Counts) -> list[Line]:
        """By the number of releases that use them; the score is their share of the releases."""
        frequency = counts.frequency()
        best = np.lexsort((np.arange(len(frequency)), -frequency))[: self.keywords]
        total = max(len(counts.releases), 1)
        return [(counts.terms[i], int(frequency[i]), round(float(frequency[i]) / total, 6), None) for i in best]

    def _part(self, counts: Counts, inside: NDArray[np.bool_]) -> list[Line]:
        here = np.bincount(counts.matrix[np.flatnonzero(inside)].indices, minlength=len(counts.terms)).astype(float)
        there = counts.frequency() - here
        size, rest = int(inside.sum()), int((~inside).sum())
        score = np.where(here >= self.least_releases, keyness(here, there, size, rest), 0).round(6)
        ratio = log_ratio(here, there, size, rest).round(6)
        best = np.lexsort((np.arange(len(score)), -score))[: self.keywords]
        return [
            (counts.terms[i], int(here[i]), float(score[i]), float(ratio[i]))
            for i in best
            if score[i] >= max(self.significance, 1e-6)
        ]


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


def _spelt(terms: pd.Series[str], found: pd.DataFrame) -> list[str]:
    """Each term with its words as they are mostly written."""
    words = sorted({word for term in terms for word in term.split(" ")})
    spelling = dict(zip(words, spellings(found, words), strict=True))
    return [" ".join(spelling[word] for word in term.split(" ")) for term in terms]
