"""Two bodies that follow one another in a sentence, and the words between and around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.rows import NameFound, Sentence

LONGEST = 160
"""Code points between two bodies beyond which no rule looks."""
AROUND = 60
SHORT = re.compile(r"(?P<owner>['’]s?)?\s*\($")
"""What stands between a name and its short form in brackets: "Grain Office (GO)", "the Grain Office's (GO) …"."""
AND = re.compile(r"(?:,|,?\s+and|,?\s+as well as)\s+(?:the\s+)?")
"""What stands between two bodies of which the same is said."""


@dataclass(frozen=True, slots=True)
class Body:
    """A mention of a body with its short form in brackets behind it; `end` is behind both."""

    name: NameFound
    end: int
    owns: str = ""

    @property
    def start(self) -> int:
        """Where the mention begins."""
        return self.name.start


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies, what stands between them, in front of the first (with the bodies of which the same is said) and behind the
    second, all with single blanks."""

    first: Body
    second: Body
    between: str
    before: str
    after: str
    also_first: Sequence[Body]
    also_second: Sequence[Body]
    sentence: Sentence


def pairs_of(text: str, sentences: Sequence[Sentence], names: Sequence[NameFound]) -> Iterator[Pair]:
    """The pairs of a release, in their order; in time linear in its names."""
    starts = [sentence.start for sentence in sentences]
    bodies: dict[int, list[NameFound]] = {}
    for name in sorted(names, key=lambda each: each.start):
        if name.label in ("AGENCY", "ORG"):
            bodies.setdefault(bisect_right(starts, name.start) - 1, []).append(name)
    for at, own in bodies.items():
        if at >= 0:
            yield from _pairs_of_sentence(text, sentences[at], list(_with_short_forms(text, own)))


def _with_short_forms(text: str, names: Sequence[NameFound]) -> Iterator[Body]:
    """Each body; a short form in brackets belongs to what it stands behind."""
    left = list(reversed(names))
    while left:
        name = left.pop()
        bracket = SHORT.search(text, name.end, left[-1].start) if left and left[-1].name == name.name else None
        if bracket is None or bracket.start() != name.end or text[left[-1].end : left[-1].end + 1] != ")":
            yield Body(name, name.end)
        else:
            yield Body(name, left.pop().end + 1, bracket["owner"] or "")


def _pairs_of_sentence(text: str, sentence: Sentence, bodies: Sequence[Body]) -> Iterator[Pair]:
    linked = [bool(AND.fullmatch(text, one.end, other.start)) for one, other in pairwise(bodies)]
    for at, (first, second) in enumerate(pairwise(bodies)):
        if 0 <= second.start - first.end <= LONGEST and first.name.name != second.name.name:
            before, behind = _linked_before(linked, at), _linked_behind(linked, at + 1)
            begin = bodies[before].start
            yield Pair(
                first,
                second,
                first.owns + _plain(text[first.end : second.start]),
                _plain(text[max(sentence.start, begin - AROUND) : begin]),
                _plain(text[second.name.end : min(sentence.end, second.name.end + AROUND)]),
                bodies[before:at],
                bodies[at + 2 : behind + 1],
                sentence,
            )


def _linked_before(linked: Sequence[bool], at: int) -> int:
    """The first of the bodies up to `at` that "and" links."""
    while at and linked[at - 1]:
        at -= 1
    return at


def _linked_behind(linked: Sequence[bool], at: int) -> int:
    """The last of the bodies from `at` on that "and" links."""
    while at < len(linked) and linked[at]:
        at += 1
    return at


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
