"""Numbers that fill a cell of a table: what they count stands in the heading of their column, lines above.

A table's row is a line whose cells semicolons part; its first row heads it: "Court; Fine, marks; Cases".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extraction.figures.currencies import Currencies
from pipeline.extraction.figures.kinds import POINTS
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import is_plural, singular

if TYPE_CHECKING:
    from spacy.tokens import Span

_PARTED = "; "
_LONGEST_LINE = 400  # code points: prose that holds semicolons is longer
_MOST_ROWS = 200
_FILLS = re.compile(r"[ ]*(?:;\s|\n|\Z)")
_PERCENT = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:scores?|points)\b", re.IGNORECASE)


class Columns:
    """The columns of one release's tables, asked for the heading over a number."""

    def __init__(self, text: str) -> None:
        self._currencies = Currencies(text)
        self._tops: dict[int, int | None] = {}  # where a row begins → where its table does

    def at(self, seen: Seen) -> tuple[str, str] | None:
        """What a number that fills a cell counts (a currency's code, "percent", POINTS or a singular noun), and the heading."""
        heading = self._heading(seen)
        if heading is None:
            return None
        unit = self._currencies.named_in(heading.text) or _measure(heading.text)
        unit = unit or next((singular(word) for word in heading if is_plural(word)), None)
        return None if unit is None else (unit, heading.text)

    def _heading(self, seen: Seen) -> Span | None:
        """The cell at the head of the column; a row that lacks cells has no columns to tell."""
        text, amount = seen.text, seen.amount
        if not text.endswith(_PARTED, 0, amount.start) or not _FILLS.match(text, amount.end):
            return None
        opens = text.rfind("\n", 0, amount.start) + 1
        line = _line(text, opens)
        top = None if len(line) > _LONGEST_LINE else self._top(text, opens, line.count(_PARTED))
        if top is None:
            return None
        cells, column = _line(text, top).split(_PARTED), text.count(_PARTED, opens, amount.start)
        start = top + sum(len(cell) + len(_PARTED) for cell in cells[:column])
        return seen.doc.char_span(start, start + len(cells[column]), alignment_mode="expand") if cells[column] else None

    def _top(self, text: str, opens: int, parts: int) -> int | None:
        """Where the first line of the row's table begins; None where that line is no heading."""
        if opens not in self._tops:
            above = _line_above(text, opens)
            goes_on = opens > 0 and text.count(_PARTED, above, opens) == parts
            known = self._tops.get(above)
            self._tops[opens] = (known if known is not None else _first_row(text, opens, parts)) if goes_on else None
        return self._tops[opens]


def _line(text: str, opens: int) -> str:
    closes = text.find("\n", opens)
    return text[opens : len(text) if closes < 0 else closes]


def _line_above(text: str, opens: int) -> int:
    """Where the line above begins; a blank line may stand between."""
    closes = max(0, opens - 1)
    if text[closes - 1 : closes] == "\n":
        closes -= 1
    return text.rfind("\n", 0, closes) + 1


def _first_row(text: str, opens: int, parts: int) -> int | None:
    """Where the lines with as many cells begin, if the first of them heads the others: none of its cells is a number."""
    top = opens
    for _ in range(_MOST_ROWS):
        above = _line_above(text, top)
        if top == 0 or text.count(_PARTED, above, top) != parts:
            break
        top = above
    return None if any(cell[:1].isdigit() for cell in _line(text, top).split(_PARTED)) else top


def _measure(heading: str) -> str | None:
    if _PERCENT.search(heading):
        return "percent"
    return POINTS if _POINTS.search(heading) else None
