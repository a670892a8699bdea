"""Fuller roles: where a release says once at which body somebody is president, its "President Roe" is president there too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.rows import NameFound, RoleFound

_WORD = re.compile(r"\w+")


def with_bodies_of_fuller_roles(rows: Sequence[RoleFound], names: Sequence[NameFound]) -> Iterator[RoleFound]:
    """The rows in order; one without a body takes it from a role of the same person that has all its words."""
    person = {name.start: name.name for name in names if name.label == "PERSON"}
    fuller: dict[str, list[RoleFound]] = {}
    for row in rows:
        if row.body_start is not None:
            fuller.setdefault(person.get(row.person_start, ""), []).append(row)
    for row in rows:
        yield row if row.body_start is not None else _filled(row, fuller.get(person.get(row.person_start, ""), ()))


def _filled(row: RoleFound, fuller: Sequence[RoleFound]) -> RoleFound:
    words = _words(row)
    found = next((each for each in fuller if words <= _words(each) and each.status == row.status), None)
    return replace(row, body_start=found.body_start) if found else row


def _words(row: RoleFound) -> frozenset[str]:
    return frozenset(_WORD.findall(row.text.lower()))
