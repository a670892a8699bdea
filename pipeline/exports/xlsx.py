"""A workbook: a sheet per table with a frozen header, filters and links from every row to its release and entity.

Texts are written as texts: nothing that a release says becomes a formula, and only web addresses become links.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from pipeline.exports._records import filled, provenance
from pipeline.results import KEYS, Record, Results, meaning, pointers, records
from pipeline.rows import Row
from pipeline.rows.marks import visible, web
from pipeline.rows.schema import schema
from pipeline.stages import Export

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Limits of the format: https://support.microsoft.com/en-us/office/excel-specifications-and-limits
ROWS, CHARACTERS, LINKS = 1_048_575, 32_767, 65_000
WIDTHS = {"text": 70, "title": 50, "name": 40, "variants": 40, "roles": 40, "terms": 60, "what": 40, "term": 30, "label": 18}
FIRST_SHEET = "read me"

Lines = dict[type[Row], dict[object, int]]
"""Kind → key of a row → its line in its sheet, from 1 as the sheet counts."""


@dataclass(frozen=True)
class ExcelWorkbook(Export):
    """A sheet per table, each row linked to its release and entity."""

    suffix: ClassVar[str] = ".xlsx"

    def write(self, file: Path, results: Results) -> None:
        """The sheet "read me" says what each sheet and column is, what made the results, and what was too long for the format."""
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(file, options) as book:
            book.set_properties({"title": "presswatch results", "created": datetime(2000, 1, 1)})
            head = book.add_format({"bold": True, "bottom": 1})
            link = book.add_format({"font_color": "#0B4F8A", "underline": 1})
            tables = [(kind, frame.head(ROWS)) for kind, frame in filled(results)]
            _write_guide(book.add_worksheet(FIRST_SHEET), tables, results, head, link)
            lines = {kind: _lines(kind, frame) for kind, frame in tables if kind in KEYS}
            for kind, frame in tables:
                _write_table(book, kind, frame, lines, head, link)


def _write_guide(sheet: Worksheet, tables: list[Any], results: Results, head: Format, link: Format) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 90)
    sheet.write_row(0, 0, ["table", "column", "meaning"], head)
    line = 1
    for kind, frame in tables:
        sheet.write_url(line, 0, f"internal:'{kind.table}'!A1", link, kind.table)
        left_out = len(results[kind]) - len(frame)
        about = f"{len(frame):,} rows. {(kind.__doc__ or '').strip().partition(chr(10))[0]}"
        sheet.write_string(line, 2, about + (f" {left_out:,} more rows do not fit into a sheet." if left_out else ""))
        line += 1
        for column in schema(kind).names:
            sheet.write_string(line, 1, column)
            sheet.write_string(line, 2, meaning(kind, column))
            line += 1
    for name, value in provenance(results):
        sheet.write_string(line, 1, visible(name))
        sheet.write_string(line, 2, visible(value)[:CHARACTERS])
        line += 1
    sheet.write_string(
        line + 1, 2, f"Texts are cut after {CHARACTERS:,} characters; the tables as CSV and Parquet hold them whole."
    )
    sheet.freeze_panes(1, 0)


def _lines(kind: type[Row], frame: pd.DataFrame) -> dict[object, int]:
    return {value: place + 2 for place, value in enumerate(frame[KEYS[kind]])}


def _write_table(book: Workbook, kind: type[Row], frame: pd.DataFrame, lines: Lines, head: Format, link: Format) -> None:
    sheet = book.add_worksheet(kind.table)
    columns = schema(kind).names
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column, 16))
    sheet.write_row(0, 0, columns, head)
    sheet.freeze_panes(1, 1)
    links = LINKS
    for line, row in enumerate(records(kind, frame), 1):
        for place, column in enumerate(columns):
            target = _target(kind, column, row, lines) if links else ""
            links -= bool(target)
            _write_cell(sheet, line, place, row[column], target, link)
    sheet.autofilter(0, 0, len(frame), len(columns) - 1)


def _target(kind: type[Row], column: str, row: Record, lines: Lines) -> str:
    value = row[column]
    if column == "url":
        return web(value)[:2000]
    there = pointers(kind).get(column)
    if there is None or value not in lines.get(there, {}):
        return ""
    return f"internal:'{there.table}'!A{lines[there][value]}"


def _write_cell(sheet: Worksheet, line: int, place: int, value: object, target: str, link: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int | float) and isfinite(value):
        sheet.write_number(line, place, value)
    elif target:
        sheet.write_url(line, place, target, link, visible(str(value))[:CHARACTERS])
    else:
        sheet.write_string(line, place, visible(str(value))[:CHARACTERS])
