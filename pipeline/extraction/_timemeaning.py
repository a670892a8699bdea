"""What the rules of `_timerules` mean where one line does not say it: from the values of the words to a time."""

from __future__ import annotations

from pipeline.extraction._calendar import (
    ONE_DAY,
    Length,
    Time,
    Yearly,
    century,
    containing,
    day,
    half,
    month,
    nth,
    span,
    weekday_of,
    year,
)
from pipeline.extraction._timecontext import Context
from pipeline.extraction._timewords import Clock, Shift


def length(number: float, unit: str) -> Length:
    return Length(((2 * number, "W"),)) if unit == "F" else Length(((number, unit),))


def together(*lengths: Length) -> Length:
    """ "2 years and 3 months": units must get finer, or they are two lengths."""
    parts = tuple(part for each in lengths for part in each.parts)
    order = ["CTYHQMWED".index(unit) for _, unit in parts]
    if order != sorted(set(order)):
        raise ValueError("not one length")
    return Length(parts)


def recurring(found: Length | Time) -> Time:
    return Time("set", found.value)


def yearly_day(m: int, d: int) -> Yearly:
    day(2000, m, d)
    return Yearly(lambda y: day(y, m, d), "D")


def yearly_days(m: int, a: int, b: int) -> Yearly:
    days(2000, m, a, b)
    return Yearly(lambda y: days(y, m, a, b), "D")


def yearly_month(m: int) -> Yearly:
    return Yearly(lambda y: month(y, m), "M")


def days(y: int, m: int, a: int, b: int) -> Time:
    return span(day(y, m, a), day(y, m, b))


def on_weekday(c: Context, weekday: int, when: Time | Yearly) -> Time | Yearly:
    """A weekday in front of a date adds nothing to it, unless the date lacks its year."""
    if when.unit != "D":
        raise ValueError("no day")
    return when


def years_or_month(y: int, n: int) -> Time:
    """ "2015-16" and "2011/12" are two years, "2016-11" is a month."""
    if n == (y + 1) % 100 or n > 12:
        return span(year(y), year(y // 100 * 100 + n))
    return month(y, n)


def named_century(n: int, unit: str) -> Time:
    if unit != "C":
        raise ValueError("no century")
    return century(n)


def today(c: Context) -> Time:
    """The release's own date, at the precision known."""
    return c.base("now")


def step(c: Context, *found: object) -> Time | None:
    """ "this past year" goes by its last word but one."""
    *_, shift, unit = found
    assert isinstance(shift, Shift) and isinstance(unit, str)
    if unit == "F":
        return None
    return c.past(length(1, unit)) if shift.base == "past" and unit != "D" else c.step(shift, unit)


def stretch(c: Context, shift: Shift, n: Length) -> Time | None:
    if shift.steps == 0:
        return None
    return c.past(n) if shift.steps < 0 else c.coming(n)


def weekday_in(w: Time, weekday: int) -> Time:
    if w.unit != "W":
        raise ValueError("no week")
    return weekday_of(w, weekday)


def inside_year(yearly: Yearly, y: Time) -> Time:
    if y.unit != "Y" or y.first is None:
        raise ValueError("no year")
    return yearly.of(y.first.year)


def part(n: int, unit: str, inside: Time) -> Time:
    if unit in ("F", "E") or "CTYHQMWD".find(unit) <= "CTYHQMWD".find(inside.unit or "D"):
        raise ValueError("the part is not shorter than the whole")
    return nth(n, unit, inside)


def halves(n: int, inside: Time) -> Time | None:
    """Halves of a year have a name; half a month or decade has none and stays the whole."""
    assert inside.first is not None
    return half(inside.first.year, n) if inside.unit == "Y" else inside if inside.unit in "MT" else None


def counted(c: Context, n: Length | str, when: Time | Yearly, sign: int) -> Time:
    """ "two days before 5 May", "the day after tomorrow"."""
    found = resolved(c, when)
    how = n if isinstance(n, Length) else length(1, n)
    if found.first is None:
        raise ValueError("an open time has no distance")
    unit = how.unit if how.unit in "DW" or found.unit != "D" else "D"
    return containing("D" if found.unit == "D" else unit, how.after(found.first) if sign > 0 else how.before(found.first))


def edge(when: Time | Yearly, side: int) -> Time | Yearly:
    """The first or last month of a year, half or quarter; a shorter time is not divided further."""
    if isinstance(when, Yearly):
        return Yearly(lambda y: _edge(when.of(y), side), "M" if when.unit in "HQ" else when.unit)
    return _edge(when, side)


def _edge(when: Time, side: int) -> Time:
    return nth(side, "M", when) if when.unit in ("Y", "H", "Q") else when


def at_clock(when: Time, clock: Clock, half_day: str = "") -> Time:
    if when.unit != "D" or "T" in when.value:
        raise ValueError("no day")
    hour = clock.hour % 12 + (12 if half_day == "p" else 0) if half_day else clock.hour
    return Time("date", when.value + Clock(hour, clock.minute).value, when.first, when.last, "D")


def clocks(when: Time, *found: Clock | str) -> Time:
    a, b = (at_clock(when, clock) for clock in found if isinstance(clock, Clock))
    return span(a, b)


def resolved(c: Context, when: Time | Yearly | int, tense: int | None = None) -> Time:
    """A time with its year; a weekday's number stands for the day."""
    if isinstance(when, Time):
        return when
    return c.nearest(when, tense) if isinstance(when, Yearly) else c.weekday(when, tense)


def c_past(c: Context, when: Time | Yearly | int) -> Time:
    return resolved(c, when, -1 if c.tense() <= 0 else 1)


def between(c: Context, a: Time | Yearly | int, b: Time | Yearly | int) -> Time | Yearly:
    """A range whose ends lend each other the year."""
    if isinstance(a, Yearly) and isinstance(b, Yearly):
        return Yearly(lambda y: _first_that_fits(a.of(y), b.of(y), b.of(y + 1)), b.unit)
    if isinstance(a, Yearly):
        end = resolved(c, b)
        assert end.last is not None
        try:
            return span(a.of(end.last.year), end)
        except ValueError:
            return span(a.of(end.last.year - 1), end)
    start = resolved(c, a)
    assert start.first is not None
    if isinstance(b, Yearly):
        return _first_that_fits(start, b.of(start.first.year), b.of(start.first.year + 1))
    if isinstance(b, int):
        ahead = (b - start.first.weekday()) % 7
        return span(start, containing("D", start.first + ahead * ONE_DAY))
    return span(start, b)


def _first_that_fits(start: Time, *ends: Time) -> Time:
    for end in ends:
        try:
            return span(start, end)
        except ValueError:
            continue
    raise ValueError("no range")
