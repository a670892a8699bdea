"""A text cut into stretches of time words: every word of a stretch is one that an expression of time can hold.

Each word becomes an item: its class ("MONTH", "UNIT", or the word itself for words such as "from"), its place, and its
value. A stretch ends at the first word that no expression holds, and is kept only where a word in it names time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from pipeline.extraction.dates import calendar
from pipeline.extraction.dates.calendar import Time, Yearly, full_year
from pipeline.extraction.dates.items import Clock, Item, Numeric, Shift
from pipeline.extraction.dates.phrases import Phrases, phrases
from pipeline.extraction.text.lexicon import SHORT_MONTHS
from pipeline.lexicons import table

Vocabulary = dict[str, tuple[str, object]]

# fmt: off
NAMES_TIME = frozenset((
    "MONTH", "MAYBE", "WEEKDAY", "SHORTDAY", "WEEKDAYS", "UNIT", "UNITS", "DEICTIC", "DAYPART", "SEASON", "SET", "YEAR", "DATE",
    "NUMERIC", "ORD", "SLASH", "DECADE", "NAMED", "QUARTER", "HALF", "FISCAL", "TENS", "YEARS",
))
# fmt: on
ABBREVIATED = frozenset(month.lower() for month in SHORT_MONTHS) | {
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "yrs",
}  # fmt: skip
# not inside a code such as 01KX2021, but behind FY and glued to a month
DIGITS_START = r"(?:(?<=\b[FfCc][Yy])|(?<![A-Z\d]))"
TOKEN = re.compile(
    rf"{DIGITS_START}(?:\d{{4}}-\d\d?-\d\d?(?=[^\d-]|-?$|-\D)|\d\d?-\d\d?-(?:\d{{4}}|\d\d)\b"
    r"|\d+(?:,\d{3}(?!\d))*(?:[./:]\d+)*(?:st|nd|rd|th|['’]?s)?(?!(?![ap]\.?m\b)[^\W_])|\d+(?=[a-z]))"
    r"|[QHqh]\d\b|[ap]\.\s?m\b\.?|[^\W\d_]+|['’]s\b|['’]|[-‐‑–—~]|[,/&]"
)
LONGEST = 60  # words: no expression of time is half as long
VERBS_AS_WELL = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon"})


def stretches(text: str, grammar_words: Collection[str]) -> Iterator[list[Item]]:
    """The stretches of a text in order; `grammar_words` are the plain words that the grammar knows."""
    words, longer = _vocabulary(frozenset(grammar_words)), phrases()
    stretch: list[Item] = []
    end, skip = 0, 0
    for match in TOKEN.finditer(text):
        start = match.start()
        if start < skip:
            continue
        token = match.group()
        item = _digits(text, token, start) if token[0].isdigit() else _word(text, token, start, words, longer)
        if stretch and (item is None or len(stretch) == LONGEST or (start > end and not _is_gap(text[end:start]))):
            yield from _if_named(stretch, text[end:start])
            stretch = []
        if item is not None:
            stretch.append(item)
            end = skip = item.end
    yield from _if_named(stretch, "\n")


def _if_named(stretch: list[Item], gap: str) -> Iterator[list[Item]]:
    """The stretch as it ended, if a word in it names time."""
    if any(item.name in NAMES_TIME for item in stretch):
        yield _ended(stretch, gap)


def _ended(stretch: list[Item], gap: str) -> list[Item]:
    """The stretch with a last item that says so where punctuation ends it."""
    return stretch if gap == "" or _is_gap(gap) else [*stretch, Item("STOP", stretch[-1].end, stretch[-1].end)]


def _is_gap(between: str) -> bool:
    return between.isspace() and "\n" not in between


def _word(text: str, token: str, start: int, words: Vocabulary, longer: Phrases) -> Item | None:
    lower = token.lower()
    if lower in longer and (phrase := longer[lower](text, start)):
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


def _shift(value: str) -> Shift:
    steps, _, base = value.partition(" ")
    return Shift(int(steps), base or "now")


def _season(value: str) -> Yearly:
    first, last = map(int, value.split("-"))
    return Yearly(lambda year: calendar.season(year, first, last), "S")


VALUE_OF: dict[str, Callable[[str], object]] = {
    "UNIT": str,
    "UNITS": str,
    "DAYPART": lambda value: None,
    "FISCAL": str,
    "SEASON": _season,
    "SHIFT": _shift,
    "SET": lambda value: Time("set", value),
}


def _digits(text: str, token: str, start: int) -> Item | None:
    if start and text[start - 1] in "$€£¥#":
        return None
    for pattern, name, value_of in DIGIT_FORMS:
        if match := pattern.fullmatch(token):
            try:
                return Item(name, start, start + len(token), value_of(*match.groups()))
            except ValueError:
                continue
    return None


def _two_years(first: str, last: str) -> Time:
    """ "2008/09" and "2008/9" are a financial year, not a month."""
    if (int(first) + 1) % 10 ** len(last) != int(last):
        raise ValueError("the second year does not follow the first")
    return calendar.span(calendar.year(int(first)), calendar.year(int(first) + 1))


def _year_month(year: str, number: str) -> Time:
    return calendar.month(int(year), int(number))


def _clock(hour: str, minute: str) -> Clock:
    if int(hour) > 24 or int(minute) > 59:
        raise ValueError("no time of day")
    return Clock(int(hour), int(minute))


_FORMS: tuple[tuple[str, str, Callable[..., object]], ...] = (
    (r"(\d{4})[-./](\d\d?)[-./](\d\d?)", "DATE", lambda y, m, d: calendar.day(int(y), int(m), int(d))),
    (r"(\d\d?)([-./])(\d\d?)[-./](\d{4}|\d\d)", "NUMERIC", lambda a, s, b, y: Numeric(int(a), int(b), full_year(y), s)),
    (r"([12]\d{3})/([12]\d{3})", "YEARS", lambda a, b: calendar.span(calendar.year(int(a)), calendar.year(int(b)))),
    (r"([12]\d{3})/(\d\d?)", "YEARS", _two_years),
    (r"([12]\d{3})[./](\d\d?)", "DATE", _year_month),
    (r"(0?[1-9]|1[0-2])[./]([12]\d{3})", "DATE", lambda m, y: calendar.month(int(y), int(m))),
    (r"(\d\d?)/(\d\d?)", "SLASH", lambda a, b: Numeric(int(a), int(b), None, "/")),
    (r"(\d\d?):(\d\d)(?::\d\d)?", "TIME", _clock),
    (r"(\d\d?)\.([0-5]\d)", "CLOCK", _clock),
    (r"(\d{1,3})(?:st|nd|rd|th)", "ORD", int),
    (r"([12]\d{2}0)['’]?s", "DECADE", lambda y: calendar.decade(int(y))),
    (r"([2-9]0)['’]?s", "DECADE", lambda y: calendar.decade(1900 + int(y))),
    (r"(1\d{3}|2[01]\d\d)", "YEAR", int),
    (r"(0?[1-9]|[12]\d|3[01])", "DAY", int),
    (r"(\d+)", "NUM", int),
    (r"(\d+\.\d+)", "FRACTION", float),
)
DIGIT_FORMS = tuple((re.compile(pattern), name, value_of) for pattern, name, value_of in _FORMS)
