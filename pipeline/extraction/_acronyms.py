"""Acronyms and what they stand for, after the algorithm of Schwartz and Hearst.

Reference: A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
Pacific Symposium on Biocomputing 8 (2003), 451-462. The short form stands in brackets behind the long form or the other way
round; its letters are sought in the long form from the right, the first of them at the start of a word. Here the first letter
of the long form must be a capital where the names of bodies and laws are sought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SHORT = re.compile(
    r"""(?:[(\[]\s*[“"'‘]? | ,\s(?=[^\s)]{2,12}\)))   # an opening bracket, or the comma of "(…, SHORT)"
        ((?:[^\W_]|[&.\-/]){2,12})
        [”"'’]?\s*(?:[)\]]|[,;])""",
    re.VERBOSE,
)
REVERSED = re.compile(r"(?<![^\W_])((?:[^\W_]|[&.\-/]){2,12})\s[(\[]([^()\[\]\n]{5,150})[)\]]")


@dataclass(frozen=True, slots=True)
class Pair:
    """An acronym and its long form, as offsets into the text."""

    start: int
    end: int
    long_start: int
    long_end: int


def pairs(text: str) -> Iterator[Pair]:
    """The acronyms that a text introduces in brackets, each with its long form."""
    for match in SHORT.finditer(text):
        short, opening = match.group(1), match.start()
        if not acronym_like(short):
            continue
        before = text[max(0, opening - 200) : opening].rstrip()
        line = before.rfind("\n") + 1
        window = _window(before[line:], short)
        start = best_long_form(short, window)
        if start is not None:
            long = window[start:]
            end = max(0, opening - 200) + len(before)
            yield Pair(match.start(1), match.end(1), end - len(long), end)
    for match in REVERSED.finditer(text):
        short, long = match.groups()
        if acronym_like(short) and " " in long and best_long_form(short, long) == 0:
            yield Pair(match.start(1), match.end(1), match.start(2), match.end(2))


def acronym_like(short: str) -> bool:
    """Two to ten letters and digits, at least half of its letters capitals, the first a letter or digit."""
    letters = [c for c in short if c.isalpha()]
    return (
        2 <= len(short) <= 12
        and len(letters) >= 2
        and sum(c.isupper() for c in letters) * 2 >= len(letters)
        and short[0].isalnum()
    )


def _window(before: str, short: str) -> str:
    """The words in which the long form is sought: min(|A| + 5, 2 |A|) of them, as published."""
    size = min(len(short) + 5, len(short) * 2)
    words = list(re.finditer(r"\S+", before))
    return before[words[-size].start() :] if len(words) > size else before


def best_long_form(short: str, long: str) -> int | None:
    """Where the shortest long form begins whose letters give the short form; None where none does."""
    letters = [c.lower() for c in short if c.isalnum()]
    at = len(long) - 1
    for k in range(len(letters) - 1, -1, -1):
        while at >= 0 and (long[at].lower() != letters[k] or (k == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return max(long.rfind(" ", 0, at + 1) + 1, 0)
