"""Stretches of calendar time and the steps between them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.dates import calendar
from pipeline.extraction.dates.calendar import Length

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("time", "value", "first", "last"),
    [
        (calendar.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (calendar.quarter(2018, 4), "2018-Q4", date(2018, 10, 1), date(2018, 12, 31)),
        (calendar.half(2016, 2), "2016-H2", date(2016, 7, 1), date(2016, 12, 31)),
        (calendar.week(2020, 53), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (calendar.decade(2010), "2010s", date(2010, 1, 1), date(2019, 12, 31)),
        (calendar.century(20), "1900/1999", date(1900, 1, 1), date(1999, 12, 31)),
        (calendar.season(2014, 12, 2), "2014-12-01/2015-02-28", date(2014, 12, 1), date(2015, 2, 28)),
    ],
)
def test_a_time_has_a_value_and_its_days(time: calendar.Time, value: str, first: date, last: date) -> None:
    assert (time.value, time.first, time.last) == (value, first, last)


def test_a_range_does_not_run_backwards() -> None:
    with pytest.raises(ValueError):
        calendar.span(calendar.year(2012), calendar.year(2006))


def test_the_31st_of_a_shorter_month_is_its_last_day() -> None:
    assert calendar.moved(date(2018, 3, 31), "M", -1) == date(2018, 2, 28)


@pytest.mark.parametrize(
    ("length", "value"),
    [
        (Length(((5, "Y"),)), "P5Y"),
        (Length(((2, "Y"), (3, "M"))), "P2Y3M"),
        (Length(((0.5, "Y"),)), "P6M"),
        (Length(((2, "Q"),)), "P6M"),
        (Length(((2, "T"),)), "P20Y"),
        (Length(((1, "F"),)), "P2W"),
    ],
)
def test_lengths_as_iso_durations(length: Length, value: str) -> None:
    assert length.value == value


def test_half_a_year_back_is_six_months() -> None:
    assert Length(((1.5, "Y"),)).before(date(2018, 3, 13)) == date(2016, 9, 13)


def test_the_first_week_of_a_year_is_the_one_with_its_first_thursday() -> None:
    assert calendar.nth(1, "W", calendar.year(2021)).value == "2021-W01"
    assert calendar.nth(-1, "W", calendar.year(2015)).value == "2015-W53"


def test_weekdays_of_a_month_are_counted_from_both_ends() -> None:
    assert calendar.nth_weekday(2, 0, calendar.month(2018, 4)).value == "2018-04-09"
    assert calendar.nth_weekday(-1, 4, calendar.month(2018, 4)).value == "2018-04-27"
    with pytest.raises(ValueError):
        calendar.nth_weekday(5, 4, calendar.month(2018, 4))


@pytest.mark.parametrize("day", [date(2008, 3, 23), date(2011, 4, 24), date(2018, 4, 1), date(2024, 3, 31)])
def test_easter(day: date) -> None:
    assert calendar.easter(day.year) == day


@given(DAYS, st.sampled_from("DWEFMQHYTC"))
def test_every_day_lies_in_its_unit_or_before_its_weekend(day: date, unit: str) -> None:
    time = calendar.containing(unit, day)
    assert time.first and time.last and day <= time.last
    assert unit == "E" or time.first <= day


@given(DAYS, st.integers(-50, 50), st.sampled_from("DWMQHY"))
def test_steps_there_and_back_end_in_the_same_unit(day: date, steps: int, unit: str) -> None:
    first = calendar.containing(unit, day).first
    assert first and calendar.moved(calendar.moved(first, unit, steps), unit, -steps) == first


@pytest.mark.parametrize(("text", "value"), [("2018-03-13", "2018-03-13"), ("2018-03", "2018-03"), ("2018", "2018")])
def test_the_date_of_publication_at_the_precision_known(text: str, value: str) -> None:
    found = calendar.parse_published(text)
    assert found and found.value == value


@pytest.mark.parametrize("text", ["", "unknown", "2018-13", "2018-02-30"])
def test_no_date_of_publication(text: str) -> None:
    assert calendar.parse_published(text) is None
