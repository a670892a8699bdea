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

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.analysis.shared.words import LINKS, is_weak

UNLIKE, ALIKE = 0.06, 0.1
"""Likenesses: up to the lower a release stands alone, from the upper on it is among others of its kind."""
EARLY = 80
"""Lateness grows with the logarithm of the distance from the beginning, in so many code points: a line."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with what the release and the corpus tell of it."""

    words: list[str]
    label: str
    """Of the entity that it names, else empty."""
    is_small: bool
    """Whether it is anywhere written with a small first letter, as no name is."""
    is_publisher: bool
    """Whether it names who published the release."""
    count: int
    first: int
    """Where it is first said, in code points."""
    own_words: float
    """How often its words are said in the release, whatever the phrase: mean and greatest ln(1 + n) in equal parts."""
    spread: float
    """Share of the paragraphs that say it."""
    rarity: float
    """Mean rarity of its words, 0 (in every release) to 1 (in one)."""
    in_title: bool
    in_lead: bool
    """Whether it is said in the title or soon after."""

    @property
    def often(self) -> float:
        return math.log(1 + self.count)

    @property
    def is_linked(self) -> bool:
        """Two noun phrases with a preposition between them, as no name."""
        return not self.label and not LINKS.isdisjoint(self.words)

    @property
    def is_word(self) -> bool:
        """One word, as no known name."""
        return len(self.words) == 1 and not self.label

    @property
    def is_person(self) -> bool:
        return self.label == "PERSON"


@dataclass(frozen=True, slots=True)
class Reason:
    name: str
    alone: float
    among: float
    value: Callable[[Seen], float]


BASE = -4.0
REASONS = (
    Reason("its words said often", 2.0, 0.0, lambda s: s.own_words),
    Reason("said often, of rare words", 0.3, 1.0, lambda s: s.often * s.rarity),
    Reason("said once", -0.8, -0.8, lambda s: s.count == 1),
    Reason("said throughout", 0.6, 0.8, lambda s: s.spread),
    Reason("said late", -0.45, -0.1, lambda s: math.log(1 + s.first / EARLY)),
    Reason("in the title", 0.8, 0.4, lambda s: s.in_title),
    Reason("in the lead", 0.5, 0.0, lambda s: s.in_lead),
    Reason("a word alone", 0.0, -2.8, lambda s: s.is_word),
    Reason("a common noun alone", -1.0, 0.0, lambda s: s.is_word and s.is_small),
    Reason("of three words or more", 0.2, 0.6, lambda s: len(s.words) >= 3),
    Reason("linked by a preposition", -0.5, -1.5, lambda s: s.is_linked),
    Reason("begins with a weak word", -0.3, -1.3, lambda s: is_weak(s.words[0])),
    Reason("who published it", -1.0, 0.0, lambda s: s.is_publisher),
    Reason("a person", -1.6, -1.5, lambda s: s.is_person),
    Reason("a person in the lead", 0.0, 1.0, lambda s: s.is_person and s.in_lead),
    Reason("a person named often", 0.0, 2.0, lambda s: s.often if s.is_person else 0.0),
    Reason("a place", 0.0, -0.9, lambda s: s.label == "PLACE"),
    Reason("a rare place", 0.0, 1.2, lambda s: s.rarity if s.label == "PLACE" else 0.0),
    Reason("a law", 0.0, 0.6, lambda s: s.label == "LAW"),
)


def points(seen: Seen, likeness: float) -> float:
    """How likely a person would choose the term, 0 to 1.

    `likeness`: the mean share of the corpus's other releases that use a word of the release, over all that it says; 0 to 1.
    """
    total = BASE + sum([weight * value(seen) for weight, value in _weighed(likeness)])
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=1)
def _weighed(likeness: float) -> list[tuple[float, Callable[[Seen], float]]]:
    """The reasons with their weights, without those that weigh nothing; the same for all terms of a release."""
    among = min(max((likeness - UNLIKE) / (ALIKE - UNLIKE), 0.0), 1.0)
    weighed = [((1 - among) * reason.alone + among * reason.among, reason.value) for reason in REASONS]
    return [(weight, value) for weight, value in weighed if weight]
