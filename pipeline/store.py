"""The database of a results folder: one DuckDB file, the only state.

What a file or a release gave is stored under the key of the work that found it, one transaction per batch; when the
key of an item changes, its rows are replaced. Rows found live in the schema `found` with the item they belong to;
the schema `main` holds what people query: a view of each kind found, and a table of each kind computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import duckdb
import pyarrow as pa

from pipeline.keeping import settled, shelf
from pipeline.keeping.extractions import FOUND, KEPT, Extractions, insert
from pipeline.keeping.settled import Settled
from pipeline.keeping.shelf import Shelf
from pipeline.keeping.store_file import MORE, StoreFile, failed, opened
from pipeline.keeping.waiting import Waiting
from pipeline.rows import Problem, Row
from pipeline.rows.schema import columns_of
from pipeline.work.shelving import Shelved

OF_FILES = "made reports."
"""What the names of notes begin with that tell which files lie in the results folder."""
SHARDS = "shards"
"""The folder in which workers leave what they found, while a run extracts."""
NOTES = {"kept": "layout of kept", "found": "layout", "main": "layout of main"}
"""Schema → the name under which its layout is noted."""
ROWS = 20_000
"""So many rows of an answer are handed on together."""


class Store:
    """The rows of a results folder."""

    def __init__(self, file: StoreFile, found: tuple[type[Row], ...], computed: tuple[type[Row], ...]) -> None:
        self._file = file
        self._db = file.connection
        self._found = found
        self._computed = computed
        self.shelf = Shelf(self._db, self._transaction)
        self.settled = Settled(self._db, self._transaction)
        waiting = Waiting(self._db, self._transaction, file.path.with_name(SHARDS))
        self.extractions = Extractions(self._db, self._transaction, waiting)

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

    def take_more_memory(self) -> None:
        """From here on whole tables are asked for, and not some releases at a time."""
        self._db.execute(f"SET memory_limit = '{MORE}'")

    @property
    def damage(self) -> tuple[Problem, ...]:
        """What was found damaged, and set aside, when the store was opened."""
        return self._file.damage

    # What work has been done

    def keys(self, phase: str) -> dict[str, str]:
        """Item → key under which what it gave is stored, for one phase (ingest)."""
        return dict(self._db.execute("SELECT item, key FROM found.done WHERE phase = ?", [phase]).fetchall())

    def forget(self, phase: str, items: Iterable[str]) -> None:
        """Takes away everything that these items gave."""
        if items := list(items):
            with self._transaction():
                self._forget(phase, items)

    def outdated(self, phase: str, keys: Mapping[str, str]) -> set[str]:
        """The items to be done, given the key of each; what is stored of items that are gone is taken away."""
        stored = self.keys(phase)
        self.forget(phase, [item for item in stored if item not in keys])
        return {item for item, key in keys.items() if stored.get(item) != key}

    def ledger(self, phase: str) -> str:
        """A digest of what was done in a phase, item by item, whatever the order."""
        query = "SELECT count(*), sum(hash(item, key)) FROM found.done WHERE phase = ?"
        return " ".join(map(str, self._db.execute(query, [phase]).fetchall()[0]))

    def put_shelved(self, shelved: Shelved, keys: Mapping[str, str]) -> None:
        """Keeps releases as they were read and cleaned, in one transaction, and the keys of files that are done with them."""
        with self._transaction():
            self._forget("ingest", keys)
            self.shelf.put(shelved)
            self._done("ingest", keys, keys)

    def begin(self, phase: str, item: str) -> None:
        """Takes away what an item gave that comes in parts; until its end it is known as one that is not done."""
        with self._transaction():
            self._forget(phase, [item])
            self._done(phase, [item], {item: ""})

    def end_file(self, file: str, key: str, unusable: Iterable[Problem]) -> None:
        """Says that all parts of a file are kept, but for what could not be used of it."""
        with self._transaction():
            self._db.execute("UPDATE found.done SET key = ? WHERE phase = 'ingest' AND item = ?", [key, file])
            self.shelf.put_unusable((file, each) for each in unusable)

    # What the corpus as a whole gave

    def replace(self, tables: Mapping[type[Row], pa.Table], notes: Mapping[str, str] = MappingProxyType({})) -> None:
        """Puts whole tables in the place of those of the same kinds, and keeps words about them, in one transaction."""
        with self._transaction():
            for kind, table in tables.items():
                self._db.execute(f"DELETE FROM main.{kind.table}")
                insert(self._db, f"main.{kind.table}", table)
            for name, value in notes.items():
                self._note(name, value)

    def replace_with(self, kind: type[Row], pieces: Iterable[pa.Table], told: Callable[[], Mapping[str, str]]) -> int:
        """The same for one kind, whose table is made while it is stored; `told` is asked for the words when it is made.

        Returns the number of rows.
        """
        with self._transaction():
            self._db.execute(f"DELETE FROM main.{kind.table}")
            rows = 0
            for piece in pieces:
                insert(self._db, f"main.{kind.table}", piece)
                rows += piece.num_rows
            for name, value in told().items():
                self._note(name, value)
        return rows

    def digest(self, kind: type[Row]) -> str:
        """A digest of the rows of a kind; the order in which they came leaves no trace."""
        rows = self._db.execute(f"SELECT count(*), sum(hash(rows)) FROM main.{kind.table} rows").fetchall()
        return " ".join(map(str, rows[0]))

    def ask(self, query: str, values: Mapping[str, Any]) -> pa.RecordBatchReader:
        """The answer to a question with values in it ($name), which is found out as it is read."""
        cursor = self._db.cursor()
        with self._failing():
            answer: pa.RecordBatchReader = cursor.sql(query, params=dict(values)).to_arrow_reader(ROWS)
        return pa.RecordBatchReader.from_batches(answer.schema, self._read(cursor, answer))

    def _read(self, cursor: duckdb.DuckDBPyConnection, answer: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        with closing(cursor), self._failing():
            yield from answer

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Raises StoreError where the database fails; what it has no memory for, or does not understand, is the asker's fault."""
        try:
            yield
        except (duckdb.OutOfMemoryException, duckdb.ProgrammingError):
            raise
        except duckdb.Error as error:
            raise failed(self._file.path, error) from error

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

    def note_if_new(self, name: str, value: str) -> None:
        """The same where it is not kept already: a run with nothing to do leaves the file as it is."""
        if self.noted(name) != value:
            self.note(name, value)

    def noted(self, name: str) -> str:
        """The word kept by an earlier run, or the empty string."""
        rows = self._db.execute("SELECT value FROM found.notes WHERE name = ?", [name]).fetchall()
        return str(rows[0][0]) if rows else ""

    # How it is laid out

    def _prepare(self) -> None:
        """Makes the tables. Those of a schema whose layout has changed since the last run are begun afresh, and no others."""
        layouts = {"kept": KEPT, "found": self._found_layout(), "main": self._main_layout()}
        notes = {name: _digest(layout) for name, layout in layouts.items()}
        stale = {name for name, digest in notes.items() if self._noted_if_any(NOTES[name]) != digest}
        if not stale:
            return
        with self._transaction():
            self._drop_main()
            for name in sorted(stale - {"main"}):
                self._db.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
            for statement in chain.from_iterable(layouts[name] for name in layouts if name in {*stale, "main"}):
                self._db.execute(statement)
            # The others tell of tables that are gone.
            self._db.execute("DELETE FROM found.notes WHERE NOT starts_with(name, ?)", [OF_FILES])
            for name, digest in notes.items():
                self._note(NOTES[name], digest)

    def _drop_main(self) -> None:
        """The tables that people query: views of what was found, and what is computed from it; and of what some were settled."""
        self._db.execute("DROP SCHEMA IF EXISTS settled CASCADE")
        for kind, schema_of in (("view", "duckdb_views()"), ("table", "duckdb_tables()")):
            query = f"SELECT {kind}_name FROM {schema_of} WHERE schema_name = 'main' AND NOT internal"
            for (name,) in self._db.execute(query).fetchall():
                self._db.execute(f'DROP {kind.upper()} main."{name}"')

    def _noted_if_any(self, name: str) -> str:
        known = self._db.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'found' AND table_name = 'notes'"
        ).fetchone()
        return self.noted(name) if known and known[0] else ""

    def _note(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO found.notes VALUES (?, ?)", [name, value])

    def _found_layout(self) -> tuple[str, ...]:
        return (
            "CREATE SCHEMA found",
            "CREATE TABLE found.notes (name VARCHAR PRIMARY KEY, value VARCHAR)",
            "CREATE TABLE found.done (phase VARCHAR, item VARCHAR, key VARCHAR)",
            *shelf.layout(),
            *FOUND,
            f"CREATE TABLE found.faults (item VARCHAR, {columns_of(Problem)})",
            *(f"CREATE TABLE found.{kind.table} ({columns_of(kind)})" for kind in self._found),
        )

    def _main_layout(self) -> tuple[str, ...]:
        return (
            *settled.layout(),
            *(f"CREATE VIEW main.{kind.table} AS SELECT * FROM found.{kind.table}" for kind in self._found),
            *(f"CREATE TABLE main.{kind.table} ({columns_of(kind)})" for kind in self._computed),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.seal.break_it()
        self._db.execute("BEGIN")
        try:
            yield
            self._file.hold()
        except OSError as error:
            self._db.execute("ROLLBACK")
            self._file.hold()
            raise failed(self._file.path, error) from error
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _forget(self, phase: str, items: Iterable[str]) -> None:
        items = list(items)
        if not items:
            return
        self._db.execute("DELETE FROM found.done WHERE phase = ? AND item IN (SELECT unnest(?))", [phase, items])
        self.shelf.forget(items)

    def _done(self, phase: str, items: Iterable[str], keys: Mapping[str, str]) -> None:
        rows = [[phase, item, keys[item]] for item in items]
        if rows:
            self._db.executemany("INSERT INTO found.done VALUES (?, ?, ?)", rows)


def _digest(statements: Iterable[str]) -> str:
    return sha256("\n".join(statements).encode()).hexdigest()
