"""Tables of pages: their columns, and their rows as HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup, escape

from pipeline.rows.marks import visible

SPECIAL = re.compile("[&<>'\"]")
SHORT = 12  # characters of a text that is never broken into lines
FACETS = 250  # more values than this are not offered for choice


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it shows, where it leads, and by what it is sorted (its text, unless that is a number).

    `before` and `after` stand around the text without leading anywhere, as the rest of its sentence; `below` is a line of
    links (text, address).
    """

    text: str
    href: str = ""
    sort: float | None = None
    before: str = ""
    after: str = ""
    below: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, meaning, whether it holds numbers, and whether rows can be chosen by its values."""

    title: str
    meaning: str = ""
    numeric: bool = False
    facet: bool = False


Rows = Iterable[Sequence[Cell]]
Facet = tuple[str, list[tuple[str, int]]]
"""The heading of a column, and (value, how many rows have it), the most frequent first."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is the whole of a page. `rows` are asked for once. `table` is the file below tables/ that holds the same rows,
    `beside` are (address, words) of pages that tell the same in another way."""

    heading: str
    intro: str
    columns: Sequence[Column]
    rows: Rows
    table: str
    beside: Sequence[tuple[str, str]] = ()


class Counts:
    """What is counted of a list while its rows go by: `total`, and how many have each value that rows can be chosen by."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.total = 0
        self._values = [(place, column.title, Counter[str]()) for place, column in enumerate(columns) if column.facet]

    def of(self, rows: Rows) -> Iterator[Sequence[Cell]]:
        """The same rows."""
        for row in rows:
            self.total += 1
            for place, _, values in self._values:
                values[row[place].text] += 1
            yield row

    def facets(self) -> list[Facet]:
        """Those of the columns, of the rows so far."""
        return offered((title, Counter({value: n for value, n in values.items() if value})) for _, title, values in self._values)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which rows of a list a page of them shows: `most` from the place `first`, of `total` that have the values `asked`.

    `counts` are the values of the whole list, by heading.
    """

    asked: Mapping[str, str]
    counts: Sequence[tuple[str, Counter[str]]]
    first: int
    total: int
    most: int

    def facets(self) -> list[Facet]:
        """Those of the whole list."""
        return offered(self.counts)

    def part(self, step: int) -> str:
        """The address of the part behind this one, or before it, as a query; empty where there is none."""
        first = self.first + step * self.most
        return f"?{urlencode({**self.asked, 'from': max(first, 0)}, errors='replace')}" if -self.most < first < self.total else ""


def offered(counts: Iterable[tuple[str, Counter[str]]]) -> list[Facet]:
    """What rows can be chosen by, of the values of some columns: not where all have the same, or there are too many."""
    return [
        (title, [(value, values[value]) for value in sorted(values, key=lambda value: (-values[value], value))])
        for title, values in counts
        if 1 < len(values) <= FACETS
    ]


def rows_html(rows: Iterable[Sequence[Cell]], root: str) -> Markup:
    """The rows as table rows; `root` is the way from the page back to the report's folder."""
    return Markup("\n".join("<tr>" + "".join(_cell(cell, root) for cell in row) + "</tr>" for row in rows))


def _cell(cell: Cell, root: str) -> str:
    words = _shown(cell.text)
    if cell.href:
        words = f'<a href="{_escaped(root + cell.href)}">{words or "–"}</a>'
    if cell.before or cell.after:
        words = f"{_shown(cell.before)}{words}{_shown(cell.after)}"
    if cell.below:
        links = [f'<a href="{_escaped(root + address)}">{_shown(text)}</a>' for text, address in cell.below]
        words += f"{'<br>' if words else ''}<small>{' '.join(links)}</small>"
    if cell.sort is not None:
        return f'<td class="n" data-v="{cell.sort:g}">{words}</td>'
    return f'<td class="short">{words}</td>' if len(cell.text) < SHORT and not cell.below else f"<td>{words}</td>"


def _shown(text: str) -> str:
    return _escaped(visible(text))


def _escaped(text: str) -> str:
    """The text in HTML, as a plain string: what is added to Markup would be escaped again; most texts stay as they are."""
    return str(escape(text)) if SPECIAL.search(text) else text
