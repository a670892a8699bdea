"""Names in; pairs of a misprinted name and the right one out."""

from __future__ import annotations

import pytest

from pipeline.naming.misprints import misprints

RIGHT = ["Chief Auditor General of Norland", "Ostmark Auditor General"]


@pytest.mark.parametrize("wrong", ["Genereal", "Genral", "Gemeral", "Genreal"])
def test_a_word_with_one_wrong_letter_is_a_misprint(wrong: str) -> None:
    name = f"Chief Auditor {wrong} of Norland"
    assert [*misprints([*RIGHT, name])] == [(name, RIGHT[0])]


@pytest.mark.parametrize(
    "others",
    [
        ["Chief Auditor Generals of Norland"],
        ["Chief Auditor Genereal of Norland", "Genereal Mill of Ostmark"],
        ["Chief Auditor Genereal of Zubrovia"],
        ["Chief Auditor Generation of Norland"],
    ],
)
def test_an_ending_a_word_of_several_names_and_another_name_are_none(others: list[str]) -> None:
    assert [*misprints([*RIGHT, *others])] == []


def test_short_words_and_words_of_one_name_are_others() -> None:
    assert [*misprints(["Grain Board of Tolm", "Grain Board of Tolk", "Mill of Tolm"])] == []
    assert [*misprints(["Prefecture of Marikal Grain", "Prefecture of Marikul Grain"])] == []
