"""Doubts about people: whether those who hold offices at several bodies, or of several countries or powers, are one."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.naming.offices import power_of

AT_ANOTHER_BODY = 0.6
OF_ANOTHER_COUNTRY = 0.55
OF_ANOTHER_POWER = 0.58
TOLD_APART = 0.8


def other_offices(roles: pd.DataFrame, entities: pd.DataFrame) -> Iterator[Line]:
    """Roles that one release alone states of a person, at another body than most of the person's are."""
    names = entities.set_index("entity_id")["name"].to_dict()
    held = roles[(roles["status"] == "holds") & roles["organisation"].notna()]
    for person, own in _with_several(held, "organisation").groupby("entity_id"):
        counts = own.groupby("organisation")["release_id"].nunique().sort_values(ascending=False, kind="stable")
        rare = {body for body, releases in counts.iloc[1:].items() if releases == 1}
        for role in own[own["organisation"].isin(rare)].to_dict("records"):
            note = f"{names.get(person, person)} is otherwise at {names.get(counts.index[0], counts.index[0])}"
            yield Line("role", role["role"], role["role"], role["release_id"], note, AT_ANOTHER_BODY)


def two_countries(roles: pd.DataFrame, entities: pd.DataFrame) -> Iterator[Line]:
    """People who hold offices of several countries: the releases that state one of another than most of the person's are of."""
    told = roles.assign(mark=roles["organisation"].map(_countries(entities))).dropna(subset=["mark"])
    yield from _of_several(told, entities, "an office of {}, others of {}: a namesake?", OF_ANOTHER_COUNTRY)


def two_powers(roles: pd.DataFrame, entities: pd.DataFrame) -> Iterator[Line]:
    """People who hold offices of several powers, or an office and are accused, of whom no release says both."""
    told = roles[roles["status"] == "holds"].assign(mark=lambda held: held["role"].map(power_of))
    told = told[told["mark"] != ""]
    said_at_once = told[told.groupby(["entity_id", "release_id"])["mark"].transform("nunique") > 1]
    others = told[~told["entity_id"].isin(said_at_once["entity_id"])]
    yield from _of_several(others, entities, "{}, in other releases {}: a namesake?", OF_ANOTHER_POWER)


def _of_several(told: pd.DataFrame, entities: pd.DataFrame, note: str, certainty: float) -> Iterator[Line]:
    """The releases that state another mark of a person than most do."""
    names = entities.set_index("entity_id")["name"].to_dict()
    for person, own in _with_several(told, "mark").groupby("entity_id"):
        counts = own.groupby("mark")["release_id"].nunique().sort_values(ascending=False, kind="stable")
        for release, mark in sorted({*zip(own["release_id"], own["mark"], strict=True)}):
            if mark != counts.index[0] and person in names:
                yield Line("split", names[person], names[person], release, note.format(mark, counts.index[0]), certainty)


def _with_several(roles: pd.DataFrame, column: str) -> pd.DataFrame:
    """The roles of people who have several values in a column, who are few."""
    return roles[roles.groupby("entity_id")[column].transform("nunique") > 1]


def _countries(entities: pd.DataFrame) -> dict[str, str]:
    """Of bodies and places: entity_id → country."""
    countries = entities["country"].astype(object).where(entities["label"] != "PLACE", entities["name"])
    told = entities.assign(country=countries).dropna(subset=["country"])
    return dict(zip(told["entity_id"], told["country"], strict=True))


def told_apart(identities: pd.DataFrame) -> Iterator[Line]:
    """People of one name whom their countries have told apart."""
    people = identities[(identities["entity_label"] == "PERSON") & (identities["entity_id"] != "")]
    for name, own in people.drop_duplicates("entity_id").groupby("entity_name"):
        if len(own) > 1:
            note = f"namesakes: {', '.join(sorted(country or 'open' for country in own['entity_country']))}"
            yield Line("merge", str(name), str(name), "", note, TOLD_APART)
