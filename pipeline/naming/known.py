"""The bodies, laws and associations that a lexicon knows, by any of their names, and of what bodies are known to be parts.

A name is looked up as it is written, with any apostrophe, and where it has three words or more in the singular and the plural
of them: "Office of Foreign Assets Controls" is the Office of Foreign Assets Control.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.lexicons import table
from pipeline.naming.compare import body_words
from pipeline.naming.parts import TAIL

INTERNATIONAL = "international"
PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|y|s)$")
LEAST = 3
"""Words of a name that is known in the singular as in the plural."""

Row = dict[str, str]
Words = tuple[str, ...]


def row_of(name: str) -> Row | None:
    """The row of a known body or law of this name."""
    return _by_name().get(plain(name)) or _by_words().get(_loose(name))


def names_of(row: Row) -> list[str]:
    """All names of a row."""
    return [name for name in (row["name"], row["acronym"], *row["aliases"].split(";")) if name]


def plain(name: str) -> str:
    """A name with one kind of apostrophe."""
    return name.replace("’", "'")


def wholes(name: str, country: str) -> Iterator[str]:
    """The names of what a body of a country (empty: of none) is known to be part of: of the nearest first, then of the wholes of
    these; what is named for what it is for is known by the rest: "U.S. Attorney's Office for the District of Maine"."""
    seen = {name}
    names = [name, TAIL.split(name, maxsplit=1)[0]]
    while names:
        above = [whole for each in names for whole in _wholes(plain(each), country)]
        names = [whole for whole in dict.fromkeys(above) if whole not in seen]
        seen.update(names)
        yield from names


def country_of_part(name: str, least: int) -> str | None:
    """The only country of which a known part of this name is, where it has `least` words or more."""
    words = _loose(name)
    countries = _countries_of_parts().get(words, frozenset()) if len(words) >= least else frozenset()
    return next(iter(countries)) if len(countries) == 1 and INTERNATIONAL not in countries else None


def _wholes(name: str, country: str) -> Iterator[str]:
    """The names of the whole of the body of this very name."""
    at_home = country or INTERNATIONAL
    yield from _parts().get((at_home, name), _parts_by_words().get((at_home, _loose(name)), []))
    row = row_of(name)
    if row and row["whole"]:
        whole = row_of(row["whole"])
        yield from dict.fromkeys((row["whole"], *(names_of(whole) if whole else ())))


def _loose(name: str) -> Words:
    words = tuple(PLURAL.sub("", word) for word in body_words(name))
    return words if len(words) >= LEAST else ()


@cache
def _by_name() -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for row in table("known_bodies"):
        for name in names_of(row):
            found.setdefault(plain(name), row)
    return found


@cache
def _by_words() -> Mapping[Words, Row]:
    """The words of names without their endings → the row; words of several rows are of none."""
    found: dict[Words, list[Row]] = {}
    for name, row in _by_name().items():
        own = found.setdefault(_loose(name), [])
        own.extend([row] if row not in own else [])
    return {words: rows[0] for words, rows in found.items() if words and len(rows) == 1}


@cache
def _parts() -> Mapping[tuple[str, str], list[str]]:
    """Country and name of a part → the names of its wholes."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in table("known_parts"):
        for part in row["parts"].split(";"):
            found.setdefault((row["country"], part), []).extend(row["whole"].split(";"))
    return found


@cache
def _countries_of_parts() -> Mapping[Words, frozenset[str]]:
    found: dict[Words, set[str]] = {}
    for country, name in _parts():
        found.setdefault(_loose(name), set()).add(country)
    return {words: frozenset(countries) for words, countries in found.items()}


@cache
def _parts_by_words() -> Mapping[tuple[str, Words], list[str]]:
    """The same by the words of the part without their endings."""
    return {(country, words): whole for (country, name), whole in _parts().items() if (words := _loose(name))}
