"""Sentences in; of which country or place they tell."""

from __future__ import annotations

import pytest

from pipeline.analysis.money.places import Where


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Unemployment in New Mexico rose to 5 percent.", ""),
        ("Mexican unemployment rose to 5 percent.", "Mexico"),
        ("MEXICO: unemployment rose to 5 percent, ministers said in Vienna.", "Mexico"),
        ("Unemployment rose to 5 percent in Peru and Chile.", ""),
    ],
    ids=["a region of another", "an adjective", "in capitals, told elsewhere", "two"],
)
def test_a_sentence_tells_of_the_country_that_it_names(sentence: str, country: str) -> None:
    assert Where("").of(sentence, at_large="") == country


def test_a_release_tells_of_its_titles_country_else_of_its_own_else_of_its_bodies() -> None:
    assert Where("Wages in Peru", home="Chile").at_large("Chilean wages rose.") == "Peru"
    assert Where("Wages", home="Chile").at_large("Wages in Peru rose.") == "Peru"
    assert Where("Wages", home="Chile").at_large("Wages rose.") == "Chile"
