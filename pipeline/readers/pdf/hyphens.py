"""Words cut at the ends of lines: closed, unless they are written with a hyphen.

What the text itself has elsewhere decides; where it does not, parts that compounds are made of ("anti-", "-based") do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

from pipeline.lexicons import table

WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+(?!-$)")
CUT = re.compile(r"(?P<before>[^\W\d_]+-)*(?P<word>[^\W\d_]+)-$")
REST = re.compile(r"[^\W\d_]*")
FIGURES = re.compile(r"\d-$")
SUSPENDED = frozenset(("and", "or", "to", "und", "oder", "et", "y", "e"))  # "pre- and post-trial"
END = 100  # letters at the end of a line that a cut word is sought in
LONG = 4  # letters: two words this long that the text has by themselves are a compound's


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words that a text has inside its lines, in small letters."""

    words: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        return cls(frozenset(word.casefold() for line in lines for word in WORD.findall(line)))

    def joint(self, left: str, right: str) -> tuple[str, str]:
        """The end of one line and what stands between it and the next, so that both read as one: ("munici", "")."""
        cut = CUT.search(left[-END:])
        if not cut:
            return left, "" if FIGURES.search(left) and right[:1].isdigit() else " "
        rest = REST.match(right)
        word = rest[0] if rest else ""
        if word in SUSPENDED:
            return left, " "
        return left if self._is_compound(cut, word) else left[:-1], ""

    def _is_compound(self, cut: re.Match[str], rest: str) -> bool:
        first, last = cut["word"].casefold(), rest.casefold()
        if not rest[:1].islower() or cut["before"] or f"{first}-{last}" in self.words:
            return True
        if first + last in self.words:
            return False
        by_parts = first in _parts("first") or last in _parts("last")
        return by_parts or (min(len(first), len(last)) >= LONG and {first, last} <= self.words)


@cache
def _parts(where: str) -> frozenset[str]:
    return frozenset(row["part"] for row in table("hyphenated") if row["where"] == where)
