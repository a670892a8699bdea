"""Amounts: currency, per cent, range and qualifier as text alone shows them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.extraction.figures.amounts import amounts
from pipeline.lexicons import table

SUMS = {
    "USD 115 million": (115e6, "USD"),
    "$1.8bn": (1.8e9, "USD"),
    "US$ 2.5 m": (2.5e6, "USD"),
    "KZT450bn": (450e9, "KZT"),
    "450 billion tenge": (450e9, "KZT"),
    "37 million Swiss francs": (37e6, "CHF"),
    "CHF 20'000": (20_000, "CHF"),
    "€ 10.000": (10_000, "EUR"),
    "EUR 1.125 billion": (1.125e9, "EUR"),
    "5 million hryvnias": (5e6, "UAH"),
    "a million Canadian dollars": (1e6, "CAD"),
    "C$ 16.4 million": (16.4e6, "CAD"),
    "100 Chinese yuan": (100, "CNY"),
    "35 lakh rupees": (3.5e6, "INR"),
    "75 USD million": (75e6, "USD"),
    "120 MEUR": (120e6, "EUR"),
    "seventeen dollars and thirty-five cents": (17.35, "USD"),
    "one-yen": (1, "JPY"),
    "£13m": (13e6, "GBP"),
    "5 mln. tenge": (5e6, "KZT"),
    "$238, 371": (238_371, "USD"),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.items(), ids=SUMS.keys())
def test_a_sum_of_money(text: str, expected: tuple[float, str]) -> None:
    sentence = f"They paid {text}."
    (amount,) = amounts(sentence)
    assert float(amount.value) == expected[0]
    assert amount.unit == expected[1]
    assert sentence[amount.start : amount.end] == text


def test_a_shared_noun_is_decided_by_the_country_that_the_text_names() -> None:
    assert amounts("Moldova seized 5 billion lei.")[0].unit == "MDL"
    assert amounts("Romania seized 5 billion lei.")[0].unit == "RON"
    assert amounts("Kyrgyz police found 5 million soms.")[0].unit == "KGS"


def test_an_everyday_word_makes_no_money_of_a_small_number() -> None:
    assert amounts("The two won their case.")[0].unit == ""
    assert amounts("Prices rose to 50,000 won.")[0].unit == "KRW"


@pytest.mark.parametrize("text", ["12%", "12 %", "12 per cent", "twelve percent", "a percentage of 12"])
def test_per_cent(text: str) -> None:
    (amount,) = amounts(text)
    assert amount.value == 12
    assert amount.unit == "percent"


def test_percentage_points() -> None:
    assert amounts("by 3 percentage points")[0].unit == "percentage point"


RANGES = {
    "10 to 20 cases": (10, 20, ""),
    "10-20 per cent": (10, 20, "percent"),
    "between about $500,000 and $525,000": (500_000, 525_000, "USD"),
    "$5-10 million": (5e6, 10e6, "USD"),
    "two to four years": (2, 4, ""),
    "ranging from 3 to 7 points": (3, 7, ""),
}


@pytest.mark.parametrize(("text", "expected"), RANGES.items(), ids=RANGES.keys())
def test_a_range_is_one_amount(text: str, expected: tuple[float, float, str]) -> None:
    (amount,) = amounts(text)
    assert [amount.value, amount.value_max, amount.unit] == list(expected)


@pytest.mark.parametrize("text", ["rose from 3 to 7 points", "3 judges and 7 clerks", "20 and 30 cases"])
def test_two_amounts_are_no_range(text: str) -> None:
    assert [amount.value_max for amount in amounts(text)] == [None, None]


CHANGES: dict[str, tuple[float, float]] = {
    "raised from CHF 12 to 14 billion": (12e9, 14e9),
    "cut from $3.5 to $2 million": (3.5e6, 2e6),
    "fell from $1,200 to 1.1 million": (1200, 1.1e6),
    "rose by CHF 2 billion to CHF 14 billion": (2e9, 14e9),
    "grew by $20 to $300": (20, 300),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.items(), ids=CHANGES.keys())
def test_what_is_changed_has_two_amounts_of_one_magnitude(text: str, expected: tuple[float, float]) -> None:
    assert [[amount.value, amount.value_max] for amount in amounts(text)] == [[value, None] for value in expected]


def test_what_changes_by_one_of_two_amounts_changes_by_a_range() -> None:
    (amount,) = amounts("rose by $2 to $3 million")
    assert [amount.value, amount.value_max] == [2e6, 3e6]


QUALIFIERS = {
    "about 20 cases": "about",
    "nearly $7 million": "about",
    "some CHF 20 million": "about",
    "more than 20 cases": "over",
    "well over a dozen banks": "over",
    "up to CHF 5 million": "up to",
    "no more than 5 cases": "up to",
    "at least 32 deals": "at least",
    "no fewer than 32 deals": "at least",
    "20 or more cases": "at least",
    "fewer than 20 cases": "under",
    "20 cases": None,
}


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS.items(), ids=QUALIFIERS.keys())
def test_the_qualifier_in_its_normal_form(text: str, qualifier: str | None) -> None:
    assert [amount.qualifier for amount in amounts(text)] == [qualifier]


@pytest.mark.parametrize(
    "text", ["Tel. +41 31 000 00 00", "call 202-555-0100", "see https://x.example/p?a=30%25", "write to a1@b2.example"]
)
def test_addresses_hold_no_amounts(text: str) -> None:
    assert amounts(text) == []


CODES = sorted({row["code"] for row in table("currencies")})


@given(st.sampled_from(CODES), st.integers(1, 10**12), st.sampled_from(["{code} {sum}", "{sum} {code}", "{code}{sum}"]))
def test_any_sum_with_its_code_is_read_back(code: str, value: int, pattern: str) -> None:
    assume(not (pattern == "{code}{sum}" and code == "COP" and value < 100))  # COP26 is a conference
    (amount,) = amounts(f"The court ordered {pattern.format(code=code, sum=f'{value:,}')} to be paid.")
    assert amount.value == value
    assert amount.unit == code


@given(
    st.sampled_from([row for row in table("currencies") if row["adjectives"]]),
    st.integers(2, 999),
    st.sampled_from(["thousand", "million", "billion", "trillion"]),
)
def test_any_sum_with_its_name_is_read_back(row: dict[str, str], value: int, magnitude: str) -> None:
    adjective = row["adjectives"].split(";")[0]
    (amount,) = amounts(f"The court ordered {value} {magnitude} {adjective} {row['plural']} to be paid.")
    assert amount.unit == row["code"]
    assert amount.value == value * {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[magnitude]


def test_a_wall_of_numbers_holds_no_amounts() -> None:
    assert amounts("Sums: " + "$1 " * 101 + "and more.") == []


def test_a_long_row_of_numbers_does() -> None:
    assert len(amounts("Sums: " + "$1 " * 90 + "and more.")) == 90
