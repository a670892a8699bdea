"""Tables of pages: their columns, and their rows as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.marks import visible

SHORT = 12  # characters of a text that is never broken into lines
FACETS = 60  # more values than this are not offered for choice


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


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A table that is the whole of a page. `table` is the file below tables/ that holds the same rows."""

    heading: str
    intro: str
    columns: Sequence[Column]
    rows: Rows
    table: str

    def facets(self) -> list[tuple[str, list[str]]]:
        """(heading, values, the most frequent first) of the columns that rows can be chosen by."""
        offered = []
        for place, column in enumerate(self.columns):
            if column.facet:
                values = Counter(row[place].text for row in self.rows if row[place].text)
                if 1 < len(values) <= FACETS:
                    offered.append((column.title, sorted(values, key=lambda value: (-values[value], value))))
        return offered


def rows_html(rows: Iterable[Sequence[Cell]], root: str) -> Markup:
    """The rows as table rows; `root` is the way from the page back to the report's folder."""
    return Markup("\n".join("<tr>" + "".join(_cell(cell, root) for cell in row) + "</tr>" for row in rows))


def _cell(cell: Cell, root: str) -> str:
    words = str(escape(visible(cell.text)))  # a plain string: what is added to Markup would be escaped again
    if cell.href:
        words = f'<a href="{escape(root + cell.href)}">{words or "–"}</a>'
    if cell.before or cell.after:
        words = f"{escape(visible(cell.before))}{words}{escape(visible(cell.after))}"
    if cell.below:
        links = [f'<a href="{escape(root + address)}">{escape(visible(text))}</a>' for text, address in cell.below]
        words += f"{'<br>' if words else ''}<small>{' '.join(links)}</small>"
    if cell.sort is not None:
        return f'<td class="n" data-v="{cell.sort:g}">{words}</td>'
    return f'<td class="short">{words}</td>' if len(cell.text) < SHORT and not cell.below else f"<td>{words}</td>"
