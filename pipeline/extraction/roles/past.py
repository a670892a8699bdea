"""Offices of the past: a title in a sentence of years ago, and one that the release elsewhere calls a former one.

"In 1986 Governor Roe sold the mill" says nothing of today in a release of 2024. Where "former Minister Jane Roe" is named
once, "Minister Roe" is a courtesy.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.rows import Date, NameFound, RoleFound

YEARS = 5
"""So long before the release is a time of which a title says nothing any more: longer than a usual term of office."""
_HAPPENED = re.compile(r"\b(?:in|on|during|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FORMER = frozenset({"former", "ex", "late", "then", "retired"})


def is_of_years_ago(text: str, start: int, end: int, dates: Sequence[Date], published: str) -> bool:
    """Whether what stands between two offsets happened years before the release: all its dates lie there; dates are in order."""
    if not published[3:]:
        return False
    inside = slice(*(bisect_left(dates, place, key=lambda date: date.start) for place in (start, end)))
    border = str(int(published[:4]) - YEARS)
    happened = [date for date in dates[inside] if date.kind in ("date", "range")]
    before = all(date.latest is not None and date.latest[:4] < border for date in happened)
    return before and any(_HAPPENED.search(text[start : date.start]) for date in happened)


def with_former_roles(rows: Sequence[RoleFound], names: Sequence[NameFound]) -> Iterator[RoleFound]:
    """The rows in order; one that says no more than a role that its person is told to have held is held no more either."""
    person = {name.start: name.name for name in names if name.label == "PERSON"}
    own: dict[str, list[RoleFound]] = {}
    for row in rows:
        own.setdefault(person.get(row.person_start, ""), []).append(row)
    for row in rows:
        yield replace(row, status="held") if _is_courtesy(row, own[person.get(row.person_start, "")]) else row


def _is_courtesy(row: RoleFound, own: Sequence[RoleFound]) -> bool:
    words = _words(row)
    former = [_words(each) for each in own if each.status == "held" and _is_said_to_be_over(each)]
    others = (_words(each) for each in own if each.status != "held")
    shared = any(words <= each for each in former)
    return row.status == "holds" and shared and all(any(each <= role for role in former) for each in others if words <= each)


def _is_said_to_be_over(row: RoleFound) -> bool:
    """Whether it is called a former one or has an end; what somebody "was" before may be held anew."""
    return row.until is not None or not _FORMER.isdisjoint(_WORD.findall(row.text.lower()))


def _words(row: RoleFound) -> frozenset[str]:
    return frozenset(_WORD.findall(row.text.lower())) - _FORMER
