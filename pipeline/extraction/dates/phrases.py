"""Phrases that one item stands for: numbers in words, years in words, and named days.

The lexicons are read and the expressions compiled at the first text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from pipeline.extraction.dates import calendar
from pipeline.extraction.dates.calendar import Time, Yearly
from pipeline.extraction.dates.items import Item
from pipeline.extraction.text.number_words import any_of, cardinal, cardinal_words, ordinal, ordinal_words, ordinals, values
from pipeline.lexicons import table

NO_DAY = "-"
Phrases = Mapping[str, Callable[[str, int], Item | None]]


@cache
def phrases() -> Phrases:
    """First word of a phrase → what reads the whole of it at a place in the text, if it stands there."""
    named = {row["name"]: row["when"] for row in table("named_days")}
    first_words = [re.split(r"[\s'-]", name)[0] for name in named]
    years, in_order, counting = (re.compile(pattern, re.I) for pattern in (_year(), ordinal_words(), cardinal_words()))
    return {
        **dict.fromkeys((*values(), *ordinals()), partial(_number, years, in_order, counting)),
        **dict.fromkeys(first_words, partial(_named_day, named, re.compile(_quotes_of_both_kinds(any_of(named)), re.I))),
    }


def _year() -> str:
    word = any_of(values())
    return rf"\b(nineteen|twenty)[\s-]({word}(?:[\s-]{word})?)\b"


def _number(years: re.Pattern[str], in_order: re.Pattern[str], counting: re.Pattern[str], text: str, start: int) -> Item | None:
    if match := years.match(text, start):
        rest = cardinal(match[2])
        if 10 <= rest <= 99:
            return Item("YEAR", start, match.end(), int(100 * cardinal(match[1]) + rest))
    if match := in_order.match(text, start):
        return Item("ORD", start, match.end(), ordinal(match.group()))
    if match := counting.match(text, start):
        value = cardinal(match.group())
        if value % 1:
            return Item("FRACTION", start, match.end(), value)
        return Item("YEAR" if 1900 <= value <= 2099 else "NUM", start, match.end(), int(value))
    return None


def _quotes_of_both_kinds(pattern: str) -> str:
    return rf"{pattern}\b".replace("'", "['’]")


def _named_day(named: Mapping[str, str], pattern: re.Pattern[str], text: str, start: int) -> Item | None:
    match = pattern.match(text, start)
    if not match:
        return None
    when = named[match.group().lower().replace("’", "'")]
    if when == NO_DAY:
        return Item("IDIOM", start, match.end())
    return Item("NAMED", start, match.end(), Yearly(partial(_of_named_day, when), "D"))


def _of_named_day(when: str, year: int) -> Time:
    """`when` is 12-25, easter+1 (days from Easter Sunday) or 11 4th 3 +1 (fourth Thursday of November, a day later)."""
    if when.startswith("easter"):
        return calendar.containing("D", calendar.easter(year) + int(when[6:]) * calendar.ONE_DAY)
    if " " not in when:
        return calendar.day(year, *map(int, when.split("-")))
    month, number, weekday, *later = when.split()
    found = calendar.nth_weekday(int(number[0]), int(weekday), calendar.month(year, int(month)))
    assert found.first is not None
    return calendar.containing("D", found.first + sum(map(int, later)) * calendar.ONE_DAY)
