"""Roles: who was called what, when, and at which body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.correcting import corrected
from pipeline.analysis.shared.pointing import with_entity
from pipeline.given.corrections import Correction
from pipeline.given.tables import asked
from pipeline.lexicons import table
from pipeline.naming.countries import Countries
from pipeline.naming.offices import power_of
from pipeline.rows import Home, Mention, ReleaseRecord, Role, RoleFound
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

_NEARLY_ALL = 0.9
"""Share of the statements of a role that name one body: the others are slips in the reading of names."""
_MOST = 0.75
"""The same of the statements of one person's role."""
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"\b(?:of|to|for|at|in)\b")
_RANKS = frozenset({"the", "and", "acting", "current", "new"})
_BARE_RANKS = _RANKS | {"former", "then", "vice", "late", "outgoing", "incoming"}


PEOPLE = """
    SELECT release_id, start AS person_start, entity_id FROM mentions
    WHERE EXISTS (FROM roles_found found WHERE found.release_id = mentions.release_id AND found.person_start = mentions.start)
    ORDER BY release_id, start, "end", text, label, entity_id"""


PLACES = """
    WITH counts AS (SELECT text, entity_id, count(*) AS times FROM mentions WHERE label = 'PLACE' GROUP BY ALL)
    SELECT DISTINCT ON (text) text, entity_id FROM counts ORDER BY text, times DESC, entity_id"""
"""What is mostly meant by the name of a place."""


HOMES = """
    SELECT DISTINCT entity_id, country FROM mentions JOIN homes USING (release_id, label)
    WHERE homes.name = mentions.text AND label = 'AGENCY' AND country <> '' ORDER BY ALL"""
"""The countries of public bodies."""


@dataclass(frozen=True)
class Roles(Analysis):
    """The roles found, with the entities of the person and of the body, and the dates of the first and the last release that
    states each: they answer who was head of what, and when.

    A role that at least `least` people hold at one body, and hardly anybody elsewhere, is held there by all.
    """

    needs: ClassVar[Kinds] = (RoleFound, Mention, ReleaseRecord, Home)
    makes: ClassVar[type[Role]] = Role
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    least: int = 3

    def analyse(self, tables: Tables) -> pd.DataFrame:
        people = asked(tables, PEOPLE, Mention, RoleFound)
        roles = tables[RoleFound].merge(people, on=["release_id", "person_start"])
        roles = with_entity(roles, tables, RoleFound, "body_start", "organisation")
        roles["role"] = roles["text"].str.split().str.join(" ")
        roles = corrected(roles, self.corrections, "role", "role", str)
        roles = roles[roles["role"] != ""]
        roles = _with_bodies_of_the_role(_with_bodies_said_elsewhere(roles), self.least)
        roles = _with_states(roles, tables)
        roles = _with_dates(roles, tables[ReleaseRecord])
        columns = schema(Role).names
        rows: pd.DataFrame = roles[columns].drop_duplicates().sort_values(["entity_id", "release_id", "start"])
        return rows.reset_index(drop=True)


def _with_bodies_said_elsewhere(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles; where none is given, with the body at which nearly all other statements hold the same person to have the role,
    by the same words or by more ("Secretary Roe" is the Secretary of Trade of another release)."""
    stated = roles[roles["organisation"].notna()]
    own: dict[str, list[tuple[frozenset[str], str]]] = {}
    for person, role, body in zip(stated["entity_id"], stated["role"], stated["organisation"], strict=True):
        own.setdefault(person, []).append((_words(role), body))
    pairs = zip(roles["entity_id"], roles["role"], roles["organisation"], strict=True)
    bodies = [body if pd.notna(body) else _usual(own.get(person, []), _words(role)) for person, role, body in pairs]
    filled: pd.DataFrame = roles.assign(organisation=pd.Series(bodies, index=roles.index, dtype=object))
    return filled


def _usual(stated: Sequence[tuple[frozenset[str], str]], words: frozenset[str]) -> str | None:
    """The body of most statements of a role, those in the same words before those in more; None where no body is of most."""
    for fits in (words.__eq__, words.issubset):
        bodies = Counter(body for said, body in stated if fits(said))
        most = next(iter(bodies.most_common(1)), None)
        if most is not None:
            return most[0] if most[1] >= _MOST * bodies.total() else None
    return None


def _words(role: str) -> frozenset[str]:
    return frozenset(_WORD.findall(role.lower())) - _RANKS


def _with_states(roles: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The roles; an office of states without a body with the state whose adjective it has ("Norlandic President"), a bare one
    with the state in which the person has all other offices ("President Roe", once a minister of Norland)."""
    states = dict(asked(tables, PLACES, Mention).itertuples(index=False, name=None))
    roles = _filled(roles, (states.get(_state(role) or "") for role in roles["role"]))
    countries = _countries_of_bodies(states, tables)
    served: dict[str, set[str]] = {}
    for person, body in zip(roles["entity_id"], roles["organisation"], strict=True):
        served.setdefault(person, set()).update(countries.get(body, ()))
    pairs = zip(roles["entity_id"], roles["role"], strict=True)
    return _filled(roles, (_only(served[person], states) if _is_bare(role) else None for person, role in pairs))


def _filled(roles: pd.DataFrame, bodies: Iterable[str | None]) -> pd.DataFrame:
    """The roles; where none is given, with the body of the same row."""
    given = zip(roles["organisation"], bodies, strict=True)
    both = [body if pd.notna(body) else other for body, other in given]
    filled: pd.DataFrame = roles.assign(organisation=pd.Series(both, index=roles.index, dtype=object))
    return filled


def _countries_of_bodies(states: Mapping[str, str], tables: Tables) -> dict[str, set[str]]:
    """The countries of each state and public body that roles are held at."""
    countries: dict[str, set[str]] = {}
    for name, entity in states.items():
        country = Countries().only(name)
        countries.setdefault(entity, set()).update([country] if country else [])
    for entity, country in asked(tables, HOMES, Mention, Home).itertuples(index=False, name=None):
        countries.setdefault(entity, set()).add(country)
    return countries


def _only(countries: Collection[str], states: Mapping[str, str]) -> str | None:
    """The one state of somebody's offices; None where they are of two."""
    return states.get(next(iter(countries))) if len(countries) == 1 else None


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


def _with_bodies_of_the_role(roles: pd.DataFrame, least: int) -> pd.DataFrame:
    """The roles; where none is given, with the body at which nearly all hold the role of that name, `least` people or more.

    "Federal Councillor" is told with the Federal Council often enough; what is held here and there ("president") stays open.
    """
    name = roles["role"].str.lower()
    stated = roles[roles["organisation"].notna()]
    held = stated.groupby([name, "organisation"]).agg(rows=("entity_id", "size"), people=("entity_id", "nunique"))
    share = held["rows"] / held.groupby(level=0)["rows"].transform("sum")
    plain = held[(share >= _NEARLY_ALL) & (held["people"] >= least)].index.to_frame(index=False)
    bodies = roles["organisation"].fillna(name.map(dict(plain.to_numpy().tolist()))).astype(object)
    filled: pd.DataFrame = roles.assign(organisation=bodies.where(bodies.notna(), None))
    return filled


def _with_dates(roles: pd.DataFrame, releases: pd.DataFrame) -> pd.DataFrame:
    """The roles with the first and the last day on which a release states them; a role is the same in any case of letters."""
    roles = roles.merge(releases[["release_id", "published"]], on="release_id", how="left")
    days = roles["published"].astype(object).where(roles["published"].fillna("") != "", None)
    same = [roles["entity_id"], roles["role"].str.lower(), roles["organisation"].fillna("")]
    stated = days.groupby(same)
    dated: pd.DataFrame = roles.assign(
        first_stated=stated.transform("min").fillna("").astype(str), last_stated=stated.transform("max").fillna("").astype(str)
    )
    return dated
