"""A table in text: what parts its cells, and which row names the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from pipeline.readers.shared.values import bare, key

DELIMITERS = ",;\t|"
STATED = re.compile(r"\s*\"?sep=(.)\"?[^\n]*\n")  # how spreadsheet programs say it
DOUBLED = re.compile(r"\\\"\"(?![,;\t|\n]|\Z)")  # a backslash that is the cell's own, before a doubled quotation mark
HEAD = 6  # rows among which the one that names the columns may be: a title may stand above it


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a table, its rows below them, and which column holds the text, if a known one does."""

    columns: tuple[str, ...]
    rows: Iterator[list[str]]
    text_column: int | None
    delimiter: str

    def record(self, row: Sequence[str]) -> dict[str, str]:
        """Column → cell; of two columns of one name the first counts."""
        first = dict(reversed([*zip(self.columns, row, strict=False)]))
        return {name: first[name] for name in self.columns if name in first}

    def joined(self, row: Sequence[str]) -> list[str]:
        """A row of too many cells with the surplus put back where the text is last: there it comes from the text itself."""
        last = len(self.columns) - 1
        if self.text_column != last:
            return list(row[: last + 1])
        return [*row[:last], self.delimiter.join(row[last:])]


def is_open(last: Sequence[str], text: str) -> bool:
    """Whether the last row of a table ends within quotation marks that nothing closes."""
    return bool(last) and "\n" in last[-1].strip() and not text.rstrip().endswith('"')


def sheet_in(text: str, texts: Set[str], known: Set[str]) -> Sheet:
    """The table in a text, given the names (as keys) of columns that hold texts, and all that are known."""
    text = text.lstrip("\n")
    stated = STATED.match(text)
    text = text[stated.end() :] if stated else text
    if '\\"' in text and not DOUBLED.search(text):
        text = text.replace('\\"', '""')  # as databases write a quotation mark within a cell
    heads = [_head(text, delimiter, texts, known) for delimiter in (stated[1] if stated else DELIMITERS)]
    best = max(heads, key=lambda head: (head.text_column is not None, len(head.columns)))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=best.delimiter)
    return Sheet(best.columns, islice(rows, best.row + 1, None), best.text_column, best.delimiter)


@dataclass(frozen=True, slots=True)
class _Head:
    """The row that names the columns, if a delimiter parts the cells."""

    row: int
    columns: tuple[str, ...]
    text_column: int | None
    delimiter: str


def _head(text: str, delimiter: str, texts: Set[str], known: Set[str]) -> _Head:
    """The first row, or one below it that names at least two known columns; paths (`details.body`) by their last names."""
    rows = _first_rows(text, delimiter)
    named = ((number, names) for number, row in enumerate(rows) for names in (row, [_last_name(path) for path in row]))
    for number, names in named:
        column = _first_in(names, texts)
        if column is not None and (number == 0 or sum(bare(key(name)) in known for name in names) > 1):
            return _Head(number, _stripped(names), column, delimiter)
    return _Head(0, _stripped(rows[0]) if rows else (), None, delimiter)


def _last_name(path: str) -> str:
    return path.rpartition(".")[2]


def _first_in(names: Sequence[str], wanted: Set[str]) -> int | None:
    """The first column of a wanted name, else the first of one with something around it."""
    keys = [key(name) for name in names]
    return next((at for form in (keys, [*map(bare, keys)]) for at, each in enumerate(form) if each in wanted), None)


def _stripped(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """As many of the first rows as can be read."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), HEAD))
    return rows
