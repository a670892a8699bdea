"""The part of a corpus that one page shows, taken from the copy; the page is then made as any other."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.reports.pages.corpus import Corpus
from pipeline.results import Record, pointing
from pipeline.rows import Entity, ReleaseRecord, Row, Sentence
from pipeline.rows.marks import Mark, marks_of
from pipeline.serving.layout import EVERYWHERE, KINDS, UNITS

AT_ONCE = 500
"""Values of one query."""
FAMILY = """
WITH RECURSIVE wholes (entity_id) AS (
    SELECT ? UNION SELECT part_of FROM entities JOIN wholes USING (entity_id) WHERE part_of IS NOT NULL
)
SELECT row FROM entities WHERE entity_id IN wholes OR part_of = ? ORDER BY place
"""
PLACES = "SELECT place, release_id FROM releases WHERE release_id IN"


@dataclass(frozen=True)
class Part(Corpus):
    """A corpus of a few rows, by kind."""

    found: dict[type[Row], list[Record]] = field(default_factory=dict)

    def rows(self, kind: type[Row]) -> list[Record]:
        return self.found.get(kind, [])

    def has(self, kind: type[Row]) -> bool:
        return bool(self.found.get(kind))

    @property
    def kinds(self) -> Collection[type[Row]]:
        return self.found.keys()

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        columns = {kind: {name: [row[name] for row in rows] for name in rows[0]} for kind, rows in self.found.items() if rows}
        return marks_of(columns)

    @cached_property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in self.rows(Sentence):
            places[row["release_id"]].append((row["start"], row["end"]))
        return {release_id: sorted(own) for release_id, own in places.items()}


def of_release(database: sqlite3.Connection, release_id: str, everywhere: dict[type[Row], list[Record]]) -> Part:
    """What the page of a release shows: its rows, the entities they point at, its neighbours, and what it repeats."""
    ((place, row),) = database.execute("SELECT place, row FROM releases WHERE release_id = ?", [release_id])
    found = _by_kind(database.execute("SELECT kind, row FROM rows WHERE release_id = ? ORDER BY number", [release_id]))
    release = json.loads(row)
    beside = database.execute("SELECT row FROM releases WHERE place IN (?, ?)", [place - 1, place + 1])
    releases = {each["release_id"]: each for each in [release, *(json.loads(row) for (row,) in beside)]}
    releases |= {each["release_id"]: each for each in _releases(database, {release["duplicate_of"] or ""} - {*releases})}
    return Part(
        {},
        {
            **everywhere,
            **found,
            ReleaseRecord: list(releases.values()),
            Entity: entities_of(database, _pointed_at(found)),
            Sentence: list(_sentences(database, {release_id: place})),
        },
    )


def of_entity(database: sqlite3.Connection, entity_id: str, everywhere: dict[type[Row], list[Record]]) -> Part:
    """What the page of an entity shows: every row that points at it, with its release, its wholes and parts, who is beside it."""
    rows = "SELECT kind, row FROM pointing JOIN rows USING (number) WHERE entity_id = ? ORDER BY number"
    found = _by_kind(database.execute(rows, [entity_id]))
    named = {row["release_id"] for rows in found.values() for row in rows if "release_id" in row}
    releases = _releases(database, named)
    places = {release_id: place for place, release_id in _chosen(database, PLACES, named)}
    return Part(
        {},
        {
            **everywhere,
            **found,
            ReleaseRecord: releases,
            Entity: _family(database, entity_id, _pointed_at(found)),
            Sentence: list(_sentences(database, places)),
        },
    )


def of_every_page(database: sqlite3.Connection) -> dict[type[Row], list[Record]]:
    """The rows that any page may show."""
    asked = ", ".join(f"'{kind.table}'" for kind in EVERYWHERE)
    return _by_kind(database.execute(f"SELECT kind, row FROM rows WHERE kind IN ({asked}) ORDER BY number"))


def rows_of_releases(
    database: sqlite3.Connection, kinds: Collection[type[Row]], ids: Collection[str]
) -> dict[type[Row], list[Record]]:
    """The rows of some kinds that belong to some releases."""
    asked = ", ".join(f"'{kind.table}'" for kind in kinds)
    return _by_kind(_chosen(database, f"SELECT kind, row FROM rows WHERE kind IN ({asked}) AND release_id IN", ids))


def _by_kind(rows: Iterable[tuple[str, str]]) -> dict[type[Row], list[Record]]:
    found: dict[type[Row], list[Record]] = {}
    for kind, row in rows:
        found.setdefault(KINDS[kind], []).append(json.loads(row))
    return found


def _releases(database: sqlite3.Connection, ids: Collection[str]) -> list[Record]:
    return [json.loads(row) for (row,) in _chosen(database, "SELECT row FROM releases WHERE release_id IN", ids)]


def entities_of(database: sqlite3.Connection, ids: Collection[str]) -> list[Record]:
    """The entities of some ids."""
    return [json.loads(row) for (row,) in _chosen(database, "SELECT row FROM entities WHERE entity_id IN", ids)]


def _pointed_at(found: Mapping[type[Row], list[Record]]) -> set[str]:
    """The entities that rows point at."""
    return {row[name] for kind, rows in found.items() for name in pointing(kind, Entity) for row in rows if row[name]}


def _family(database: sqlite3.Connection, entity_id: str, others: set[str]) -> list[Record]:
    """An entity, what it is part of over all steps, what is directly part of it, and others; each once."""
    own = [json.loads(row) for (row,) in database.execute(FAMILY, [entity_id, entity_id])]
    return own + entities_of(database, others - {each["entity_id"] for each in own})


def _sentences(database: sqlite3.Connection, places: Mapping[str, int]) -> Iterator[Record]:
    for release_id, place in places.items():
        own = database.execute("SELECT start, end FROM units WHERE unit >= ? AND unit < ?", [place * UNITS, (place + 1) * UNITS])
        yield from ({"release_id": release_id, "start": start, "end": end} for start, end in own)


def _chosen(database: sqlite3.Connection, query: str, values: Collection[str]) -> Iterator[tuple[Any, ...]]:
    wanted = sorted(values)
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        yield from database.execute(f"{query} ({', '.join('?' * len(some))})", some)
