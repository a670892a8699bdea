"""Shards that are noted in the database and not in its tables yet.

What a shard holds counts from the transaction on that notes it. Many go into the tables together, in the order in which they were
noted, in one transaction; their files go away after it. So a run that is killed leaves shards that are noted, which the next one
takes in, and files that are not, which are nothing. A file is known by its digest: of one that is damaged or gone the releases
are read again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.folders.remote import Location, Remote, location
from pipeline.rows import Problem
from pipeline.work.shards import ANNOTATION, KEY, RELEASE, SUFFIX, Shard

TOGETHER = 16
"""Shards that are taken in at a time."""
TABLES = ("CREATE TABLE found.shards (folder VARCHAR, name VARCHAR, tables VARCHAR[], items VARCHAR[], again VARCHAR[])",)
"""Of each: the address of its folder, empty for the one beside the database; its name; the tables into which it goes; its
releases, and those of them that have rows there."""
ROWS = 'INSERT INTO found.{0} BY NAME SELECT {1}, unnest("{0}", max_depth := 2) FROM read_parquet(?)'
NEW = (
    f"INSERT INTO kept.annotations SELECT DISTINCT ON ({KEY}) {KEY}, {ANNOTATION} FROM read_parquet(?) "
    f"ANTI JOIN kept.annotations USING ({KEY}) WHERE {ANNOTATION} IS NOT NULL"
)
AGAIN = "UPDATE found.read SET made = '' WHERE item IN (SELECT unnest(?))"


class _Noted(NamedTuple):
    """A row of `found.shards`."""

    folder: str
    name: str
    tables: tuple[str, ...]
    items: tuple[str, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The shards of a store. `folder` is where those lie that are left beside its database."""

    database: duckdb.DuckDBPyConnection
    transaction: Callable[[], AbstractContextManager[None]]
    folder: Path

    def ready(self, folder: str) -> None:
        """Makes room for shards beside the database, and in the folder of an address; to be called when none is noted."""
        self.clear(folder)
        for place in self._folders(folder):
            if isinstance(place, Path):
                with suppress(OSError):  # what cannot be left there is sent
                    place.mkdir(parents=True, exist_ok=True)

    def clear(self, folder: str) -> None:
        """Takes away these folders, and with them what was left there and never noted."""
        for place in self._folders(folder):
            if isinstance(place, Path):
                shutil.rmtree(place, ignore_errors=True)
            else:
                with suppress(OSError):
                    for _, file, _ in place.files(_pass_over):
                        file.remove()

    def _folders(self, folder: str) -> set[Location]:
        return {self.folder, *({location(folder)} if folder else ())}

    def note(self, shard: Shard, folder: str, items: Sequence[str], again: Sequence[str]) -> None:
        """Notes a shard that was left in a folder, at any address, or writes it first; to be called in a transaction."""
        if shard.data:
            (self.folder / shard.name).write_bytes(shard.data)
        away = "" if shard.data or folder == str(self.folder) else folder
        row = [away, shard.name, list(shard.tables), list(items), list(again)]
        self.database.execute("INSERT INTO found.shards VALUES (?, ?, ?, ?, ?)", row)

    def are_many(self) -> bool:
        """Whether it is time to take them in."""
        return int(self.database.execute("SELECT count(*) FROM found.shards").fetchall()[0][0]) >= TOGETHER

    def take_in(self) -> list[Problem]:
        """Puts all rows into the tables, in the place of those that the same releases gave before; tells of damage."""
        noted = self._noted()
        if not noted:
            return []
        whole, lost = dict[_Noted, Path](), list[_Noted]()
        for each in noted:
            if file := self._at_hand(each):
                whole[each] = file
            else:
                lost.append(each)
        with self.transaction():
            self._put(whole)
            self.database.execute(AGAIN, [[item for each in lost for item in each.items]])
            self.database.execute("DELETE FROM found.shards")
        for each in noted:
            self._take_away(each)
        return [_damaged(each) for each in lost]

    def _noted(self) -> list[_Noted]:
        rows = self.database.execute("FROM found.shards ORDER BY rowid").fetchall()
        return [_Noted(folder, name, *map(tuple, lists)) for folder, name, *lists in rows]

    def _put(self, files: Mapping[_Noted, Path]) -> None:
        """Puts the rows of shards that are whole into the tables."""
        for table in dict.fromkeys(table for each in files for table in each.tables):
            self._put_rows(table, {each: file for each, file in files.items() if table in each.tables})
        if files:
            self.database.execute(NEW, [[str(file) for file in files.values()]])

    def _put_rows(self, table: str, files: Mapping[_Noted, Path]) -> None:
        if again := [item for each in files for item in each.again]:  # to seek the rows of a release is to look at all
            self.database.execute(f"DELETE FROM found.{table} WHERE {RELEASE} IN (SELECT unnest(?))", [again])
        self.database.execute(ROWS.format(table, RELEASE), [[str(file) for file in files.values()]])

    def _at_hand(self, shard: _Noted) -> Path | None:
        """The file of a shard on this machine, fetched where it was left elsewhere; None where it is not as it was left."""
        place = self._place(shard)
        try:
            data = place.read_bytes()
            if sha256(data).hexdigest() + SUFFIX != shard.name:
                return None
            if isinstance(place, Remote):
                self.folder.mkdir(exist_ok=True)
                place = self.folder / shard.name
                place.write_bytes(data)
        except OSError:
            return None
        return place

    def _take_away(self, shard: _Noted) -> None:
        """What cannot be taken away is left where it is."""
        with suppress(OSError):
            place = self._place(shard)
            place.remove() if isinstance(place, Remote) else place.unlink(missing_ok=True)
            (self.folder / shard.name).unlink(missing_ok=True)

    def _place(self, shard: _Noted) -> Location:
        return (location(shard.folder) if shard.folder else self.folder) / shard.name


def _pass_over(folder: str, error: OSError) -> None:
    """Nothing was left in a folder that cannot be listed, or that is not there."""


def _damaged(shard: _Noted) -> Problem:
    return Problem(
        source=shard.name,
        stage="store",
        problem=f"what was found in {len(shard.items)} releases was damaged before it came into the database",
        remedy="they are read again, by the next run where not by this one; see whether the disk is sound",
    )
