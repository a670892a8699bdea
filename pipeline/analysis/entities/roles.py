"""Roles: who was called what, when, and at which body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.correcting import corrected
from pipeline.analysis.shared.pointing import with_entity
from pipeline.corrections import Correction
from pipeline.rows import Mention, ReleaseRecord, Role, RoleFound
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

_NEARLY_ALL = 0.9
"""Share of the statements of a role that name one body: the others are slips in the reading of names."""


@dataclass(frozen=True)
class Roles(Analysis):
    """The roles found, with the entities of the person and of the body, and the dates of the first and the last release that
    states each: they answer who was head of what, and when.

    A role that at least `least` people hold at one body, and hardly anybody elsewhere, is held there by all.
    """

    needs: ClassVar[Kinds] = (RoleFound, Mention, ReleaseRecord)
    makes: ClassVar[type[Role]] = Role
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    least: int = 3

    def analyse(self, tables: Tables) -> pd.DataFrame:
        people = tables[Mention][["release_id", "start", "entity_id"]].rename(columns={"start": "person_start"})
        roles = tables[RoleFound].merge(people, on=["release_id", "person_start"])
        roles = with_entity(roles, tables[Mention], "body_start", "organisation")
        roles["role"] = roles["text"].str.split().str.join(" ")
        roles = corrected(roles, self.corrections, "role", "role", str)
        roles = roles[roles["role"] != ""]
        roles = _with_bodies_of_the_role(_with_bodies_said_elsewhere(roles), self.least)
        roles = _with_dates(roles, tables[ReleaseRecord])
        columns = schema(Role).names
        table: pd.DataFrame = roles[columns].drop_duplicates().sort_values(["entity_id", "release_id", "start"])
        return table.reset_index(drop=True)


def _with_bodies_said_elsewhere(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles; where none is given, with the one body at which another release states the same role of the same person."""
    same = [roles["entity_id"], roles["role"].str.lower()]
    stated = roles["organisation"].groupby(same)
    only = stated.transform("first").where(stated.transform("nunique") == 1)
    bodies = roles["organisation"].fillna(only).astype(object)
    filled: pd.DataFrame = roles.assign(organisation=bodies.where(bodies.notna(), None))
    return filled


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
