"""What a release turns on: the words and phrases of its title and its lead, and those that it says more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.analysis.shared.words import Counts, count
from pipeline.analysis.topics.use import Use
from pipeline.rows import ReleaseRecord, TermFound
from pipeline.stages import Tables

LEAD = 300
"""Code points of the body that are the lead: a paragraph."""
AGAIN = 2


@dataclass(frozen=True, slots=True, eq=False)
class Turning:
    """Which releases, by place, turn on which terms."""

    opening: Use
    again: Use

    def on(self, terms: Iterable[str]) -> frozenset[int]:
        """The releases that turn on each of the terms, none for no terms."""
        found = [self.opening.saying([term]) | self.again.saying([term]) for term in terms]
        return frozenset.intersection(*found) if found else frozenset()


def turning(tables: Tables, everything: Counts, parts: Callable[[str], Sequence[str]]) -> Turning:
    """`everything`: how often each release says each of the `parts` of its terms, as `count` makes them of the same terms."""
    bodies = tables[ReleaseRecord].set_index("release_id")["body"] + LEAD
    return Turning(_opening(tables, everything.releases, parts, bodies), Use.of(_again(everything)))


def titles(tables: Tables, releases: Sequence[str], parts: Callable[[str], Sequence[str]]) -> Use:
    """Which releases say which parts of terms in their titles."""
    lengths = tables[ReleaseRecord].set_index("release_id")["title"].fillna("").str.len()
    return _opening(tables, releases, parts, lengths)


def _opening(tables: Tables, releases: Sequence[str], parts: Callable[[str], Sequence[str]], ends: pd.Series[int]) -> Use:
    """What begins in front of a place in each release."""
    terms = tables[TermFound]
    return Use.of(count(terms[terms["start"].to_numpy() < terms["release_id"].map(ends).to_numpy()], releases, parts))


def _again(everything: Counts) -> Counts:
    matrix = everything.matrix.copy()
    matrix.data[matrix.data < AGAIN] = 0
    matrix.eliminate_zeros()
    return Counts(everything.releases, everything.terms, matrix)
