"""Tables of a page: which hold data rather than lay the page out, and what their columns are headed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# What no cell of data holds: where one does, the table lays out the page.
PARTS_OF_PAGES = ("h1", "h2", "h3", "h4", "article", "aside", "footer", "form", "header", "main", "nav", "section")
MARKS_OF_DATA = ("th", "thead", "tfoot", "caption", "colgroup")
LONG_CELL = 60  # words: a cell of more is a text by itself
SHORT_CELL = 5  # words: a single row of such cells is a line, and a link of so many leads elsewhere
WIDEST = 1_000  # columns that a cell may span (HTML Living Standard, 4.9.11)

Cells = dict[Any, str]
"""Cell element → the heading of its column, or nothing."""


def data_rows(root: Any) -> dict[Any, Cells]:
    """Row element → its cells, for every row of a table of data that reads as one line."""
    tables = list(root.iter("table"))
    holding = {next(table.iterancestors("table"), None) for table in tables}
    grids = [_grid(table) for table in tables if table not in holding and not _lays_out(table)]
    return {row: cells for grid in grids if _is_data(grid) for row, cells in _headed(grid)}


def _grid(table: Any) -> list[list[Any]]:
    """Its cells, row by row."""
    rows = ([cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr"))
    return [row for row in rows if row]


def _lays_out(table: Any) -> bool:
    return table.get("role") in ("presentation", "none") or next(table.iter(*PARTS_OF_PAGES), None) is not None


def _is_data(grid: list[list[Any]]) -> bool:
    """Tables of data say so by an element of theirs or by their lines, or have rows of several short cells."""
    if not grid:
        return False
    table = next(grid[0][0].iterancestors("table"))
    if next(table.iter(*MARKS_OF_DATA), None) is not None or table.get("border", "0") not in ("", "0"):
        return True
    several = sum(len(row) > 1 for row in grid)
    cells = [cell for row in grid for cell in row]
    longest = LONG_CELL if several > 1 else SHORT_CELL
    return several > len(grid) / 2 and not any(_is_longer(cell, longest) for cell in cells) and not all(map(_leads, cells))


def _is_longer(cell: Any, words: int) -> bool:
    return len(cell.text_content().split()) > words


def _leads(cell: Any) -> bool:
    """Whether a cell is nothing but a link, as those of menus are."""
    return next(cell.iter("a"), None) is not None and len(cell.text_content().split()) <= SHORT_CELL


def _headed(grid: list[list[Any]]) -> Iterator[tuple[Any, Cells]]:
    """Each row that is a line with its cells; the first row and those of headings alone name the columns below."""
    heads: dict[int, str] = {}
    for row in grid:
        if row is grid[0] or all(cell.tag == "th" for cell in row):
            heads = {column: " ".join(cell.text_content().split()) for column, cell in _placed(row)}
            yield row[0].getparent(), dict.fromkeys(row, "")
        elif not any(_is_longer(cell, LONG_CELL) for cell in row):
            yield row[0].getparent(), {cell: heads.get(column, "") for column, cell in _placed(row)}


def _placed(row: list[Any]) -> Iterator[tuple[int, Any]]:
    column = 0
    for cell in row:
        yield column, cell
        span = cell.get("colspan", "1")
        column += min(int(span), WIDEST) if span.isascii() and span.isdigit() and len(span) < 5 else 1
