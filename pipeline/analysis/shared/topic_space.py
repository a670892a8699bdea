"""Releases as points, so that those with the same topic lie close together, and the topics among them.

The way there was chosen by measurement (tests/quality): TF-IDF of words and of noun phrases, their
leading singular vectors (latent semantic analysis; Deerwester et al. 1990), each point drawn several times towards
its nearest neighbours (diffusion over the neighbour graph; Coifman and Lafon 2006), Ward's tree over the points (Ward 1963),
and k-means from the tree's branches. Nothing is drawn at random, and every number is summed in one fixed order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from pipeline.analysis.shared.once import once
from pipeline.analysis.shared.phrases import noun_phrases
from pipeline.analysis.shared.windows import Windows
from pipeline.analysis.shared.words import Counts, count, free_words, originals, spellings, terms_of, texts
from pipeline.rows import ReleaseRecord, TermFound
from pipeline.stages import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]

PHRASES = 0.6
"""What a phrase counts beside a word: they tell offices and procedures apart, and say little in texts of mixed kinds."""
DIMENSIONS = 80
NEIGHBOURS = 40
STEPS = 6
"""How often each point is drawn towards its neighbours."""
MOST_COMPARED = 4000
"""Releases among which neighbours are sought, a tree is grown and close words counted: in a larger corpus a fixed choice."""
DIGITS = 9
"""Points are rounded, so that the last digits, which a processor may sum differently, decide nothing."""
SHARPNESS = 10.0
"""A release's shares fall with its distance from the topics: as exp(10 · cosine)."""
WINDOW = 16
"""Words are close in windows of so many: a sentence's half. Coherence is reported for ten, as its definition has it."""
LEAST_LIKENESS = 0.3
"""A topic fits a release whose point has at least this cosine with its centre."""
ROUNDS = 50
"""At most so many rounds of k-means; it settles long before."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a corpus's topics are found in, and told by."""

    words: Counts
    phrases: Counts
    """The counts of words and of phrases, for the same releases."""
    spelt: list[str]
    """How each word is mostly written."""
    windows: Windows
    """Which words stand close together; of those that are too rare to tell a topic nothing."""

    known: Floats | None = None
    """Where the releases lie before they are drawn together, if that is known."""

    def part(self, rows: NDArray[np.int64]) -> Material:
        """The same for some of the releases."""
        if len(rows) == len(self.words.releases):
            return self
        return Material(_rows(self.words, rows), _rows(self.phrases, rows), self.spelt, self.windows)

    def without_some(self, rows: NDArray[np.int64]) -> Material:
        """The same for nearly all of the releases; they lie in the space of all, which is not spanned anew."""
        return replace(self.part(rows), known=self.placed[rows])

    @cached_property
    def placed(self) -> Floats:
        """Where the releases lie in the space of the leading singular vectors, rows of length 1 (or 0)."""
        return _placed(self) if self.known is None else self.known

    @cached_property
    def weighed(self) -> csr_array:
        """The TF-IDF of the words."""
        return tf_idf(self.words.matrix, 0)

    @cached_property
    def tree(self) -> Tree:
        """The tree over its releases, which is grown once."""
        return tree(points(self), self.words.releases)


@once(ReleaseRecord, TermFound)
def material(tables: Tables) -> Material:
    """Of the tables ReleaseRecord and TermFound: of the releases that have terms and repeat no earlier one."""
    terms = terms_of(tables)
    ids = sorted({*originals(tables)}.intersection(terms.releases))
    words, phrases = count(terms, ids, free_words(terms)), count(terms, ids, noun_phrases)
    spelt = spellings(tables, words.terms)
    telling = words.frequency() >= least_releases(len(ids))
    vocabulary = [word if often else "" for word, often in zip(spelt, telling, strict=True)]
    held = fixed_choice(ids, MOST_COMPARED)
    return Material(words, phrases, spelt, Windows.of(texts(tables, [ids[i] for i in held]), vocabulary, WINDOW))


def points(of: Material) -> Floats:
    """A point of length 1 for each release, shape (releases, dimensions); zeros where it has no word in common with others."""
    from threadpoolctl import threadpool_limits

    if not of.words.releases:
        return np.zeros((0, 1))
    with threadpool_limits(limits=1):
        drawn = _drawn_together(of.placed, _compared(of.words.releases))
    return drawn.round(DIGITS) + 0.0


def _placed(of: Material) -> Floats:
    from scipy.sparse import hstack
    from threadpoolctl import threadpool_limits

    least = least_releases(len(of.words.releases))
    features = hstack([tf_idf(of.words.matrix, least), PHRASES * tf_idf(of.phrases.matrix, least)]).tocsr()
    with threadpool_limits(limits=1):
        return _unit(_singular(features))


def tree(placed: Floats, releases: list[str]) -> Tree:
    """Ward's tree over the points that are compared."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import pdist

    compared = _compared(releases)
    told = compared[placed[compared].any(axis=1)]
    return Tree(placed, told, linkage(pdist(placed[told]), "ward") if len(told) > 1 else np.zeros((0, 4)))


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The points, which of them the tree was built over, and the tree (SciPy's linkage matrix)."""

    points: Floats
    leaves: NDArray[np.int64]
    linkage: Floats

    def centres(self, topics: int) -> Floats:
        """Centres of so many topics, shape (topics, dimensions), fewer where there are fewer points; by k-means on the sphere."""
        from scipy.cluster.hierarchy import fcluster

        if not len(self.leaves):
            return np.zeros((0, self.points.shape[1]))
        branch = fcluster(self.linkage, topics, "maxclust") - 1 if len(self.leaves) > 1 else np.zeros(1, dtype=int)
        leaves = self.points[self.leaves]
        centres = _means(leaves, branch, int(branch.max()) + 1)
        for _ in range(ROUNDS):
            before, branch = branch, (leaves @ centres.T).round(9).argmax(axis=1)
            if (before == branch).all():
                break
            centres = _means(leaves, branch, len(centres))
        return centres[centres.any(axis=1)]

    def shares(self, topics: int) -> Floats:
        """How much of each release is about each topic, shape (releases, topics), rows of sum 1."""
        closeness = np.exp(SHARPNESS * (self.points @ self.centres(topics).T))
        return np.asarray(closeness / closeness.sum(axis=1, keepdims=True))

    def main_topics(self, topics: int) -> NDArray[np.int64]:
        """The topic that each release is closest to, from 0, shape (releases,); -1 where none fits it."""
        centres = self.centres(topics)
        if not len(centres):
            return np.full(len(self.points), -1)
        likeness = (self.points @ centres.T).round(9)
        return np.where(likeness.max(axis=1) >= LEAST_LIKENESS, likeness.argmax(axis=1), -1)


def least_releases(releases: int) -> int:
    """A term counts that at least so many of the releases use."""
    return min(5, 2 + releases // 100) if releases >= 10 else 1


def tf_idf(counts: csr_array, least: int) -> csr_array:
    """(1 + ln tf) · (1 + ln n/df), rows of length 1 (or 0); terms of fewer releases than `least` are left out."""
    from sklearn.feature_extraction.text import TfidfTransformer

    frequent = counts[:, np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]) >= least)]
    if not min(frequent.shape):
        return frequent.astype(np.float64)
    with np.errstate(divide="ignore"):  # a term of no release weighs nothing anywhere
        return TfidfTransformer(sublinear_tf=True, smooth_idf=False).fit_transform(frequent)


def fixed_choice(releases: list[str], most: int) -> NDArray[np.int64]:
    """Places of at most so many releases: by digest of their ids, so that most stay as the corpus grows."""
    if len(releases) <= most:
        return np.arange(len(releases))
    digests = [sha256(release.encode()).digest() for release in releases]
    return np.sort(np.array(sorted(range(len(releases)), key=digests.__getitem__)[:most]))


def _compared(releases: list[str]) -> NDArray[np.int64]:
    return fixed_choice(releases, MOST_COMPARED)


def _singular(features: csr_array) -> Floats:
    """The rows in the space of the leading singular vectors, shape (releases, dimensions)."""
    from scipy.sparse.linalg import svds

    wanted = min(DIMENSIONS, max(2, features.shape[0] // 10), *features.shape)
    if not wanted:
        return np.zeros((features.shape[0], 1))
    if min(features.shape) <= 2 * wanted:
        left, values, _ = np.linalg.svd(features.toarray(), full_matrices=False)
    else:
        left, values, _ = svds(features, k=wanted, v0=np.ones(min(features.shape)))
    order = np.argsort(-values)[:wanted]
    return np.asarray(left[:, order] * values[order])


def _drawn_together(start: Floats, compared: NDArray[np.int64]) -> Floats:
    """Each point drawn towards its neighbours among the compared ones."""
    neighbours = min(NEIGHBOURS, max(1, len(compared) // 10))
    pulls = _pulls(start[compared], neighbours)
    inner = start[compared]
    for _ in range(STEPS):
        inner = _unit(inner + pulls @ inner)
    if len(compared) == len(start):
        return inner
    placed = np.empty_like(start)
    for first in range(0, len(start), MOST_COMPARED):
        piece = start[first : first + MOST_COMPARED]
        likeness = _nearest(piece @ start[compared].T, neighbours)
        placed[first : first + MOST_COMPARED] = _unit(piece + _of_sum_one(likeness) @ inner)
    placed[compared] = inner
    return placed


def _pulls(inner: Floats, neighbours: int) -> csr_array:
    """How much each point counts for each other, rows of sum 1: neighbours of either side, by their cosine."""
    likeness = inner @ inner.T
    np.fill_diagonal(likeness, 0)
    nearest = _nearest(likeness, neighbours)
    return _of_sum_one(nearest.maximum(nearest.T))


def _nearest(likeness: Floats, neighbours: int) -> csr_array:
    """Only the greatest entries of each row, none below zero."""
    from scipy.sparse import csr_array

    least = np.partition(likeness, -neighbours, axis=1)[:, -neighbours][:, None]
    return csr_array(np.where((likeness >= least) & (likeness > 0), likeness, 0))


def _of_sum_one(matrix: csr_array) -> csr_array:
    """Of a matrix without negative entries; empty rows stay empty."""
    from sklearn.preprocessing import normalize

    return normalize(matrix, norm="l1")


def _means(members: Floats, group: NDArray[np.int64], groups: int) -> Floats:
    from scipy.sparse import csr_array

    belong = csr_array((np.ones(len(group)), (group, np.arange(len(group)))), shape=(groups, len(group)))
    return _unit(belong @ members)


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 1e-12, lengths, np.inf)


def _rows(counts: Counts, rows: NDArray[np.int64]) -> Counts:
    return Counts([counts.releases[i] for i in rows], counts.terms, counts.matrix[rows])
