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


SHARES = {
    "Inspectors warned that one out of four school kitchens had no licence.": (
        "one out of four school kitchens",
        0.25,
        "kitchen",
    ),
    "Three out of four tenders drew a single bid.": ("Three out of four tenders", 0.75, "tender"),
    "One out of every three payees had died.": ("One out of every three payees", 1 / 3, "payee"),
    "It was found that one in five ferries sailed empty.": ("one in five ferries", 0.2, "ferry"),
    "Nine in ten callers gave no name.": ("Nine in ten callers", 0.9, "caller"),
    "Two of every three permits had been bought.": ("Two of every three permits", 2 / 3, "permit"),
    "The board checks 3 in every 100 returns.": ("3 in every 100 returns", 0.03, "return"),
    "The roof leaked in one school out of four.": ("one school out of four", 0.25, ""),
    "Three wells out of every five were dry.": ("Three wells out of every five", 0.6, ""),
    "The odds are one in a million.": ("one in a million", 1e-6, ""),
    "The mill charged 1.5 times the market price.": ("1.5 times", 1.5, ""),
    "Clerks were three times more likely to pay.": ("three times", 3, ""),
}


@pytest.mark.parametrize(("text", "expected"), SHARES.items(), ids=SHARES.keys())
def test_a_part_of_a_number_is_a_ratio(text: str, expected: tuple[str, float, str]) -> None:
    (row,) = figures_in(text)
    assert (row.text, round(row.value, 9), row.unit) == (expected[0], round(expected[1], 9), expected[2])
    assert row.kind == "ratio"


COUNTED = {
    "Two of the three bidders were barred.": [2, 3],
    "The team won 34 out of 100 points.": [34, 100],
    "The mayor was fined three times.": [3],
    "The panel met three times the following week.": [3],
}


@pytest.mark.parametrize(("text", "values"), COUNTED.items(), ids=COUNTED.keys())
def test_what_only_looks_like_a_part_is_counted(text: str, values: list[float]) -> None:
    rows = figures_in(text)
    assert [row.value for row in rows] == values
    assert all(row.kind != "ratio" for row in rows)


AGES = {
    "Pupils aged 8–10 years wrote essays.": ("8–10 years", 8, 10, None),
    "Under-18s enter free.": ("18s", 18, None, "under"),
    "The fee fell for the over-65s.": ("65s", 65, None, "over"),
    "Seats are kept for people aged 70+.": ("70", 70, None, "over"),
}


@pytest.mark.parametrize(("text", "expected"), AGES.items(), ids=AGES.keys())
def test_the_bounds_of_an_age_group_are_kept(text: str, expected: tuple[str, float, float | None, str | None]) -> None:
    (row,) = figures_in(text)
    assert (row.text, row.value, row.value_max, row.qualifier) == expected
    assert (row.unit, row.kind) == ("year", "age")


STOPS = {
    "The port employs 12.500 people.": 12_500,
    "Auditors read 1.250 contracts.": 1250,
    "Judges close 12.375 cases each year.": 12.375,
    "Families have on average 1.625 children.": 1.625,
    "The road is 1.250 kilometres long.": 1.25,
    "Of 1,400 clerks, 1.250 people answered.": 1.25,
}


@pytest.mark.parametrize(("text", "value"), STOPS.items(), ids=STOPS.keys())
def test_a_stop_groups_thousands_of_what_is_counted(text: str, value: float) -> None:
    assert figures_in(text)[-1].value == value


def test_a_number_in_a_cell_is_told_by_the_heading_of_its_column() -> None:
    rows = figures_in(
        "Court; Fines (EUR); Cases; Share, %\nMarholm; 12,000; 14; 12.5\nLenz; 4,500; 3; 40\n\nThe list is kept by the registry."
    )
    assert [(row.text, row.unit, row.kind, row.what) for row in rows] == [
        ("12,000", "EUR", "money", "Fines (EUR)"),
        ("14", "case", "count", "Cases"),
        ("12.5", "percent", "percent", "Share, %"),
        ("4,500", "EUR", "money", "Fines (EUR)"),
        ("3", "case", "count", "Cases"),
        ("40", "percent", "percent", "Share, %"),
    ]


def test_blank_lines_may_stand_between_the_rows() -> None:
    rows = figures_in(
        "Name, Post; Sentence; Fine, kroner\n\nNils Aam, clerk; five years in prison; 12,000\n\nIda Berg, notary; none; 4,500"
    )
    assert [(row.value, row.unit) for row in rows if row.kind == "money"] == [(12_000, "NOK"), (4_500, "NOK")]


@pytest.mark.parametrize(
    "text",
    [
        "Marholm; 12,000; 14\nLenz; 4,500; 3",  # no heading
        "Court; Fines (EUR); Cases\nLenz; 4,500",  # a cell is missing: which?
        "Court; Number\nLenz; 7",
    ],
)
def test_a_cell_without_a_heading_that_says_what_is_counted_is_none(text: str) -> None:
    assert figures_in(text) == []
