"""What the store holds of releases that were read: annotations of texts, rows found, and which extractors read what.

A batch is noted in one transaction; its rows come from shards (`waiting.py`). Annotations lie in a schema of their own, `kept`,
which stays when kinds of row change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import NamedTuple

import duckdb
import pyarrow as pa

from pipeline.keeping import waiting
from pipeline.keeping.waiting import Waiting
from pipeline.rows import Problem, Row
from pipeline.work.extracting import LANGUAGE
from pipeline.work.shards import Left

FOUND = ("CREATE TABLE found.read (item VARCHAR, release VARCHAR, annotation VARCHAR, made VARCHAR)", *waiting.TABLES)
"""Of every release: its own key, that of its text's annotation, and which extractors read it, each with its key."""
KEPT = (
    "CREATE SCHEMA kept",
    "CREATE TABLE kept.annotations (key VARCHAR, data BLOB)",
    "CREATE TABLE kept.words (note VARCHAR, key VARCHAR)",
)


class Read(NamedTuple):
    """What a release was when it was read: its key, that of its annotation, and the marks of the extractors that read it."""

    release: str
    annotation: str
    made: str


@dataclass(frozen=True, slots=True)
class Extractions:
    """The part of a store in which releases that were read are kept."""

    database: duckdb.DuckDBPyConnection
    transaction: Callable[[], AbstractContextManager[None]]
    waiting: Waiting

    def read(self) -> dict[str, Read]:
        """Release → what it was when it was read."""
        rows = self.database.execute("SELECT item, release, annotation, made FROM found.read").fetchall()
        return {item: Read(*rest) for item, *rest in rows}

    def take_in(self) -> list[Problem]:
        """Brings what is noted into the tables; tells what of it was damaged."""
        return self.waiting.take_in()

    def put(self, batch: Left, folder: str, done: Mapping[str, Read], before: Container[str]) -> list[Problem]:
        """Notes what a batch held, and that it is done; tells what was damaged where it is time to bring all into the tables.

        `folder`: where workers leave shards. `before`: the releases that were read before; what the same extractors found in them
        gives way.
        """
        again = [item for item in batch.release_ids if item in before]
        with self.transaction():
            if again:
                self._forget(again, (), "stage IN (SELECT unnest(?))", [*batch.stages, LANGUAGE])
            self.waiting.note(batch.shard, folder, batch.release_ids, again)
            for name, rows in self._ledger(batch, done):
                insert(self.database, name, pa.Table.from_pylist(rows))
        return self.waiting.take_in() if self.waiting.are_many() else []

    def _ledger(self, batch: Left, done: Mapping[str, Read]) -> Iterator[tuple[str, list[dict[str, str]]]]:
        yield "found.read", [{"item": item, **done[item]._asdict()} for item in batch.release_ids]
        yield "found.faults", [{"item": item, **asdict(problem)} for item, problem in batch.problems]

    def forget(self, items: Collection[str], kinds: Iterable[type[Row]]) -> None:
        """Takes away everything that these releases gave."""
        if items:
            with self.transaction():
                self._forget(list(items), kinds, "TRUE")

    def rows(self, kind: type[Row], releases: Collection[str]) -> dict[str, list[Row]]:
        """Release → the rows of a kind that it gave, in the order in which they were found."""
        query = f"SELECT * FROM found.{kind.table} WHERE release_id IN (SELECT unnest(?)) ORDER BY rowid"
        found: dict[str, list[Row]] = {}
        for row in self._table(query, list(releases)).to_pylist():
            found.setdefault(row["release_id"], []).append(kind(**row))
        return found

    def annotations(self, keys: Collection[str]) -> dict[str, bytes]:
        """Key → what is kept under it."""
        query = "SELECT key, data FROM kept.annotations WHERE key IN (SELECT unnest(?))"
        return dict(self.database.execute(query, [list(keys)]).fetchall())

    def words(self) -> tuple[str, str]:
        """The words of the lexicons that the annotations were made with, and their key; nothing where none is noted."""
        rows = self.database.execute("SELECT note, key FROM kept.words").fetchall()
        return rows[0] if rows else ("", "")

    def note_words(self, note: str, key: str, touched: Sequence[str], standing: Sequence[str]) -> None:
        """Notes other words: the releases that they touch are to be read anew, and of annotations only some keys stand."""
        with self.transaction():
            self.database.execute("UPDATE found.read SET made = '' WHERE item IN (SELECT unnest(?))", [touched])
            self.database.execute("DELETE FROM kept.annotations WHERE key NOT IN (SELECT unnest(?))", [standing])
            self.database.execute("DELETE FROM kept.words")
            self.database.execute("INSERT INTO kept.words VALUES (?, ?)", [note, key])

    def tidy(self) -> None:
        """Takes away the annotations that no release needs any more."""
        self._take_away("key NOT IN (SELECT annotation FROM found.read)")

    def forget_annotations(self) -> None:
        """Takes away all annotations: what they would have spared is done again when it is needed."""
        self._take_away("TRUE")

    def faults(self) -> list[Problem]:
        """The problems that extraction met."""
        rows = self.database.execute("SELECT source, stage, problem, remedy FROM found.faults ORDER BY ALL").fetchall()
        return [Problem(source=s, stage=t, problem=p, remedy=r) for s, t, p, r in rows]

    def _table(self, query: str, values: list[str]) -> pa.Table:
        return self.database.sql(query, params=[values]).to_arrow_table()

    def _take_away(self, annotations: str) -> None:
        if self.database.execute(f"SELECT 1 FROM kept.annotations WHERE {annotations} LIMIT 1").fetchone():
            with self.transaction():
                self.database.execute(f"DELETE FROM kept.annotations WHERE {annotations}")

    def _forget(self, items: list[str], kinds: Iterable[type[Row]], which: str, *values: list[str]) -> None:
        """Takes away releases with their rows of some kinds, and those of their faults of which a condition holds."""
        self.database.execute("DELETE FROM found.read WHERE item IN (SELECT unnest(?))", [items])
        self.database.execute(f"DELETE FROM found.faults WHERE item IN (SELECT unnest(?)) AND {which}", [items, *values])
        for kind in kinds:
            self.database.execute(f"DELETE FROM found.{kind.table} WHERE release_id IN (SELECT unnest(?))", [items])


def insert(database: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Puts the rows of a table behind those of the database's table of a name, column by column of the same name."""
    if table.num_rows:
        database.register("incoming", table)
        database.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        database.unregister("incoming")
