"""Titles of the past: by the year that their sentence tells of, or because the release calls them former elsewhere."""

from __future__ import annotations

import pytest

from pipeline.rows import RoleFound
from tests.extraction.read_names import rows

PUBLISHED = "2024-03-12"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In 1986 Governor Jorun Brennik sold the mill.", "held"),
        ("Governor Jorun Brennik opened the mill on 3 May 2011.", "held"),
        ("In 2022 Governor Jorun Brennik sold the mill.", "holds"),
        ("In 1986 and again in 2023 Governor Jorun Brennik sold the mill.", "holds"),
        ("Governor Jorun Brennik, born 1960, sold the mill.", "holds"),
        ("“In 1986 the mill burned,” said Governor Jorun Brennik.", "holds"),
        ("Governor Jorun Brennik praised the Roads Act 1986.", "holds"),
    ],
)
def test_a_title_in_a_sentence_of_years_ago(text: str, status: str) -> None:
    assert [row.status for row in rows(text, published=PUBLISHED).of(RoleFound)] == [status]


def test_a_title_of_years_ago_says_nothing_of_the_same_title_today() -> None:
    text = "In 2010 Governor Jorun Brennik sold the mill. Governor Jorun Brennik spoke."
    assert [row.status for row in rows(text, published=PUBLISHED).of(RoleFound)] == ["held", "holds"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Former Trade Minister Jorun Brennik died. Minister Jorun Brennik was loved.", ["held", "held"]),
        ("Minister Jorun Brennik died. Jorun Brennik was a former minister of trade.", ["held", "held"]),
        ("Jorun Brennik was ambassador in Ostmark before. Ambassador Jorun Brennik will go to Norland.", ["held", "holds"]),
        ("Former Trade Minister Jorun Brennik spoke. Judge Jorun Brennik sits in Tolmgrad.", ["held", "holds"]),
        (
            "Former Trade Minister Jorun Brennik spoke. Finance Minister Jorun Brennik left. Minister Jorun Brennik ate.",
            ["held", "holds", "holds"],
        ),
    ],
)
def test_a_courtesy_title_of_somebody_who_held_it(text: str, states: list[str]) -> None:
    assert [row.status for row in rows(text).of(RoleFound)] == states
