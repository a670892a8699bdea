"""What makes a term a key term: one line for each reason, with its weight.

The reasons are those of the methods from the literature: how often and how early a term is said (Florescu and Caragea 2017,
"PositionRank"), how rare its words are elsewhere (TF-IDF; Sparck Jones 1972), its length and shape (Hulth 2003, "Improved
automatic keyword extraction given more linguistic knowledge"). The weights are those of a logistic regression on keyphrases
chosen by hand for fifty press releases, rounded; F1@10 is 0.43 for them, and 0.42 cross-validated over tenths.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.analysis.shared.words import LINKS, is_weak


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with what the release and the corpus tell of it."""

    words: list[str]
    label: str
    """Of the entity that it names, else empty."""
    count: int
    first: int
    """Where it is first said."""
    of_name: bool
    """It is a piece of a longer name, or crosses the bounds of one."""
    rarity: float
    """Mean rarity of its words, 0 (in every release) to 1 (in one)."""
    only_here: bool
    in_title: bool


@dataclass(frozen=True, slots=True)
class Reason:
    name: str
    weight: float
    value: Callable[[Seen], float]


BASE = -2.8
REASONS = (
    Reason("said often", 1.2, lambda s: math.log(1 + s.count)),
    Reason("said late", -0.2, lambda s: math.log(1 + s.first / 80)),
    Reason("in the title", 0.2, lambda s: s.in_title),
    Reason("of rare words", 1.2, lambda s: s.rarity),
    Reason("in no other release", -0.9, lambda s: s.only_here),
    Reason("a common noun alone", -2.9, lambda s: len(s.words) == 1 and not s.label),
    Reason("of three words", 0.8, lambda s: len(s.words) == 3),
    Reason("of four words or more", 0.6, lambda s: len(s.words) >= 4),
    Reason("linked by a preposition", -1.2, lambda s: not LINKS.isdisjoint(s.words) and not s.label),
    Reason("begins with a weak word", -1.6, lambda s: is_weak(s.words[0])),
    Reason("a piece of a name", -1.1, lambda s: s.of_name),
    Reason("a person", 1.2, lambda s: s.label == "PERSON"),
    Reason("a place", -1.8, lambda s: s.label == "PLACE"),
    Reason("a rare place", 3.0, lambda s: s.rarity if s.label == "PLACE" else 0.0),
    Reason("an agency", 0.2, lambda s: s.label == "AGENCY"),
    Reason("another body", -0.6, lambda s: s.label == "ORG"),
    Reason("a law", 0.8, lambda s: s.label == "LAW"),
)


def points(seen: Seen) -> float:
    """How likely a person would choose the term, 0 to 1."""
    total = BASE + sum([reason.weight * reason.value(seen) for reason in REASONS])
    return 1 / (1 + math.exp(-total))
