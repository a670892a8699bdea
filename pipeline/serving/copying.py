"""A copy of the results of one run, in a database for readers: rows by release and by entity, words by sentence, files.

The store of a run that goes on is locked, and its tables are written anew one by one. Readers see a copy of the last whole
results, made in passes over the Parquet tables, so that no table has to fit into memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.marks import visible
from pipeline.reports.pages.search.rules import spellings, units_of, words_of
from pipeline.reports.pages.site import entity_page, release_page
from pipeline.results import Record, pointing
from pipeline.rows import Entity, Identity, ReleaseRecord, Row, Sentence
from pipeline.schema import schema
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.layout import EVERYWHERE, KINDS, LAYOUT, UNITS
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
    """The passes that make a copy of whole results in an empty database."""

    whole: Whole
    database: sqlite3.Connection

    def everything(self) -> None:
        """Makes the copy. Raises NotWhole where a run has begun to write other results meanwhile."""
        try:
            self.database.executescript(LAYOUT)
            for step in (self._releases, self._sentences, self._entities, self._rows, self._files):
                step()
            self.database.execute("CREATE INDEX rows_by_release ON rows (release_id)")
            offered = facets(self.database, of_every_page(self.database))
            self.database.executemany("INSERT INTO facets VALUES (?, ?, ?, ?)", offered)
            self._long_pages()
            self.database.commit()
        except (OSError, KeyError, ValueError):  # pyarrow's errors are ValueErrors or OSErrors
            if self.whole.is_still_there():
                raise
        if not self.whole.is_still_there():
            raise NotWhole(f"a run has begun to write other results into {self.whole.folder}; wait for its end")

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

    def _rows(self) -> None:
        """Every other row that belongs to a release or points at an entity, and those that many pages show."""
        for _, kind in sorted(KINDS.items()):
            if kind not in ELSEWHERE and (pointing(kind, Entity) or "release_id" in schema(kind).names or kind in EVERYWHERE):
                for rows in _parts(self._read(kind)):
                    self._store(kind, rows)

    def _store(self, kind: type[Row], rows: list[Record]) -> None:
        first = self.database.execute("SELECT coalesce(max(number), 0) + 1 FROM rows").fetchone()[0]
        stored = [(n, kind.table, row.get("release_id"), json.dumps(row)) for n, row in enumerate(rows, first)]
        self.database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", stored)
        names = pointing(kind, Entity)
        pointed = {(row[name], n) for n, row in enumerate(rows, first) for name in names if row[name]}
        self.database.executemany("INSERT INTO pointing VALUES (?, ?)", sorted(pointed))

    def _files(self) -> None:
        """The other files of the run, but for the tables, which are handed out where they lie."""
        for path in self.whole.files:
            if not path.startswith((*MADE_WHEN_ASKED, *LEFT_WHERE_THEY_ARE)):
                self.database.execute("INSERT INTO files VALUES (?, ?)", [path, (self.whole.folder / path).read_bytes()])

    def _long_pages(self) -> None:
        maker = Maker.of(self.database, self.whole.folder)
        long = self.database.execute("SELECT entity_id, address FROM entities WHERE releases > ?", [LONG]).fetchall()
        for entity_id, address in long:
            page = maker.entity(self.database, entity_id)
            self.database.execute("INSERT INTO files VALUES (?, ?)", [f"report/{address}", page])

    def _read(self, kind: type[Row], columns: list[str] | None = None) -> Iterator[Record]:
        """The rows of a table, in its order."""
        path = f"tables/{kind.table}.parquet"
        if path not in self.whole.files:
            return
        with closing(pq.ParquetFile(self.whole.folder / path)) as file:
            default = {f.name: f.default for f in fields(kind) if f.default is not MISSING} if columns is None else {}
            for batch in file.iter_batches(AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    yield {**default, **row}


def make_copy(whole: Whole, path: Path) -> None:
    """Makes a database of whole results. Raises NotWhole."""
    with closing(sqlite3.connect(path)) as database:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000"):
            database.execute(f"PRAGMA {setting}")
        Copying(whole, database).everything()


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
