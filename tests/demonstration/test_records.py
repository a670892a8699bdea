"""The records that the demonstration corpus restates are its truth: how many of their figures and dates come out right.

Runs where the shared facts are present, and prints the shares. A record lists more than its release says, and a release says
some of it in words of its own, so that what the release states is decided here, without the grammars that are tested:
- a figure is stated where its number stands in the text in one of the ways in which English writes numbers ("1.2 billion",
  "1,200,000,000", "twelve") and its unit stands beside it: the sign, code or name of the currency, the noun or one that the
  scorer takes for the same unit; of a rank an ordinal. Right is a row there with the number and the unit;
- a figure whose number stands beside another noun ("86 cases" for the record's "people") is told apart: right is a row there
  with the number, whose unit is a word of the text;
- a date is stated where it stands with day, month and year as the record has them, or lacks no more than the year. Right is a
  row there with the record's value, or with the value as one end of its range;
- years, months and days that are no term of prison are durations among the dates, by the guidelines of annotation;
- the number of a decree or bill ("number" in the records) is no figure by the same guidelines and left out;
- what is stated in no such way ("last year", "the previous result") is only counted.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

import pandas as pd
import pytest

from pipeline.results import Results
from pipeline.rows import Date, Figure, ReleaseRecord

MUST_REACH = 0.95
MONTHS = month_name[1:]
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
CURRENCIES = {
    "USD": "USD|US\\$|\\$|(?:US )?dollars?",
    "EUR": "EUR|€|euros?",
    "GBP": "GBP|£|pounds?",
    "CHF": "CHF|(?:Swiss )?francs?",
    "KZT": "KZT|₸|tenge",
    "UAH": "UAH|₴|hryvnias?",
    "KGS": "KGS|soms?",
    "AMD": "AMD|֏|drams?",
    "MDL": "MDL|lei",
}
UNITS = {
    "people": "people|persons?",
    "percent": "per cent|percent|%",
    "points": "points?",
    "countries": "countries|country",
}
NUMBER_OF_A_DOCUMENT = "number"
BESIDE = r"(?:[\w’'-]+,? ){0,4}?"


def written(value: float) -> Iterator[str]:
    """Expressions for the ways in which a number is written."""
    if value == int(value):
        yield re.escape(f"{int(value):,}")
        yield f"{int(value)}"
        yield f"{int(value):,}".replace(",", "[  ]")
        if value < len(WORDS):
            yield rf"(?i:{WORDS[int(value)]})"
        elif value % 10 == 0 and value < 100:
            yield rf"(?i:{TENS[int(value) // 10 - 2]})"
        elif 20 < value < 100:
            yield rf"(?i:{TENS[int(value) // 10 - 2]}-{WORDS[int(value) % 10]})"
    else:
        yield re.escape(f"{value:g}")
    for word, size in SIZES.items():
        if 0.1 <= value / size < 1000:
            number = re.escape(f"{value / size:.6f}".rstrip("0").rstrip("."))
            yield rf"{number}(?: |-){word}" if word == "thousand" else rf"{number}(?:(?: |-){word}| ?{word[0]}n\b)"


def stated_figures(text: str, value: float, unit: str) -> Iterator[tuple[int, int, bool]]:
    """Where a number stands in a text, and whether its unit stands beside it."""
    number = "|".join(written(value))
    if unit == "rank":
        ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th")
        yield from ((*m.span(), True) for m in re.finditer(rf"(?<![\w.,]){int(value)}{ending}\b", text))
        return
    noun = UNITS.get(unit) or rf"(?i:{re.escape(singular(unit)[:-1])}\w{{1,3}})"
    for match in re.finditer(rf"(?<![\w.])(?<!\d,)(?:{number})(?![\w%]|[.,]\d)|(?<![\w.])(?:{number})(?=%)", text):
        behind, before = text[match.end() : match.end() + 60], text[max(0, match.start() - 6) : match.start()]
        if money := CURRENCIES.get(unit):
            beside = re.match(rf"[ -]?(?:{money})\b", behind) or re.search(rf"(?:{money}) ?$", before)
        else:
            beside = re.match(rf"[ -]?{BESIDE}(?:{noun})(?!\w)", behind)
        yield (*match.span(), bool(beside))


def singular(unit: str) -> str:
    """The noun that the scorer compares: the last word of a unit, in the singular."""
    word = {"people": "person"}.get(unit, unit.lower().split()[-1])
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def same_unit(ours: str, record: str) -> bool:
    """The scorer's rule: equal in the singular, or equal in the last word."""
    return ours == record if record.isupper() or ours.isupper() else singular(ours) == singular(record)


def stated_dates(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where a date or a range stands in a text."""
    first, _, last = value.partition("/")
    patterns = list(ranges(first, last)) if last else list(forms(first))
    yield from (m.span() for m in re.finditer(rf"(?<![\w.,/-])(?:{'|'.join(patterns)})(?![\w/]|[.,]\d|-\d)", text))


def ranges(first: str, last: str) -> Iterator[str]:
    """Expressions for a range of two ISO values; what both ends share may stand once."""
    for a, b in [*product(forms(first), forms(last)), *product(shortened(first, last), forms(last))]:
        yield rf"{a}(?: ?[–-] ?| to | until | through ){b}"
        yield rf"between {a} and {b}"


def shortened(first: str, last: str) -> Iterator[str]:
    """The first of two days of a month or months of a year, without what stands behind the second."""
    year, month, day = [*first.split("-"), "", ""][:3]
    if day and last.startswith(f"{year}-{month}-"):
        yield f"{int(day)}"
    elif month and not day and last.startswith(f"{year}-"):
        yield MONTHS[int(month) - 1]


def forms(value: str) -> Iterator[str]:
    """Expressions for the ways in which an ISO day, month or year is written; a day may lack its year."""
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    if day:
        name = MONTHS[month - 1]
        for number in {f"{day}", f"{day:02}"}:
            yield rf"{number}(?:st|nd|rd|th)? {name}(?:,? {year}|(?!,? \d{{4}}))"
            yield rf"{name} {number}(?:st|nd|rd|th)?(?:,? {year}|(?!\d|,? \d{{4}}))"
        yield re.escape(f"{day:02}.{month:02}.{year}")
        yield re.escape(value)
    elif month:
        yield rf"(?<!\d ){MONTHS[month - 1]},? (?:of )?{year}"
    else:
        yield f"{year}"


@pytest.fixture(scope="module")
def texts(demonstration: Results) -> dict[str, str]:
    releases = demonstration[ReleaseRecord]
    return dict(zip(releases["release_id"], releases["text"], strict=True))


Rows = dict[str, list[Any]]


def by_release(table: pd.DataFrame) -> Rows:
    """Release → the rows of a table."""
    rows: Rows = defaultdict(list)
    for row in table.itertuples():
        rows[str(row.release_id)].append(row)
    return rows


def within(rows: list[Any], places: list[tuple[int, int]]) -> list[Any]:
    """The rows that overlap one of the places."""
    return [row for row in rows for start, end in places if row.start < end and start < row.end]


def test_figures_of_the_records(
    records: list[dict[str, Any]], texts: dict[str, str], demonstration: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, dates = by_release(demonstration[Figure]), by_release(demonstration[Date])
    counted: Counter[str] = Counter()
    missed = []
    for record in records:
        key = record["id"]
        for value, unit in ((float(figure["value"]), figure["unit"]) for figure in record["figures"]):
            places = list(stated_figures(texts[key], value, unit))
            with_unit = [(start, end) for start, end, beside in places if beside]
            there = with_unit or [(start, end) for start, end, _ in places]
            found = [
                row for row in within(figures[key], there) if abs(row.value - value) <= 0.005 * value or row.value_max == value
            ]
            length = f"P{value:g}{unit[0].upper()}"
            if unit == NUMBER_OF_A_DOCUMENT:
                outcome, right = "numbers of documents", True
            elif with_unit:
                lasts = any(row.value == length for row in within(dates[key], with_unit))
                outcome, right = "stated with the unit", lasts or any(same_unit(row.unit, unit) for row in found)
            elif places:
                noun = any(row.unit == "person" or row.unit[:3] in texts[key].lower() for row in found)
                outcome, right = "stated with another noun", noun
            else:
                outcome, right = "not stated", False
            counted[outcome] += 1
            counted[f"{outcome}, right"] += right
            if not right:
                words = [texts[key][max(0, start - 50) : end + 50] for start, end in there[:1]]
                missed.append(f"{key}: {value:g} {unit} is {outcome} {words}, found {[(row.text, row.unit) for row in found]}")
    with capsys.disabled():
        print(f"\nfigures of the records: {dict(counted)}", *missed, sep="\n  ")
    assert counted["stated with the unit, right"] >= MUST_REACH * counted["stated with the unit"]
    assert counted["stated with another noun, right"] >= MUST_REACH * counted["stated with another noun"]
    assert counted["not stated"] < sum(len(record["figures"]) for record in records) / 5


def test_dates_of_the_records(
    records: list[dict[str, Any]], texts: dict[str, str], demonstration: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    dates = by_release(demonstration[Date])
    counted: Counter[str] = Counter()
    missed = []
    for record in records:
        key = record["id"]
        for value in (date["date"] for date in record["dates"]):
            places = list(stated_dates(texts[key], value))
            found = within(dates[key], places) if places else dates[key]
            right = any(value in (row.value, *row.value.split("/")) for row in found)
            outcome = "stated" if places else "not stated"
            counted[outcome] += 1
            counted[f"{outcome}, right"] += right
            if not right:
                missed.append(f"{key}: {value} is {outcome}, found {[(row.text, row.value) for row in found if places]}")
    with capsys.disabled():
        print(f"\ndates of the records: {dict(counted)}", *missed, sep="\n  ")
    assert counted["stated, right"] >= MUST_REACH * counted["stated"]
    assert counted["not stated"] < sum(len(record["dates"]) for record in records) / 5
