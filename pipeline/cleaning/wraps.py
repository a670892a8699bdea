"""Hard-wrapped lines joined again into the paragraphs that they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from pipeline.cleaning.characters import Characters
from pipeline.release import Draft, Line
from pipeline.stages import Cleaner

LIST_MARK = re.compile(r"(?:[-–*•▪·]|\d{1,2}[.)]|\(?[a-z]\)) ")

SAMPLE = 2000  # lines that show what width a text keeps to


@dataclass(frozen=True)
class Wraps(Cleaner):
    """A line is joined to the next where the next one's first word would not have fitted into the width that the text keeps to.

    That width, between `narrowest` and `widest`, is the one that explains most line ends; a text keeps to it when it explains
    at least `least` of them, and `share` of the ends of lines that are not too long for it. A text without blank lines has a
    paragraph per line. After this cleaner every text has.
    """

    after = (Characters,)

    widest: int = 100
    narrowest: int = 50
    share: float = 0.5
    least: int = 3

    def clean(self, draft: Draft) -> Draft:
        width = self._width(draft.lines) if any(not line.text for line in draft.lines[:-1]) else 0
        return replace(draft, lines=tuple(_joined(draft.lines, width))) if width else draft

    def _width(self, lines: Sequence[Line]) -> int:
        """The width that the text keeps to, or 0."""
        pairs = [(line, following) for line, following in pairwise(lines[:SAMPLE]) if line.text and following.text]
        widths = {len(line.text) for line, _ in pairs}.intersection(range(self.narrowest, self.widest + 1))
        filled = {width: sum(_is_full(line, following, width) for line, following in pairs) for width in sorted(widths)}
        best = max(filled, key=lambda width: filled[width], default=0)
        fitting = sum(len(line.text) <= best for line, _ in pairs)
        return best if best and filled[best] >= max(self.least, self.share * fitting) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    fills = len(line.text) <= width < len(line.text) + 1 + len(following.text.split(" ", 1)[0])
    return fills and len(following.text) <= width and not LIST_MARK.match(following.text)


def _joined(lines: Sequence[Line], width: int) -> Iterator[Line]:
    """Every paragraph as a line: it goes on while lines are full."""
    begin = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or not _goes_on(lines[end - 1], lines[end], width):
            yield Line(reduce(_glued, (line.text for line in lines[begin:end])), lines[begin].start, lines[end - 1].end)
            begin = end


def _goes_on(line: Line, following: Line, width: int) -> bool:
    return bool(line.text and following.text) and _is_full(line, following, width)


def _glued(left: str, right: str) -> str:
    """A word cut at a hyphen before a small letter keeps its hyphen: nothing tells a cut word from a compound here."""
    return f"{left}{right}" if left.endswith("-") and right[:1].islower() and left[-2:-1].isalpha() else f"{left} {right}"
