"""Hard-wrapped lines joined again into the paragraphs that they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
        widths = sorted({len(line.text) for line, _ in pairs if self.narrowest <= len(line.text) <= self.widest})
        filled = {width: sum(_is_full(line, following, width) for line, following in pairs) for width in widths}
        best = max(widths, key=lambda width: filled[width], default=0)
        fitting = sum(len(line.text) <= best for line, _ in pairs)
        return best if best and filled[best] >= max(self.least, self.share * fitting) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    fills = len(line.text) <= width < len(line.text) + 1 + len(following.text.split(" ", 1)[0])
    return fills and len(following.text) <= width and not LIST_MARK.match(following.text)


def _joined(lines: Sequence[Line], width: int) -> Iterator[Line]:
    paragraph: Line | None = None
    last: Line | None = None
    for line in lines:
        if paragraph and last and line.text and _is_full(last, line, width):
            paragraph = Line(_glued(paragraph.text, line.text), paragraph.start, line.end)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line if line.text else None
    if paragraph:
        yield paragraph


def _glued(left: str, right: str) -> str:
    """A word cut at a hyphen before a small letter keeps its hyphen: nothing tells a cut word from a compound here."""
    return f"{left}{right}" if left.endswith("-") and right[:1].islower() and left[-2:-1].isalpha() else f"{left} {right}"
