"""Names of known bodies in; their rows and wholes out."""

from __future__ import annotations

import pytest

from pipeline.lexicons import table
from pipeline.naming.known import INTERNATIONAL, row_of, wholes


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Office of Foreign Assets Controls", "Office of Foreign Assets Control"),
        ("Stolen Assets Recovery Initiative", "Stolen Asset Recovery Initiative"),
        ("European Public Prosecutor’s Office", "European Public Prosecutor's Office"),
        ("USNCB", "INTERPOL Washington"),
    ],
)
def test_a_known_name_may_be_written_otherwise(name: str, known: str) -> None:
    row = row_of(name)
    assert row is not None and row["name"] == known


@pytest.mark.parametrize("name", ["", "Grain Office", "World Banks", "Office"])
def test_an_unknown_name_has_no_row(name: str) -> None:
    assert row_of(name) is None


@pytest.mark.parametrize(
    ("name", "country", "nearest", "further"),
    [
        ("Board of Immigration Appeals", "United States", "Executive Office for Immigration Review", "Department of Justice"),
        ("U.S. Attorney’s Office for the District of Maine", "United States", "Department of Justice", "Justice Department"),
        ("Transportations Security Administration", "United States", "Department of Homeland Security", ""),
        ("UNESCO", "", "United Nations", "UN"),
        ("Criminal Division", "Ghana", "", ""),
    ],
)
def test_a_body_is_part_of_the_nearest_whole_first(name: str, country: str, nearest: str, further: str) -> None:
    found = [*wholes(name, country), "", ""]
    assert (found[0], further in found) == (nearest, True)


def test_no_known_part_is_part_of_two_bodies_of_a_country() -> None:
    rows = [(row["country"], part) for row in table("known_parts") for part in row["parts"].split(";")]
    assert len({*rows}) == len(rows)


def test_known_parts_are_of_known_countries() -> None:
    countries = {row["name"] for row in table("countries")} | {INTERNATIONAL}
    assert {row["country"] for row in table("known_parts")} <= countries
