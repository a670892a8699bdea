"""How sums, shares and ages are written around the world."""

from __future__ import annotations

import pytest

from pipeline.extraction.figures.amounts import amounts
from tests.extraction.figures.test_figures import figures_in

SUMS = {
    "Rs.50,000/-": (50_000, "INR"),
    "Rs. 45 lakhs": (4_500_000, "INR"),
    "Rs 12.50 cr": (125_000_000, "INR"),
    "Rs 2,35,00,000.50": (23_500_000.5, "INR"),
    "2 crore 35 lakh rupees": (23_500_000, "INR"),
    "KSh.5,000": (5000, "KES"),
    "Shs 4,500/=": (4500, "KES"),
    "Tk.500": (500, "BDT"),
    "UGX 5bn": (5e9, "UGX"),
    "SAR 2,400": (2400, "SAR"),
    "N5 million": (5e6, "NGN"),
    "R$ 1.5 million": (1.5e6, "BRL"),
    "3 yi yuan": (3e8, "CNY"),
    "20 wan yuan": (200_000, "CNY"),
    "16.4 million dollars": (16_400_000, "USD"),
    "4.35 billion euros": (4_350_000_000, "EUR"),
    "0.29 million francs": (290_000, "CHF"),
    "CHF 1'250'000.50": (1_250_000.5, "CHF"),
    "1.000,50 euros": (1000.5, "EUR"),
    "50,000 crowns": (50_000, "CZK"),
    "500 pounds": (500, "GBP"),
}


@pytest.mark.parametrize(("text", "expected"), SUMS.items(), ids=SUMS.keys())
def test_a_sum_is_exact_and_read_whole(text: str, expected: tuple[float, str]) -> None:
    sentence = f"The clerk paid {text}."
    (amount,) = amounts(sentence)
    assert (float(amount.value), amount.unit) == expected
    assert sentence[amount.start : amount.end] == text


NO_MONEY = [
    "The bank filed 1,200 SAR reports.",
    "The 3,000 mark was passed in the race.",
    "The Crown called 1,200 witnesses.",
    "The agency met 5,000 real people.",
    "Customs found 2,000 pounds of rice.",
    "The TOP 10 mills met at COP28.",
    "The pupils got 50 marks in the test.",
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_letters_are_money_only_where_money_is_spoken_of(text: str) -> None:
    assert not any(amount.is_money for amount in amounts(text))


def test_what_has_been_money_before_is_money_again() -> None:
    assert [amount.unit for amount in amounts("The thieves took R1.5 million and R120 000.")] == ["ZAR", "ZAR"]


def test_a_part_of_a_sum_in_words_is_money_too() -> None:
    rows = figures_in("The mill owed Rs 2,35,00,000 (two crore thirty-five lakh).")
    assert [(row.value, row.unit, row.kind) for row in rows] == [(23_500_000, "INR", "money")] * 2


@pytest.mark.parametrize(
    "text",
    ["The poll asked people aged 18-24.", "It asked 18- to 24-year-olds.", "It asked people between 18 and 24 years of age."],
)
def test_an_age_group_is_an_age(text: str) -> None:
    (row,) = figures_in(text)
    assert (row.value, row.value_max, row.unit, row.kind) == (18, 24, "year", "age")


@pytest.mark.parametrize(
    "text", ["The 18-24 age group fell.", "Windows 11, a Boeing 737 and Channel 4 were named.", "Form 990 is due."]
)
def test_what_counts_nothing(text: str) -> None:
    assert figures_in(text) == []
