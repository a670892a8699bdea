"""Roles: who was called what, when, and at which body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.roles.states import with_states
from pipeline.analysis.shared.correcting import corrected
from pipeline.analysis.shared.pointing import with_entity
from pipeline.given.corrections import Correction
from pipeline.given.tables import asked, heads, rows_of
from pipeline.rows import Home, Mention, ReleaseCountry, ReleaseRecord, Role, RoleFound, Sentence
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

_NEARLY_ALL = 0.9
"""Share of the statements of a role that name one body: the others are slips in the reading of names."""
_MOST = 0.75
"""The same of the statements of one person's role."""
_WORD = re.compile(r"\w+")
_RANKS = frozenset({"the", "and", "acting", "current", "new"})


PEOPLE = """
    SELECT release_id, start AS person_start, entity_id FROM mentions
    WHERE EXISTS (FROM roles_found found WHERE found.release_id = mentions.release_id AND found.person_start = mentions.start)
    ORDER BY release_id, start, "end", text, label, entity_id"""


@dataclass(frozen=True)
class Roles(Analysis):
    """The roles found, with the entities of the person and of the body, and the dates of the first and the last release that
    states each: they answer who was head of what, and when.

    A role that at least `least` people hold at one body, and hardly anybody elsewhere, is held there by all.
    """

    needs: ClassVar[Kinds] = (RoleFound, Mention, ReleaseRecord, Home, ReleaseCountry, Sentence)
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
        roles = with_states(roles, tables)
        roles = _with_dates(roles, heads(tables))
        columns = schema(Role).names
        rows: pd.DataFrame = roles[columns].drop_duplicates().sort_values(["entity_id", "release_id", "start"])
        return rows.reset_index(drop=True)


def _with_bodies_said_elsewhere(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles; where none is given, with the body at which nearly all other statements hold the same person to have the role,
    by the same words or by more ("Secretary Roe" is the Secretary of Trade of another release)."""
    stated = roles[roles["organisation"].notna()]
    own: dict[str, Stated] = {}
    for person, role, body in rows_of(stated, "entity_id", "role", "organisation"):
        own.setdefault(person, Counter())[_words(role), body] += 1
    pairs = rows_of(roles, "entity_id", "role", "organisation")
    bodies = [body if pd.notna(body) else _usual(own.get(person, Counter()), _words(role)) for person, role, body in pairs]
    filled: pd.DataFrame = roles.assign(organisation=pd.Series(bodies, index=roles.index, dtype=object))
    return filled


Stated = Counter[tuple[frozenset[str], str]]
"""How often somebody is stated to have a role of these words at a body."""


def _usual(stated: Stated, words: frozenset[str]) -> str | None:
    """The body of most statements of a role, those in the same words before those in more; None where no body is of most."""
    for fits in (words.__eq__, words.issubset):
        bodies = _bodies(stated, fits)
        most = next(iter(bodies.most_common(1)), None)
        if most is not None:
            return most[0] if most[1] >= _MOST * bodies.total() else None
    return None


def _bodies(stated: Stated, fits: Callable[[frozenset[str]], bool]) -> Counter[str]:
    """How often each body is named in the statements whose words fit."""
    bodies = Counter[str]()
    for (said, body), times in stated.items():
        if fits(said):
            bodies[body] += times
    return bodies


def _words(role: str) -> frozenset[str]:
    return frozenset(_WORD.findall(role.lower())) - _RANKS


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
