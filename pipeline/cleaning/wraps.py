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


@dataclass(frozen=True)
class Wraps(Cleaner):
    """A line is joined to the next where the next one's first word would not have fitted into the width that the text keeps to.

    A text keeps to a width when none of its lines is longer than `widest` and at least `share` of the lines that another one
    follows are filled in this way. After this cleaner every line is a paragraph.
    """

    after = (Characters,)

    widest: int = 100
    narrowest: int = 50
    share: float = 0.5

    def clean(self, draft: Draft) -> Draft:
        lines = draft.lines
        width = max((len(line.text) for line in lines), default=0)
        if not self.narrowest <= width <= self.widest:
            return draft
        pairs = [(line, following) for line, following in pairwise(lines) if line.text and following.text]
        filled = sum(_is_full(line, following, width) for line, following in pairs)
        if filled < self.share * len(pairs) or not filled:
            return draft
        return replace(draft, lines=tuple(_joined(lines, width)))


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width and not LIST_MARK.match(following.text)


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
