"""Words that stand side by side more often than chance would have it: money laundering, asset recovery, plea bargain.

Pairs of neighbouring content words inside the noun phrases of the releases. The log-likelihood ratio G² of the pair's
two-by-two table (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics
19) says how sure it is that they belong together, the normalised pointwise mutual information (Bouma 2009, "Normalized
(pointwise) mutual information in collocation extraction", GSCL) how firmly they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.npmi import npmi
from pipeline.analysis.shared.words import count, is_weak, originals, terms_of, written
from pipeline.rows import Collocation, ReleaseRecord, Row, TermFound
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Collocations(Analysis):
    """The surest pairs of the corpus. A story that was published twice counts once."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound)
    makes: ClassVar[type[Row]] = Collocation

    pairs: int = 300
    """At most so many."""
    least_releases: int = 3
    """So many releases at least hold the pair."""
    significance: float = 15.13
    """Least G²: the value that chance exceeds in 0.01 % of cases (χ², one degree of freedom)."""
    least_npmi: float = 0.3
    """Pairs that are together less firmly are no collocations, however sure they are."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        counts = count(terms_of(tables), originals(tables), _neighbours)
        if not counts.terms:
            return pd.DataFrame(columns=schema(Collocation).names)
        table = pd.DataFrame({"term": counts.terms, "releases": counts.frequency(), "occurrences": counts.matrix.sum(axis=0)})
        table["occurrences"] = table["occurrences"].astype(np.int64)
        words = table["term"].str.split(" ", expand=True).reindex(columns=[0, 1])
        pair, total = table["occurrences"], int(table["occurrences"].sum())
        first, second = (pair.groupby(words[side]).transform("sum") for side in (0, 1))
        table["score"] = association(pair.to_numpy(), first.to_numpy(), second.to_numpy(), total).round(6)
        table["npmi"] = npmi(pair.to_numpy(), first.to_numpy(), second.to_numpy(), total).round(6)
        sure = (table["score"] >= self.significance) & (table["npmi"] >= self.least_npmi)
        best = table[sure & (table["releases"] >= self.least_releases)]
        best = best.sort_values(["score", "term"], ascending=[False, True]).head(self.pairs).reset_index(drop=True)
        best["term"] = written(best["term"].tolist(), tables)
        return best.reindex(columns=schema(Collocation).names)


def association(pair: np.ndarray, first: np.ndarray, second: np.ndarray, total: int) -> np.ndarray:
    """G² of pairs, shape (pairs,); 0 for those that are together less often than chance would have it.

    `first` and `second`: how often the one word stands in front and the other behind in any pair; `total`: all pairs.
    """
    expected = first * second / max(total, 1)
    cells = (pair, first - pair, second - pair, total - first - second + pair)
    chances = (expected, first - expected, second - expected, total - first - second + expected)
    score = 2 * sum(_surprise(cell, chance) for cell, chance in zip(cells, chances, strict=True))
    return np.where(pair > expected, score, 0.0)


def _surprise(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    some = (observed > 0) & (expected > 0)
    return np.where(some, observed * np.log(np.where(some, observed, 1) / np.where(some, expected, 1)), 0.0)


def _neighbours(form: str) -> list[str]:
    words = form.split(" ")
    return [f"{a} {b}" for a, b in pairwise(words) if not is_weak(a) and not is_weak(b)]
