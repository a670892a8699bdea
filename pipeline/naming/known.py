"""The bodies, laws and associations that a lexicon knows, by any of their names, and of what bodies are known to be parts.

A name is looked up as it is written, with any apostrophe, and where it has three words or more in the singular and the plural
of them: "Office of Foreign Assets Controls" is the Office of Foreign Assets Control.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from pipeline.lexicons import table
from pipeline.naming.compare import body_words
from pipeline.naming.countries import FORMAL

INTERNATIONAL = "international"
PARLIAMENT = "Parliament"
FOR = re.compile(r"\s(?:for|in|at)\s")
PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|y|s)$")
LEAST = 3
"""Words of a name that is known in the singular as in the plural."""

Row = dict[str, str]
Words = tuple[str, ...]


def row_of(name: str) -> Row | None:
    """The row of a known body or law of this name."""
    return _by_name().get(plain(name)) or _by_words().get(_loose(name))


def known_as(label: str, name: str, country: str) -> str | None:
    """The name that another is known to stand for: of a place or its formal name the country or capital, of a parliament its own
    tongue's, else that of the row of a body or law."""
    if label == "PLACE":
        return _places().get(name) or _places().get(re.sub(FORMAL, "", name, count=1))
    own = _parliaments().get(country)
    if own and name.removesuffix(f" of {country}") in (PARLIAMENT, own):
        return own
    row = row_of(name)
    return row["name"] if row else _places().get(name)


def names_of(row: Row) -> list[str]:
    """All names of a row."""
    return [name for name in (row["name"], row["acronym"], *row["aliases"].split(";")) if name]


def plain(name: str) -> str:
    """A name with one kind of apostrophe."""
    return name.replace("’", "'")


def wholes(name: str, country: str) -> Iterator[str]:
    """The names of what a body of a country (empty: of none) is known to be part of: of the nearest first, then of the wholes of
    these; what is named for what it is for is known by the rest: "U.S. Attorney's Office for the District of Maine", but not what
    is of another place: "Senate of Maine"."""
    seen = {name}
    names = [name, FOR.split(name, maxsplit=1)[0]]
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


@lru_cache(maxsize=50_000)
def _loose(name: str) -> Words:
    words = tuple(PLURAL.sub("", word) for word in body_words(name))
    return words if len(words) >= LEAST else ()


@cache
def _places() -> Mapping[str, str]:
    """Every name and alias of countries and their capitals → the name."""
    countries = ((row["name"], *row["aliases"].split(";")) for row in table("countries"))
    capitals = (row["capital"].split(";") for row in table("countries"))
    found: dict[str, str] = {}
    for names in chain.from_iterable(zip(countries, capitals, strict=True)):
        for alias in filter(None, names):
            found.setdefault(alias, names[0])
    return found


@cache
def _parliaments() -> Mapping[str, str]:
    """Country → what its parliament is called besides."""
    return {row["country"]: row["name"] for row in table("parliaments")}


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
