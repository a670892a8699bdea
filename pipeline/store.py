"""The database of a results folder: one DuckDB file, the only state.

What a file or a release gave is stored under the key of the work that found it, one transaction per batch; when the
key of an item changes, its rows are replaced. Rows found live in the schema `found` with the item they belong to;
the schema `main` holds what people query: a view of each kind found, and a table of each kind computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Self

import duckdb
import pandas as pd
import pyarrow as pa
from pydantic import TypeAdapter

from pipeline.batch import Extracted, Ingested
from pipeline.rows import Problem, Row
from pipeline.schema import schema
from pipeline.store_file import StoreFile, failed, opened

INGESTED = TypeAdapter(Ingested)
SQL_TYPES = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN"}


class Store:
    """The rows of a results folder."""

    def __init__(self, file: StoreFile, found: tuple[type[Row], ...], computed: tuple[type[Row], ...]) -> None:
        self._file = file
        self._db = file.connection
        self._found = found
        self._computed = computed

    @classmethod
    @contextmanager
    def open(cls, folder: Path, found: tuple[type[Row], ...], computed: tuple[type[Row], ...]) -> Iterator[Self]:
        """The store of a results folder, made where it is missing, for kinds that extraction finds and kinds computed.

        Raises StoreError where it cannot be used, or was lost meanwhile.
        """
        with opened(folder) as file:
            store = cls(file, found, computed)
            store._prepare()
            yield store

    @property
    def damage(self) -> tuple[Problem, ...]:
        """What was found damaged, and set aside, when the store was opened."""
        return self._file.damage

    # What work has been done

    def keys(self, phase: str) -> dict[str, str]:
        """Item → key under which its rows are stored, for one phase (ingest or extract)."""
        return dict(self._db.execute("SELECT item, key FROM found.done WHERE phase = ?", [phase]).fetchall())

    def forget(self, phase: str, items: Iterable[str]) -> None:
        """Takes away everything that these items gave."""
        if items := list(items):
            with self._transaction():
                self._forget(phase, items)

    def put_ingested(self, batch: Iterable[Ingested], keys: Mapping[str, str]) -> None:
        """Stores what files held, in one transaction."""
        batch = list(batch)
        with self._transaction():
            self._forget("ingest", [each.source for each in batch])
            self._done("ingest", [each.source for each in batch], keys)
            rows = [[each.source, INGESTED.dump_json(each).decode("utf-8")] for each in batch]
            if rows:
                self._db.executemany("INSERT INTO found.ingested VALUES (?, ?)", rows)

    def put_extracted(self, batch: Extracted, keys: Mapping[str, str]) -> None:
        """Stores the rows of a batch of releases, in one transaction. A release with a fault is done again by the next run."""
        faulty = {release_id for release_id, _ in batch.problems}
        with self._transaction():
            self._forget("extract", batch.release_ids)
            self._done("extract", batch.release_ids, {**keys, **dict.fromkeys(faulty, "")})
            for kind, table in batch.tables.items():
                self._insert(f"found.{kind.table}", table)
            rows = [[item, p.source, p.stage, p.problem, p.remedy] for item, p in batch.problems]
            if rows:
                self._db.executemany("INSERT INTO found.faults VALUES (?, ?, ?, ?, ?)", rows)

    def ingested(self) -> list[Ingested]:
        """What every file of the corpus held, ordered by path."""
        rows = self._db.execute("SELECT payload FROM found.ingested ORDER BY item").fetchall()
        return [INGESTED.validate_json(payload) for (payload,) in rows]

    def faults(self) -> list[Problem]:
        """The problems that extraction met."""
        rows = self._db.execute("SELECT source, stage, problem, remedy FROM found.faults ORDER BY ALL").fetchall()
        return [Problem(source=s, stage=t, problem=p, remedy=r) for s, t, p, r in rows]

    # What the corpus as a whole gave

    def replace(self, tables: Mapping[type[Row], pa.Table], notes: Mapping[str, str] = MappingProxyType({})) -> None:
        """Puts whole tables in the place of those of the same kinds, and keeps words about them, in one transaction."""
        with self._transaction():
            for kind, table in tables.items():
                self._db.execute(f"DELETE FROM main.{kind.table}")
                self._insert(f"main.{kind.table}", table)
            for name, value in notes.items():
                self._note(name, value)

    def count(self, kind: type[Row]) -> int:
        """The number of the rows of a kind."""
        return int(self._db.execute(f"SELECT count(*) FROM main.{kind.table}").fetchall()[0][0])

    def digest(self, kind: type[Row]) -> str:
        """A digest of the rows of a kind; the order in which they came leaves no trace."""
        rows = self._db.execute(f"SELECT count(*), sum(hash(rows)) FROM main.{kind.table} rows").fetchall()
        return " ".join(map(str, rows[0]))

    def table(self, kind: type[Row]) -> pd.DataFrame:
        """Every row of a kind, ordered by its columns from the left: the order in which rows came leaves no trace."""
        try:
            table: pa.Table = self._db.sql(f"SELECT * FROM main.{kind.table} ORDER BY ALL").to_arrow_table()
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            raise failed(self._file.path, error) from error
        frame: pd.DataFrame = table.to_pandas(split_blocks=True, self_destruct=True)
        return frame

    def note(self, name: str, value: str) -> None:
        """Keeps a word for the next run."""
        with self._transaction():
            self._note(name, value)

    def notes(self, prefix: str) -> dict[str, str]:
        """The words kept under names that begin so, by the rest of the name."""
        rows = self._db.execute("SELECT name, value FROM found.notes WHERE starts_with(name, ?)", [prefix]).fetchall()
        return {str(name).removeprefix(prefix): str(value) for name, value in rows}

    def drop_notes(self, names: Iterable[str]) -> None:
        """Keeps these words no longer."""
        if names := list(names):
            with self._transaction():
                self._db.execute("DELETE FROM found.notes WHERE name IN (SELECT unnest(?))", [names])

    def noted(self, name: str) -> str:
        """The word kept by an earlier run, or the empty string."""
        rows = self._db.execute("SELECT value FROM found.notes WHERE name = ?", [name]).fetchall()
        return str(rows[0][0]) if rows else ""

    # How it is laid out

    def _prepare(self) -> None:
        """Makes the tables. Where the kinds of row have changed since the last run, everything is begun afresh."""
        layout = self._layout()
        digest = sha256("\n".join(layout).encode()).hexdigest()
        if self._stored_layout() == digest:
            return
        with self._transaction():
            for (view,) in self._db.execute(
                "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal"
            ).fetchall():
                self._db.execute(f'DROP VIEW main."{view}"')
            for (table,) in self._db.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall():
                self._db.execute(f'DROP TABLE main."{table}"')
            self._db.execute("DROP SCHEMA IF EXISTS found CASCADE")
            for statement in layout:
                self._db.execute(statement)
            self._note("layout", digest)

    def _stored_layout(self) -> str:
        known = self._db.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'found' AND table_name = 'notes'"
        ).fetchone()
        return self.noted("layout") if known and known[0] else ""

    def _note(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO found.notes VALUES (?, ?)", [name, value])

    def _layout(self) -> list[str]:
        return [
            "CREATE SCHEMA found",
            "CREATE TABLE found.notes (name VARCHAR PRIMARY KEY, value VARCHAR)",
            "CREATE TABLE found.done (phase VARCHAR, item VARCHAR, key VARCHAR)",
            "CREATE TABLE found.ingested (item VARCHAR, payload VARCHAR)",
            f"CREATE TABLE found.faults (item VARCHAR, {_columns(Problem)})",
            *(f"CREATE TABLE found.{kind.table} ({_columns(kind)})" for kind in self._found),
            *(f"CREATE VIEW main.{kind.table} AS SELECT * FROM found.{kind.table}" for kind in self._found),
            *(f"CREATE TABLE main.{kind.table} ({_columns(kind)})" for kind in self._computed),
        ]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.seal.break_it()
        self._db.execute("BEGIN")
        try:
            yield
            self._file.hold()
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _forget(self, phase: str, items: Iterable[str]) -> None:
        items = list(items)
        if not items:
            return
        self._db.execute("DELETE FROM found.done WHERE phase = ? AND item IN (SELECT unnest(?))", [phase, items])
        if phase == "ingest":
            self._db.execute("DELETE FROM found.ingested WHERE item IN (SELECT unnest(?))", [items])
        else:
            self._db.execute("DELETE FROM found.faults WHERE item IN (SELECT unnest(?))", [items])
            for kind in self._found:
                self._db.execute(f"DELETE FROM found.{kind.table} WHERE release_id IN (SELECT unnest(?))", [items])

    def _done(self, phase: str, items: Iterable[str], keys: Mapping[str, str]) -> None:
        rows = [[phase, item, keys[item]] for item in items]
        if rows:
            self._db.executemany("INSERT INTO found.done VALUES (?, ?, ?)", rows)

    def _insert(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            self._db.register("incoming", table)
            self._db.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
            self._db.unregister("incoming")


def _columns(kind: type[Row]) -> str:
    return ", ".join(f'"{column.name}" {SQL_TYPES[str(column.type)]}' for column in schema(kind))


class StoredTables(Mapping[type[Row], pd.DataFrame]):
    """The tables of a store, each loaded when it is first asked for."""

    def __init__(self, store: Store, kinds: Iterable[type[Row]]) -> None:
        self._store = store
        self._kinds = tuple(kinds)
        self._loaded: dict[type[Row], pd.DataFrame] = {}
        self._digests: dict[type[Row], str] = {}

    def __getitem__(self, kind: type[Row]) -> pd.DataFrame:
        if kind not in self._kinds:
            raise KeyError(kind)
        if kind not in self._loaded:
            self._loaded[kind] = self._store.table(kind)
        return self._loaded[kind]

    def count(self, kind: type[Row]) -> int:
        """The number of a table's rows, without loading them."""
        return self._store.count(kind)

    def digest(self, kind: type[Row]) -> str:
        """A digest of a table's rows, whatever their order; empty where the run has no such table."""
        if kind not in self._kinds:
            return ""
        if kind not in self._digests:
            self._digests[kind] = self._store.digest(kind)
        return self._digests[kind]

    def forget(self, kind: type[Row]) -> None:
        """Frees a table that has changed."""
        self._loaded.pop(kind, None)
        self._digests.pop(kind, None)

    def keep(self, kinds: Iterable[type[Row]]) -> None:
        """Frees the tables of all other kinds; they are loaded again if they are asked for again."""
        kept = set(kinds)
        self._loaded = {kind: frame for kind, frame in self._loaded.items() if kind in kept}
        pa.default_memory_pool().release_unused()

    def __iter__(self) -> Iterator[type[Row]]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)
