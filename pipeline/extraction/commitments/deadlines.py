"""Deadlines: the date that sets the time of a commitment, as stated, and the last day on which it can be met."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.release import Release
from pipeline.rows import Date

_SETS_TIME = re.compile(
    r"\b(?P<how>by|until|up to|before|within|from|in|on|at|during|no later than|as of|starting|over|for|between now and)"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?:appl(?:y|ied)|continued?|extend|ke(?:ep|pt)|last(?:ed)?\b|maintain|prolong|remain|renew|run\b|stay|suspend|valid)",
    re.IGNORECASE,
)
_TO_AN_END = frozenset({"until", "up to", "over", "for"})
_LIMITS = frozenset({"by", "until", "up to", "before", "within", "no later than", "between now and"})
_OF_NOW = re.compile(r"this\s", re.IGNORECASE)
_NEXT_PART = re.compile("[:;]")
_OWN_PREPOSITION = re.compile(r"(?:early in|late in|until|before|within|from|as of|starting|over|in|by)\s+", re.IGNORECASE)
DAYS_OF_NEWS = 150
DAYS_OF_A_PROPOSAL = 1
_REACH = 20
_SPANS = frozenset({"date", "range"})
_BEGINS = frozenset({"from", "as of", "starting"})


@dataclass(frozen=True, slots=True)
class Place:
    """Offsets: where an act's sentence, its first subject and the clause of the act begin, the act, and where the clause ends."""

    start: int
    subject: int
    clause: int
    act: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """The value of the date that sets the time, and the last day on which the task can be met (ISO), where it has one."""

    value: str
    due: str | None


def deadline(release: Release, place: Place, dates: Sequence[Date]) -> Deadline | None:
    """The first date to come that a preposition makes the time of the act, or the time within which to act.

    `dates` are in order. What sets a limit ("by", "within")
    goes before what only tells when ("in"), and a date behind the act before one in front of it: "the mission, approved in May,
    must be closed by June". Until when something is to last is its own end, not the time by which somebody has to act.
    """
    lasting = _TO_AN_END if _LASTS.match(release.text, place.act) else frozenset()
    part = _NEXT_PART.search(release.text, place.act, place.end)
    in_front = (date for date in _between(dates, place.start, place.act) if not place.subject <= date.start < place.clause)
    behind = _between(dates, place.act, part.start() if part else place.end)
    told = [(date, _how(release.text, place.start, date, lasting)) for date in (*behind, *in_front)]
    fit = [(date, how) for date, how in told if _sets_time(date, how, release)]
    return next((Deadline(date.value, _due(date, how)) for date, how in sorted(fit, key=_is_vague)), None)


def _between(dates: Sequence[Date], start: int, end: int) -> Sequence[Date]:
    first, last = (bisect_left(dates, place, key=lambda date: date.start) for place in (start, end))
    return dates[first:last]


def _sets_time(date: Date, how: str, release: Release) -> bool:
    return (how == "within" and date.kind == "duration") or (how != "" and date.kind in _SPANS and _is_ahead(date, release))


def _is_vague(told: tuple[Date, str]) -> bool:
    """Whether a preposition only tells when: "the targets for the period starting in 2013 by February"."""
    return told[1] not in _LIMITS


def _how(text: str, start: int, date: Date, ends: frozenset[str]) -> str:
    """The preposition that makes a date the time of an act, none of those that tell its end; "this year" has none of its own."""
    timed = _SETS_TIME.search(_words_in_front(text, start, date))
    how = timed["how"].lower() if timed else "in" if _OF_NOW.match(date.text) else ""
    return "" if how in ends else how


def is_past(release: Release, start: int, end: int, dates: Sequence[Date], days: int = DAYS_OF_NEWS) -> bool:
    """Whether the dates of a sentence all lie some days before the release: what was told then is history."""
    if not release.published[9:]:
        return False
    border = (dt.date.fromisoformat(release.published[:10]) - dt.timedelta(days=days)).isoformat()
    latest = [date.latest[:10] for date in _between(dates, start, end) if date.kind in _SPANS and date.latest]
    return bool(latest) and max(latest) < border


def _words_in_front(text: str, start: int, date: Date) -> str:
    """What stands in front of a date, the preposition that its own words begin with among it."""
    own = _OWN_PREPOSITION.match(text, date.start, date.end)
    return text[max(start, date.start - _REACH) : own.end() if own else date.start]


def _is_ahead(date: Date, release: Release) -> bool:
    if _OF_NOW.match(date.text):
        return bool(date.latest and release.published) and date.latest[:10] > release.published[:10]  # type: ignore[index]
    first, last = date.value.split("/")[0], date.value.split("/")[-1]
    if last == "..":  # "from May": not where that has begun
        return bool(release.published) and first[:10] >= release.published[: len(first[:10])]
    size = min(len(last), len(release.published))
    return bool(release.published) and last[:size] > release.published[:size]


def _due(date: Date, how: str) -> str | None:
    """Before May: 30 April; by, in or on May: 31 May; from May: open."""
    if how in _BEGINS:
        return None
    if how == "before":
        first = dt.date.fromisoformat(date.earliest[:10]) if date.earliest else dt.date.min
        return (first - dt.timedelta(days=1)).isoformat() if first > dt.date.min else None
    return date.latest[:10] if date.latest else None
