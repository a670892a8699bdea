"""Numbers in words and digits: where they stand, and what they are worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.extraction.figures.numbers.numerals import numerals
from pipeline.extraction.text.number_words import ordinals, values

ALONE = {
    "7": 7,
    "1,234,567": 1_234_567,
    "1,234.5": 1234.5,
    "1'234'567": 1_234_567,
    "1.234.567": 1_234_567,
    "1.234,5": 1234.5,
    "1 234 567": 1_234_567,
    "12,34,567": 1_234_567,
    "4,5": 4.5,
    ".75": 0.75,
    "-3": -3,
    "minus five point two": -5.2,
    "2½": 2.5,
    "2 1/4": 2.25,
    "3/4": 0.75,
    "2.5e+3": 2500,
    "1.5x10^6": 1_500_000,
    "20k": 20_000,
    "1.8bn": 1.8e9,
    "3 mln": 3_000_000,
    "2.5 million": 2_500_000,
    "4 thousand 3 hundred and 21": 4321,
    "8 billion 20 million": 8_020_000_000,
    "two hundred and six": 206,
    "two hundred and two thousand": 202_000,
    "twenty-one trillion and three hundred": 21_000_000_000_300,
    "three lakh crore": 3e12,
    "a dozen": 12,
    "three dozens": 36,
    "half a million": 500_000,
    "three quarters million": 750_000,
    "3 million and a half": 3_500_000,
    "two and two thirds": 2 + 2 / 3,
    "a third": 1 / 3,
    "five-eighths": 0.625,
    "three twenty-firsts": 1 / 7,
    "one out of three": 1 / 3,
    "nine point nought four": 9.04,
    "122nd": 122,
    "fiftieth": 50,
    "twenty-first": 21,
    "one hundred and eighth": 108,
}


@pytest.mark.parametrize(("text", "value"), ALONE.items(), ids=ALONE.keys())
def test_a_number_is_read_whole(text: str, value: float) -> None:
    (numeral,) = numerals(f"{text}")
    assert (numeral.start, numeral.end) == (0, len(text))
    assert float(numeral.value) == pytest.approx(value)


SEVERAL = {
    "between two million and three million": [2e6, 3e6],
    "numbers 22,24,26": [22, 24, 26],
    "4000 3 hundred": [4000, 300],
    "12 out of 10": [12, 10],
    "the first half": [1, 0.5],
    "one of 650 billion and one of 45 billion": [1, 650e9, 1, 45e9],
    "hundreds of people, thousands of cases": [],
    "the 180ml bottle, the 5G network, MIG29": [],
    "this one and that one": [],
    "version 1.2.3": [],
}


@pytest.mark.parametrize(("text", "values"), SEVERAL.items(), ids=SEVERAL.keys())
def test_what_is_one_number_and_what_is_none(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in numerals(text)] == values


SMALL = {value: word for word, value in values().items() if value < 20 and word != "dozen"}
TENS = {value: word for word, value in values().items() if 20 <= value < 100}
MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def below_thousand(number: int, joint: str) -> str:
    if number in SMALL:
        return SMALL[number]
    if number < 100:
        return TENS[number - number % 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    rest = f"{joint}{below_thousand(number % 100, joint)}" if number % 100 else ""
    return f"{SMALL[number // 100]} hundred{rest}"


def in_words(number: int, joint: str) -> str:
    """How a house style that joins with `joint` spells a number: "two hundred and five" or "two hundred five"."""
    for size, name in MAGNITUDES:
        if number >= size:
            rest = number % size
            return f"{below_thousand(number // size, joint)} {name}" + (f" {in_words(rest, joint)}" if rest else "")
    return below_thousand(number, joint)


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]))
@example(1_000_000_000_017, " and ")
def test_any_number_in_words_is_read_back(number: int, joint: str) -> None:
    (numeral,) = numerals(in_words(number, joint))
    assert numeral.value == number


@given(st.integers(0, 10**12), st.sampled_from([",", "'", "’", "\u00a0", "\u202f", " "]), st.sampled_from(["", "5", "25"]))
def test_any_grouped_number_is_read_back(number: int, group: str, decimals: str) -> None:
    written = f"{number:,}".replace(",", group) + (f".{decimals}" if decimals else "")
    (numeral,) = numerals(f"about {written} in all")
    assert numeral.value == number + Decimal(f"0.{decimals or 0}")


@given(st.integers(1, 10**6))
def test_any_ordinal_is_read_back(number: int) -> None:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    (numeral,) = numerals(f"{number:,}{ending}")
    assert numeral.value == number
    assert numeral.form == "ordinal"


@given(st.integers(1, 99), st.sampled_from([word for word, value in ordinals().items() if 3 <= value <= 10]))
def test_any_share_is_read_back(above: int, below: str) -> None:
    (numeral,) = numerals(f"{in_words(above, ' and ')} {below}{'s' if above > 1 else ''}")
    assert float(numeral.value) == pytest.approx(above / ordinals()[below]) or numeral.form == "ordinal"
