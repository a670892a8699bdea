"""How offices of different countries write sums, shares, scores and counts."""

from __future__ import annotations

import pytest

from tests.extraction.figures.test_figures import Expected, figures_in

SENTENCES: dict[str, Expected] = {
    "The judge ordered forfeiture of N450 million.": [("N450 million", 450e6, "NGN", "money")],
    "He gave Naira 2 million to the clerk.": [("Naira 2 million", 2e6, "NGN", "money")],
    "The unit recovered R1.5 million and R120 000.": [
        ("R1.5 million", 1.5e6, "ZAR", "money"),
        ("R120 000", 120_000, "ZAR", "money"),
    ],
    "A bribe of K50,000 was paid in Zambia.": [("K50,000", 50_000, "ZMW", "money")],
    "A bribe of Shs 5 billion was paid in Uganda.": [("Shs 5 billion", 5e9, "UGX", "money")],
    "A bribe of Rs 3 crore was paid.": [("Rs 3 crore", 3e7, "INR", "money")],
    "A bribe of Rs 3 million was paid in Nepal.": [("Rs 3 million", 3e6, "NPR", "money")],
    "The firm received $200 billion euros.": [("$200 billion euros", 200e9, "EUR", "money")],
    "One and a half million euros was lost.": [("One and a half million euros", 1.5e6, "EUR", "money")],
    "One in four citizens paid a bribe.": [("One in four citizens", 0.25, "citizen", "ratio")],
    "The office keeps 2/3 of the cases.": [("2/3", 2 / 3, "case", "ratio")],
    "Of those a quarter have been dropped.": [("a quarter", 0.25, "", "ratio")],
    "Its score rose from 36 to 39.": [("36", 36, "points", "score"), ("39", 39, "points", "score")],
    "The two men, both 55, face charges.": [("two men", 2, "man", "count"), ("55", 55, "year", "age")],
    "John Miller (45) was charged.": [("45", 45, "year", "age")],
    "The court got 280 files. Of the 280, it took up 64 as new cases.": [
        ("280 files", 280, "file", "count"),
        ("280", 280, "file", "count"),
        ("64", 64, "case", "count"),
    ],
    "She wrote to the 52 Rural District Boards in Norland.": [
        ("52 Rural District Boards", 52, "board", "count"),
    ],
    "He met the 14 elected Chairmen in Norland.": [("14 elected Chairmen", 14, "chairman", "count")],
    "Over 60 House of Assembly members took gifts.": [
        ("60 House of Assembly members", 60, "member", "count"),
    ],
    "Three MPs were suspended.": [("Three MPs", 3, "MP", "count")],
    "The P315-million fund and the speed of 5 mbps were discussed.": [
        ("P315-million", 315e6, "PHP", "money"),
        ("5 mbps", 5, "mbps", "other"),
    ],
    "Their child was 20 months old.": [("20 months old", 20, "month", "age")],
    "She is charged with:\n\n• 3 counts Theft": [("3 counts", 3, "count", "count")],
    "Six Charged with Secretly Selling Mills": [("Six", 6, "person", "count")],
    "The clerk was charged in a nine count indictment.": [("nine count", 9, "count", "count")],
    "Almost 70 of Ostmark's largest firms came.": [("70", 70, "firm", "count")],
    "More than a million fish died in the lake.": [("a million fish", 1e6, "fish", "count")],
    "Inflation was –0.7%.": [("–0.7%", -0.7, "percent", "percent")],
    "The number of parties rose to 14.": [("14", 14, "party", "count")],
    "Cases opened: 40": [("40", 40, "case", "count")],
    "He was jailed for four years and two months.": [("four years", 4, "year", "term"), ("two months", 2, "month", "term")],
    "She got a 12-month suspended sentence.": [("12-month", 12, "month", "term")],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_sentence_and_its_figures(text: str, expected: Expected) -> None:
    found = figures_in(text)
    assert [(row.text, row.unit, row.kind) for row in found] == [(words, unit, kind) for words, _, unit, kind in expected]
    assert [row.value for row in found] == pytest.approx([value for _, value, _, _ in expected])


def test_a_stance_is_no_number() -> None:
    assert figures_in("It stands for zero-tolerance to corruption.") == []


@pytest.mark.parametrize("text", ["Masks of type N95 were bought.", "The R2 unit and the K9 team came.", "See Form P5."])
def test_a_letter_and_a_number_are_no_sum(text: str) -> None:
    assert not [row for row in figures_in(text) if row.kind == "money"]
