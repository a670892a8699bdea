"""Fuller roles: where a release says once at which body somebody is president, its "President Roe" is president there too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.rows import NameFound, RoleFound

_WORD = re.compile(r"\w+")
_AND = re.compile(r"\band\b")


def with_bodies_of_fuller_roles(rows: Sequence[RoleFound], names: Sequence[NameFound]) -> Iterator[RoleFound]:
    """The rows in order; one without a body takes it from a role of the same person that has all its words."""
    person = {name.start: name.name for name in names if name.label == "PERSON"}
    ends = {name.start: name.end for name in names}
    fuller: dict[str, list[tuple[RoleFound, frozenset[str]]]] = {}
    for row in rows:
        if row.body_start is not None:
            held_there = _held_there(row, ends.get(row.body_start, row.body_start))
            fuller.setdefault(person.get(row.person_start, ""), []).append((row, _words(held_there)))
    for row in rows:
        yield row if row.body_start is not None else _filled(row, fuller.get(person.get(row.person_start, ""), ()))


def _filled(row: RoleFound, fuller: Sequence[tuple[RoleFound, frozenset[str]]]) -> RoleFound:
    words = _words(row.text)
    found = next((each for each, held_there in fuller if words <= held_there and each.status == row.status), None)
    return replace(row, body_start=found.body_start) if found else row


def _held_there(row: RoleFound, body_end: int) -> str:
    """Of two roles in one phrase ("head of the Roads Agency and professor of law") the one that names the body."""
    start, end = (row.body_start or 0) - row.start, body_end - row.start
    inside = 0 <= start < len(row.text)
    return _AND.split(row.text[:start])[-1] + row.text[start:end] + _AND.split(row.text[end:])[0] if inside else row.text


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
