"""Text without commas in, the names of its people out."""

from __future__ import annotations

import pytest

from pipeline.extraction.names.parting import PARTINGS, Parting
from tests.extraction.read_names import of


@pytest.mark.parametrize("rule", PARTINGS, ids=lambda rule: rule.name)
def test_a_persons_name_ends_where_the_rule_says(rule: Parting) -> None:
    before, after = rule.example.split(" | ")
    name = of("PERSON", f"{before} {after}")[0]
    assert name in before


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("See Prime Minister Jorun Brennik Deputy Secretary Mirja Osk and others.", ["Jorun Brennik", "Mirja Osk"]),
        ("Norland President Jorun Brennik Assistant Minister Mirja Osk", ["Jorun Brennik", "Mirja Osk"]),
        ("Related: Erik Harvan GWTR Deputy Secretary", ["Erik Harvan"]),
        ("Bruce Roe Ph.D. Chief Learning Officer Norland Institute of Grain", ["Bruce Roe"]),
        ("Speakers: Mirja Osk Chief Financial Officer Norland Grain Company", ["Mirja Osk"]),
        ("Secretary Jane Roe Jane Ann Roe spoke in Tolm.", ["Jane Roe", "Jane Ann Roe"]),
    ],
)
def test_no_office_or_body_is_in_a_persons_name(text: str, people: list[str]) -> None:
    assert of("PERSON", text) == people


@pytest.mark.parametrize(
    "name",
    [
        "María del Carmen Ruiz de la Vega Montoya",
        "José María López García de la Torre",
        "Mohammed Omar Mohammed Hassan",
        "Juan Carlos Juan Perez",
        "Abdul Rahman bin Khalid Al Thani",
    ],
)
def test_a_long_name_stays_whole(name: str) -> None:
    assert of("PERSON", f"The judge questioned Mr {name} on Monday.") == [name]


@pytest.mark.parametrize("name", ["John Bishop", "Martin King", "Anna Marshal"])
def test_a_surname_that_is_a_title_too_stays(name: str) -> None:
    assert of("PERSON", f"The bribe was paid by Mr {name} in May.") == [name]


def test_the_body_behind_an_office_is_named_without_it() -> None:
    assert of("ORG", "Speakers: Mirja Osk Chief Financial Officer Norland Grain Company") == ["Norland Grain Company"]
