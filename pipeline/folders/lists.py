"""The lists that users keep beside their releases (corrections, known names, topics), as spreadsheets and editors save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pipeline.folders.remote import Location
from pipeline.outside.formulas import unmarked
from pipeline.readers.shared.text import Unreadable, decode

DELIMITERS = ",;\t"
LONGEST_CELL = 10_000  # characters; no name or note is longer


class ListError(Exception):
    """The list cannot be used; the message names the file, the line and what to do."""


def read_list(file: Location, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that are not empty, each with its line: column → cell, blanks taken off. Raises ListError."""
    try:
        text = decode(file.read_bytes()).text
    except OSError as error:
        raise ListError(f"{file} cannot be read: {error.strerror}; make it readable, or take it away") from None
    except Unreadable as why:
        raise ListError(f"{file}: {why.problem}; {why.remedy}") from None
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    names = ",".join(name.strip() for name in next(rows, [])).rstrip(",").split(",")
    _refuse_unknown(file, names, columns)
    for cells in rows:
        row = dict(zip(names, (unmarked(cell.strip()) for cell in cells), strict=False))
        _refuse_misshapen(file, rows.line_num, names, cells)
        if any(row.values()):
            yield rows.line_num, {name: row.get(name, "") for name in names}


def _refuse_unknown(file: Location, names: Sequence[str], columns: Sequence[str]) -> None:
    for name in names:
        if name not in columns:
            near = get_close_matches(name, columns, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(columns)}"
            raise ListError(f"{name!r} is no column of {file.name}; {hint}")
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise ListError(f"{file.name} has two columns {twice!r}; take one of them away")


def _refuse_misshapen(file: Location, line: int, names: Sequence[str], cells: Sequence[str]) -> None:
    where = f"{file.name}, line {line}"
    if any(cell.strip() for cell in cells[len(names) :]):
        raise ListError(
            f"{where}: {len(cells)} cells, but {len(names)} columns; put a cell that holds a comma between quotation marks"
        )
    if any("\n" in cell.strip() or len(cell) > LONGEST_CELL for cell in cells):
        raise ListError(f"{where}: a cell that runs over its line, or is very long; close its quotation mark")
