"""Names in, the noun that they are built on out."""

from __future__ import annotations

import pytest

from pipeline.naming.parts import has_only_one, head, is_part, may_be_part


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Criminal Division", "Division"),
        ("Office for Grain", "Office"),
        ("Working Group on Bribery in Grain", "Working Group"),
        ("Seed Theft Task Force", "Task Force"),
        ("Delmar", ""),
    ],
)
def test_a_name_is_built_on_a_noun(name: str, noun: str) -> None:
    assert head(name) == noun


def test_a_division_is_a_part_a_committee_may_be_one_a_ministry_is_none() -> None:
    assert [is_part(name) for name in ("Grain Division", "Grain Committee", "Ministry of Grain")] == [True, False, False]
    assert [may_be_part(name) for name in ("Grain Division", "Grain Committee", "Ministry of Grain")] == [True, True, False]


def test_a_country_has_one_parliament() -> None:
    assert has_only_one("Parliament")
    assert not has_only_one("Office")
