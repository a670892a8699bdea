"""A copy of the results of one run, in a database for readers: rows by release and by entity, words by sentence, files.

The store of a run that goes on is locked, and its tables are written anew one by one. Readers see a copy of the last whole
results, made in passes over the Parquet tables, so that no table has to fit into memory. What each part of the copy was made from
is noted in it: after another run only the parts are made anew whose tables have changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import MISSING, dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.reports.pages.changes.digests import digest
from pipeline.reports.pages.search.rules import spellings, units_of, words_of
from pipeline.reports.pages.site import PLAN, entity_page, release_page
from pipeline.results import Record, pointing
from pipeline.rows import Entity, Identity, ReleaseCountry, ReleaseRecord, ReleaseTopic, Row, Sentence, Topic
from pipeline.rows.marks import visible
from pipeline.rows.schema import schema
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.layout import EVERYWHERE, KINDS, LAYOUT, ROWS, UNITS
from pipeline.serving.making import Maker
from pipeline.serving.narrowing import facets
from pipeline.serving.part import of_every_page

AT_ONCE = 10_000
ELSEWHERE = frozenset({ReleaseRecord, Entity, Sentence, Identity})
LONG = 100
"""The page of an entity that more releases name takes too long to be made when it is asked for."""
MADE_WHEN_ASKED = ("report/releases/", "report/entities/")
LEFT_WHERE_THEY_ARE = ("tables/",)


@dataclass(frozen=True)
class Copying:
    """The passes that make a copy of whole results in a database, or bring one up to date that shows an earlier run."""

    whole: Whole
    database: sqlite3.Connection

    def everything(self) -> None:
        """Makes what is not there as it should be. Raises NotWhole where a run has begun to write other results meanwhile."""
        try:
            changed = [self._pass(*each) for each in self._passes()]
            self._files()
            if self._is_new("plan", self._plan()) or any(changed):
                self._long_pages()
            self.database.commit()
        except (OSError, KeyError, ValueError):  # pyarrow's errors are ValueErrors or OSErrors
            if self.whole.is_still_there():
                raise
        if not self.whole.is_still_there():
            raise NotWhole(f"a run has begun to write other results into {self.whole.folder}; wait for its end")

    def _passes(self) -> Iterator[tuple[str, Sequence[type[Row]], Callable[[], None]]]:
        """The parts of the copy: what each is called, from which tables it is made, and what makes it, in this order."""
        yield "releases", (ReleaseRecord, Sentence), self._releases_anew
        yield "entities", (Entity, Identity), self._entities_anew
        for place, (_, kind) in enumerate(sorted(KINDS.items())):
            if kind not in ELSEWHERE and (pointing(kind, Entity) or "release_id" in schema(kind).names or kind in EVERYWHERE):
                yield kind.table, (kind,), partial(self._rows_anew, kind, place * ROWS)
        yield "facets", (ReleaseRecord, ReleaseTopic, ReleaseCountry, Topic, Entity), self._facets_anew

    def _pass(self, part: str, kinds: Sequence[type[Row]], make: Callable[[], None]) -> bool:
        """Makes a part anew where it is from other tables than these; whether it did."""
        paths = [path for path in map(_path, kinds) if path in self.whole.files]
        is_new = self._is_new(part, digest(*(self.whole.tables.get(path, self.whole.digest) for path in paths)))
        if is_new:
            make()
        return is_new

    def _is_new(self, part: str, found: str) -> bool:
        """Whether a part was made from something else, which is noted."""
        noted: tuple[str] | None = self.database.execute("SELECT digest FROM notes WHERE part = ?", [part]).fetchone()
        self.database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", [part, found])
        return noted != (found,)

    def _plan(self) -> str:
        """The digest of what all pages have from the site: its title and menus."""
        path = self.whole.folder / "report" / PLAN
        return digest(path.read_bytes()) if path.is_file() else ""

    def _clear(self, *tables: str) -> None:
        for table in tables:
            full_text = table in ("words", "names")
            self.database.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')" if full_text else f"DELETE FROM {table}")

    def _releases_anew(self) -> None:
        self._clear("releases", "units", "words")
        self._releases()
        self._sentences()

    def _entities_anew(self) -> None:
        self._clear("entities", "moved", "names")
        self._entities()

    def _facets_anew(self) -> None:
        self._clear("facets", "offered")
        offered = facets(self.database, of_every_page(self.database))
        self.database.executemany("INSERT INTO facets VALUES (?, ?, ?, ?)", offered)
        self.database.execute("INSERT INTO offered SELECT list, title, value, count(*) FROM facets GROUP BY list, title, value")

    def _releases(self) -> None:
        """The newest first, as every list of the pages has them."""
        self.database.execute("CREATE TEMP TABLE unordered (release_id TEXT, published TEXT, row TEXT)")
        rows = ((row["release_id"], row["published"], json.dumps(row)) for row in self._read(ReleaseRecord))
        self.database.executemany("INSERT INTO unordered VALUES (?, ?, ?)", rows)
        ordered = self.database.execute("SELECT release_id, row FROM unordered ORDER BY published DESC, release_id")
        placed = ((place, each, release_page(each), row) for place, (each, row) in enumerate(ordered))
        self.database.executemany("INSERT INTO releases VALUES (?, ?, ?, ?)", placed)
        self.database.execute("DROP TABLE unordered")

    def _sentences(self) -> None:
        """The sentences of every release, or its lines, with their words."""
        self.database.execute("CREATE TEMP TABLE sentences (release_id TEXT, start INTEGER, end INTEGER)")
        rows = ((row["release_id"], row["start"], row["end"]) for row in self._read(Sentence, ["release_id", "start", "end"]))
        self.database.executemany("INSERT INTO sentences VALUES (?, ?, ?)", rows)
        self.database.execute("CREATE INDEX sentences_of ON sentences (release_id, start, end)")
        for units in _parts(self._units()):
            self.database.executemany("INSERT INTO units VALUES (?, ?, ?)", [each[:3] for each in units])
            self.database.executemany("INSERT INTO words (rowid, folded) VALUES (?, ?)", [(each[0], each[3]) for each in units])
        self.database.execute("DROP TABLE sentences")

    def _units(self) -> Iterator[tuple[int, int, int, str]]:
        places = "SELECT start, end FROM sentences WHERE release_id = ? ORDER BY start, end"
        for place, release_id, row in self.database.execute("SELECT place, release_id, row FROM releases"):
            own = self.database.execute(places, [release_id]).fetchall()
            for number, (start, words) in enumerate(units_of(json.loads(row)["text"], own)):
                yield place * UNITS + number, start, start + len(words), " ".join(words_of(visible(words)))

    def _entities(self) -> None:
        """The most named first, and what leads to them from former ids."""
        rows = sorted(self._read(Entity), key=lambda e: (-e["releases"], -e["mentions"], e["name"], e["entity_id"]))
        for place, row in enumerate(rows):
            entity_id = row["entity_id"]
            stored = (place, entity_id, entity_page(entity_id), row["releases"], row["part_of"], json.dumps(row))
            self.database.execute("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?)", stored)
            named = [(place * UNITS + n, " ".join(words_of(visible(each)))) for n, each in enumerate(spellings(row))]
            self.database.executemany("INSERT INTO names (rowid, folded) VALUES (?, ?)", named)
        former = ((entity_page(row["own_id"]), row["entity_id"]) for row in self._read(Identity) if row["own_id"])
        self.database.executemany("INSERT OR IGNORE INTO moved VALUES (?, ?)", former)

    def _rows_anew(self, kind: type[Row], first: int) -> None:
        """The rows of another kind, each with the entities that it points at; their numbers begin with `first`."""
        for table in ("rows", "pointing"):
            self.database.execute(f"DELETE FROM {table} WHERE number >= ? AND number < ?", [first, first + ROWS])
        for rows in _parts(self._read(kind)):
            self._store(kind, rows, first)
            first += len(rows)

    def _store(self, kind: type[Row], rows: list[Record], first: int) -> None:
        stored = [(n, kind.table, row.get("release_id"), json.dumps(row)) for n, row in enumerate(rows, first)]
        self.database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", stored)
        names = pointing(kind, Entity)
        pointed = {(row[name], n) for n, row in enumerate(rows, first) for name in names if row[name]}
        self.database.executemany("INSERT INTO pointing VALUES (?, ?)", sorted(pointed))

    def _files(self) -> None:
        """The other files of the run, but for the tables, which are handed out where they lie."""
        self._clear("files")
        for path in self.whole.files:
            if not path.startswith((*MADE_WHEN_ASKED, *LEFT_WHERE_THEY_ARE)):
                self.database.execute("INSERT INTO files VALUES (?, ?)", [path, (self.whole.folder / path).read_bytes()])

    def _long_pages(self) -> None:
        """Pages that would take too long when they are asked for."""
        self._clear("made")
        maker = Maker.of(self.database, self.whole.folder)
        long = self.database.execute("SELECT entity_id, address FROM entities WHERE releases > ?", [LONG]).fetchall()
        for entity_id, address in long:
            page = maker.entity(self.database, entity_id)
            self.database.execute("INSERT INTO made VALUES (?, ?)", [f"report/{address}", page])

    def _read(self, kind: type[Row], columns: list[str] | None = None) -> Iterator[Record]:
        """The rows of a table, in its order; what an earlier version did not write is as it would be by default."""
        path = _path(kind)
        if path not in self.whole.files:
            return
        with closing(pq.ParquetFile(self.whole.folder / path)) as file:
            default = {f.name: f.default for f in fields(kind) if f.default is not MISSING} if columns is None else {}
            for batch in file.iter_batches(AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    yield row | {name: value for name, value in default.items() if name not in row}


def make_copy(whole: Whole, path: Path) -> None:
    """Makes a database of whole results, or brings one up to date that lies there. Raises NotWhole."""
    with closing(sqlite3.connect(path)) as database:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000"):
            database.execute(f"PRAGMA {setting}")
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            database.executescript(LAYOUT)
        Copying(whole, database).everything()


def _path(kind: type[Row]) -> str:
    """Where the table of a kind lies in the results."""
    return f"tables/{kind.table}.parquet"


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
