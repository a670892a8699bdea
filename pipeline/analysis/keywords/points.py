"""What makes a term a key term: one line for each reason, with its two weights.

The reasons are those of the methods from the literature: how often and how early a term and its words are said (Florescu and
Caragea 2017, "PositionRank"), how rare its words are elsewhere (TF-IDF; Sparck Jones 1972), how it is spread, its length and
shape (Hulth 2003, "Improved automatic keyword extraction given more linguistic knowledge").

What a keyword is for depends on what stands beside the release. Of a release alone, or among others that speak of other things,
it names what the text turns on: what is said most, earliest and throughout. Among releases of one kind that names what they
all turn on; there it tells the release from its neighbours, which a rare phrase of several words does. `alone` and `among` are a
reason's weights at these two ends; `likeness`, how much of its wording others share, says where in between a release stands.

The weights are those of logistic regressions, rounded, then set by a coarse grid: `alone` on what summaries of forty-three news
reports and interviews name, `among` on keyphrases chosen by hand for fifty press releases. F@10 is 0.72 and 0.44; of the
regressions on the same reasons, cross-validated over fifths, 0.71 and 0.42.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Counts = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Texts = NDArray[Any]

UNLIKE, ALIKE = 0.06, 0.1
"""Likenesses: up to the lower a release stands alone, from the upper on it is among others of its kind."""
EARLY = 80
"""Lateness grows with the logarithm of the distance from the beginning, in so many code points: a line."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Candidates with what their releases and the corpus tell of each, every field of shape (candidates,)."""

    length: Counts
    """How many words its form has, without articles."""
    is_linked: Flags
    """Two noun phrases with a preposition between them."""
    begins_weak: Flags
    """Whether the first of its words says nothing by itself."""
    label: Texts
    """Of the entity that it names, else empty."""
    is_small: Flags
    """Whether it is anywhere written with a small first letter, as no name is."""
    is_publisher: Flags
    """Whether it names who published the release."""
    count: Counts
    first: Counts
    """Where it is first said, in code points."""
    own_words: Floats
    """How often its words are said in the release, whatever the phrase: mean and greatest ln(1 + n) in equal parts."""
    spread: Floats
    """Share of the paragraphs that say it."""
    rarity: Floats
    """Mean rarity of its words, 0 (in every release) to 1 (in one)."""
    in_title: Flags
    in_lead: Flags
    """Whether it is said in the title or soon after."""

    @property
    def often(self) -> Floats:
        return np.log(1 + self.count)

    @property
    def is_word(self) -> Flags:
        """One word, as no known name."""
        return np.asarray((self.length == 1) & ~self.is_named)

    @property
    def is_named(self) -> Flags:
        return np.asarray(self.label != "")

    @property
    def is_person(self) -> Flags:
        return np.asarray(self.label == "PERSON")

    @property
    def is_place(self) -> Flags:
        return np.asarray(self.label == "PLACE")


@dataclass(frozen=True, slots=True)
class Reason:
    name: str
    alone: float
    among: float
    value: Callable[[Seen], Floats | Flags]


BASE = -4.0
REASONS = (
    Reason("its words said often", 2.0, 0.0, lambda s: s.own_words),
    Reason("said often, of rare words", 0.3, 1.0, lambda s: s.often * s.rarity),
    Reason("said once", -0.8, -0.8, lambda s: s.count == 1),
    Reason("said throughout", 0.6, 0.8, lambda s: s.spread),
    Reason("said late", -0.45, -0.1, lambda s: np.log(1 + s.first / EARLY)),
    Reason("in the title", 0.8, 0.4, lambda s: s.in_title),
    Reason("in the lead", 0.5, 0.0, lambda s: s.in_lead),
    Reason("a word alone", 0.0, -2.8, lambda s: s.is_word),
    Reason("a common noun alone", -1.0, 0.0, lambda s: s.is_word & s.is_small),
    Reason("of three words or more", 0.2, 0.6, lambda s: s.length >= 3),
    Reason("linked by a preposition", -0.5, -1.5, lambda s: s.is_linked & ~s.is_named),
    Reason("begins with a weak word", -0.3, -1.3, lambda s: s.begins_weak),
    Reason("who published it", -1.0, 0.0, lambda s: s.is_publisher),
    Reason("a person", -1.6, -1.5, lambda s: s.is_person),
    Reason("a person in the lead", 0.0, 1.0, lambda s: s.is_person & s.in_lead),
    Reason("a person named often", 0.0, 2.0, lambda s: s.often * s.is_person),
    Reason("a place", 0.0, -0.9, lambda s: s.is_place),
    Reason("a rare place", 0.0, 1.2, lambda s: s.rarity * s.is_place),
    Reason("a law", 0.0, 0.6, lambda s: s.label == "LAW"),
)


def points(seen: Seen, likeness: Floats) -> Floats:
    """How likely a person would choose each candidate, 0 to 1.

    `likeness`, of each candidate's release: the mean share of the corpus's other releases that use a word of the release, over
    all that it says; 0 to 1.
    """
    among = ((likeness - UNLIKE) / (ALIKE - UNLIKE)).clip(0.0, 1.0)
    reasons = sum(((1 - among) * reason.alone + among * reason.among) * reason.value(seen) for reason in REASONS)
    return np.asarray(1 / (1 + np.exp(-(BASE + reasons))))
