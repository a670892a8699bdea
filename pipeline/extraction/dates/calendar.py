"""Stretches of calendar time, each with its ISO 8601 value. "June 2024" is thirty days: no day is ever invented.

Units are letters: D day, W week (from Monday), E weekend, F fortnight, M month, Q quarter, H half-year, Y year, T ten years,
C century. What cannot be raises ValueError (30 February) or OverflowError (a million years ago): the grammar takes it as no date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

NO_DATE = (ValueError, OverflowError)
ONE_DAY = timedelta(days=1)
MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "T": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "E": 7, "F": 14}


@dataclass(frozen=True, slots=True)
class Time:
    """An expression's value (ISO 8601), its kind, and the first and last day it can mean (None: open or unknown).

    `unit` is what the value is precise to, empty where it is no calendar unit. `alternative` is the value of the other
    reading, where the words allow one.
    """

    kind: str
    value: str
    first: date | None = None
    last: date | None = None
    unit: str = ""
    alternative: str | None = None


@dataclass(frozen=True, slots=True)
class Yearly:
    """A time of the year that still lacks its year: `of(2018)` gives it one. `unit` as in Time."""

    of: Callable[[int], Time]
    unit: str


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: (number, unit) pairs, the largest unit first."""

    parts: tuple[tuple[float, str], ...]

    @property
    def value(self) -> str:
        """As an ISO 8601 duration: quarters and half a year as months, decades and centuries as years."""
        amounts: dict[str, float] = {}
        for number, unit in self.parts:
            factor, letter = (12, "M") if unit == "Y" and number < 1 else _ISO_LENGTHS[unit]
            amounts[letter] = amounts.get(letter, 0) + number * factor
        return "P" + "".join(f"{amount:g}{letter}" for letter, amount in amounts.items())

    def before(self, day: date) -> date:
        """The day that lies this length earlier."""
        return self._from(day, -1)

    def after(self, day: date) -> date:
        """The day that lies this length later."""
        return self._from(day, 1)

    def _from(self, day: date, sign: int) -> date:
        for number, unit in self.parts:
            whole = int(number)
            day = moved(day, unit, sign * whole)
            if number != whole:  # half a year is six months, half a week three days
                day = moved(day, "M" if unit in MONTHS_IN else "D", sign * round((number - whole) * _finer(unit)))
        return day

    @property
    def unit(self) -> str:
        """The finest unit it names; for a fraction the next finer one."""
        number, unit = self.parts[-1]
        return unit if number == int(number) else "M" if unit in MONTHS_IN and unit != "M" else "D"


_ISO_LENGTHS = {
    "D": (1, "D"), "W": (1, "W"), "E": (1, "W"), "F": (2, "W"), "M": (1, "M"), "Q": (3, "M"), "H": (6, "M"),
    "Y": (1, "Y"), "T": (10, "Y"), "C": (100, "Y"),
}  # fmt: skip


def _finer(unit: str) -> int:
    return MONTHS_IN[unit] if unit in MONTHS_IN else DAYS_IN[unit]


# One time of each kind


def day(year: int, month: int, number: int) -> Time:
    return _date(date(year, month, number), date(year, month, number), "D", date(year, month, number).isoformat())


def week(year: int, number: int) -> Time:
    monday = date.fromisocalendar(year, number, 1)
    return _date(monday, monday + 6 * ONE_DAY, "W", f"{year:04}-W{number:02}")


def month(year: int, number: int) -> Time:
    return _months(year, number, 1, "M", f"{year:04}-{number:02}")


def quarter(year: int, number: int) -> Time:
    return _months(year, 3 * number - 2, 3, "Q", f"{year:04}-Q{number}")


def half(year: int, number: int) -> Time:
    return _months(year, 6 * number - 5, 6, "H", f"{year:04}-H{number}")


def year(number: int) -> Time:
    return _months(number, 1, 12, "Y", f"{number:04}")


def decade(first_year: int) -> Time:
    return _months(first_year, 1, 120, "T", f"{first_year:04}s")


def century(number: int) -> Time:
    """The years that start with the same two digits, as speakers count them: the 20th is 1900/1999."""
    return replace(span(year(100 * number - 100), year(100 * number - 1)), unit="C")


def season(year_: int, first_month: int, last_month: int) -> Time:
    """A range of whole months; one that runs over the year's end ("winter") starts in the year given."""
    first, last = month(year_, first_month).first, month(year_ + (last_month < first_month), last_month).last
    assert first is not None and last is not None
    return replace(span(containing("D", first), containing("D", last)), unit="S")


def weekend(day_: date) -> Time:
    saturday = day_ + (5 - day_.weekday()) * ONE_DAY
    return replace(span(containing("D", saturday), containing("D", saturday + ONE_DAY)), unit="E")


def span(a: Time, b: Time) -> Time:
    """From the first day of one to the last day of the other. Raises ValueError where they run backwards, or nowhere."""
    if a.first is None or b.last is None or b.last < a.first or a == b:
        raise ValueError(f"no range: {a.value} to {b.value}")
    return Time("range", f"{a.value.split('/')[0]}/{b.value.split('/')[-1]}", a.first, b.last)


def since(a: Time) -> Time:
    return Time("range", f"{a.value.split('/')[0]}/..", a.first, None)


def until(b: Time) -> Time:
    return Time("range", f"../{b.value.split('/')[-1]}", None, b.last)


def _months(year_: int, first_month: int, count: int, unit: str, value: str) -> Time:
    years, last = divmod(first_month - 1 + count - 1, 12)
    end_year = year_ + years
    return _date(date(year_, first_month, 1), date(end_year, last + 1, monthrange(end_year, last + 1)[1]), unit, value)


def _date(first: date, last: date, unit: str, value: str) -> Time:
    return Time("date", value, first, last, unit)


# Steps through the calendar


def containing(unit: str, day_: date) -> Time:
    """The calendar unit in which a day lies."""
    return _CONTAINING[unit](day_)


_CONTAINING: dict[str, Callable[[date], Time]] = {
    "D": lambda d: day(d.year, d.month, d.day),
    "W": lambda d: week(*d.isocalendar()[:2]),
    "E": weekend,
    "F": lambda d: span(containing("W", d), containing("W", d + 7 * ONE_DAY)),
    "M": lambda d: month(d.year, d.month),
    "Q": lambda d: quarter(d.year, (d.month + 2) // 3),
    "H": lambda d: half(d.year, 1 if d.month <= 6 else 2),
    "Y": lambda d: year(d.year),
    "T": lambda d: decade(d.year // 10 * 10),
    "C": lambda d: century(d.year // 100 + 1),
}


def moved(day_: date, unit: str, steps: int) -> date:
    """The same day some units later (earlier where negative); the 31st becomes the last of a shorter month."""
    if unit in DAYS_IN:
        return day_ + steps * DAYS_IN[unit] * ONE_DAY
    years, month0 = divmod(day_.month - 1 + steps * MONTHS_IN[unit], 12)
    return date(day_.year + years, month0 + 1, min(day_.day, monthrange(day_.year + years, month0 + 1)[1]))


def weekday_of(week_: Time, weekday: int) -> Time:
    """A day (0 is Monday) of a week."""
    assert week_.first is not None
    return containing("D", week_.first + weekday * ONE_DAY)


def nth(number: int, unit: str, inside: Time) -> Time:
    """The nth unit inside a longer time, from its end where the number is negative. A week counts where its Thursday lies."""
    if inside.first is None or inside.last is None:
        raise ValueError("an open time has no parts")
    if unit == "W":
        middles = (
            inside.first + ((3 - inside.first.weekday()) % 7) * ONE_DAY,
            inside.last - ((inside.last.weekday() - 3) % 7) * ONE_DAY,
        )
    else:
        middles = inside.first, inside.last
    found = containing(unit, moved(middles[0], unit, number - 1) if number > 0 else moved(middles[1], unit, number + 1))
    if found.first is None or found.last is None or found.last < inside.first or found.first > inside.last:
        raise ValueError("it has no such part")
    return found


def nth_weekday(number: int, weekday: int, inside: Time) -> Time:
    """The nth Monday (0), Tuesday … of a month or year, from its end where the number is negative."""
    if inside.first is None or inside.last is None:
        raise ValueError("an open time has no weekdays")
    if number > 0:
        found = inside.first + ((weekday - inside.first.weekday()) % 7 + 7 * (number - 1)) * ONE_DAY
    else:
        found = inside.last - ((inside.last.weekday() - weekday) % 7 + 7 * (-number - 1)) * ONE_DAY
    if not inside.first <= found <= inside.last:
        raise ValueError("it has no such weekday")
    return containing("D", found)


def easter(year_: int) -> date:
    """Western Easter Sunday. Source: J. Meeus, Astronomical Algorithms (1991), ch. 8."""
    a, (b, c) = year_ % 19, divmod(year_, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month_, day0 = divmod(h + n - 7 * m + 114, 31)
    return date(year_, month_, day0 + 1)


def full_year(digits: str) -> int:
    """A year from two or four digits; two mean the years 1950 to 2049."""
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)


def parse_published(text: str) -> Time | None:
    """The date of publication at the precision known ('2018-03-13', '2018-03', '2018'); None where unknown."""
    try:
        numbers = [int(part) for part in text[:10].split("-")]
        return (year, month, day)[len(numbers) - 1](*numbers)
    except (ValueError, IndexError, TypeError):
        return None
