"""When a release was published, as datelines and metadata write it.

A moment is as precise as its words: "June 2024" is a month, and no day is made up for it.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from pipeline.lexicons import table


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, ISO 8601 at the precision written (2018-03-13, 2018-03, 2018), and a clock time (14:43) or nothing.

    `start` and `end` are where it stands in the text that was searched.
    """

    date: str
    time: str
    start: int
    end: int


def moments(text: str) -> Iterator[Moment]:
    """Every date in a short text, in order; what only looks like one (31.02.2018) is passed over."""
    for match in _pattern().finditer(text):
        found = _moment(match)
        if found:
            yield found


def moment_of(text: str) -> Moment | None:
    """The moment that a field's value is; Unix time in seconds or milliseconds and plain years included."""
    text = text.strip()
    if UNIX.fullmatch(text):
        seconds = int(text) / (1000 if len(text) > 11 else 1)
        return Moment(datetime.fromtimestamp(seconds, UTC).date().isoformat(), "", 0, len(text))
    if COMPACT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return Moment(text, "", 0, 4)
    return next(moments(text), None)


UNIX = re.compile(r"-?\d{9,13}")
COMPACT = re.compile(r"(?:19|20)\d{6}")

TIME = r"(?:(?P<hour>[01]?\d|2[0-3])(?P<colon>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?)"
ZONE = r"(?:\s*(?:Z|[+-]\d\d:?\d\d|UTC|GMT|CES?T|E[SD]T)\b)?"


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, month_words()), key=len, reverse=True))
    weekday = r"(?P<weekday>(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|wed|thu|sat)\b[.,]?\s+(?:the\s+)?"
    year = r"(?:19|20)\d\d"
    dates = (
        rf"(?P<iso_y>{year})-(?P<iso_m>0\d|1[0-2])(?:-(?P<iso_d>[0-3]\d))?",
        rf"(?P<ymd_y>{year})[./](?P<ymd_m>0?\d|1[0-2])[./](?P<ymd_d>[0-3]?\d)",
        rf"(?P<num_a>[0-3]?\d)\s?(?P<num_sep>[./-])\s?(?P<num_b>[01]?\d|[0-3]\d)\s?(?P=num_sep)\s?(?P<num_y>{year})",
        rf"(?P<dmy_d>[0-3]?\d)(?:st|nd|rd|th|\.)?(?:\s+(?:of|de))?[\s/-](?P<dmy_m>{month})\b\.?(?:\s+de)?,?[\s/-](?P<dmy_y>{year})",
        rf"(?P<yfirst_y>{year}),?\s+(?P<yfirst_m>{month})\.?\s+(?P<yfirst_d>[0-3]?\d)(?:st|nd|rd|th)?\b",
        rf"(?P<mdy_m>{month})\.?\s+(?:the\s+)?(?P<mdy_d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<mdy_y>{year})",
        rf"(?P<my_m>{month})\b\.?,?\s+(?P<my_y>{year})",
    )
    between = r"(?:T|,?\s*(?:at|@|-|–|\||/|um|à)?\s*)"
    before = r"(?:(?P<early>(?:[01]?\d|2[0-3])[:.][0-5]\d)\s*[,|/–-]?\s+)?"
    return re.compile(
        rf"(?<![\w-]){before}(?:{weekday})?(?:{'|'.join(dates)})(?!\d)(?:{between}{TIME}(?![\d])(?:\s*(?:hrs?|hours|Uhr)\b)?{ZONE})?",
        re.IGNORECASE,
    )


@cache
def month_words() -> dict[str, int]:
    """Month names in lower case → number: English with its abbreviations, and the languages of the lexicon."""
    numbers = {row["name"].lower(): int(row["month"]) for row in table("month_names")}
    for number in range(1, 13):
        numbers[month_name[number].lower()] = numbers[month_abbr[number].lower()] = number
    return {**numbers, "sept": 9}


def _moment(match: re.Match[str]) -> Moment | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    date = _date(found)
    return Moment(date, _time(found), match.start(), match.end()) if date else None


def _date(found: dict[str, str]) -> str:
    """ISO date, or the empty string where there is no such day."""
    if "num_y" in found:
        return _numeric(int(found["num_a"]), int(found["num_b"]), int(found["num_y"]), found.get("weekday", ""))
    form = next(form for form in ("iso", "ymd", "yfirst", "dmy", "mdy", "my") if f"{form}_y" in found)
    written = found[f"{form}_m"]
    month = int(written) if written.isdigit() else month_words()[written.lower()]
    return _iso(int(found[f"{form}_y"]), month, int(found.get(f"{form}_d", 0)))


def _numeric(first: int, second: int, year: int, weekday: str) -> str:
    """Day first, as most of the world writes it, unless only the other way gives a date, or one that falls on the weekday."""
    ways = [date for date in (_iso(year, second, first), _iso(year, first, second)) if date]
    fitting = [date for date in ways if weekday and f"{datetime.fromisoformat(date):%a}".lower() == weekday[:3].lower()]
    return next(iter(fitting or ways), "")


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 0 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _time(found: dict[str, str]) -> str:
    if "hour" not in found:
        return f"{found.get('early', ''):0>5}".replace(".", ":") if "early" in found else ""
    hour, half = int(found["hour"]), found.get("half", "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{found['minute']}"
