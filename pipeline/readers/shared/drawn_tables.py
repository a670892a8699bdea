"""Tables that plain text draws with bars or wide blanks: their rows as lines of text.

    | Year | Cases |          Year    Reports   Cases
    |------|-------|          2020      1,204      14
    | 2020 |    14 |          2021      1,390      23

Rows of bars are a table where a rule stands among them or every one begins with a bar; menus have neither. Rows apart by blanks
are one where they have equally many cells and all below the first hold mostly figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.readers.shared.rows import row_line

RULE = frozenset("|+-=:_–— \t")
BARS = frozenset("|+")
STROKES = ("---", "===", "___", "–––", "———")
BLANKS = re.compile(r"[ \t]{2,}|\t")
FIGURE = re.compile(r"\W{0,3}\d[\d.,\u00a0\u202f ]*\W{0,3}")
LEAST_ROWS = 3  # of a table apart by blanks, with its head
LONGEST = 500  # characters of a line


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what it would be as a row: its cells, and which mark parts them. A rule has no cells."""

    text: str
    mark: str = ""
    cells: tuple[str, ...] = ()


def with_rows(text: str) -> str:
    """A text in which every drawn table is lines of its cells, a paragraph each."""
    lines = [_line(each) for each in text.split("\n")]
    return "\n".join(done for _, group in groupby(lines, _kind) for done in _written(list(group)))


def _line(text: str) -> _Line:
    plain = text.strip()
    if not plain or len(text) > LONGEST:
        return _Line(text)
    if RULE.issuperset(plain):
        return _Line(text, " " if BARS.isdisjoint(plain) else "|")
    if "|" in plain:
        return _Line(text, "|", tuple(cell.strip() for cell in plain.strip("|").split("|")))
    cells = tuple(BLANKS.split(plain))
    return _Line(text, " ", cells) if len(cells) > 1 else _Line(text)


def _kind(line: _Line) -> str:
    """Neighbouring lines of one kind are looked at together."""
    return line.mark


def _written(lines: Sequence[_Line]) -> Iterator[str]:
    rows = [line for line in lines if line.cells]
    if not _is_table(lines, rows):
        yield from (line.text for line in lines)
        return
    head = rows[0].cells
    for row in rows:
        yield ""
        yield row_line(row.cells, () if row is rows[0] else head[: len(row.cells)])
    yield ""


def _is_table(lines: Sequence[_Line], rows: Sequence[_Line]) -> bool:
    if len(rows) < 2 or len({len(row.cells) for row in rows}) > 1 or len(rows[0].cells) < 2:
        return False
    if rows[0].mark == "|":
        return any(_is_rule(line) for line in lines) or all(row.text.lstrip().startswith("|") for row in rows)
    return len(rows) >= LEAST_ROWS and all(_holds_figures(row.cells[1:]) for row in rows[1:])


def _is_rule(line: _Line) -> bool:
    return not line.cells and any(stroke in line.text for stroke in STROKES)


def _holds_figures(cells: Sequence[str]) -> bool:
    return sum(FIGURE.fullmatch(cell) is not None for cell in cells) > len(cells) / 2
