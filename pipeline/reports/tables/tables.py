"""The tables of the results, each as CSV for spreadsheets and as Parquet for programs.

Parquet holds the exact values. A CSV is opened in spreadsheets, which run a text that looks like a formula: there it is
marked (see `formulas`). Numbers are never marked, and offsets always count in the exact text, as Parquet has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.given.tables import in_pieces, whole
from pipeline.outside.formulas import FORMULA
from pipeline.reports.tables.published import as_result, result_kinds
from pipeline.rows import Problem, Row
from pipeline.stages import Kinds, Piece, Report, Tables

AT_ONCE = 20_000
"""So many rows are in memory together, and one group of rows of a Parquet file."""


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
    pieces = (as_result(kind, rows) for rows in in_pieces(tables, AT_ONCE, whole(kind), kind))
    first = next(pieces, None)
    if first is None:
        return []
    place = folder / "tables"
    place.mkdir(parents=True, exist_ok=True)
    csv, parquet = place / f"{kind.table}.csv", place / f"{kind.table}.parquet"
    with pyarrow.csv.CSVWriter(csv, first.schema) as lines, pq.ParquetWriter(parquet, first.schema, compression="zstd") as groups:
        for piece in chain([first], pieces):
            same = piece.replace_schema_metadata(first.schema.metadata)
            lines.write_table(without_formulas(same))
            groups.write_table(same)
    return [csv, parquet]


def without_formulas(table: pa.Table) -> pa.Table:
    """The table with every text that a spreadsheet would run marked by an apostrophe."""
    for index, column in enumerate(table.schema):
        if pa.types.is_string(column.type):
            safe = pc.replace_substring_regex(table.column(index), pattern=FORMULA, replacement=r"'\1")
            table = table.set_column(index, column, safe)
    return table
