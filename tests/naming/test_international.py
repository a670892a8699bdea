"""Names in; whether they are of no country out."""

from __future__ import annotations

import pytest

from pipeline.naming.international import is_of_international, is_organ, is_spelt_international


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Board of the OECD", True),
        ("Report by the UN Grain Panel", True),
        ("Act on the Tasks of the OECD", False),
        ("Friends of the OECD", False),
        ("Grain Board", False),
    ],
)
def test_what_is_right_behind_the_noun_tells(name: str, is_one: bool) -> None:
    assert is_of_international(name) is is_one


def test_an_acronym_tells_where_the_names_are_nearly_one() -> None:
    assert is_spelt_international("Organisation for Economic Development and Cooperation", ["OECD"])
    assert not is_spelt_international("Academy of Underwater Grain", ["AU"])


def test_an_organ_is_that_of_the_whole_which_its_text_names() -> None:
    assert is_organ("Security Council", "The United Nations met.")
    assert not is_organ("Security Council", "The council met.")
    assert not is_organ("Council", "The United Nations met.")
