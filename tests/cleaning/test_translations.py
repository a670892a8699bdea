from dataclasses import replace

import pytest

from pipeline.cleaning.translations import Translations
from pipeline.release import Draft, HeaderField, RawRelease


def draft(name: str, language: str, url: str = "", published: str = "2021-05-12", number: str = "") -> Draft:
    stated = {"language": language, "publisher": "Court of Norland", "published": published, "number": number}
    header = tuple(HeaderField(field, value, "metadata") for field, value in stated.items() if value)
    return replace(Draft.of(RawRelease(f"{name}.txt", "x", url=url)), header=header)


def pairs(*drafts: Draft) -> dict[str, str]:
    found = {each.raw.release_id: each.duplicate_of for each in Translations().cleaned(drafts)}
    again = {each.raw.release_id: each.duplicate_of for each in Translations().cleaned(drafts[::-1])}
    assert found == again, "the order does not matter"
    return {name: other for name, other in found.items() if other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://court.example/fr/news/4711", "https://court.example/en/news/4711"),
        ("https://fr.court.example/4711", "https://en.court.example/4711"),
        ("https://court.example/4711?lang=kaz", "https://court.example/4711?lang=eng"),
    ],
)
def test_addresses_that_differ_in_the_language_only(one: str, other: str) -> None:
    assert pairs(draft("a", "fr", one), draft("b", "en", other)) == {"a": "b"}


def test_names_that_differ_in_the_language_only() -> None:
    assert pairs(draft("verdict-fr", "fr"), draft("verdict-en", "en"), draft("fr/other", "fr")) == {"verdict-fr": "verdict-en"}
    assert pairs(draft("fr/verdict", "fr"), draft("de/verdict", "de", published="2021-05-11")) == {"fr/verdict": "de/verdict"}


def test_one_number_of_one_day() -> None:
    assert pairs(draft("a", "fr", number="12/2021"), draft("b", "en", number="12/2021")) == {"a": "b"}
    assert pairs(draft("a", "fr", number="12/2021"), draft("b", "en", number="13/2021")) == {}


def test_other_stories_and_copies_in_one_language_are_none() -> None:
    assert pairs(draft("a", "en", "https://court.example/en/1"), draft("b", "fr", "https://court.example/fr/2")) == {}
    assert pairs(draft("a", "en", "https://court.example/en/1"), draft("b", "en", "https://court.example/fr/1")) == {}


def test_a_translation_of_a_copy_points_to_the_first() -> None:
    copy = replace(draft("b", "en", "https://court.example/en/1"), duplicate_of="first")
    assert pairs(draft("a", "fr", "https://court.example/fr/1"), copy) == {"a": "first", "b": "first"}
