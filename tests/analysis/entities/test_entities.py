"""Names and roles of a small corpus in; mentions, links, roles, entities and co-occurrence out."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.analysis.entities.cooccurrence import Cooccurrences
from pipeline.analysis.entities.entities import Entities
from pipeline.analysis.entities.homes import Homes
from pipeline.analysis.entities.identities import Identities
from pipeline.analysis.entities.links import Links
from pipeline.analysis.entities.mentions import Mentions
from pipeline.analysis.entities.relations import Relations
from pipeline.analysis.roles.roles import Roles
from pipeline.given.corrections import KnownName
from pipeline.rows import (
    Cooccurrence,
    Entity,
    Identity,
    Link,
    Mention,
    NameFound,
    Relation,
    RelationFound,
    ReleaseRecord,
    Role,
    RoleFound,
    Sentence,
)
from pipeline.rows.schema import schema

NAMES = [  # release, start, text, label, fullest name, acronym
    ("r1", 0, "Jorun Brennik", "PERSON", "Jorun Brennik", None),
    ("r1", 20, "Audit Office of Norland", "AGENCY", "Audit Office of Norland", "AON"),
    ("r1", 50, "Brennik", "PERSON", "Jorun Brennik", None),
    ("r2", 0, "AON", "ORG", "AON", None),
    ("r2", 10, "J. Brennik", "PERSON", "J. Brennik", None),
    ("r3", 0, "Ostmark", "PLACE", "Ostmark", None),
]
SENTENCES = [("r1", 0, 45, "", 0), ("r1", 46, 70, "", 1), ("r2", 0, 30, "", 0), ("r3", 0, 30, "", 0)]
DAYS = {"r1": "2020-01-02", "r2": "2021-03-04", "r3": ""}


@pytest.fixture
def tables() -> dict[type, pd.DataFrame]:
    rows = [
        {"release_id": r, "start": s, "end": s + len(t), "text": t, "label": label, "name": name, "acronym": acronym}
        | {"rule": "title before a person", "reason": "" if t == name else "surname in its release", "similarity": 0.95}
        for r, s, t, label, name, acronym in NAMES
    ]
    releases = [{"release_id": r, "published": day, "text": ""} for r, day in DAYS.items()]
    role = {"release_id": "r1", "start": 14, "end": 18, "text": "head", "person_start": 0, "body_start": 20.0}
    found: dict[type, pd.DataFrame] = {
        NameFound: pd.DataFrame(rows, columns=schema(NameFound).names),
        RoleFound: pd.DataFrame([role], columns=schema(RoleFound).names),
        ReleaseRecord: pd.DataFrame(releases, columns=schema(ReleaseRecord).names),
        Sentence: pd.DataFrame(SENTENCES, columns=["release_id", "start", "end", "text", "index"]),
        RelationFound: pd.DataFrame(columns=schema(RelationFound).names),
    }
    known = (KnownName("Ostmark", "PLACE", country="OM", wikidata="Q1"),)
    for stage in (
        Homes(),
        Identities(known=known),
        Mentions(),
        Links(),
        Relations(),
        Roles(),
        Entities(known=known),
        Cooccurrences(releases=1),
    ):
        found[stage.makes] = stage.analyse(found)
    return found


def test_tables_have_the_columns_of_their_rows(tables: dict[type, pd.DataFrame]) -> None:
    for kind in (Identity, Mention, Link, Relation, Role, Entity, Cooccurrence):
        assert list(tables[kind].columns) == schema(kind).names


def test_one_person_under_three_spellings(tables: dict[type, pd.DataFrame]) -> None:
    person = tables[Entity].set_index("entity_id").loc["person-jorun-brennik"]
    assert person["variants"].split(";") == ["Brennik", "J. Brennik", "Jorun Brennik"]
    assert (person["mentions"], person["releases"]) == (3, 2)
    assert (person["first_seen"], person["last_seen"], person["roles"]) == ("2020-01-02", "2021-03-04", "head")


def test_the_corpus_decides_the_label_of_an_acronym(tables: dict[type, pd.DataFrame]) -> None:
    mention = tables[Mention].set_index("text").loc["AON"]
    assert (mention["label"], mention["entity_id"]) == ("AGENCY", "agency-audit-office-of-norland")
    assert tables[Entity].set_index("entity_id").loc[mention["entity_id"], "acronym"] == "AON"


def test_a_mention_says_what_found_it_and_what_joined_it(tables: dict[type, pd.DataFrame]) -> None:
    mentions = tables[Mention].set_index("text")
    assert set(mentions["rule"]) == {"title before a person"}
    assert mentions.loc["Brennik", "joined"] == "surname in its release"
    assert mentions.loc["J. Brennik", "joined"] == "initial"
    assert mentions.loc["Jorun Brennik", "joined"] == ""


def test_every_join_has_its_reason(tables: dict[type, pd.DataFrame]) -> None:
    reasons = dict(zip(tables[Link]["variant"], tables[Link]["reason"], strict=True))
    assert reasons == {
        "AON": "acronym introduced in the corpus",
        "Brennik": "surname in its release",
        "J. Brennik": "initial",
    }


def test_a_role_knows_its_body(tables: dict[type, pd.DataFrame]) -> None:
    role = tables[Role].iloc[0]
    assert (role["entity_id"], role["role"], role["organisation"]) == (
        "person-jorun-brennik",
        "head",
        "agency-audit-office-of-norland",
    )


def test_who_is_named_together(tables: dict[type, pd.DataFrame]) -> None:
    together = tables[Cooccurrence].iloc[0]
    assert (together["entity_a"], together["entity_b"]) == ("agency-audit-office-of-norland", "person-jorun-brennik")
    assert (together["releases"], together["npmi"]) == (2, 1.0)
    assert (together["sentences"], together["npmi_sentences"]) == (2, 0.415)  # 2 of 4 sentences; alone in 2 and 3


def test_a_role_knows_when_it_was_stated(tables: dict[type, pd.DataFrame]) -> None:
    role = tables[Role].iloc[0]
    assert (role["first_stated"], role["last_stated"]) == ("2020-01-02", "2020-01-02")


def test_what_known_names_say_stands_with_their_entity(tables: dict[type, pd.DataFrame]) -> None:
    entity = tables[Entity].set_index("entity_id").loc["Q1"]
    assert (entity["name"], entity["country"], entity["wikidata"]) == ("Ostmark", "OM", "Q1")
    assert tables[Entity]["country"].notna().sum() == 1
