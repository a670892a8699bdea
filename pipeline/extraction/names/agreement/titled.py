"""Short titles that a release gives for its laws: "Law on the Prevention of Grain Fraud (the Grain Fraud Act, GFA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.naming.compare import body_words

OPENING = re.compile(
    r"""(?:\s*\(|,?\s+(?=also\s|known\s))(?:(?:hereinafter|also\s+called|(?:also\s+)?known\s+as)\s+)?(?:[Tt]he\s+)?[“"'‘]?(?:[Tt]he\s+)?"""
)
"""Between a law and its other title."""
CLOSING = re.compile(r"""[”"'’]?\s*[);]|[”"'’]?,\s+[A-Z][A-Za-z]{0,6}[);]""")
"""Behind that title, or the same with its acronym."""
ACRONYM = re.compile(r",\s+")
SHORT = 12
"""Code points of an acronym."""


def titled(sheet: Sheet) -> Iterator[tuple[Span, Span]]:
    """Every short title in brackets, and the acronym beside it, with the law that it is a title of.

    A title says some of what the law says, or what a number alone does not: in other brackets stands where a rule is from.
    """
    laws = [span for span in sheet.in_order() if span.label == "LAW"]
    for at, (law, other) in enumerate(pairwise(laws)):
        if _is_bracketed(sheet, law, other) and _is_title(sheet.written(other), sheet.written(law)):
            yield other, law
            yield from ((short, law) for short in laws[at + 2 : at + 3] if _is_acronym(sheet, other, short))


def _is_bracketed(sheet: Sheet, law: Span, other: Span) -> bool:
    return _stands_between(OPENING, sheet, law, other) and CLOSING.match(sheet.text, _end(sheet, other)) is not None


def _is_acronym(sheet: Sheet, other: Span, short: Span) -> bool:
    return len(sheet.written(short)) <= SHORT and _stands_between(ACRONYM, sheet, other, short)


def _is_title(title: str, law: str) -> bool:
    is_number = any(letter.isdigit() for letter in law)
    return is_number or not {*body_words(title)}.isdisjoint(body_words(law))


def _stands_between(pattern: re.Pattern[str], sheet: Sheet, one: Span, other: Span) -> bool:
    return pattern.fullmatch(sheet.text, _end(sheet, one), sheet.words[other.lo].start) is not None


def _end(sheet: Sheet, span: Span) -> int:
    return sheet.words[span.hi - 1].end
