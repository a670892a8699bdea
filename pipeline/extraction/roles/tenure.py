"""Since when and until when a role is held, where its sentence says so.

A date counts that stands right behind the role ("head of the Audit Office since 2019"), or that goes with the verb of it ("was
appointed head of the Audit Office in 2019", "resigned on 3 May as"). What somebody does who has the role dates no role.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.rows import Date

_SPANS = frozenset({"date", "range"})
_BEGINS = frozenset({"appointed", "became", "become", "elected", "joined", "named", "reappointed", "sworn", "confirmed"})
_ENDS = frozenset({"dismissed", "left", "removed", "resigned", "retired", "suspended"})
_OPEN = ".."


@dataclass(frozen=True, slots=True)
class Tenure:
    """The first and the last time of a role, ISO at the precision that the text supports."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands right in front of a date, and what the date then says of a role."""

    name: str
    in_front: re.Pattern[str]
    verbs: Collection[str]
    says: str
    example: str


def _ends(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*(?:the\s+)?\Z", re.IGNORECASE)


RULES: Sequence[Rule] = (
    Rule(
        "since",
        _ends(r"\b(?:since|from|as of|as from|effective|starting)"),
        (),
        "since",
        "Jorun Brennik, head of the Audit Office since 2019, left.",
    ),
    Rule(
        "until",
        _ends(r"\b(?:until|till|up to|through)"),
        (),
        "until",
        "Jorun Brennik was head of the Audit Office until May 2019.",
    ),
    Rule(
        "beginning",
        _ends(r"\b(?:in|on)"),
        _BEGINS,
        "since",
        "Jorun Brennik was appointed head of the Audit Office in 2019.",
    ),
    Rule("end", _ends(r"\b(?:in|on)"), _ENDS, "until", "Jorun Brennik resigned as head of the Audit Office in 2019."),
)


def tenure_of(text: str, start: int, end: int, dates: Sequence[Date], verb: Collection[str]) -> Tenure:
    """What the dates between two offsets say of a role that stands there; dates in order, `verb`: the words before the role."""
    since = until = None
    for says, value in _told(text, start, end, dates, verb):
        first, _, last = value.partition("/")
        if says == "since":
            since = since or _closed(first)
        if says == "until" or last:
            until = until or _closed(last or first)
    return Tenure(since, until if until is None or since is None or since <= until else None)


def _told(text: str, start: int, end: int, dates: Sequence[Date], verb: Collection[str]) -> Iterator[tuple[str, str]]:
    inside = slice(*(bisect_left(dates, place, key=lambda date: date.start) for place in (start, end)))
    for date in dates[inside]:
        if date.kind not in _SPANS or date.end > end:
            continue
        own = re.match(r"(?:since|from|until|as of)\b", date.text, re.IGNORECASE)
        in_front = text[start : date.start] + (own.group() if own else "")
        rule = next((rule for rule in RULES if rule.in_front.search(in_front) and _with(rule, verb)), None)
        if rule:
            yield rule.says, date.value


def _with(rule: Rule, verb: Collection[str]) -> bool:
    return not rule.verbs or not {word.lower() for word in verb}.isdisjoint(rule.verbs)


def _closed(value: str) -> str | None:
    return value if value and value != _OPEN else None
