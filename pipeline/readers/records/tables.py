"""CSV and its kin: a release per row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.readers.records.sheets import Sheet, is_open, sheet_in
from pipeline.readers.records.unread import unread
from pipeline.readers.shared.days import Order, settled
from pipeline.readers.shared.fields import FieldNames, known_keys, missing_text, release_of
from pipeline.readers.shared.text import TextReader, Unreadable
from pipeline.readers.shared.values import key
from pipeline.release import RawRelease
from pipeline.rows import Problem

LONGEST_FIELD = 100_000_000  # characters; the csv module's own limit of 131,072 cuts long releases
LACKING = {"title": "the title", "published": "the date of publication"}


@dataclass(frozen=True)
class Tables(TextReader):
    """The first row that names a known column names them all. The delimiter is the one that makes most of that row.

    `numeric_dates` says how 03/04/2024 is read where the other dates of the column do not settle it.
    """

    holds_many = True

    fields: FieldNames = field(default_factory=FieldNames)
    numeric_dates: Order = "day first"

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".csv", ".tsv", ".tab", ".psv")

    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        csv.field_size_limit(LONGEST_FIELD)
        yield from settled(self._rows(text, source), self.numeric_dates, self, source)

    def _rows(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        number, row = 0, [""]
        try:
            texts = {key(name) for name in (*self.fields.text, *self.fields.summary)}
            sheet = sheet_in(text, texts, known_keys(self.fields))
            if sheet.text_column is None:
                raise self._without_text(sheet)
            for number, row in enumerate(sheet.rows, 1):
                yield from self._of(row, sheet, source, number)
        except csv.Error as error:
            raise Unreadable(f"the table breaks off after row {number}: {error}", "export it again as CSV") from None
        if is_open(row, text):
            problem = "a quotation mark in this row is never closed, so that all below it was read as part of one cell"
            yield self.problem(f"{source}#{number}", problem, "close it, or double it where it belongs to a text")

    def _of(self, row: Sequence[str], sheet: Sheet, table: str, number: int) -> Iterator[RawRelease | Problem]:
        cells, more, source = len(row), len(row) > len(sheet.columns), f"{table}#{number}"
        if more:
            row = sheet.joined(row)
            problem = f"has {cells} cells, the head {len(sheet.columns)}: a delimiter in a text splits it"
            yield self.problem(
                source, problem, "put cells that hold the delimiter into quotation marks, or export the table again"
            )
        record = sheet.record(row)
        release = release_of(record, source, self.fields)
        if release.text:
            yield release
        elif any(cell.strip() for cell in row):
            yield self.problem(source, "the text of this row is empty", "fill it, or remove the row")
        if number == 1:
            yield from self._unread(unread(record, release, self.fields), table)

    def _unread(self, columns: Mapping[str, str], table: str) -> Iterator[Problem]:
        for name, column in columns.items():
            setting = f"[{self.section}.fields] {name} = {json.dumps([column], ensure_ascii=False)}"
            yield self.problem(
                table,
                f"no column is known to hold {LACKING[name]}, but {column!r} looks like it",
                f"if it does, put this into pipeline.toml: {setting}",
            )

    def _without_text(self, sheet: Sheet) -> Unreadable:
        names, likeliest = missing_text(sheet.record(next(sheet.rows, ())) or dict.fromkeys(sheet.columns, ""))
        remedy = f"name the column in pipeline.toml: [{self.section}.fields] text = {json.dumps([likeliest], ensure_ascii=False)}"
        return Unreadable(f"there is no text column; the columns are: {names}", remedy)
