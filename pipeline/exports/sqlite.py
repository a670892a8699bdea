"""SQLite: every table with its keys, and a full-text index over releases and sentences, as Datasette looks for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pandas as pd

from pipeline.exports._records import filled, provenance
from pipeline.results import KEYS, Results, pointers, records
from pipeline.rows import Row
from pipeline.rows.schema import schema
from pipeline.stages import Export

TYPES = {"string": "TEXT", "int64": "INTEGER", "double": "REAL", "bool": "INTEGER"}
INDEXED = {"releases": ("title", "text"), "sentences": ("text",), "entities": ("name", "variants", "roles")}
"""Table → the columns that can be searched by their words: `SELECT * FROM sentences_fts WHERE sentences_fts MATCH 'asset'`."""


@dataclass(frozen=True)
class SqliteDatabase(Export):
    """Every table with its keys, and a full-text index."""

    suffix: ClassVar[str] = ".sqlite"

    def write(self, file: Path, results: Results) -> None:
        """A new database; one that stands there is replaced. The table `run` says which program, model and settings made it."""
        file.unlink(missing_ok=True)
        tables = dict(filled(results))
        with closing(sqlite3.connect(file)) as database:
            for kind, frame in tables.items():
                _fill(database, kind, frame, set(tables))
            database.execute("CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT)")
            database.executemany("INSERT INTO run VALUES (?, ?)", provenance(results))
            database.commit()
            database.execute("VACUUM")


def _fill(database: sqlite3.Connection, kind: type[Row], frame: pd.DataFrame, present: set[type[Row]]) -> None:
    """A table with its rows, an index for each pointer, and one of its words."""
    names = schema(kind).names
    rows = [[_storable(row[name]) for name in names] for row in records(kind, frame)]
    database.execute(f'CREATE TABLE "{kind.table}" ({", ".join(_columns(kind, present))})')
    database.executemany(f'INSERT INTO "{kind.table}" VALUES ({", ".join("?" * len(names))})', rows)
    for name in pointers(kind):
        database.execute(f'CREATE INDEX "{kind.table}_{name}" ON "{kind.table}" ("{name}")')
    if kind.table in INDEXED:
        _index_words(database, kind.table, INDEXED[kind.table])


def _columns(kind: type[Row], present: set[type[Row]]) -> Iterator[str]:
    pointed = pointers(kind)
    for column in schema(kind):
        declared = f'"{column.name}" {TYPES[str(column.type)]}'
        if KEYS.get(kind) == column.name:
            declared += " PRIMARY KEY"
        elif pointed.get(column.name) in present:
            there = pointed[column.name]
            declared += f' REFERENCES "{there.table}" ("{KEYS[there]}")'
        yield declared


def _index_words(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    database.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({names}, content="{table}")')
    database.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')


def _storable(value: object) -> object:
    """A text that UTF-8 cannot hold has its lone surrogates replaced."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
