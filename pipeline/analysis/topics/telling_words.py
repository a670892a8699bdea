"""The words that tell a topic: typical of its releases, rare in the others, and said close to one another.

A word's relevance is its mean TF-IDF in the topic's releases, raised where few other topics share it. Of the most relevant
words those are kept that go together: coherence is the normalised pointwise mutual information (NPMI) of two words in a
sliding window (Röder, Both and Hinneburg 2015, "Exploring the space of topic coherence measures", C_NPMI). First by the
leading eigenvector of relevance × closeness, which a few releases more or less hardly move; then by exchanging single
words as long as relevance and coherence together gain.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from pipeline.analysis.shared.topic_space import Material, least_releases, tf_idf
from pipeline.analysis.shared.words import Counts, content_words, written
from pipeline.rows import TermFound
from pipeline.stages import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

POOL = 150
"""So many of a topic's most relevant words are considered."""
SHARED = 2.5
"""A word that is more relevant to another topic loses this much of its relevance's logarithm."""
NARROWED = 50
"""The pool is narrowed to so many words that go together, among which the last ones are chosen."""
COHERENCE = 4.0
"""What a point of mean NPMI weighs against a point of relevance's logarithm."""
AS_GOOD = 0.6
"""Of a phrase and a longer one that holds it the longer is shown, if it has so much of its relevance."""
POWERS = 60
"""Steps of the power iteration; the order of the leading words stands long before."""
SEEN = 5
"""A pair that so few windows hold counts as half seen: once more or less by chance must not decide."""


def spelt_topic_words(material: Material, topic: NDArray[np.int64], wanted: int) -> list[list[str]]:
    """The words of each topic as they are mostly written; `topic` as in `topic_words`."""
    chosen = topic_words(material, topic, int(topic.max(initial=-1)) + 1, wanted)
    return [[material.spelt[i] for i in words] for words in chosen]


def topic_labels(tables: Tables, phrases: Counts, topic: NDArray[np.int64], wanted: int) -> list[str]:
    """For each topic its most relevant noun phrases that no other has and that share no word, as they are mostly written."""
    relevance = _relevance(phrases, topic, int(topic.max(initial=-1)) + 1)
    owner = relevance.argmax(axis=0) if relevance.size else np.zeros(0)
    labels = [_label(phrases.terms, np.where(owner == place, row, 0), wanted) for place, row in enumerate(relevance)]
    spelt = iter(written([phrase for chosen in labels for phrase in chosen], tables[TermFound]))
    return [", ".join(islice(spelt, len(chosen))) for chosen in labels]


def _label(terms: list[str], relevance: Floats, wanted: int) -> list[str]:
    """The most relevant phrases of a topic that share no word, each in its longest form that is nearly as relevant."""
    pool = _best(relevance, POOL)
    chosen: list[str] = []
    for column in pool:
        phrase = _fullest(terms[column], [terms[i] for i in pool if relevance[i] >= AS_GOOD * relevance[column]])
        taken = {word for other in chosen for word in content_words(other)}
        if len(chosen) < wanted and taken.isdisjoint(content_words(phrase)):
            chosen.append(phrase)
    return chosen


def _fullest(phrase: str, others: list[str]) -> str:
    """The longest of the other phrases that holds it; itself where there is none."""
    return max([phrase, *(other for other in others if f" {phrase} " in f" {other} ")], key=lambda each: each.count(" "))


def topic_words(material: Material, topic: NDArray[np.int64], topics: int, wanted: int) -> list[list[int]]:
    """The columns of each topic's words, the most telling first.

    `topic` is the main topic of each release, shape (releases,), from 0; -1 where it has none.
    """
    if not topics:
        return []
    relevance = _relevance(material.words, topic, topics)
    owner = relevance.argmax(axis=0)
    weighed = relevance * np.where(owner == np.arange(topics)[:, None], 1.0, np.exp(-SHARED))
    pools = [_best(row, POOL) for row in weighed]
    return [_choose(weighed[i, pool], pool, material.windows.npmi(pool, SEEN), wanted) for i, pool in enumerate(pools)]


def _relevance(counts: Counts, topic: NDArray[np.int64], topics: int) -> Floats:
    """Shape (topics, words)."""
    from scipy.sparse import csr_array

    member = np.flatnonzero(topic >= 0)
    groups = csr_array((np.ones(len(member)), (topic[member], member)), shape=(topics, len(topic)))
    vectors = tf_idf(counts.matrix, 0)
    mean = (groups @ vectors).toarray() / np.maximum(np.bincount(topic[member], minlength=topics), 1)[:, None]
    mean[:, counts.frequency() < least_releases(len(topic))] = 0
    return np.asarray(mean * np.sqrt(mean / np.maximum(mean.sum(axis=0), 1e-12)))


def _choose(relevance: Floats, pool: NDArray[np.int64], npmi: Floats, wanted: int) -> list[int]:
    weight = (relevance / relevance.max(initial=1e-12)) ** 0.25
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


def _best(row: Floats, most: int) -> NDArray[np.int64]:
    order = np.lexsort((np.arange(len(row)), -row.round(12)))[:most]
    return order[row[order] > 0]
