"""How many topics a corpus has: the number at which they are coherent, distinct and stable, with the whole curve.

For each number of topics: coherence is C_NPMI (see `windows`); diversity the share of distinct words among the topics'
ten (Dieng, Ruiz and Blei 2020, "Topic modeling in embedding spaces", TACL 8); stability the mean Jaccard likeness
of each topic's ten words with those of its counterpart when a tenth of the releases is left out, over several tenths, topics
matched one to one (Greene, O'Callaghan and Cunningham 2014, "How many topics? Stability analysis for topic models").
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from pipeline.analysis.shared.topic_space import MOST_COMPARED, Material, fixed_choice, material
from pipeline.analysis.shared.windows import COHERENCE_WINDOW, Windows
from pipeline.analysis.shared.words import texts
from pipeline.analysis.topics.outside_words import outside
from pipeline.analysis.topics.telling_words import topic_words
from pipeline.rows import Mention, ReleaseRecord, Row, TermFound, TopicQuality
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORDS = 10
Words = list[list[int]]


@dataclass(frozen=True)
class TopicQualities(Analysis):
    """A row for each number of topics that was tried; in a small corpus one, untried.

    Of a corpus of more than some thousand releases a fixed choice is measured.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, TermFound, Mention)
    makes: ClassVar[type[Row]] = TopicQuality

    numbers: tuple[int, ...] = (3, 5, 8, 10, 15, 20, 30, 50)
    """Numbers of topics to try."""
    releases_per_topic: int = 10
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
        seen = whole.part(fixed_choice(whole.words.releases, MOST_COMPARED))
        numbers = [k for k in self.numbers if k * self.releases_per_topic <= len(seen.words.releases)] or [1]
        untold = outside(tables).untold
        chosen, coverage = _words(seen, numbers, untold)
        parts = [_words(seen.part(rows), numbers, untold)[0] for rows in _tenths(seen.words.releases, self.tenths)]
        coherent = _coherence(texts(tables[ReleaseRecord], seen.words.releases), whole.spelt, chosen)
        table = pd.DataFrame(
            {
                "topics": numbers,
                "c_npmi": [coherent[k] for k in numbers],
                "diversity": [_diversity(chosen[k]) for k in numbers],
                "stability": [float(np.mean([likeness(chosen[k], part[k]) for part in parts] or [0.0])) for k in numbers],
                "coverage": [coverage[k] for k in numbers],
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


def _coherence(held: list[str], spelt: list[str], chosen: Mapping[int, Words]) -> Mapping[int, float]:
    """For each number of topics the mean coherence of their words in the texts held."""
    every = sorted({word for topics in chosen.values() for words in topics for word in words})
    windows, place = Windows.of(held, [spelt[i] for i in every], COHERENCE_WINDOW), {word: i for i, word in enumerate(every)}
    return {
        k: float(np.mean([windows.coherence([place[word] for word in words]) for words in topics] or [0.0]))
        for k, topics in chosen.items()
    }


def _diversity(topics: Words) -> float:
    every = [word for words in topics for word in words]
    return len(set(every)) / max(len(every), 1)


def _tenths(releases: list[str], number: int) -> list[NDArray[np.int64]]:
    """The places of all releases but a tenth, for several tenths: by digest of their ids."""
    tenth = np.array([sha256(release.encode()).digest()[0] % 10 for release in releases], dtype=int)
    return [np.flatnonzero(tenth != i) for i in range(number)]
