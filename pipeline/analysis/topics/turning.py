"""What a release turns on: the words and phrases of its title and its lead, and those that it says more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.analysis.shared.words import Counts, count, terms_before
from pipeline.analysis.topics.use import Use
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
    opening = count(terms_before(tables, f"body + {LEAD}"), everything.releases, parts)
    return Turning(Use.of(opening), Use.of(_again(everything)))


def titles(tables: Tables, releases: Sequence[str], parts: Callable[[str], Sequence[str]]) -> Use:
    """Which releases say which parts of terms in their titles."""
    return Use.of(count(terms_before(tables, "length(coalesce(title, ''))"), releases, parts))


def _again(everything: Counts) -> Counts:
    matrix = everything.matrix.copy()
    matrix.data[matrix.data < AGAIN] = 0
    matrix.eliminate_zeros()
    return Counts(everything.releases, everything.terms, matrix)
