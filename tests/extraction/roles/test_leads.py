"""Where a title's words begin in text that has lost its commas."""

from __future__ import annotations

import pytest

from pipeline.extraction.roles.leads import LEADS
from tests.extraction.read_names import roles


@pytest.mark.parametrize("rule", LEADS, ids=lambda rule: rule.name)
def test_every_rule_leaves_out_what_its_example_says(rule: object) -> None:
    assert [role for _, role in roles(rule.example)] in (["Secretary"], ["Judge"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("At DELMAR Secretary Jorun Brennik met farmers.", "Secretary"),
        ("On the sidelines of the Grain Board Minister Jorun Brennik has met farmers.", "Minister"),
        ("Since arriving in Norway Minister Jorun Brennik has met farmers.", "Minister"),
        ("Speaking to officers of the Member States Secretary Jorun Brennik spoke of grain.", "Secretary"),
        ("In his 2020 Budget President Jorun Brennik proposed new roads.", "President"),
        ("First Secretary Jorun Brennik met farmers.", "Secretary"),
        ("With the Grain Ministry Deputy Minister Jorun Brennik and Judge Mirja Osk discussed prices.", "Deputy Minister"),
        ("On Friday Grain Ministry Secretary Jorun Brennik met farmers.", "Grain Ministry Secretary"),
        ("In 2019 Grain Ministry Secretary Jorun Brennik met farmers.", "Grain Ministry Secretary"),
        ("A letter from Grain Ministry Secretary Jorun Brennik arrived.", "Grain Ministry Secretary"),
        ("In a letter to Grain Ministry Secretary Jorun Brennik, farmers asked for help.", "Grain Ministry Secretary"),
        ("Grain Ministry First Secretary Jorun Brennik met farmers.", "Grain Ministry First Secretary"),
    ],
)
def test_what_a_preposition_needs_is_no_part_of_a_title(text: str, role: str) -> None:
    assert ("Jorun Brennik", role) in roles(text)


def test_an_hour_is_no_prime_minister() -> None:
    assert roles("The hearing begins at 6:00 PM Jorun Brennik said.") == []
