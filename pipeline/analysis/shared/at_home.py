"""Whether a name of which nothing tells whose it is belongs to the country of its release: the signs for and against it, weighed.

Each sign that is seen adds its weight: roughly the logarithm of how many times as often it is seen with names at home as with
others (naive Bayes: Manning, Raghavan and Schütze 2008, chapter 13), in halves, set by hand from some 300 names that were read.
Those for a home are the less certain ones. Where too little is left the name stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicons import table, words
from pipeline.naming import laws
from pipeline.naming.editions import parted
from pipeline.naming.parts import TAIL, is_of_states

BEFOREHAND = 1.5
"""What speaks for the country of a release before any sign is seen."""
MARGIN = 0.5
"""A name is at home where so much is left."""
WHOLE = re.compile(r"\sthe\s")
"""What begins the name of a whole within a name: "Acts of the World Grain Conference"."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A name in a release: how often this names international bodies and its own country, and whether each of the sentences with
    the name has an international body beside it."""

    label: str
    name: str
    international: int = 0
    own: int = 0
    is_among_international: bool = False


def is_at_home(seen: Seen) -> bool:
    """Whether it is its release's country's, as far as its signs tell."""
    return BEFOREHAND + sum(weight for _, weight, holds, _ in SIGNS if holds(seen)) >= MARGIN


def _is_enacted(seen: Seen) -> bool:
    return seen.label == "LAW" and laws.is_enacted(laws.head(parted(seen.name)[0]))


def _is_of_states(seen: Seen) -> bool:
    return seen.label != "LAW" and is_of_states(seen.name)


def _has_level(seen: Seen) -> bool:
    return not _levels().isdisjoint(seen.name.split())


def _has_international_word(seen: Seen) -> bool:
    """In the name or in that of its whole, but not in what it is for: "Directorate of International Law"."""
    front, *wholes = WHOLE.split(seen.name)
    own = (*TAIL.split(front, maxsplit=1)[0].split(), *(whole.split(" ", 1)[0] for whole in wholes))
    return any(word in words("international_words") for word in own)


def _is_among_international(seen: Seen) -> bool:
    return seen.is_among_international


def _is_mostly_international(seen: Seen) -> bool:
    return seen.international > seen.own


def _is_shared(seen: Seen) -> bool:
    return seen.label == "LAW" and seen.international > 0 and laws.is_shared(laws.head(parted(seen.name)[0]))


SIGNS: tuple[tuple[str, float, Callable[[Seen], bool], str], ...] = (
    ("a law that a state enacts", 1.5, _is_enacted, "Grain Act"),
    ("a body that every state has", 0.5, _is_of_states, "Grain Office"),
    ("a level of a state", 1.5, _has_level, "Federal Grain Council"),
    ("a word of international bodies", -1.5, _has_international_word, "Acts of the World Grain Conference"),
    ("an international body beside it", -2.5, _is_among_international, "The OECD praised the Grain Review."),
    ("a release of international bodies", -1.0, _is_mostly_international, "Grain Council, in a release that names the OECD most"),
    ("what states agree upon together", -1.5, _is_shared, "Grain Partnership, in a release that names the OECD"),
)
"""What is seen, what it weighs, what sees it, and an example."""


@cache
def _levels() -> frozenset[str]:
    return frozenset(row["word"] for row in table("level_words") if row["side"] == "adjective")
