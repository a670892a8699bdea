"""Expressions of calendar time in a release: dates, ranges, durations and recurring times, with their ISO values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.dates.calendar import NO_DATE, Length, Time, Yearly, parse_published
from pipeline.extraction.dates.context import Context, Syntax
from pipeline.extraction.dates.items import Item
from pipeline.extraction.dates.rules import grammar
from pipeline.extraction.dates.syntax import DocSyntax
from pipeline.extraction.dates.words import stretches
from pipeline.extraction.text.ages_and_terms import is_age, is_term, names_a_group
from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import table
from pipeline.release import Release
from pipeline.rows import Date
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOT_TIME = frozenset({"INNER", "IDIOM", "ALENGTH"})
NUMBER_OF = re.compile(r"(?:\bNos?\.?|\b(?:Resolution|Article|Law|Decree|Section|Order|Rule|Case|Act)|[$€£#/.-]|\b[A-Z]{3})\s?$")
# The year that a statute is cited by: "Act, 2003", "Code (Amendment) 1998", "Law No. 5 of 2012". A strategy's or a
# report's year says what time it is for, as does "the Law of 2012".
CITED_BY_YEAR = re.compile(
    r"(?:\b(?:Acts?|Laws?|Codes?|Ordinances?|Bills?|Statutes?|Decrees?|Rules|Regulations?|Order|Constitution|Directive|Proclamation|Edict)"
    r"(?:\s?\([^()\n]{1,40}\))?(?:,?\s|\s?\()(?:\d{4}(?:,|\sand)\s)*|\bNo\.?\s?\d+\sof\s|\b(?:Act|Law)\s[IVXLC]+\sof\s)$"
)
YEAR_STANDS_FIRST = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil)\s$")
NAMES_A_MONTH = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|and|or|between|for|during|this|last|next|early|late|mid|through|after|before)[\s-]$",
    re.I,
)
FALL, FALL_IN = re.compile(r"\bfall$", re.I), re.compile(r"\s(?:in|of)\b")
NAMES_A_YEAR = re.compile(r"\b(?:in|since|by|until|of|from|year|before|after)\s$", re.I)


@dataclass(frozen=True)
class Dates(Extractor):
    """Dates, read by a grammar of time expressions and resolved against the release's own date.

    Where that date is known to the month or year only, relative expressions resolve as far as it reaches ("this year" does,
    "yesterday" does not); where it is unknown, only full dates and lengths of time are rows. `numeric_order` says how
    03/04/2018 is read ("day-month" or "month-day") where the release's other dates do not show its habit.
    """

    makes: ClassVar[Kinds] = (Date,)
    numeric_order: str = "day-month"

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Date]:
        for item, time in _told_in_brackets(self._read(doc, release), release.text):
            yield Date(
                release_id=release.release_id,
                start=item.start,
                end=item.end,
                text=release.text[item.start : item.end],
                value=time.value,
                kind=time.kind,
                earliest=time.first.isoformat() if time.first else None,
                latest=time.last.isoformat() if time.last else None,
                alternative=time.alternative,
            )

    def _read(self, doc: Doc, release: Release) -> Iterator[tuple[Item, Time]]:
        """The expressions of a release in order, each with its time."""
        text, rules = release.text, grammar()
        syntax = DocSyntax(doc)
        context = Context(parse_published(release.published), syntax, cache(lambda: self._order(text)))
        before = 0
        for stretch in stretches(text, rules.words):
            if "\n" in text[before : stretch[0].start]:
                context.mentioned = None
            before = stretch[0].start
            for item, time in _times(rules.parse(stretch, context), context):
                if _is_date(item, text, syntax):
                    _remember(item, time, text, context)
                    yield item, time

    def _order(self, text: str) -> str:
        """The order of day and month that the release shows elsewhere, else that of the settings."""
        day_first, month_first = (habit.search(text) for habit in _habits())
        if bool(day_first) == bool(month_first):
            return self.numeric_order
        return "day-month" if day_first else "month-day"


def _told_in_brackets(read: Iterable[tuple[Item, Time]], text: str) -> Iterator[tuple[Item, Time]]:
    """The expressions, a weekday being the day that stands in brackets behind it: "on Friday (16 March)"."""
    held: tuple[Item, Time] | None = None
    for item, time in read:
        if held is not None:
            weekday = held[0].name == "WEEKDAY" and time.unit == "D" and time.first and time.first.weekday() == held[0].value
            apposed = weekday and text[held[0].end : item.start] in (" (", " [")
            yield held[0], time if apposed else held[1]
        held = item, time
    if held is not None:
        yield held


def _times(items: Iterable[Item], context: Context) -> Iterator[tuple[Item, Time]]:
    """The items that mean a time, each with it."""
    for item in items:
        time = _time(item, context)
        if time is not None:
            yield item, time


def _remember(item: Item, time: Time, text: str, context: Context) -> None:
    """Lets later words lean on the time, if it stands by itself."""
    if time.kind == "date" and _stands_by_itself(item, text):
        context.mentioned = context.told = time


def _time(item: Item, context: Context) -> Time | None:
    """What an item means by itself, None where it means no time."""
    context.here = item.start
    try:
        if item.name == "YEARLY" and isinstance(item.value, Yearly):
            return context.in_its_year(item.value)
        if item.name == "WEEKDAY" and isinstance(item.value, int):
            return context.weekday(item.value)
    except NO_DATE:
        return None
    if item.name in NOT_TIME:
        return None
    if isinstance(item.value, Length):
        return Time("duration", item.value.value)
    return item.value if isinstance(item.value, Time) else None


def _stands_by_itself(item: Item, text: str) -> bool:
    """Whether later words can lean on it: "May", "Monday" and "2017" carry a story on, "the previous year" does not."""
    return item.name in ("YEARLY", "WEEKDAY") or any(map(str.isdigit, text[item.start : item.end]))


def _is_date(item: Item, text: str, syntax: Syntax) -> bool:
    """Whether it refers to the calendar: prison terms and ages are figures, and not every number of four digits is a year."""
    surface = text[item.start : item.end]
    if isinstance(item.value, Length):
        return surface not in ("one day", "One day") and not _is_term_or_age(item, text)
    if item.name == "SET" and " " not in surface:
        return syntax.is_adverb(item.start)  # reports "annually", not "the annual report"
    if any(map(str.isalpha, surface)):
        return _words_are_a_date(item, text, syntax)
    if isinstance(item.value, Time) and item.value.unit == "D" and len(surface) > 2:
        return True
    return _digits_are_a_date(item, text, syntax)


def _words_are_a_date(item: Item, text: str, syntax: Syntax) -> bool:
    """ "March" where a month is meant; not "today" for nowadays, nor "the under-30s", nor "the fall of the bank"."""
    surface, before = text[item.start : item.end], text[max(0, item.start - 15) : item.start]
    if surface.lower() in ("today", "today's") and syntax.tells_a_state(item.start):
        return False
    if surface[0].isdigit() and surface[-1] == "s" and names_a_group(before):
        return False
    if FALL.search(surface) and FALL_IN.match(text, item.end):
        return False
    named = item.name == "YEARLY" and surface.isalpha()
    return not named or bool(NAMES_A_MONTH.search(before)) or syntax.is_date(item.start)


def _digits_are_a_date(item: Item, text: str, syntax: Syntax) -> bool:
    """A year that nothing is counted, numbered or cited by."""
    surface, before = text[item.start : item.end], text[max(0, item.start - 15) : item.start]
    if len(surface) == 4 and CITED_BY_YEAR.search(text, max(0, item.start - 80), item.start):
        return False
    if NUMBER_OF.search(before) or text[item.end : item.end + 1] in ("%", "°"):
        return False
    if not surface.isdigit() or len(surface) <= 2:
        return True
    if syntax.counts(item.start) and not YEAR_STANDS_FIRST.search(before):
        return False
    return 1900 <= int(surface) <= 2100 or bool(NAMES_A_YEAR.search(before))


def _is_term_or_age(item: Item, text: str) -> bool:
    before, after = text[max(0, item.start - 90) : item.start], text[item.end : item.end + 60]
    return is_term(before, after) or is_age(before, after)


@cache
def _habits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dates that show which of day and month comes first: 31/12/2018 and 31 December, or 12/31/2018 and December 31."""
    month = rf"{any_of(row['word'].title() for row in table('time_words') if row['class'] == 'MONTH')}\b"
    day = r"(?:1[3-9]|2\d|3[01])"
    return (
        re.compile(rf"\b(?:{day}[./-]\d\d?[./-]\d\d|\d\d?\s{month})"),
        re.compile(rf"\b(?:\d\d?[/-]{day}[/-]\d\d|{month}\.?\s\d\d?,)"),
    )
