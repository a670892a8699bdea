"""The words that tell a topic: typical of its releases, rare in the others, and said close to one another.

A word's relevance is its mean TF-IDF in the topic's releases, raised where few other topics share it. Of the most relevant
words those are kept that go together: coherence is the normalised pointwise mutual information (NPMI) of two words in a
sliding window (Röder, Both and Hinneburg 2015, "Exploring the space of topic coherence measures", C_NPMI). First by the
leading eigenvector of relevance × closeness, which a few releases more or less hardly move; then by exchanging single
words as long as relevance and coherence together gain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipeline.analysis.shared.topic_space import Material, least_releases
from pipeline.analysis.shared.words import Counts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]

POOL = 150
"""So many of a topic's most relevant words are considered."""
SHARED = 2.5
"""A word that is more relevant to another topic loses this much of its relevance's logarithm."""
NARROWED = 50
"""The pool is narrowed to so many words that go together, among which the last ones are chosen."""
COHERENCE = 5.0
"""What a point of mean NPMI weighs against a point of relevance's logarithm."""
POWERS = 60
"""Steps of the power iteration; the order of the leading words stands long before."""
SEEN = 5
"""A pair that so few windows hold counts as half seen: once more or less by chance must not decide."""


def spelt_topic_words(material: Material, topic: NDArray[np.int64], wanted: int, outside: frozenset[str]) -> list[list[str]]:
    """The words of each topic as they are mostly written; `topic` and `outside` as in `topic_words`."""
    chosen = topic_words(material, topic, wanted, outside)
    return [[material.spelt[i] for i in words] for words in chosen]


def topic_words(material: Material, topic: NDArray[np.int64], wanted: int, outside: frozenset[str]) -> list[list[int]]:
    """The columns of each topic's words, the most telling first.

    `topic` is the main topic of each release, shape (releases,), from 0; -1 where it has none. Words `outside` are no topic's.
    """
    if not (topics := int(topic.max(initial=-1)) + 1):
        return []
    weights = relevance(material.words, material.weighed, topic, topics)
    weights[:, [word in outside for word in material.words.terms]] = 0
    owner = weights.argmax(axis=0)
    weighed = weights * np.where(owner == np.arange(topics)[:, None], 1.0, np.exp(-SHARED))
    pools = [best(row, POOL) for row in weighed]
    return [_choose(weighed[i, pool], pool, material.windows.npmi(pool, SEEN), wanted) for i, pool in enumerate(pools)]


def relevance(counts: Counts, vectors: csr_array, topic: NDArray[np.int64], topics: int) -> Floats:
    """Of each term for each topic, shape (topics, terms): its mean TF-IDF there, raised where few other topics share it.

    `vectors`: the TF-IDF of the counts.
    """
    from scipy.sparse import csr_array

    member = np.flatnonzero(topic >= 0)
    groups = csr_array((np.ones(len(member)), (topic[member], member)), shape=(topics, len(topic)))
    mean = (groups @ vectors).toarray() / np.maximum(np.bincount(topic[member], minlength=topics), 1)[:, None]
    mean[:, counts.frequency() < least_releases(len(topic))] = 0
    return np.asarray(mean * np.sqrt(mean / np.maximum(mean.sum(axis=0), 1e-12)))


def _choose(weights: Floats, pool: NDArray[np.int64], npmi: Floats, wanted: int) -> list[int]:
    weight = (weights / weights.max(initial=1e-12)) ** 0.25
    near = (npmi + 0.5).clip(min=0) ** 3
    np.fill_diagonal(near, 0)
    bonds = weight[:, None] * near * weight
    left = _order(_leading_vector(bonds))[:NARROWED]
    centrality = _leading_vector(bonds[np.ix_(left, left)])
    order = _order(centrality)
    left, centrality = left[order], centrality[order]
    chosen = _exchanged(np.log(centrality.clip(min=1e-9)), npmi[np.ix_(left, left)], wanted)
    return [int(pool[left[i]]) for i in chosen]


def _order(values: Floats) -> NDArray[np.int64]:
    """Places by value, the greatest first; of equals the first."""
    return np.argsort(-values.round(9), kind="stable")


def _leading_vector(matrix: Floats) -> Floats:
    """Of a matrix without negative entries, by power iteration: its entries are not negative, their greatest is 1."""
    vector = np.ones(len(matrix))
    for _ in range(POWERS):
        vector = matrix @ vector
        vector = vector / max(vector.max(initial=0), 1e-300)
    return vector


def _exchanged(worth: Floats, npmi: Floats, wanted: int) -> list[int]:
    """The places of so many words: the first ones, then each exchanged for another while worth and coherence together gain."""
    npmi = npmi.copy()
    np.fill_diagonal(npmi, 0)
    chosen = np.arange(min(wanted, len(worth)))
    scale = COHERENCE * 2 / max(len(chosen) - 1, 1)
    for _ in range(10 * wanted):
        bonds = npmi[:, chosen].sum(axis=1)
        gain = worth[:, None] - worth[chosen] + scale * (bonds[:, None] - npmi[:, chosen] - bonds[chosen])
        gain[chosen] = -np.inf
        incoming, outgoing = divmod(int(gain.round(9).argmax()), len(chosen)) if len(chosen) else (0, 0)
        if not len(chosen) or gain[incoming, outgoing] <= 1e-6:
            break
        chosen[outgoing] = incoming
    return sorted(chosen.tolist())


def best(row: Floats, most: int) -> NDArray[np.int64]:
    """The places of the greatest values above 0, at most so many, the greatest first."""
    order = np.lexsort((np.arange(len(row)), -row.round(12)))[:most]
    return order[row[order] > 0]
