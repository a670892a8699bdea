"""The states in which offices of countries are held, where no body is named.

by the adjective     Norlandic President
by the person        President Roe, who holds all other offices in Norland
at home              Ambassador Roe, in a release from Norland; President Roe, with whom the release of a Norlandic ministry
                     begins, or who is named in one that names no other country
where they meet      talks with Foreign Minister Roe in Ostmark: the one other country of the sentence
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

import pandas as pd

from pipeline.analysis.roles.circumstances import Circumstance, circumstances
from pipeline.given.tables import asked
from pipeline.lexicons import table
from pipeline.naming.countries import Countries
from pipeline.naming.offices import power_of
from pipeline.rows import Home, Mention
from pipeline.stages import Tables

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"\b(?:of|to|for|at|in)\b")
_BARE_RANKS = frozenset({"the", "and", "acting", "current", "new", "former", "then", "vice", "late", "outgoing", "incoming"})
_ENVOY = "ambassador"
_OF_COUNTRIES_ALONE = frozenset({"minister", "premier"})  # no firm or club has one, whatever it is of
_BY_NOBODY = frozenset({"goodwill", "brand"})

PLACES = """
    WITH counts AS (SELECT text, entity_id, count(*) AS times FROM mentions WHERE label = 'PLACE' GROUP BY ALL)
    SELECT DISTINCT ON (text) text, entity_id FROM counts ORDER BY text, times DESC, entity_id"""
"""What is mostly meant by the name of a place."""


HOMES = """
    SELECT DISTINCT entity_id, country FROM mentions JOIN homes USING (release_id, label)
    WHERE homes.name = mentions.text AND label = 'AGENCY' AND country <> '' ORDER BY ALL"""
"""The countries of public bodies."""


def with_states(roles: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The roles; an office of countries without a body with the state in which the text, the person or the release lets it be."""
    places = dict(asked(tables, PLACES, Mention).itertuples(index=False, name=None))
    states = _states(places)
    roles = _filled(roles, (places.get(_state(role) or "") for role in roles["role"]))
    roles = _filled(roles, _where_they_serve(roles, places, states, tables))
    return _filled(roles, (states.get(country or "") for country in _told(roles, circumstances(roles, tables))))


def _filled(roles: pd.DataFrame, bodies: Iterable[str | None]) -> pd.DataFrame:
    """The roles; where none is given, with the body of the same row."""
    given = zip(roles["organisation"], bodies, strict=True)
    both = [body if pd.notna(body) else other for body, other in given]
    filled: pd.DataFrame = roles.assign(organisation=pd.Series(both, index=roles.index, dtype=object))
    return filled


def _states(places: Mapping[str, str]) -> dict[str, str]:
    """Country → its entity, by the country's own name before its other names."""
    found: dict[str, str] = {}
    for name, entity in places.items():
        named = next(Countries().within(name), None)
        if named is not None and named.form == "noun" and (named.start, named.end) == (0, len(name)):
            found.setdefault(named.country, entity)
    return found | {country: places[country] for country in found if country in places}


def _where_they_serve(
    roles: pd.DataFrame, places: Mapping[str, str], states: Mapping[str, str], tables: Tables
) -> Iterable[str | None]:
    """Of each bare office the one state of all other offices of the person."""
    countries = _countries_of_bodies(places, tables)
    served: dict[str, set[str]] = {}
    for person, body in zip(roles["entity_id"], roles["organisation"], strict=True):
        served.setdefault(person, set()).update(countries.get(body, ()))
    pairs = zip(roles["entity_id"], roles["role"], strict=True)
    return (states.get(_only(served[person])) if _is_bare(role) else None for person, role in pairs)


def _countries_of_bodies(places: Mapping[str, str], tables: Tables) -> dict[str, set[str]]:
    """The countries of each state and public body that roles are held at."""
    countries: dict[str, set[str]] = {}
    for name, entity in places.items():
        country = Countries().only(name)
        countries.setdefault(entity, set()).update([country] if country else [])
    for entity, country in asked(tables, HOMES, Mention, Home).itertuples(index=False, name=None):
        countries.setdefault(entity, set()).add(country)
    return countries


def _only(countries: Collection[str]) -> str:
    return next(iter(countries)) if len(countries) == 1 else ""


def _told(roles: pd.DataFrame, said: Mapping[tuple[str, int], Circumstance]) -> list[str | None]:
    """The country of each role that stays open and is held, by the release from which it is and the sentence."""
    rows = list(zip(roles["entity_id"], roles["role"], roles["release_id"], roles["start"], strict=True))
    around = [said.get((release, start)) for _, _, release, start in rows]
    home = {
        person: each.home
        for (person, role, *_), each in zip(rows, around, strict=True)
        if each and each.is_home() and _is_bare(role)
    }
    return [_country(role, home.get(person), each) for (person, role, *_), each in zip(rows, around, strict=True)]


def _country(role: str, home: str | None, around: Circumstance | None) -> str | None:
    """The country of a role; `home`: that from which releases speak of the person as their own."""
    if around is None:
        return None
    *before, noun = _WORD.findall(_LINK.split(role, maxsplit=1)[0].lower()) or [""]
    if _ENVOY in (*before, noun):  # extraordinary and plenipotentiary
        return around.home if _BY_NOBODY.isdisjoint(before) and not Countries().only(" ".join(before)) else None
    if home is not None and home == around.home and _is_bare(role):
        return home
    return around.met() if _is_bare(role) or noun in _OF_COUNTRIES_ALONE else None


def _is_bare(role: str) -> bool:
    """Whether a role is an office of countries and says of no country or body where: "President", "Foreign Minister"."""
    *before, noun = _WORD.findall(role.lower()) or [""]
    if _LINK.search(role) or Countries().only(role):
        return False
    return noun in _offices_of_countries() and (power_of(role) != "" or _BARE_RANKS.issuperset(before))


def _state(role: str) -> str | None:
    """The one country in front of an office of states, before what the office is for."""
    title = _LINK.split(role, maxsplit=1)[0]
    of_a_state = any(word.lower() in _offices_of_states() for word in _WORD.findall(title))
    return Countries().only(title) if of_a_state else None


@cache
def _offices_of_states() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("offices") if row["state"])


@cache
def _offices_of_countries() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("offices") if row["state"] == "country")
