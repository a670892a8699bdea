"""Number words and plain digits: what is matched, and what it is worth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.text.number_words import (
    DIGITS,
    cardinal,
    cardinal_words,
    ordinal,
    ordinal_words,
    ordinals,
    values,
)

CARDINALS = {
    "eleven": 11,
    "twenty-one": 21,
    "ninety five": 95,
    "two hundred and five": 205,
    "a hundred": 100,
    "two and a half": 2.5,
    "half a million": 500_000,
    "a million and a half": 1_500_000,
    "two and a half thousand": 2500,
    "three hundred thousand": 300_000,
    "two million three hundred thousand and seven": 2_300_007,
    "a dozen": 12,
    "two dozen": 24,
}


@pytest.mark.parametrize(("words", "value"), CARDINALS.items())
def test_cardinals_in_words(words: str, value: float) -> None:
    assert re.fullmatch(cardinal_words(), words)
    assert cardinal(words) == value


@pytest.mark.parametrize(("digits", "value"), {"7": 7, "1,234": 1234, "2.5": 2.5, "12,000,000": 12e6}.items())
def test_cardinals_in_digits(digits: str, value: float) -> None:
    assert re.fullmatch(DIGITS, digits)
    assert cardinal(digits) == value


def test_digits_before_a_scale() -> None:
    assert cardinal("2.5 million") == 2_500_000


@pytest.mark.parametrize(("words", "value"), {"first": 1, "twenty-second": 22, "one hundred and eighth": 108}.items())
def test_ordinals_in_words(words: str, value: int) -> None:
    assert re.fullmatch(ordinal_words(), words)
    assert ordinal(words) == value


def test_ordinals_in_digits() -> None:
    assert ordinal("122nd") == 122


def test_two_numbers_are_not_one() -> None:
    assert re.findall(cardinal_words(), "between two and three, or seven and nine") == ["two", "three", "seven", "nine"]


@pytest.mark.parametrize("text", ["", "and", "often", "onerous", "a"])
def test_words_that_are_no_numbers(text: str) -> None:
    assert not re.search(cardinal_words(), text)
    with pytest.raises(ValueError):
        cardinal(text)


def _spell(number: int) -> str:
    word = {value: name for name, value in values().items() if name != "dozen"}
    for scale in (10**9, 10**6, 1000, 100):
        if number >= scale:
            rest = number % scale
            return f"{_spell(number // scale)} {word[scale]}" + (
                f" and {_spell(rest)}" if 0 < rest < 100 else f" {_spell(rest)}" if rest else ""
            )
    return word[number] if number in word else f"{word[number // 10 * 10]}-{word[number % 10]}"


@given(st.integers(0, 10**12 - 1))
def test_every_number_that_is_spelled_is_read_back(number: int) -> None:
    words = _spell(number)
    assert re.fullmatch(cardinal_words(), words)
    assert cardinal(words) == number


@given(st.integers(1, 99))
def test_every_ordinal_that_is_spelled_is_read_back(number: int) -> None:
    word = {value: name for name, value in ordinals().items()}
    words = word[number] if number in word else f"{_spell(number // 10 * 10)}-{word[number % 10]}"
    assert re.fullmatch(ordinal_words(), words)
    assert ordinal(words) == number
