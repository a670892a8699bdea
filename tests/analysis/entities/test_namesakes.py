"""People of one name, with their offices and publishers; who is told apart, and what the entities are called."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.analysis.entities.homes import Homes
from pipeline.analysis.entities.identities import Identities
from pipeline.given.corrections import Correction
from pipeline.rows import Home, NameFound, RelationFound, ReleaseRecord, RoleFound, Sentence
from pipeline.rows.schema import schema

NORLAND, OSTMARK = "Ministry of the Republic of Norland", "Ministry of the Kingdom of Ostmark"
MINISTER, JUDGE = "Minister of Grain of Norland", "judge of Ostmark"
Told = tuple[str, str]
"""Publisher and office, empty where none is told."""


def people(*told: Told, names: tuple[str, ...] = (), corrections: tuple[Correction, ...] = ()) -> list[str]:
    """The ids of one in each of some releases, all of the name Jorun Brennik where no names are given."""
    releases = [
        {"release_id": f"r{i}", "text": "", "publisher": publisher, "published": f"2031-05-0{i + 1}"}
        for i, (publisher, _) in enumerate(told)
    ]
    written = names or ("Jorun Brennik",) * len(told)
    found = [
        {"release_id": f"r{i}", "label": "PERSON", "name": name, "text": name, "start": 0, "end": len(name)}
        for i, name in enumerate(written)
    ]
    held = [
        {"release_id": f"r{i}", "text": office, "start": 20, "end": 40, "person_start": 0, "status": "holds"}
        for i, (_, office) in enumerate(told)
        if office
    ]
    tables: dict[type, pd.DataFrame] = {
        NameFound: pd.DataFrame(found, columns=schema(NameFound).names),
        ReleaseRecord: pd.DataFrame(releases, columns=schema(ReleaseRecord).names),
        Sentence: pd.DataFrame(columns=schema(Sentence).names),
        RelationFound: pd.DataFrame(columns=schema(RelationFound).names),
        RoleFound: pd.DataFrame(held, columns=schema(RoleFound).names),
    }
    tables[Home] = Homes(corrections=corrections).analyse(tables)
    table = Identities(corrections=corrections).analyse(tables)
    home = {row["release_id"]: row["country"] for row in tables[Home].to_dict("records")}
    ids = table.set_index(["name", "country"])["entity_id"]
    return [ids[name, home.get(f"r{i}", "")] for i, name in enumerate(written)]


FIRST, OTHER, OPEN = "person-jorun-brennik", "person-jorun-brennik-ostmark", "person-jorun-brennik-open"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (((NORLAND, MINISTER), (OSTMARK, JUDGE)), [FIRST, OTHER]),
        (((NORLAND, MINISTER), (OSTMARK, "judge")), [FIRST, FIRST]),
        (((NORLAND, MINISTER), (NORLAND, "adviser of Ostmark"), (OSTMARK, "")), [FIRST, FIRST, FIRST]),
        (((NORLAND, MINISTER), (NORLAND, JUDGE), (OSTMARK, "")), [FIRST, OTHER, OTHER]),
        (((NORLAND, MINISTER), (OSTMARK, JUDGE), (OSTMARK, "")), [FIRST, OTHER, OTHER]),
        (((NORLAND, MINISTER), (OSTMARK, JUDGE), ("Grain Post", "")), [FIRST, OTHER, OPEN]),
        (((NORLAND, MINISTER), (OSTMARK, MINISTER)), [FIRST, FIRST]),
    ],
    ids=["two countries", "one open", "one publisher", "two powers", "a publisher's own", "nobody's", "one country"],
)
def test_namesakes_hold_offices_of_two_countries(told: tuple[Told, ...], expected: list[str]) -> None:
    assert people(*told) == expected


COURT = "person-jorun-brennik-court"
SITTING = "judge of the Grain Court of Norland"


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        ((MINISTER, SITTING, MINISTER), [FIRST, COURT, FIRST]),
        ((MINISTER, SITTING, MINISTER, ""), [FIRST, COURT, FIRST, OPEN]),
        ((MINISTER, SITTING), [FIRST, FIRST]),
        ((SITTING, MINISTER, "judge"), [FIRST, FIRST, FIRST]),
        ((MINISTER, "Minister of Tea of Norland", MINISTER), [FIRST, FIRST, FIRST]),
        ((SITTING, "defendant in the case", SITTING), [FIRST, FIRST, FIRST]),
    ],
    ids=["in turn", "one open", "one after the other", "what a judge is called later", "one power", "accused"],
)
def test_namesakes_of_one_country_hold_offices_of_two_powers_in_turn(offices: tuple[str, ...], expected: list[str]) -> None:
    assert people(*((NORLAND, office) for office in offices)) == expected


def test_a_spelling_that_fits_two_is_neither() -> None:
    told = ((NORLAND, MINISTER), (OSTMARK, JUDGE), ("Grain Post", ""))
    names = ("Jorun Brennik", "Jorun Brennik", "Jorun Brenik")
    assert len({*people(*told, names=names)}) == 3


def test_a_person_says_that_namesakes_are_one_and_that_one_is_two() -> None:
    told = ((NORLAND, MINISTER), (OSTMARK, JUDGE))
    merge = Correction("merge", "Jorun Brennik", "Jorun Brennik")
    assert people(*told, corrections=(merge,)) == [FIRST, FIRST]
    split = Correction("split", "Jorun Brennik", "Jorun Brennik", release="r1")
    assert people((NORLAND, "clerk"), (NORLAND, "clerk"), corrections=(split,)) == [FIRST, "person-jorun-brennik-another"]
