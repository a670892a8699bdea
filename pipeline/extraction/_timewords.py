"""A text cut into stretches of time words: every word of a stretch is one that an expression of time can hold.

Each word becomes an item: its class ("MONTH", "UNIT", or the word itself for words such as "from"), its place, and its
value. A stretch ends at the first word that no expression holds, and is kept only where a word in it names time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extraction import _calendar
from pipeline.extraction._calendar import Time, Yearly
from pipeline.extraction._numberwords import ORDINAL_WORDS, ORDINALS, VALUES, WORDS, any_of, cardinal, ordinal
from pipeline.lexicons import table


@dataclass(slots=True)
class Item:
    """A piece of a stretch: a word, or what the grammar made of several."""

    name: str
    start: int
    end: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Shift:
    """ "last" is a step of -1 from now; "following" a step of 1 from the time mentioned then."""

    steps: int
    base: str


@dataclass(frozen=True, slots=True)
class Numeric:
    """Numbers of a day and a month in an order that the words leave open, with their year where it is given."""

    one: int
    two: int
    year: int | None
    separator: str

    @property
    def is_clear(self) -> bool:
        """Whether only one of the two can be the month (24/7 is no date)."""
        return min(self.one, self.two) <= 12 < max(self.one, self.two) <= 31 and (self.one, self.two) != (24, 7)


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int

    @property
    def value(self) -> str:
        return f"T{self.hour:02}:{self.minute:02}"


Vocabulary = dict[str, tuple[str, object]]
Phrases = Mapping[str, Callable[[str, int], "Item | None"]]

# fmt: off
NAMES_TIME = frozenset((
    "MONTH", "MAYBE", "WEEKDAY", "SHORTDAY", "WEEKDAYS", "UNIT", "UNITS", "DEICTIC", "DAYPART", "SEASON", "SET", "YEAR", "DATE",
    "NUMERIC", "ORD", "SLASH", "DECADE", "NAMED", "QUARTER", "HALF", "FISCAL", "TENS", "YEARS",
))
ABBREVIATED = frozenset((
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "yrs",
))
# fmt: on
# not inside a code such as 01KX2021, but behind FY and glued to a month
DIGITS_START = r"(?:(?<=\b[FfCc][Yy])|(?<![A-Z\d]))"
TOKEN = re.compile(
    rf"{DIGITS_START}(?:\d{{4}}-\d\d?-\d\d?(?=[^\d-]|-?$|-\D)|\d\d?-\d\d?-(?:\d{{4}}|\d\d)\b"
    r"|\d+(?:,\d{3}(?!\d))*(?:[./:]\d+)*(?:st|nd|rd|th|['’]?s)?(?![^\W_])|\d+(?=[a-z]))"
    r"|[QHqh]\d\b|[ap]\.\s?m\b\.?|[^\W\d_]+|['’]s\b|['’]|[-‐‑–—~]|[,/&]"
)
VERBS_AS_WELL = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon"})


def stretches(text: str, grammar_words: Collection[str]) -> Iterator[list[Item]]:
    """The stretches of a text in order; `grammar_words` are the plain words that the grammar knows."""
    words, phrases = _vocabulary(frozenset(grammar_words)), _phrases()
    stretch: list[Item] = []
    named, end, skip = False, 0, 0
    for match in TOKEN.finditer(text):
        start = match.start()
        if start < skip:
            continue
        token = match.group()
        item = _digits(text, token, start) if token[0].isdigit() else _word(text, token, start, words, phrases)
        if stretch and (item is None or (start > end and not _is_gap(text[end:start]))):
            if named:
                yield _ended(stretch, text[end:start])
            stretch, named = [], False
        if item is not None:
            stretch.append(item)
            named = named or item.name in NAMES_TIME
            end = skip = item.end
    if named:
        yield _ended(stretch, "\n")


def _ended(stretch: list[Item], gap: str) -> list[Item]:
    """The stretch with a last item that says so where punctuation ends it."""
    return stretch if gap == "" or _is_gap(gap) else [*stretch, Item("STOP", stretch[-1].end, stretch[-1].end)]


def _is_gap(between: str) -> bool:
    return between.isspace() and "\n" not in between


def _word(text: str, token: str, start: int, words: Vocabulary, phrases: Phrases) -> Item | None:
    lower = token.lower()
    if lower in phrases and (phrase := phrases[lower](text, start)):
        return phrase
    found = words.get(lower)
    if found is None:
        return None
    name, value = found
    end = start + len(token)
    if text[end : end + 1] == "." and lower in ABBREVIATED:
        end += 1
    if token == lower and lower in VERBS_AS_WELL:
        return Item("MAYBE", start, end, value) if name == "MONTH" else None
    return Item(name, start, end, value)


@cache
def _vocabulary(grammar_words: frozenset[str]) -> Vocabulary:
    """Word in lower case → its class and value."""
    words: Vocabulary = {word: (word, None) for word in grammar_words}
    words |= {row["word"]: (row["class"], VALUE_OF.get(row["class"], int)(row["value"])) for row in table("time_words")}
    words |= dict.fromkeys("-‐‑–—~", ("-", None)) | {"’s": ("'s", None), "’": ("'", None)}
    words |= {f"q{n}": ("QUARTER", n) for n in range(1, 5)} | {f"h{n}": ("HALF", n) for n in (1, 2)}
    words |= {word: ("AMPM", word[0]) for word in ("am", "pm", "a.m.", "p.m.", "a. m.", "p. m.", "a.m", "p.m")}
    return words


@cache
def _phrases() -> Phrases:
    """First word of a phrase → what reads the whole of it at a place in the text, if it stands there."""
    first_words = (re.split(r"[\s'-]", row["name"])[0] for row in table("named_days"))
    return {**dict.fromkeys((*VALUES, *ORDINALS), _number_words), **dict.fromkeys(first_words, _named_day)}


def _shift(value: str) -> Shift:
    steps, _, base = value.partition(" ")
    return Shift(int(steps), base or "now")


def _season(value: str) -> Yearly:
    first, last = map(int, value.split("-"))
    return Yearly(lambda year: _calendar.season(year, first, last), "S")


VALUE_OF: dict[str, Callable[[str], object]] = {
    "UNIT": str,
    "UNITS": str,
    "DAYPART": lambda value: None,
    "FISCAL": str,
    "SEASON": _season,
    "SHIFT": _shift,
    "SET": lambda value: Time("set", value),
}

_ORDINAL, _CARDINAL = re.compile(ORDINAL_WORDS, re.I), re.compile(WORDS, re.I)
_YEAR = re.compile(rf"\b(nineteen|twenty)[\s-]({any_of(VALUES)}(?:[\s-]{any_of(VALUES)})?)\b", re.I)


def _number_words(text: str, start: int) -> Item | None:
    if match := _YEAR.match(text, start):
        rest = cardinal(match[2])
        if 10 <= rest <= 99:
            return Item("YEAR", start, match.end(), int(100 * cardinal(match[1]) + rest))
    if match := _ORDINAL.match(text, start):
        return Item("ORD", start, match.end(), ordinal(match.group()))
    if match := _CARDINAL.match(text, start):
        value = cardinal(match.group())
        if value % 1:
            return Item("FRACTION", start, match.end(), value)
        return Item("YEAR" if 1900 <= value <= 2099 else "NUM", start, match.end(), int(value))
    return None


_NAMED = {row["name"]: row["when"] for row in table("named_days")}
_NAMED_DAY = re.compile(rf"{any_of(_NAMED)}\b".replace("'", "['’]"), re.I)


def _named_day(text: str, start: int) -> Item | None:
    match = _NAMED_DAY.match(text, start)
    if not match:
        return None
    when = _NAMED[match.group().lower().replace("’", "'")]
    return Item("NAMED", start, match.end(), Yearly(lambda year: _of_named_day(when, year), "D"))


def _of_named_day(when: str, year: int) -> Time:
    """`when` is 12-25, easter+1 (days from Easter Sunday) or 11 4th 3 +1 (fourth Thursday of November, a day later)."""
    if when.startswith("easter"):
        return _calendar.containing("D", _calendar.easter(year) + int(when[6:]) * _calendar.ONE_DAY)
    if " " not in when:
        return _calendar.day(year, *map(int, when.split("-")))
    month, number, weekday, *later = when.split()
    found = _calendar.nth_weekday(int(number[0]), int(weekday), _calendar.month(year, int(month)))
    assert found.first is not None
    return _calendar.containing("D", found.first + sum(map(int, later)) * _calendar.ONE_DAY)


def _digits(text: str, token: str, start: int) -> Item | None:
    if start and text[start - 1] in "$€£¥#":
        return None
    for pattern, name, value_of in DIGIT_FORMS:
        if match := pattern.fullmatch(token):
            try:
                return Item(name, start, start + len(token), value_of(*match.groups()))
            except ValueError:
                return None
    return None


def _year_month(year: str, number: str) -> Time:
    if len(number) == 2 and (int(year) + 1) % 100 == int(number) and int(number) > 12:
        return _calendar.span(_calendar.year(int(year)), _calendar.year(int(year) + 1))
    return _calendar.month(int(year), int(number))


def _clock(hour: str, minute: str) -> Clock:
    if int(hour) > 24 or int(minute) > 59:
        raise ValueError("no time of day")
    return Clock(int(hour), int(minute))


def full_year(digits: str) -> int:
    """A year from two or four digits; two mean the years 1950 to 2049."""
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 50 else 2000)


_FORMS: tuple[tuple[str, str, Callable[..., object]], ...] = (
    (r"(\d{4})[-./](\d\d?)[-./](\d\d?)", "DATE", lambda y, m, d: _calendar.day(int(y), int(m), int(d))),
    (r"(\d\d?)([-./])(\d\d?)[-./](\d{4}|\d\d)", "NUMERIC", lambda a, s, b, y: Numeric(int(a), int(b), full_year(y), s)),
    (r"([12]\d{3})/([12]\d{3})", "YEARS", lambda a, b: _calendar.span(_calendar.year(int(a)), _calendar.year(int(b)))),
    (r"([12]\d{3})[./](\d\d?)", "DATE", _year_month),
    (r"(0?[1-9]|1[0-2])[./]([12]\d{3})", "DATE", lambda m, y: _calendar.month(int(y), int(m))),
    (r"(\d\d?)/(\d\d?)", "SLASH", lambda a, b: Numeric(int(a), int(b), None, "/")),
    (r"(\d\d?):(\d\d)(?::\d\d)?", "TIME", _clock),
    (r"(\d\d?)\.([0-5]\d)", "CLOCK", _clock),
    (r"(\d{1,3})(?:st|nd|rd|th)", "ORD", int),
    (r"([12]\d{2}0)['’]?s", "DECADE", lambda y: _calendar.decade(int(y))),
    (r"([2-9]0)['’]?s", "DECADE", lambda y: _calendar.decade(1900 + int(y))),
    (r"(1\d{3}|2[01]\d\d)", "YEAR", int),
    (r"(0?[1-9]|[12]\d|3[01])", "DAY", int),
    (r"(\d+)", "NUM", int),
    (r"(\d+\.\d+)", "FRACTION", float),
)
DIGIT_FORMS = tuple((re.compile(pattern), name, value_of) for pattern, name, value_of in _FORMS)
