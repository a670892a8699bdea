"""What the rules of `rules` mean where one line does not say it: from the values of the words to a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.extraction.dates.calendar import (
    ONE_DAY,
    Length,
    Time,
    Yearly,
    containing,
    day,
    half,
    month,
    moved,
    nth,
    span,
    week,
    weekday_of,
)
from pipeline.extraction.dates.context import Context
from pipeline.extraction.dates.items import Clock, Shift


def length(number: float, unit: str) -> Length:
    if number <= 0:
        raise ValueError("no length")
    return Length(((number, unit),))


def together(*lengths: Length) -> Length:
    """ "2 years and 3 months": units must get finer, or they are two lengths."""
    parts = tuple(part for each in lengths for part in each.parts)
    order = ["CTYHQMFWED".index(unit) for _, unit in parts]
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


def stretch(c: Context, shift: Shift, n: Length) -> Time | None:
    """ "the last ten years", "the next year"; "the same five years" is none."""
    if shift.steps == 0:
        return None
    return c.past(n) if shift.steps < 0 else c.coming(n)


def whole_stretch(c: Context, shift: Shift, unit: str) -> Time | None:
    """ "over the last year" is a length; "over the previous year" compares with a year."""
    return None if shift.base == "then" else stretch(c, shift, length(1, unit))


def weekday_in(w: Time, weekday: int) -> Time:
    if w.unit != "W":
        raise ValueError("no week")
    return weekday_of(w, weekday)


def inside_year(yearly: Yearly, y: Time) -> Time:
    two_years = yearly.unit == "S" and y.kind == "range"  # the winter of 2016/17
    if y.first is None or (y.unit != "Y" and not two_years):
        raise ValueError("no year")
    return yearly.of(y.first.year)


def part(n: int, unit: str, inside: Time) -> Time:
    if unit in "FE" or "CTYHQMWD".find(unit) <= "CTYHQMWD".find(inside.unit or "D"):
        raise ValueError("the part is not shorter than the whole")
    return nth(n, unit, inside)


def halves(n: int, inside: Time) -> Time | None:
    """Halves of a year have a name; half a month or decade has none and stays the whole."""
    assert inside.first is not None
    return half(inside.first.year, n) if inside.unit == "Y" else inside if inside.unit in "MT" else None


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
    """ "from 1.30 to 2.30 pm": the last "pm" holds for both."""
    a, b = (clock for clock in found if isinstance(clock, Clock))
    halves_ = [half_day for half_day in found if isinstance(half_day, str)] or [""]
    return span(at_clock(when, a, halves_[0]), at_clock(when, b, halves_[-1]))


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


def resolved(c: Context, when: Time | Yearly | int, tense: int | None = None) -> Time:
    """A time with its year; a weekday's number stands for the day."""
    if isinstance(when, Time):
        return when
    return c.in_its_year(when, tense) if isinstance(when, Yearly) else c.weekday(when, tense)


def day_of(time: Time) -> Time:
    """The first day of a time."""
    return containing("D", _first(time))


def step(c: Context, shift: Shift, unit: str) -> Time:
    """ "the past year" is a length, "last year" a year; "the next day" is that after the day mentioned."""
    if shift.base == "past" and unit not in "DE":
        return c.past(length(1, unit))
    return c.step(Shift(1, "then") if shift == Shift(1, "now") and unit == "D" else shift, unit)


def the_unit(c: Context, unit: str) -> Time:
    """Of "the week", "the weekend" and the like, what means a time by itself."""
    if unit == "F":
        return c.now(unit)
    if unit != "E":
        raise ValueError("no time by itself")
    return c.weekend()


def same_month(c: Context, number: int) -> Time | Yearly:
    """ "8" in "8 and 14 March": a day of the month that follows. Raises ValueError where no day follows."""
    date_ = next(item.value for item in c.following if item.name in ("DATE", "YEARLY"))
    if isinstance(date_, Time) and date_.unit == "D":
        return nth(number, "D", containing("M", _first(date_)))
    if isinstance(date_, Yearly) and date_.unit == "D":
        return Yearly(lambda y: nth(number, "D", containing("M", _first(date_.of(y)))), "D")
    raise ValueError("no day follows")


def _first(time: Time) -> date:
    if time.first is None:
        raise ValueError("it has no first day")
    return time.first


def on_weekday(weekday: int, when: Time | Yearly) -> Time | Yearly:
    """A weekday in front of a date adds nothing to it."""
    if when.unit != "D":
        raise ValueError("no day")
    return when


def days_of_month(c: Context, number: int, weekday: int | None = None) -> list[Time]:
    """The days around now that have a number in their month ("the 18th"), and fall on a weekday where it is given."""
    here = c.now("M").first
    assert here is not None
    found = []
    for months in range(-14, 15):
        there = moved(here, "M", months)
        try:
            time = day(there.year, there.month, number)
        except ValueError:
            continue
        if weekday is None or (time.first is not None and time.first.weekday() == weekday):
            found.append(time)
    return found


def week_by_number(c: Context, unit: str, n: int) -> Time:
    """ "week 31" of this year."""
    here = c.now("Y").first
    if unit != "W" or here is None:
        raise ValueError("no week")
    return week(here.year, n)


def week_of(unit: str, when: Time) -> Time:
    if unit != "W" or when.unit != "D" or when.first is None:
        raise ValueError("not the week of a day")
    return containing("W", when.first)


def first_or_last(n: Shift | int, how: Length, inside: Time) -> Time:
    """ "the first nine months of 2018", "the last two weeks of May"."""
    [(number, unit), *more] = how.parts
    steps = n.steps if isinstance(n, Shift) else n
    if more or number % 1 or abs(steps) != 1:
        raise ValueError("no first or last part")
    near, far = nth(steps, unit, inside), nth(steps * int(number), unit, inside)
    return span(near, far) if steps > 0 else span(far, near)


def rest(c: Context, inside: Time) -> Time:
    """ "the rest of the year" starts today."""
    return span(c.now("D"), inside)


def so_far(c: Context, when: Time) -> Time:
    """ "earlier this year" is over by now."""
    now = c.base("now")
    return replace(when, last=now.first) if _holds(when, now) else when


def still_to_come(c: Context, when: Time) -> Time:
    """ "later this year" is still to come."""
    now = c.base("now")
    return replace(when, first=now.last) if _holds(when, now) else when


def _holds(outer: Time, inner: Time) -> bool:
    assert outer.first and outer.last and inner.first and inner.last
    return outer.first <= inner.first and inner.last <= outer.last and inner.unit == "D"


def lasting(n: Length, when: Time) -> Time:
    """ "two weeks starting on 20 May"."""
    if when.first is None or when.unit != "D":
        raise ValueError("no day to start on")
    return span(when, containing("D", n.after(when.first) - ONE_DAY))


def counted(n: Length, when: Time, sign: int) -> Time:
    """ "two days before 5 May", "the year after 2012": as precise as the less precise of the two."""
    if when.first is None:
        raise ValueError("an open time has no distance")
    unit = "D" if when.unit == "D" else n.unit
    return containing(unit, n.after(when.first) if sign > 0 else n.before(when.first))


def days_inside(inside: Time, a: int, b: int) -> Time:
    """ "from 4 to 22 this month"."""
    if inside.unit != "M":
        raise ValueError("no month")
    return span(nth(a, "D", inside), nth(b, "D", inside))


def current(c: Context, unit: str) -> Time:
    """ "of the year": the year last mentioned, else this one."""
    return c.step(Shift(0, "then"), unit)
