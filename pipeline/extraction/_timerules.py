"""The grammar of English time expressions: what fits, and what it means.

One line per rule, in the order in which they apply; see `_timegrammar` for the notation. `c` is the context, the other
arguments are the values of the pattern's classes from left to right.
"""

from __future__ import annotations

from functools import cache

from pipeline.extraction._calendar import (
    Time,
    Yearly,
    century,
    day,
    decade,
    half,
    month,
    nth,
    nth_weekday,
    quarter,
    since,
    span,
    until,
    week,
    year,
)  # fmt: skip
from pipeline.extraction._timegrammar import Grammar
from pipeline.extraction._timemeaning import (
    at_clock,
    between,
    clocks,
    counted,
    current,
    day_of,
    days,
    days_inside,
    days_of_month,
    edge,
    first_or_last,
    halves,
    inside_year,
    lasting,
    lately,
    length,
    on_weekday,
    part,
    recurring,
    resolved,
    rest,
    so_far,
    step,
    still_to_come,
    stretch,
    the_unit,
    together,
    week_by_number,
    week_of,
    weekday_in,
    yearly_day,
    yearly_days,
    yearly_month,
    years_or_month,
)  # fmt: skip
from pipeline.extraction._timewords import Clock, Shift, full_year

GROUPS = {
    "D": "DAY ORD",
    "A": "a an",
    "N": "NUM DAY",
    "NUMBER": "NUM DAY FRACTION",
    "MON": "MONTH MAYBE",
    "WD": "WEEKDAY SHORTDAY",
    "ANYUNIT": "UNIT UNITS",
    "LEN": "LENGTH ALENGTH",
    "DUR": "LENGTH PAST",
    "WHEN": "DATE YEARLY",
    "ENDING": "DATE YEARLY WEEKDAY SHORTDAY",
    "BEGIN": "beginning starting commencing",
    "LASTING": "continuing lasting ending",
    "INSIDE": "DATE INNER",
    "VERB": "will to should could would can may must",
    "MY": "the my our",
    "TO": "to until till through thru -",
    "OF": "of in , - /",
    "FOR": "for within over during after about nearly almost than least around approximately through take takes took lasted",
    "ROUGHLY": "approximately about around roughly early late mid",
    "SPAN": "full whole entire consecutive calendar business working successive straight long additional more further",
    "SORT": "calendar fiscal financial budget business reporting school academic working election tax",
}

# fmt: off
LENGTHS = (
    ("A UNIT and A? half", lambda c, unit: length(1.5, unit)),
    ("NUMBER UNIT and A? half", lambda c, n, unit: length(n + 0.5, unit)),
    ("NUMBER UNIT and A UNIT", lambda c, n, unit, quarter: length(n + 0.25, unit) if quarter == "Q" else None),
    ("half -? of? A? -? UNIT", lambda c, unit: length(0.5, unit)),
    ("(?<=SHIFT)NUMBER SPAN? UNITS", lambda c, n, unit: length(n, unit)),
    ("NUMBER -? SPAN? ANYUNIT|YEAR SPAN? UNITS", lambda c, n, unit: length(n, unit) if unit != "Q" else None),
    ("(LENGTH (,|and|, and)?)+ LENGTH", lambda c, *lengths: together(*lengths)),
    ("all UNIT", lambda c, unit: length(1, unit)),
    ("A (full|whole|further|single)? UNIT", lambda c, unit: length(1, unit) if unit != "Q" else None, "ALENGTH"),
)
RECURRING = (
    ("(every|each|any) (other|second) UNIT", lambda c, unit: recurring(length(2, unit))),
    ("(every|each|per) DUR", lambda c, found: recurring(found)),
    ("(once|twice|N times|thrice) (each|every|per) UNIT", lambda c, *found: recurring(length(1, found[-1]))),
    ("(once|twice|N times|thrice) ALENGTH", lambda c, *found: recurring(found[-1])),
    ("(every|each|any|per) UNIT", lambda c, unit: recurring(length(1, unit))),
    ("(every|each) other? WD", lambda c, weekday: recurring(length(1, "W"))),
    ("(semi|half) -? SET", lambda c, found: Time("set", "P6M") if found.value == "P1Y" else None),
    ("bi -? SET", lambda c, found: Time("set", found.value.replace("1", "2"))),
    ("WEEKDAYS", lambda c, weekday: recurring(length(1, "W"))),
)
DAYS_AND_MONTHS = (
    ("SLASH - NUMERIC", lambda c, a, b: between(c, c.numeric(a), c.numeric(b))),
    ("NUMERIC", lambda c, found: c.numeric(found)),
    ("(?<=from)SLASH (?=TO)|(?<=TO)SLASH|(?<=on|SHIFT|WEEKDAY|SHORTDAY)SLASH", lambda c, found: c.numeric(found)),
    ("SLASH", lambda c, found: c.numeric(found) if found.is_clear else None),
    ("(from|between)? the? D (TO|and|&) the? D day? of? the? MON OF? YEAR", lambda c, a, b, m, y: days(y, m, a, b)),
    ("(from|between)? MON the? D (TO|and|&) the? D OF? YEAR", lambda c, m, a, b, y: days(y, m, a, b)),
    ("the? (D|NUM) day? (OF|the)* MON (OF|, of|the year)? YEAR", lambda c, d, m, y: day(y, m, d)),
    ("MON (the|OF)? (D|NUM) (OF|, of)? YEAR", lambda c, m, d, y: day(y, m, d)),
    ("YEAR OF? MON (the|OF)? D", lambda c, y, m, d: day(y, m, d)),
    ("MON (OF|of the year)? YEAR", lambda c, m, y: month(y, m)),
    ("YEAR OF? MON", lambda c, y, m: month(y, m)),
    ("MONTH (of|') NUM", lambda c, m, y: month(full_year(str(y)), m)),
    ("DAY (-|/) YEAR", lambda c, m, y: month(y, m)),
    ("between the? D and the? D day? of? MONTH", lambda c, a, b, m: yearly_days(m, a, b)),
    ("from? the? D TO the? D day? of? MONTH", lambda c, a, b, m: yearly_days(m, a, b)),
    ("from the? D TO MONTH D", lambda c, a, m, b: yearly_days(m, a, b)),
    ("the? D (and|&) the? D day? of? MONTH", lambda c, a, b, m: yearly_days(m, a, b) if b == a + 1 else None),
    ("from? MONTH the? D TO the? D (?!MON)", lambda c, m, a, b: yearly_days(m, a, b)),
    ("MONTH the? D and the? D (?!MON)", lambda c, m, a, b: yearly_days(m, a, b) if b == a + 1 else None),
    ("the? D day? (of|of the month of|-|/)? MONTH", lambda c, d, m: yearly_day(m, d)),
    ("MONTH (the|-|/)? D (?!ANYUNIT|SPAN)", lambda c, m, d: yearly_day(m, d)),
    ("the? ORD day? of? MAYBE|DAY of MAYBE", lambda c, d, m: yearly_day(m, d)),
    ("MAYBE the? ORD|(?<=WEEKDAY|SHORTDAY)MAYBE DAY", lambda c, m, d: yearly_day(m, d)),
    ("WD ,? the? WHEN", lambda c, weekday, when: on_weekday(weekday, when)),
    ("WD the? (D|NUM) (?!MON|UNIT|UNITS|AMPM|-)", lambda c, weekday, d: c.nearest(days_of_month(c, d, weekday))),
    ("(?<=on|by|until|before|for|of|from|to)the ORD (?=STOP)", lambda c, d: c.nearest(days_of_month(c, d))),
)
YEARS = (
    ("YEAR (-|/) N", lambda c, y, n: years_or_month(y, n)),
    ("YEAR - YEAR", lambda c, a, b: span(year(a), year(b))),
    ("the? SORT? UNIT (of|ending|ended|in)? YEAR", lambda c, unit, y: year(y) if unit == "Y" else None),
    ("(fiscal|FISCAL) YEAR", lambda c, *y: year(y[-1])),
    ("FISCAL N", lambda c, fiscal, y: year(full_year(f"{y:02}"))),
    ("QUARTER OF? (fiscal|FISCAL)? YEAR", lambda c, q, *y: quarter(y[-1], q)),
    ("YEAR OF? QUARTER", lambda c, y, q: quarter(y, q)),
    ("HALF OF? YEAR", lambda c, h, y: half(y, h)),
    ("YEAR OF? HALF", lambda c, y, h: half(y, h)),
    ("the? (SEASON|NAMED) OF? YEAR", lambda c, yearly, y: yearly.of(y)),
    ("UNIT N (of|,)? YEAR", lambda c, unit, n, y: week(y, n) if unit == "W" else None),
    ("the? SEASON YEARS", lambda c, season, years: season.of(years.first.year)),
    ("YEARS", lambda c, years: years),
    ("YEAR", lambda c, y: year(y)),
    ("the? DECADE", lambda c, found: found),
    ("the TENS", lambda c, first_year: decade(first_year)),
    ("the? NUM TENS", lambda c, n, first_year: decade(first_year) if n == 19 else None),
    ("the? ORD UNIT", lambda c, n, unit: century(n) if unit == "C" else None),
)
STEPS = (
    ("DEICTIC", lambda c, steps: c.step(Shift(steps, "now"), "D") if steps else c.base("now")),
    ("the? DAYPART of DATE", lambda c, when: when),
    ("SHIFT DAYPART", lambda c, shift: c.step(shift, "D")),
    ("the? UNIT to date", lambda c, unit: span(day_of(c.now(unit)), c.now("D"))),
    ("the? UNIT before the? SHIFT", lambda c, unit, shift: c.step(Shift(-2, "now"), unit) if shift.steps < 0 else None),
    ("the? UNIT after the? SHIFT", lambda c, unit, shift: c.step(Shift(2, "now"), unit) if shift.steps > 0 else None),
    ("MY UNIT", lambda c, unit: the_unit(c, unit)),
    ("(?<=of|in|rest|'s)MY UNIT (?!before|after|N)|(?<=end|start)UNIT|(?<=end of)UNIT", current, "INNER"),
    ("the UNIT (before|earlier) (?=STOP|,)", lambda c, unit: c.ago(length(1, unit), "then")),
    ("the UNIT (after|later) (?=STOP|,)", lambda c, unit: c.ahead(length(1, unit), "then")),
    ("(?<=over|during|for|within|throughout)the SHIFT UNIT", lambda c, shift, unit: stretch(c, shift, length(1, unit))),
    ("the? SHIFT+ SORT? UNIT (?!of (INSIDE|SHIFT|MONTH|the))", lambda c, *found: step(c, found[-2], found[-1])),
    ("UNIT N (?!of|AMPM)", lambda c, unit, n: week_by_number(c, unit, n)),
    ("the? (SHIFT|ORD) LENGTH (of|in) the? INSIDE", lambda c, n, how, inside: first_or_last(n, how, inside)),
    ("the? (SHIFT|ORD) LENGTH (of|in) MONTH", lambda c, n, how, m: Yearly(lambda y: first_or_last(n, how, month(y, m)), "D")),
    ("(?<!VERB)the? SHIFT+ LENGTH", lambda c, *found: stretch(c, found[-2], found[-1])),
    ("the? N SHIFT UNITS", lambda c, n, shift, unit: stretch(c, shift, length(n, unit))),
    ("within LENGTH (?!from|of|after)", lambda c, n: c.coming(n) if c.tense() >= 0 else None),
    ("SHIFT+ MONTH (?!DAY)", lambda c, *found: c.shifted(found[-2], yearly_month(found[-1]))),
    ("SHIFT+ (SEASON|YEARLY|NAMED) (?!UNIT)", lambda c, *found: c.shifted(found[-2], found[-1])),
    ("SHIFT+ WEEKDAY", lambda c, *found: c.shifted_weekday(found[-2], found[-1])),
    ("DATE (from|between)? WD (TO|and) WD", lambda c, w, a, b: span(weekday_in(w, a), weekday_in(w, b))),
    ("DATE (on|'s|,)? WD", lambda c, w, weekday: weekday_in(w, weekday)),
    ("WD (of|in)? DATE", lambda c, weekday, w: weekday_in(w, weekday)),
    ("(YEARLY|SEASON|NAMED) (of|in|,)? INSIDE", lambda c, yearly, y: inside_year(yearly, y)),
    ("MONTH (of|in|,)? INSIDE", lambda c, m, y: inside_year(yearly_month(m), y)),
    ("the? D day? of INSIDE", lambda c, d, m: nth(d, "D", m) if m.unit == "M" else None),
    ("between D and D INSIDE|from? D TO D INSIDE", lambda c, a, b, m: days_inside(m, a, b)),
)
PARTS = (
    ("the? ORD WEEKDAY (of|in) INSIDE", lambda c, n, weekday, inside: nth_weekday(n, weekday, inside)),
    ("the? SHIFT WEEKDAY (of|in) INSIDE", lambda c, shift, weekday, inside: nth_weekday(shift.steps, weekday, inside)),
    ("the? ORD SORT? UNIT ((of|in|for) (the? SORT)?|,)? INSIDE", lambda c, n, unit, inside: part(n, unit, inside)),
    ("the? SHIFT UNIT (of|in) INSIDE", lambda c, shift, unit, inside: part(shift.steps, unit, inside)),
    ("the? SHIFT UNIT (of|in) MONTH", lambda c, shift, unit, m: Yearly(lambda y: part(shift.steps, unit, month(y, m)), unit)),
    ("the? ORD UNIT of MONTH", lambda c, n, unit, m: Yearly(lambda y: part(n, unit, month(y, m)), unit)),
    ("INSIDE 's the? ORD UNIT", lambda c, inside, n, unit: part(n, unit, inside)),
    ("the? ORD -? half (of|in)? (the? SORT)? INSIDE", lambda c, n, inside: halves(n, inside)),
    ("QUARTER (of|in|,)? INSIDE", lambda c, q, y: quarter(y.first.year, q) if y.unit == "Y" else None),
    ("HALF (of|in|,)? INSIDE", lambda c, h, y: half(y.first.year, h) if y.unit == "Y" else None),
    ("the? ORD SORT? UNIT", lambda c, n, unit: Yearly(lambda y: quarter(y, n), "Q") if unit == "Q" else None),
    ("QUARTER", lambda c, q: Yearly(lambda y: quarter(y, q), "Q")),
    ("MONTH", lambda c, m: yearly_month(m)),
    ("NAMED (?=(on|,|, on) WHEN)", lambda c, named: named, "IDIOM"),
    ("NAMED", lambda c, named: named),
    ("the? (rest|remainder|remaining) of? INSIDE", lambda c, inside: rest(c, inside)),
    ("the? UNIT (of|BEGIN|BEGIN on) the? WHEN", lambda c, unit, when: week_of(unit, resolved(c, when))),
)
COUNTED = (
    ("LEN (,? BEGIN (from|on)?|, from) ENDING", lambda c, n, when: lasting(n, resolved(c, when, 1))),
    ("LEN (before|prior to|earlier than) ENDING", lambda c, n, when: counted(n, resolved(c, when), -1)),
    ("LEN (after|from|following|since) ENDING", lambda c, n, when: counted(n, resolved(c, when), 1)),
    ("the? UNIT (before|prior to) ENDING", lambda c, unit, when: counted(length(1, unit), resolved(c, when), -1)),
    ("the? UNIT (after|following) ENDING", lambda c, unit, when: counted(length(1, unit), resolved(c, when), 1)),
    ("LEN ago", lambda c, n: c.ago(n)),
    ("LEN (from now|hence)", lambda c, n: c.ahead(n)),
    ("LEN (later|afterwards|thereafter)|LEN on (?=STOP|,)", lambda c, n: c.ahead(n, "story")),
    ("LEN (earlier|previously)|LEN (before|prior) (?=STOP|,)", lambda c, n: c.ago(n, "story")),
    ("in LEN ('s|')? time|in LEN", lambda c, n: c.ahead(n) if c.tense() >= 0 else None),
    ("(?<=FOR) ALENGTH", lambda c, n: n),
)
EDGES = (
    ("the? (end|close) (of|-)? (WHEN|INNER)", lambda c, when: edge(when, -1)),
    ("the? (beginning|start|outset|turn) (of|-)? (WHEN|INNER)", lambda c, when: edge(when, 1)),
    ("the? (middle|course) of (WHEN|INNER)", lambda c, when: when),
    ("earlier (in|on)? INSIDE", lambda c, when: so_far(c, when)),
    ("later (in|on)? INSIDE", lambda c, when: still_to_come(c, when)),
    ("(early|late|mid|later|earlier|sometime) (in|on|-)? the? (WHEN|INNER)", lambda c, when: when),
    ("(DATE|YEARLY) DAYPART", lambda c, when: when),
)
CLOCKS = (
    ("DATE (,|at|,? from|,? between)? (TIME|CLOCK) AMPM? (TO|and) (TIME|CLOCK) AMPM?", lambda c, *found: clocks(*found)),
    ("YEARLY (,|at|,? from)? (TIME|CLOCK) AMPM? (TO|and) (TIME|CLOCK) AMPM?", lambda c, y, *t: clocks(resolved(c, y), *t)),
    ("DATE (,|at|, at|-)? TIME AMPM?", lambda c, *found: at_clock(*found)),
    ("DATE (at|, at) CLOCK AMPM?", lambda c, *found: at_clock(*found)),
    ("DATE (,|at|, at)? DAY AMPM", lambda c, when, hour, half_day: at_clock(when, Clock(hour, 0), half_day)),
    ("TIME AMPM? (on|,)? DATE", lambda c, clock, *found: at_clock(found[-1], clock, *found[:-1])),
)
ABOUT = "(on or about|at least|ROUGHLY)?"
RANGES = (
    (f"BEGIN? (from|as early as|in|on|since)* {ABOUT} ENDING ,? TO {ABOUT} the? ENDING", between),
    (f"BEGIN (as early as|in|on|from)* {ABOUT} ENDING ,? and LASTING (TO|in)? {ABOUT} ENDING", between),
    (f"between {ABOUT} ENDING (and|TO) {ABOUT} ENDING", between),
    (f"(since|BEGIN|effective) (as early as|from|in|on|at|of)? {ABOUT} ENDING", lambda c, a: since(lately(c, a))),
    ("as from ENDING", lambda c, a: since(resolved(c, a))),
    ("as of ENDING", lambda c, a: since(resolved(c, a)) if c.tense() > 0 else None),
    (f"from {ABOUT} ENDING (?!'s)", lambda c, a: since(resolved(c, a)) if c.opens() else None),
    ("(up|up -)? (until|till|to) DATE", lambda c, b: b if b is c.published else None, "IDIOM"),
    (f"(up|up -)? (until|till) {ABOUT} at? ENDING", lambda c, b: until(resolved(c, b))),
)
# fmt: on

RULES = (
    *LENGTHS, *RECURRING, *DAYS_AND_MONTHS, *YEARS, *STEPS, *PARTS, *COUNTED, *EDGES, *CLOCKS, *RANGES,
)  # fmt: skip


@cache
def grammar() -> Grammar:
    """The grammar, compiled at its first use."""
    return Grammar(RULES, GROUPS)
