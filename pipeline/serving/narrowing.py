"""Lists narrowed down by what a request asks: entities of a country and level, releases of a publisher. It needs no script."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.reports.pages import page_entities, page_releases
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.table import Column, Listing, Narrowed
from pipeline.results import Record
from pipeline.rows import Entity, ReleaseCountry, ReleaseRecord, ReleaseTopic, Row
from pipeline.serving.part import Part, entities_of, rows_of_releases

ROWS_AT_ONCE = 250
Everywhere = Mapping[type[Row], list[Record]]


@dataclass(frozen=True, slots=True)
class Narrowable:
    """A list: the table of the copy that has its rows, its columns, how rows are shown, and what it takes to show them."""

    table: str
    columns: tuple[Column, ...]
    listing: Callable[[Corpus, Iterable[Record]], Listing]
    part: Callable[[sqlite3.Connection, list[Record], Everywhere], Part]

    @property
    def titles(self) -> list[str]:
        """By what it can be narrowed down."""
        return [column.title for column in self.columns if column.facet]


def _part_of_entities(database: sqlite3.Connection, rows: list[Record], everywhere: Everywhere) -> Part:
    own = {row["entity_id"] for row in rows}
    wholes = {row["part_of"] for row in rows if row["part_of"]}
    return Part({}, {**everywhere, Entity: [*rows, *entities_of(database, wholes - own)]})


def _part_of_releases(database: sqlite3.Connection, rows: list[Record], everywhere: Everywhere) -> Part:
    found = rows_of_releases(database, (ReleaseTopic, ReleaseCountry), {row["release_id"] for row in rows})
    return Part({}, {**everywhere, **found, ReleaseRecord: rows})


LISTS = {
    page_entities.ADDRESS: Narrowable(Entity.table, page_entities.COLUMNS, page_entities.listing, _part_of_entities),
    page_releases.ADDRESS: Narrowable(ReleaseRecord.table, page_releases.COLUMNS, page_releases.listing, _part_of_releases),
}


def asked_of(address: str, query: Mapping[str, str]) -> dict[str, str]:
    """By what a request narrows a list down: heading → value; by nothing where it asks nothing that the list has."""
    titles = LISTS[address].titles if address in LISTS else []
    return {title: query[title] for title in titles if query.get(title)}


def narrowed(
    database: sqlite3.Connection, address: str, asked: Mapping[str, str], after: int, everywhere: Everywhere
) -> tuple[Listing, Narrowed]:
    """A part of the rows that have what is asked, and how it stands to all of them."""
    own = LISTS[address]
    each = "SELECT place FROM facets WHERE list = ? AND title = ? AND value = ?"
    values = [value for title, wanted in asked.items() for value in (own.table, title, wanted)]
    places = [place for (place,) in database.execute(f"{' INTERSECT '.join([each] * len(asked))} ORDER BY place", values)]
    rows = _rows(database, own.table, places[after : after + ROWS_AT_ONCE])
    listing = own.listing(own.part(database, rows, everywhere), rows)
    return listing, Narrowed(asked, _facets(database, own), after, len(places), ROWS_AT_ONCE)


def facets(database: sqlite3.Connection, everywhere: Everywhere) -> Iterator[tuple[str, str, str, int]]:
    """(list, heading, value, place) of every row that can be chosen by a value."""
    for own in LISTS.values():
        ((count,),) = database.execute(f"SELECT count(*) FROM {own.table}")
        for first in range(0, count, ROWS_AT_ONCE):
            rows = _rows(database, own.table, range(first, min(first + ROWS_AT_ONCE, count)))
            shown = own.listing(own.part(database, rows, everywhere), rows)
            for place, cells in enumerate(shown.rows, first):
                offered = zip(own.columns, cells, strict=True)
                yield from ((own.table, column.title, cell.text, place) for column, cell in offered if column.facet and cell.text)


def _facets(database: sqlite3.Connection, own: Narrowable) -> list[tuple[str, Counter[str]]]:
    counts: dict[str, Counter[str]] = {title: Counter() for title in own.titles}
    for title, value, count in database.execute("SELECT title, value, count FROM offered WHERE list = ?", [own.table]):
        counts[title][value] = count
    return [*counts.items()]


def _rows(database: sqlite3.Connection, table: str, places: Iterable[int]) -> list[Record]:
    wanted = [*places]
    query = f"SELECT row FROM {table} WHERE place IN ({', '.join('?' * len(wanted))}) ORDER BY place"
    return [json.loads(row) for (row,) in database.execute(query, wanted)]
