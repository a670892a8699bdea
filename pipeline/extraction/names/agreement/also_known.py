"""Other names of people that a release gives: "Jorun Brennik, a/k/a Jo Tolm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extraction.names.sheet import Sheet, Span

MARK = r"(?:a/k/a|aka|a\.k\.a\.|also\s+(?:known|referred\s+to)\s+as|alias|better\s+known\s+as)"
GIVEN = re.compile(rf"\.?,?\s*\(?,?\s*{MARK},?\s*[“\"‘']?", re.IGNORECASE)
"""Between a name and another of the same person."""
NEXT = re.compile(rf"\.?[”\"’']?,?\s*(?:and|or)?\s*(?:{MARK})?\s*[“\"‘']?", re.IGNORECASE)
"""Between two of several other names."""
FAR = 40
"""Code points between two names of which one is given for the other."""
ONE = re.compile(r"\.?[”\"’']?\)?,?\s*(?:(?:\d+|age \d+),?\s*)?(?:who\s+)?(?:was|is|has)\b")
"""What says behind a list of names that it is of one person, not of several."""


def also_known(sheet: Sheet) -> Iterator[tuple[Span, Span]]:
    """Every other name with the name that it is given for."""
    people = [span for span in sheet.in_order() if span.label == "PERSON"]
    behind = 0
    for at, span in enumerate(people[:-1]):
        if at >= behind and _stands_between(GIVEN, sheet, span, people[at + 1]):
            others = _others(sheet, people[at + 1 :])
            yield from ((other, span) for other in others)
            behind = at + 1 + len(others)


def _others(sheet: Sheet, people: Sequence[Span]) -> Sequence[Span]:
    """The first of some names, and those that follow in the list where it is of one person."""
    end = 1
    while end < len(people) and _stands_between(NEXT, sheet, people[end - 1], people[end]):
        end += 1
    is_of_one = ONE.match(sheet.text, sheet.words[people[end - 1].hi - 1].end)
    return people[:end] if is_of_one else people[:1]


def _stands_between(pattern: re.Pattern[str], sheet: Sheet, one: Span, other: Span) -> bool:
    """Whether a pattern, and nothing else, stands between two names."""
    start, end = sheet.words[one.hi - 1].end, sheet.words[other.lo].start
    return end - start <= FAR and pattern.fullmatch(sheet.text, start, end) is not None
