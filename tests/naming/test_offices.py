"""Offices in, powers out."""

from __future__ import annotations

import pytest

from pipeline.naming.offices import power_of


@pytest.mark.parametrize(
    ("office", "power"),
    [
        ("Supreme Court Judge", "court"),
        ("Minister of Justice", "state"),
        ("Justice Minister", "state"),
        ("Deputy Prosecutor General", "prosecution"),
        ("spokesman for the judge", ""),
        ("Chief Justice, Norland", "court"),
        ("Justice Secretary", ""),
        ("", ""),
    ],
)
def test_the_noun_of_an_office_tells_its_power(office: str, power: str) -> None:
    assert power_of(office) == power
