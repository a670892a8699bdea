"""What a relative expression is measured from: the day of publication, the time last mentioned, the tense of the verb.

A date that lacks its year means the nearest one that fits the tense: "on 9 December" with a verb in the past is the last
9 December, with one in the future the next. Where the release's own date is known to the month or year only, what it
cannot decide raises ValueError, and no date is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Protocol

from pipeline.extraction.dates.calendar import NO_DATE, ONE_DAY, Length, Time, Yearly, containing, day, moved, since, weekday_of
from pipeline.extraction.dates.items import Item, Numeric, Shift

WHOLE_UNITS = frozenset("QH")
A_WEEK = 7
YEARS_TO_TRY = 8  # 29 February is at most eight years away


class Syntax(Protocol):
    """What the grammar asks of the sentence around an expression; `at` is an offset into the text."""

    def tense(self, at: int) -> int:
        """Of the verb that governs the word: -1 past, 1 present, 2 future, 0 undecided ("meets on Monday" looks ahead)."""
        ...

    def is_date(self, at: int) -> bool:
        """Whether the model takes the word for a date ("March" for a month, not for a walk)."""
        ...

    def counts(self, at: int) -> bool:
        """Whether a number counts the noun behind it ("2100 people") and is no year ("the 2100 plan")."""
        ...

    def opens_a_range(self, at: int) -> bool:
        """Whether "from" at this place says when something starts to be so."""
        ...

    def is_adverb(self, at: int) -> bool:
        """Whether the word tells how often something is done ("reports monthly"), not of which sort a thing is."""
        ...

    def is_negated(self, at: int) -> bool:
        """Whether the verb that governs the word is: "will not apply until 2020" says when it will."""
        ...

    def tells_a_state(self, at: int) -> bool:
        """Whether the governing verb tells how things are: "today, it has 40 members" means nowadays."""
        ...


@dataclass(slots=True)
class Context:
    """`published`: the release's date, None where unknown. `told`: the last date before, `mentioned`: in the same paragraph.

    `order` tells that of numeric dates, "day-month" or "month-day". `here`: where the words begin
    that are being read; `following`: the items behind them.
    """

    published: Time | None
    syntax: Syntax
    order: Callable[[], str]
    mentioned: Time | None = None
    told: Time | None = None
    here: int = 0
    following: Sequence[Item] = ()

    def tense(self) -> int:
        return self.syntax.tense(self.here)

    def opens(self) -> bool:
        """Whether "from May" opens a range ("applies from May", not "the letter from May")."""
        return self.syntax.opens_a_range(self.here)

    def is_negated(self) -> bool:
        return self.syntax.is_negated(self.here)

    def base(self, name: str) -> Time:
        """What "now" (the release's date), "then" (the time mentioned just before) and "story" (anywhere before) stand for."""
        found = {"then": self.mentioned, "story": self.told}.get(name) or self.published
        if found is None or found.first is None or found.last is None:
            raise ValueError("nothing to measure from")
        return found

    def now(self, unit: str, base: str = "now") -> Time:
        """The day, month, year … of the base. Raises ValueError where the base is not known that precisely."""
        anchor = self.base(base)
        assert anchor.first is not None and anchor.last is not None
        found = containing(unit, anchor.first)
        if found.last is None or anchor.last > found.last:
            raise ValueError("the base is less precise than the unit")
        return found

    def step(self, shift: Shift, unit: str) -> Time:
        """ "last year", "this week", "the following day"."""
        here = self.now(unit, shift.base if self._reaches(shift, unit) else "now").first
        assert here is not None
        return containing(unit, moved(here, unit, shift.steps))

    def deictic(self, steps: int) -> Time:
        """ "today" (0), "yesterday" (-1), "tomorrow" (1)."""
        return self.step(Shift(steps, "now"), "D") if steps else self.base("now")

    def as_of(self, when: Time) -> Time | None:
        """ "as of 1 July": from then on where it is still to come, else just the day for which something is told."""
        now = self.base("now")
        ahead = when.first is not None and now.last is not None and when.first > now.last
        return since(when) if ahead else None

    def _reaches(self, shift: Shift, unit: str) -> bool:
        """Whether the time last mentioned is precise enough to count the unit from."""
        try:
            return bool(self.now(unit, shift.base))
        except NO_DATE:
            return False

    def ago(self, length: Length, base: str = "now") -> Time:
        """The unit that lies a length before: "ten years ago" is a year."""
        return containing(length.unit, length.before(self._point(length.unit, base)))

    def ahead(self, length: Length, base: str = "now") -> Time:
        """The unit that lies a length after. Raises ValueError where a past time would lie ahead of the release."""
        found = containing(length.unit, length.after(self._point(length.unit, base)))
        if base == "story" and self.told is not None and self.tense() < 0 and _contradicts(found, self.base("now"), -1):
            raise ValueError("later than a time that the text does not give")
        return found

    def _point(self, unit: str, base: str) -> date:
        anchor = self.base(base)
        point = anchor.first if anchor.unit == "D" else self.now(unit, base).first
        assert point is not None
        return point

    def past(self, length: Length) -> Time:
        """ "the last ten years": the length, and the days it covers up to the release's date where that is known."""
        if self.published is None or self.published.unit != "D" or self.published.last is None:
            return Time("duration", length.value)
        end = self._edge(length, self.published.last, 0) - ONE_DAY * (length.unit in WHOLE_UNITS)
        start = length.before(end + ONE_DAY * (length.unit in WHOLE_UNITS))
        return Time("duration", length.value, start, end)

    def coming(self, length: Length) -> Time:
        """ "the next ten years", from the day after."""
        if self.published is None or self.published.unit != "D" or self.published.last is None:
            return Time("duration", length.value)
        start = self._edge(length, self.published.last + ONE_DAY, 1)
        return Time("duration", length.value, start, length.after(start) - ONE_DAY)

    def _edge(self, length: Length, day_: date, steps: int) -> date:
        """Quarters and the like are counted whole: the last two quarters end with the last one that is over."""
        if length.unit not in WHOLE_UNITS:
            return day_
        first = containing(length.unit, moved(day_, length.unit, steps)).first
        assert first is not None
        return first

    def in_its_year(self, yearly: Yearly, tense: int | None = None) -> Time:
        """A time that lacks its year, in the year that is meant: the story's where it tells of the past, else one near now."""
        anchor, tense = self.base("now"), self.tense() if tense is None else tense
        assert anchor.first is not None
        if tense < 0 and (found := self._next_in_story(yearly)):
            return found
        candidates = []
        for year in range(anchor.first.year - YEARS_TO_TRY, anchor.first.year + YEARS_TO_TRY + 1):
            try:
                candidates.append(yearly.of(year))
            except NO_DATE:
                continue
        return self.nearest(candidates, tense)

    def _next_in_story(self, yearly: Yearly) -> Time | None:
        """ "On 3 March 2015 he was held. On 5 March …" goes on in 2015; where now is known to the year only, the story leads."""
        now, told = self.base("now"), self.told if self.published and self.published.unit == "Y" else self.mentioned
        if not told or not told.first or not now.first or told.first.year >= now.first.year or told.unit not in "DMQH":
            return None
        found = yearly.of(told.first.year)
        return found if found.first and found.first >= told.first else None

    def nearest(self, candidates: Sequence[Time], tense: int | None = None) -> Time:
        """Of several times the one nearest to the release that fits the tense. Raises ValueError where there is none."""
        anchor, direction = self.base("now"), self.tense() if tense is None else tense
        return min(candidates, key=lambda time: (_contradicts(time, anchor, direction), _distance(time, anchor)))

    def weekend(self) -> Time:
        """ "the weekend": this week's, with a verb in the past the last that has begun."""
        now = self.now("D").first
        assert now is not None
        found = containing("E", now)
        return found if self.tense() >= 0 or (found.first and found.first <= now) else containing("E", moved(now, "E", -1))

    def shifted(self, shift: Shift, yearly: Yearly) -> Time:
        """ "last October" (the latest that is over), "this October" (of this year), "next October"."""
        anchor = self.base(shift.base)
        assert anchor.first is not None and anchor.last is not None
        if shift.steps == 0:
            return yearly.of(anchor.first.year)
        years = range(anchor.first.year - 2, anchor.first.year + 3)
        bounds = [(time.first, time.last, time) for time in map(yearly.of, years) if time.first and time.last]
        if shift.steps < 0:
            return max((bound for bound in bounds if bound[1] < anchor.first), key=itemgetter(1))[2]
        return min((bound for bound in bounds if bound[0] > anchor.last), key=itemgetter(0))[2]

    def weekday(self, number: int, tense: int | None = None) -> Time:
        """A weekday alone: the last one or today, or with a verb in the future the next one or today."""
        today = self.now("D").first
        assert today is not None
        tense = self.tense() if tense is None else tense
        ahead = (number - today.weekday()) % 7
        return containing("D", today + (ahead if tense > 0 else ahead - 7 if ahead else 0) * ONE_DAY)

    def shifted_weekday(self, shift: Shift, number: int) -> Time:
        """ "last Friday" is the latest before today, "next Friday" that of the coming week, "this Friday" that of this week."""
        if shift.base == "soon":
            tomorrow = (self.now("D").first or date.min) + ONE_DAY
            return containing("D", tomorrow + ((number - tomorrow.weekday()) % 7) * ONE_DAY)
        if shift.steps < 0 and shift.base != "then":
            yesterday = (self.now("D").first or date.min) - ONE_DAY
            return containing("D", yesterday - ((yesterday.weekday() - number) % 7) * ONE_DAY)
        return weekday_of(self.step(Shift(shift.steps, "now"), "W"), number)

    def numeric(self, found: Numeric) -> Time | Yearly:
        """A numeric date: as its numbers or its full stops force it, else in the order given, the other one noted."""
        day_first = found.one > 12 or (found.two <= 12 and (found.separator == "." or self.order() == "day-month"))
        month_, day_ = (found.two, found.one) if day_first else (found.one, found.two)
        if found.year is None:
            return Yearly(lambda year: day(year, month_, day_), "D")
        time = day(found.year, month_, day_)
        if max(found.one, found.two) > 12 or found.one == found.two or found.separator == ".":
            return time
        return replace(time, alternative=day(found.year, day_, month_).value)


def _contradicts(time: Time, anchor: Time, tense: int) -> bool:
    """Whether a time lies on the wrong side of the release; days may by a week (releases are dated early or late)."""
    assert time.first and time.last and anchor.first and anchor.last
    slack = A_WEEK if (time.last - time.first).days < 2 * A_WEEK else 0
    too_late = (time.first - anchor.last).days > slack
    too_early = (anchor.first - time.last).days > slack
    return (tense < 0 and too_late) or (tense > 0 and too_early)


def _distance(time: Time, anchor: Time) -> int:
    """Days between a time and the release; those ahead count double, because releases mostly look back."""
    assert time.first and time.last and anchor.first and anchor.last
    if time.first > anchor.last:
        return 2 * (time.first - anchor.last).days
    return max(0, (anchor.first - time.last).days)
