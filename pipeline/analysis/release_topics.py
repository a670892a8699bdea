"""What each release is about: its shares of the topics of the corpus.

Non-negative matrix factorisation of the releases' TF-IDF vectors (Lee and Seung 1999), started from their singular
vectors (NNDSVD; Boutsidis and Gallopoulos 2008), so that there is no random start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis._words import Counts, count_words, originals
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TermFound
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True)
class ReleaseTopics(Analysis):
    """Shares of topics per release. A release without terms, or that repeats an earlier one, has none."""

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound)
    makes: ClassVar[type[Row]] = ReleaseTopic

    topics: int | None = None
    """How many; None: about the root of half the number of releases."""
    most_topics: int = 50
    min_releases: int = 3
    """A word counts that at least so many releases use (fewer in a small corpus)."""
    min_weight: float = 0.1
    """Smaller shares of a release are left out, its greatest never."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        counts = count_words(tables[TermFound], originals(tables[ReleaseRecord]))
        weights = self._weights(counts)
        if not weights.size:
            return pd.DataFrame(columns=["release_id", "topic", "weight"])
        main = weights.argmax(axis=1)
        told = weights.sum(axis=1) > 0
        by_size = sorted(range(weights.shape[1]), key=lambda topic: -int((told & (main == topic)).sum()))
        weights, main = weights[:, by_size], np.argsort(by_size)[main]
        stated = told[:, None] & ((weights >= self.min_weight) | (main[:, None] == np.arange(len(by_size))))
        rows, columns = np.nonzero(stated)
        return pd.DataFrame(
            {
                "release_id": np.array(counts.releases, dtype=object)[rows],
                "topic": columns + 1,
                "weight": weights[rows, columns].round(4),
            }
        )

    def _weights(self, counts: Counts) -> NDArray[np.float64]:
        """Shares that sum to 1, shape (releases, topics); zeros for a release without words."""
        if not counts.words:
            return np.zeros((len(counts.releases), 0))
        vectors = _tf_idf(counts.matrix, min(self.min_releases, 1 + len(counts.releases) // 20))
        wanted = self.topics or round((len(counts.releases) / 2) ** 0.5)
        weights = _factors(vectors, max(1, min(wanted, self.most_topics, *vectors.shape)))
        totals = weights.sum(axis=1, keepdims=True)
        return weights / np.where(totals > 0, totals, 1)


def _tf_idf(counts: csr_array, min_releases: int) -> csr_array:
    """(1 + ln tf) · (1 + ln n/df), rows of length 1; words of fewer releases are left out."""
    from sklearn.preprocessing import normalize

    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    kept = np.flatnonzero(frequency >= min_releases)
    vectors = counts[:, kept].astype(np.float64)
    vectors.data = (1 + np.log(vectors.data)) * (1 + np.log(vectors.shape[0] / frequency[kept]))[vectors.indices]
    return normalize(vectors)


def _factors(vectors: csr_array, topics: int) -> NDArray[np.float64]:
    """Weights of the topics in the releases, shape (releases, topics)."""
    import warnings

    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1), warnings.catch_warnings():  # sums in one order, so that every run agrees to the last digit
        warnings.simplefilter("ignore", ConvergenceWarning)
        model = NMF(topics, init="nndsvd", random_state=0, max_iter=300)
        return model.fit_transform(vectors)  # type: ignore[no-any-return]
