"""What a search finds in the copy: by the same rules as in the index of a folder of pages, with the same answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Sequence
from typing import Any

from pipeline.reports.pages.search.rules import LETTERS, Term, spellings, terms_of, told_by
from pipeline.reports.shared.labels import noun
from pipeline.rows.marks import visible
from pipeline.serving.layout import UNITS

RELEASES_AT_ONCE = 20


def answer(database: sqlite3.Connection, question: str, after: int) -> dict[str, Any]:
    """The names that have all terms, how many releases do, and those from a place on with their sentences, as JSON has them."""
    terms = terms_of(question)
    found = _releases(database, terms)
    part = found[after : after + RELEASES_AT_ONCE]
    return {
        "letters": LETTERS,
        "names": _names(database, terms),
        "count": len(found),
        "releases": [_told(database, place, units) for place, units in part],
    }


def _releases(database: sqlite3.Connection, terms: Sequence[Term]) -> list[tuple[int, list[int]]]:
    """(place, the sentences that show all terms) of every release that has them, those with the fewest sentences first."""
    if not terms:
        return []
    at_once: dict[int, int] = {}
    for unit in _units(database, "words", " AND ".join(map(_sought, terms))):
        at_once.setdefault(unit // UNITS, unit)
    found = [(place, [unit]) for place, unit in sorted(at_once.items())]
    return found + sorted(_apart(database, terms, at_once), key=lambda each: (len(each[1]), each[0]))


def _apart(database: sqlite3.Connection, terms: Sequence[Term], known: dict[int, int]) -> list[tuple[int, list[int]]]:
    """The same of the releases that have all terms, but not in one sentence."""
    if len(terms) == 1:
        return []
    by_place: list[dict[int, list[int]]] = []
    for term in terms:
        own = _by_place(_units(database, "words", _sought(term)), known)
        by_place.append({place: units for place, units in own.items() if not by_place or place in by_place[-1]})
    return [(place, _shown(terms, [own[place] for own in by_place])) for place in by_place[-1]]


def _by_place(units: Sequence[int], known: Container[int]) -> dict[int, list[int]]:
    """Release → its sentences, but for the releases that are known."""
    found: dict[int, list[int]] = {}
    for unit in units:
        if unit // UNITS not in known:
            found.setdefault(unit // UNITS, []).append(unit)
    return found


def _shown(terms: Sequence[Term], units: Sequence[Sequence[int]]) -> list[int]:
    having: dict[int, list[int]] = {}
    for number, own in enumerate(units):
        for unit in own:
            having.setdefault(unit, []).append(number)
    return told_by(terms, having.items())


def _names(database: sqlite3.Connection, terms: Sequence[Term]) -> list[dict[str, Any]]:
    """The entities that have all terms in one spelling, the most named first."""
    first: dict[int, int] = {}
    for unit in _units(database, "names", " AND ".join(map(_sought, terms))) if terms else []:
        first.setdefault(unit // UNITS, unit % UNITS)
    return [_named(database, place, spelling) for place, spelling in first.items()]


def _named(database: sqlite3.Connection, place: int, spelling: int) -> dict[str, Any]:
    ((address, row),) = database.execute("SELECT address, row FROM entities WHERE place = ?", [place])
    entity = json.loads(row)
    names = [visible(each) for each in spellings(entity)]
    told = {"address": address, "kind": noun(entity["label"]), "releases": entity["releases"]}
    return told | {"name": names[0], "spelling": names[spelling]}


def _told(database: sqlite3.Connection, place: int, units: Sequence[int]) -> dict[str, Any]:
    ((address, row),) = database.execute("SELECT address, row FROM releases WHERE place = ?", [place])
    release = json.loads(row)
    shown = {name: visible(release[name]) for name in ("title", "published", "publisher")}
    spans = [database.execute("SELECT start, end FROM units WHERE unit = ?", [unit]).fetchone() for unit in units]
    return {"address": address, **shown, "sentences": [(start, visible(release["text"][start:end])) for start, end in spans]}


def _units(database: sqlite3.Connection, table: str, sought: str) -> list[int]:
    """The numbers of what fits, ascending."""
    return [unit for (unit,) in database.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid", [sought])]


def _sought(term: Term) -> str:
    """A term as the full-text index is asked for it; its words are letters and digits alone."""
    return f'"{" ".join(term.words)}"{" *" if term.open else ""}'
