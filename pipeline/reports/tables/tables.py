"""The tables of the results, each as CSV for spreadsheets and as Parquet for programs.

Parquet holds the exact values. A CSV is opened in spreadsheets, which run a text that looks like a formula: there it is
marked (see `formulas`). Numbers are never marked, and offsets always count in the exact text, as Parquet has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.formulas import FORMULA
from pipeline.reports.tables.published import as_result, result_kinds
from pipeline.rows import Problem, Row
from pipeline.stages import Kinds, Piece, Report, Tables


@dataclass(frozen=True)
class TableFiles(Report):
    """`tables/<table>.csv` (UTF-8, header, comma, RFC 4180 with \\n) and `tables/<table>.parquet`."""

    needs: ClassVar[Kinds] = (Problem,)

    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """Two files for each result table that has rows."""
        return [path for piece in self.pieces(tables) for path in piece.write(folder, tables)]

    def pieces(self, tables: Tables) -> Iterable[Piece]:
        """Each table by itself."""
        return [Piece(kind.table, partial(_write, kind)) for kind in result_kinds(tables)]


def _write(kind: type[Row], folder: Path, tables: Tables) -> list[Path]:
    table = as_result(kind, tables)
    if not table.num_rows:
        return []
    place = folder / "tables"
    place.mkdir(parents=True, exist_ok=True)
    csv, parquet = place / f"{kind.table}.csv", place / f"{kind.table}.parquet"
    pyarrow.csv.write_csv(without_formulas(table), csv)
    pq.write_table(table, parquet, compression="zstd")
    return [csv, parquet]


def without_formulas(table: pa.Table) -> pa.Table:
    """The table with every text that a spreadsheet would run marked by an apostrophe."""
    for index, column in enumerate(table.schema):
        if pa.types.is_string(column.type):
            safe = pc.replace_substring_regex(table.column(index), pattern=FORMULA, replacement=r"'\1")
            table = table.set_column(index, column, safe)
    return table
