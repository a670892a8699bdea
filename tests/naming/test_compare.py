"""Two spellings in, likeness and reason out."""

from __future__ import annotations

import csv

import pytest

from pipeline.naming.compare import compare
from tests.conftest import SHARED

CASES = SHARED / "data" / "names" / "cases.csv"
SAME = 0.72


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Sartai Akhmetov", "Sartai Ahmetov", "transliteration"),
        ("Юрий Орлов", "Yuri Orlov", "transliteration"),
        ("Dmitri Orloff", "Dmitriy Orlov", "transliteration"),
        ("Brennik, Jorun", "Jorun Brennik", "same words"),
        ("Brennik Jorun", "Jorun Brennik", "word order"),
        ("J. Brennik", "Jorun Brennik", "initial"),
        ("Jorun M. Brennik", "Jorun Brennik", "fuller name"),
        ("Jorun M. Brennik Jr.", "Jorun Brennik, Jr.", "fuller name"),
        ("Bob Osk", "Robert Osk", "nickname"),
        ("Jorun Mir jovich Brennik", "Jorun Mirjovich Arne Brennik", "word division, fuller name"),
    ],
)
def test_one_person(one: str, other: str, reason: str) -> None:
    found = compare(one, other, "PERSON")
    assert found.similarity >= SAME
    assert found.reason == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jorun Brennik", "Mirja Brennik"),
        ("Kim Tol-un", "Kim Tol-il"),
        ("Ana Osk", "Ana Ost"),
        ("Jorun Brennik", "Jorun Brennik Jr."),
        ("Jorun Brennik III", "Jorun M. Brennik"),
        ("Jorun Brennik Sr.", "Jorun Brennik Jr."),
        ("Robert G. Davids", "David Grainer"),
        ("Bror Tolm", "T. Bror Osk"),
        ("Jorun Osk", "Jorun O. Tolm"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert compare(one, other, "PERSON").similarity < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostoil AG", "Ostoil Aktiengesellschaft"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("OAO Norgaz", "Norgaz Open Joint Stock Company"),
        ("Brigade Twenty-Two", "Brigade 22"),
        ("Brask and Tolm", "Brask & Tolm"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert compare(one, other, "ORG").similarity >= SAME


@pytest.mark.parametrize(
    ("one", "other"), [("Ostoil AG", "Ostoil GmbH"), ("Veld Fund I Ltd", "Veld Fund II Ltd"), ("Audit Office", "Tax Office")]
)
def test_two_bodies(one: str, other: str) -> None:
    assert compare(one, other, "ORG").similarity < SAME


@pytest.mark.skipif(not CASES.exists(), reason="the labelled pairs lie beside the project, not in it")
def test_labelled_pairs() -> None:
    """F >= 0.91; the best published matcher reaches 0.89 on such pairs."""
    hit = given = got = 0
    with CASES.open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            label = "PERSON" if row["schema"] == "Person" else "ORG"
            alike = compare(row["name1"], row["name2"], label).similarity >= SAME
            match = row["is_match"] == "true"
            hit, given, got = hit + (alike and match), given + match, got + alike
    assert 2 * hit / (given + got) >= 0.91
