"""`datapackage.json`: what every column of every table holds, for people and for programs.

Reference: Frictionless Data Package and Table Schema, https://specs.frictionlessdata.io
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.given.tables import counted
from pipeline.reports.tables.published import result_kinds
from pipeline.results import KEYS, meaning, pointers
from pipeline.rows import Row
from pipeline.rows.schema import schema
from pipeline.stages import Report, Tables

TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number", pa.bool_(): "boolean"}


@dataclass(frozen=True)
class DataPackage(Report):
    """A Frictionless Data Package of the result tables."""

    title: str = "What the press releases say"

    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """`datapackage.json`, beside the folder `tables` that it describes."""
        found = {kind: rows for kind in result_kinds(tables) if (rows := counted(tables, kind))}
        if not found:
            return []
        present = {kind.table for kind in found}
        package = {
            "profile": "tabular-data-package",
            "name": "presswatch-results",
            "title": self.title,
            "description": "Tables computed from a folder of press releases. Offsets are Unicode code points into the text "
            "of the table releases, end exclusive. In the CSV files a text that a spreadsheet would run as a formula has an "
            "apostrophe in front; the Parquet files hold it without.",
            "resources": [_resource(kind, rows, present) for kind, rows in found.items()],
        }
        path = folder / "datapackage.json"
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        return [path]


def _resource(kind: type[Row], rows: int, present: set[str]) -> dict[str, Any]:
    description: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": TYPES[column.type], "description": meaning(kind, column.name)}
            for column in schema(kind)
        ],
        "missingValues": [""],
        "foreignKeys": [
            {"fields": name, "reference": {"resource": "" if there is kind else there.table, "fields": KEYS[there]}}
            for name, there in pointers(kind).items()
            if there.table in present
        ],
    }
    if kind in KEYS:
        description["primaryKey"] = KEYS[kind]
    return {
        "profile": "tabular-data-resource",
        "name": kind.table,
        "path": f"tables/{kind.table}.csv",
        "title": (kind.__doc__ or kind.table).strip().partition("\n")[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "rows": rows,
        "parquet": f"tables/{kind.table}.parquet",
        "schema": description,
    }
