"""How many topics a corpus has: the number at which they are coherent, distinct and stable, with the whole curve.

For each number of topics: coherence is C_NPMI (see `windows`); diversity the share of distinct words among the topics'
ten (Dieng, Ruiz and Blei 2020, "Topic modeling in embedding spaces", TACL 8); stability the mean Jaccard likeness
of each topic's ten words with those of its counterpart when a tenth of the releases is left out, over several tenths, topics
matched one to one (Greene, O'Callaghan and Cunningham 2014, "How many topics? Stability analysis for topic models"). The releases
that are left lie in the space that all of them span; their neighbours, tree, topics and words are found anew.

The standard errors say how far the values of the whole corpus may be from those of the sample; of a sample that is the whole
corpus they are 0.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.topic_space import Material, fixed_choice, material
from pipeline.analysis.shared.windows import COHERENCE_WINDOW, Windows
from pipeline.analysis.shared.words import texts
from pipeline.analysis.topics.outside_words import outside
from pipeline.analysis.topics.telling_words import topic_words
from pipeline.rows import Mention, ReleaseRecord, Row, TermFound, TopicQuality
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = 10
GROUPS = 4
"""Random groups, whose spread tells the error of a sample (Wolter 2007, "Introduction to Variance Estimation", chapter 2)."""
Words = list[list[int]]


@dataclass(frozen=True)
class TopicQualities(Analysis):
    """A row for each number of topics that was tried; in a small corpus one, untried.

    Of a large corpus a sample is measured: a fixed choice of the releases.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, Mention)
    makes: ClassVar[type[Row]] = TopicQuality

    numbers: tuple[int, ...] = (3, 5, 8, 10, 15, 20, 30, 50)
    """Numbers of topics to try."""
    sample: int = 2000
    """At most so many releases are measured, so that the measure costs no more in a larger corpus."""
    releases_per_topic: int = 15
    """A number is tried if there are so many releases to a topic."""
    tenths: int = 3
    """How many tenths of the releases are left out, one after the other, to measure stability."""

    least_stability: float = 0.7
    least_diversity: float = 0.9
    """Of the numbers tried the greatest is chosen at which stability and diversity are at least these."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        whole = material(tables)
        if not whole.words.releases:
            return pd.DataFrame(columns=schema(TopicQuality).names)
        every = len(whole.words.releases)
        seen = whole.part(fixed_choice(whole.words.releases, self.sample))
        releases = len(seen.words.releases)
        unseen = 1 - releases / every
        numbers = [k for k in self.numbers if k * self.releases_per_topic <= releases] or [1]
        untold = outside(tables).untold
        chosen, coverage = _words(seen, numbers, untold)
        parts = [_words(seen.without_some(rows), numbers, untold)[0] for rows in _tenths(seen.words.releases, self.tenths)]
        held = texts(tables, seen.words.releases)
        groups = _at_random(seen.words.releases, held, GROUPS) if unseen else [held]
        coherent = _coherence(groups, whole.spelt, chosen)
        table = pd.DataFrame(
            {
                "topics": numbers,
                "c_npmi": [float(coherent[k][0]) for k in numbers],
                "c_npmi_error": [float(np.sqrt(unseen) * coherent[k][1]) for k in numbers],
                "diversity": [_diversity(chosen[k]) for k in numbers],
                "stability": [float(np.mean([likeness(chosen[k], part[k]) for part in parts] or [0.0])) for k in numbers],
                "coverage": [coverage[k] for k in numbers],
                "coverage_error": [float(np.sqrt(unseen * coverage[k] * (1 - coverage[k]) / releases)) for k in numbers],
                "measured": releases,
            }
        ).round(6)
        table["chosen"] = table["topics"] == self._choice(table)
        return table.reindex(columns=schema(TopicQuality).names)

    def _choice(self, table: pd.DataFrame) -> int:
        """The most topics that are still stable and distinct; where none are, those that come closest."""
        good = table[(table["stability"] >= self.least_stability) & (table["diversity"] >= self.least_diversity)]
        closest = (table["stability"] / self.least_stability).clip(upper=1) * (table["diversity"] / self.least_diversity).clip(
            upper=1
        )
        return int(good["topics"].max() if len(good) else table["topics"].iloc[int(closest.round(9).argmax())])


def likeness(some: Sequence[Sequence[Hashable]], others: Sequence[Sequence[Hashable]]) -> float:
    """Mean Jaccard likeness of the topics' words, each topic with one of the others so that the sum is greatest; 0 to 1."""
    from scipy.optimize import linear_sum_assignment

    sets, other_sets = [set(words) for words in some], [set(words) for words in others]
    alike = np.array([[len(a & b) / max(len(a | b), 1) for b in other_sets] for a in sets]).reshape(len(sets), len(other_sets))
    return float(alike[linear_sum_assignment(-alike)].sum() / max(len(some), len(others), 1))


def _words(seen: Material, numbers: list[int], untold: frozenset[str]) -> tuple[Mapping[int, Words], Mapping[int, float]]:
    """For each number of topics their words, and the share of releases that one of them fits."""
    main = {k: seen.tree.main_topics(k) for k in numbers}
    words = {k: topic_words(seen, main[k], WORDS, untold) for k in numbers}
    return words, {k: float((main[k] >= 0).mean()) if len(main[k]) else 0.0 for k in numbers}


def _coherence(groups: list[list[str]], spelt: list[str], chosen: Mapping[int, Words]) -> Mapping[int, tuple[float, float]]:
    """For each number of topics the mean coherence of their words in all texts, and its standard error by their groups."""
    every = sorted({word for topics in chosen.values() for words in topics for word in words})
    place = {word: i for i, word in enumerate(every)}
    counted = [Windows.of(group, [spelt[i] for i in every], COHERENCE_WINDOW) for group in groups]
    whole = reduce(Windows.with_more, counted)
    found = {}
    for k, topics in chosen.items():
        single = [_mean_coherence(windows, topics, place) for windows in counted]
        found[k] = _mean_coherence(whole, topics, place), _standard_error(single)
    return found


def _standard_error(values: list[float]) -> float:
    """Of the mean of the values; 0 of a single one."""
    return float(np.std(values, ddof=1)) / len(values) ** 0.5 if len(values) > 1 else 0.0


def _at_random(releases: list[str], held: list[str], number: int) -> list[list[str]]:
    """The texts of the releases in so many groups, by digest of their ids."""
    groups: list[list[str]] = [[] for _ in range(number)]
    for release, text in zip(releases, held, strict=True):
        groups[sha256(release.encode()).digest()[1] % number].append(text)
    return groups


def _mean_coherence(windows: Windows, topics: Words, place: Mapping[int, int]) -> float:
    return float(np.mean([windows.coherence([place[word] for word in words]) for words in topics] or [0.0]))


def _diversity(topics: Words) -> float:
    every = [word for words in topics for word in words]
    return len(set(every)) / max(len(every), 1)


def _tenths(releases: list[str], number: int) -> list[NDArray[np.int64]]:
    """The places of all releases but a tenth, for several tenths: by digest of their ids."""
    tenth = np.array([sha256(release.encode()).digest()[0] % 10 for release in releases], dtype=int)
    return [np.flatnonzero(tenth != i) for i in range(number)]
