"""What the files of a corpus held, in the store: every draft, the sketches of it, and what the corpus as a whole says of it.

Whole drafts are in memory a few at a time; sketches, of which some stages need all, stream. What stands first (of two releases
with one id; number 0) goes by file and place, never by when a row came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import fields
from functools import reduce
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.given.gathered import Gathered
from pipeline.release import Around, Draft
from pipeline.rows import Problem
from pipeline.rows.schema import columns_of
from pipeline.stages import CorpusCleaner, Survey
from pipeline.work.batches import batches
from pipeline.work.shelving import DraftRow, Placed, Shelved, around_of, shown, sketch_table, sketch_tables, unpacked

AT_ONCE = 256
"""Drafts that are in memory together."""
ROWS = 2_000
"""Sketches that come from the database together."""

TOLD = "SELECT number, list(shown ORDER BY survey) AS told FROM found.around GROUP BY number"

Needing = Survey | CorpusCleaner
"""A stage that needs all releases."""
Transaction = Callable[[], AbstractContextManager[None]]


def layout() -> list[str]:
    """The statements that make the tables."""
    return [
        f"CREATE TABLE found.drafts (id BIGINT, {columns_of(DraftRow)})",
        f"CREATE TABLE found.unusable (file VARCHAR, {columns_of(Problem)})",
        *(f"CREATE TABLE found.{name} (id BIGINT, {columns_of(kind)})" for name, kind in sorted(sketch_tables().items())),
        "CREATE TABLE found.ranked (number BIGINT, id BIGINT)",
        "CREATE TABLE found.around (number BIGINT, survey BIGINT, shown VARCHAR)",
    ]


class Shelf:
    """The drafts of a store. Each has an id of its own there, and while a stage looks at all of them a number."""

    def __init__(self, db: duckdb.DuckDBPyConnection, transaction: Transaction) -> None:
        self._db = db
        self._transaction = transaction

    # What files held

    def forget(self, files: Iterable[str]) -> None:
        """Takes away all that files held; to be called in a transaction."""
        files = list(files)
        self._remove("SELECT id FROM found.drafts WHERE file IN (SELECT unnest(?))", [files])
        self._db.execute("DELETE FROM found.unusable WHERE file IN (SELECT unnest(?))", [files])

    def put(self, shelved: Shelved) -> None:
        """Keeps releases in the place of those from the same places; to be called in a transaction."""
        files, places = [file for file, _ in shelved.places], [place for _, place in shelved.places]
        with self._at_hand(pa.table({"file": pa.array(files, pa.string()), "place": pa.array(places, pa.int64())})):
            self._remove("SELECT id FROM found.drafts JOIN incoming USING (file, place)", [])
        first = self._one("SELECT coalesce(max(id), -1) + 1 FROM found.drafts")
        ids = pa.array(range(first, first + shelved.drafts.num_rows), pa.int64())
        for name, table in {"drafts": shelved.drafts, **shelved.sketches}.items():
            with self._at_hand(table.append_column("id", ids)):
                self._db.execute(f"INSERT INTO found.{name} BY NAME SELECT * FROM incoming")
        self.put_unusable(shelved.problems)

    def put_unusable(self, problems: Iterable[tuple[str, Problem]]) -> None:
        """Keeps what could not be used of files; to be called in a transaction."""
        rows = [[file, each.source, each.stage, each.problem, each.remedy] for file, each in problems]
        if rows:
            self._db.executemany("INSERT INTO found.unusable VALUES (?, ?, ?, ?, ?)", rows)

    def unusable(self) -> list[Problem]:
        """What could not be used of the files, or not wholly, in no order."""
        rows = self._db.execute("SELECT source, stage, problem, remedy FROM found.unusable").fetchall()
        return [Problem(source=s, stage=t, problem=p, remedy=r) for s, t, p, r in rows]

    # What the corpus as a whole shows

    def number_all(self) -> None:
        """Numbers all releases, of which no survey has told anything yet."""
        self._number("found.drafts")

    def number_unique(self) -> None:
        """Numbers the releases, of those with one id the first."""
        first = "SELECT * FROM found.drafts QUALIFY row_number() OVER (PARTITION BY release_id ORDER BY file, place) = 1"
        self._number(f"({first})")

    def clashes(self) -> list[tuple[str, str, str]]:
        """The releases that have no number: the source of each, its id, and the source of the first with that id."""
        later = "SELECT * FROM found.drafts ANTI JOIN found.ranked USING (id)"
        firsts = "SELECT * FROM found.drafts SEMI JOIN found.ranked USING (id)"
        pairs = f"SELECT l.source, l.release_id, f.source FROM ({later}) l JOIN ({firsts}) f USING (release_id)"
        return [(str(one), str(name), str(other)) for one, name, other in self._db.execute(pairs).fetchall()]

    def gathered(self, stage: Needing, copies: Mapping[int, str]) -> Gathered:
        """The numbered releases, as a stage has sketched them."""
        return _Numbered(self._db, stage, copies, self._one("SELECT count(*) FROM found.ranked"))

    def put_around(self, survey: int, told: Iterable[tuple[int, Around]]) -> None:
        """Keeps what a survey, known by its place among them, tells of releases."""
        for some in batches(told, _one_each, ROWS):
            numbers, arounds = zip(*some, strict=True)
            rows = pa.table({"number": numbers, "survey": [survey] * len(some), "shown": [shown(each) for each in arounds]})
            with self._transaction(), self._at_hand(rows):
                self._db.execute("INSERT INTO found.around SELECT * FROM incoming")

    def drop_around(self, survey: int) -> None:
        """Forgets what a survey told."""
        with self._transaction():
            self._db.execute("DELETE FROM found.around WHERE survey = ?", [survey])

    def to_clean_again(self) -> list[int]:
        """The numbers of the releases of which the surveys tell something else than what they were cleaned with."""
        query = f"""SELECT number, shown, coalesce(told, []) FROM found.ranked JOIN found.drafts USING (id)
            LEFT JOIN ({TOLD}) USING (number) WHERE shown <> '' OR told IS NOT NULL ORDER BY number"""
        return [number for number, before, told in _streamed(self._db, query) if shown(_together(told)) != before]

    def placed(self, numbers: Iterable[int]) -> Iterator[Placed]:
        """These releases as they were read, with what the surveys tell."""
        for some in batches(numbers, _one_each, AT_ONCE):
            told = dict(self._db.execute(f"SELECT * FROM ({TOLD}) WHERE number IN ({_listed(some)})").fetchall())
            for number, file, place, payload in _rows(self._db, some):
                yield Placed((file, place), unpacked(payload).raw, _together(told.get(number, ())))

    def drafts(self, numbers: Iterable[int]) -> Iterator[tuple[int, Draft]]:
        """Whole releases, by number."""
        return _drafts(self._db, numbers)

    # How it is done

    def _number(self, releases: str) -> None:
        with self._transaction():
            self._db.execute("DELETE FROM found.ranked")
            self._db.execute("DELETE FROM found.around")
            self._db.execute(f"INSERT INTO found.ranked SELECT row_number() OVER (ORDER BY file, place) - 1, id FROM {releases}")

    def _remove(self, ids: str, values: list[Any]) -> None:
        """Takes drafts and sketches away. `ids` is the query that tells which."""
        gone = [each for (each,) in self._db.execute(ids, values).fetchall()]
        if gone:
            for name in ("drafts", *sketch_tables()):
                self._db.execute(f"DELETE FROM found.{name} WHERE id IN (SELECT unnest(?))", [gone])

    def _one(self, query: str) -> int:
        return int(self._db.execute(query).fetchall()[0][0])

    @contextmanager
    def _at_hand(self, table: pa.Table) -> Iterator[None]:
        """Lets queries read a table as `incoming`."""
        self._db.register("incoming", table)
        try:
            yield
        finally:
            self._db.unregister("incoming")


class _Numbered(Gathered):
    """The numbered releases of a store, as one stage has sketched them."""

    def __init__(self, db: duckdb.DuckDBPyConnection, stage: Needing, copies: Mapping[int, str], many: int) -> None:
        self._db, self._stage, self._many = db, stage, many
        self.copies = copies

    def __len__(self) -> int:
        return self._many

    def sketches(self) -> Iterator[Any]:
        kind = self._stage.keeps
        if kind is None:
            return
        names = ", ".join(field.name for field in fields(kind))
        query = f"SELECT {names} FROM found.ranked JOIN found.{sketch_table(self._stage)} USING (id) ORDER BY number"
        yield from (kind(*row) for row in _streamed(self._db, query))

    def drafts(self, numbers: Iterable[int]) -> Iterator[tuple[int, Draft]]:
        return _drafts(self._db, numbers)


def _drafts(db: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> Iterator[tuple[int, Draft]]:
    for some in batches(sorted(set(numbers)), _one_each, AT_ONCE):
        yield from ((number, unpacked(payload)) for number, _, _, payload in _rows(db, some))


def _rows(db: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> list[tuple[int, str, int, bytes]]:
    """Number, file, place and payload of some releases, by number."""
    ids = dict(db.execute(f"SELECT id, number FROM found.ranked WHERE number IN ({_listed(numbers)})").fetchall())
    # A list of values, not a join: so the database leaves alone what it need not unpack.
    found = db.execute(f"SELECT id, file, place, payload FROM found.drafts WHERE id IN ({_listed(ids)})").fetchall()
    return sorted((ids[each], file, place, payload) for each, file, place, payload in found)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


def _streamed(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as they come, whatever else is asked or written meanwhile."""
    with closing(db.cursor()) as cursor:
        for some in cursor.sql(query).to_arrow_reader(ROWS):
            yield from zip(*(column.to_pylist() for column in some.columns), strict=True)


def _together(told: Iterable[str]) -> Around:
    """What all surveys tell of a release; of what two tell the first stands."""
    return reduce(Around.with_more, map(around_of, told), Around())


def _one_each(_: object) -> int:
    return 1
