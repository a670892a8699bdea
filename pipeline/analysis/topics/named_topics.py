"""Topics that keep their numbers and names: those of an earlier run, kept beside the releases as `topics.csv`.

The file is a copy of `tables/topics.csv` in which labels may be changed. A topic found now is the one in the file whose words it
shares most of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEAST_SHARED = 0.25
"""Jaccard likeness of two topics' words from which they are the same topic: four of ten words shared."""


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A line of `topics.csv`. Size and share are what they were then, and are not read."""

    topic: int
    label: str
    terms: str
    releases: str = ""
    share: str = ""

    @property
    def words(self) -> frozenset[str]:
        return frozenset(term.strip() for term in self.terms.split(";") if term.strip())


def counterparts(words: Sequence[Sequence[str]], named: Sequence[NamedTopic]) -> dict[int, tuple[NamedTopic, float]]:
    """For topics by place: the named one that each is, and how alike they are; one to one, so that the sum is greatest."""
    from scipy.optimize import linear_sum_assignment

    ordered = sorted(named, key=lambda each: each.topic)
    alike = np.array([[_likeness(frozenset(own), each.words) for each in ordered] for own in words])
    alike = alike.reshape(len(words), len(ordered))
    pairs = zip(*linear_sum_assignment(-alike), strict=True)
    return {int(i): (ordered[j], float(alike[i, j])) for i, j in pairs if alike[i, j] >= LEAST_SHARED}


def numbers(words: Sequence[Sequence[str]], named: Sequence[NamedTopic]) -> list[int]:
    """A number for each topic by place: its counterpart's, else the next that no named topic has."""
    known = counterparts(words, named)
    free = iter(range(max((each.topic for each in named), default=0) + 1, 10**6))
    return [known[i][0].topic if i in known else next(free) for i in range(len(words))]


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / max(len(some | others), 1)
