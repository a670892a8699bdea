"""Offices of the publisher: "Director Jane Roe" in a release of the Roads Agency, where the text makes no other body plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.roles.bodies import Bodies
from pipeline.extraction.roles.offices import is_of_a_state
from pipeline.rows import NameFound, RoleFound

_ANOTHERS = re.compile(r"\b(?:its|their)\s+\Z", re.IGNORECASE)
_REACH = 8


def with_publishers(rows: Sequence[RoleFound], bodies: Bodies, names: Sequence[NameFound], text: str) -> Iterator[RoleFound]:
    """The rows in order; one without a body is held at the publisher, where that has such offices.

    An office of a state has one holder: where Secretary Roe and Secretary Hale are named, one is of somewhere else.
    """
    person = {name.start: name.name for name in names if name.label == "PERSON"}
    holders: dict[str, set[str]] = {}
    for row in rows:
        holders.setdefault(row.text.lower(), set()).add(person.get(row.person_start, ""))
    for row in rows:
        several = is_of_a_state(row.text) and len(holders[row.text.lower()]) > 1
        is_open = row.body_start is None and not several and not is_of_another(text, row.start)
        yield replace(row, body_start=bodies.publishers(row.text)) if is_open else row


def is_of_another(text: str, start: int) -> bool:
    """Whether a role that starts there is at the body of which the sentence speaks, not at the publisher: "its director"."""
    return _ANOTHERS.search(text, max(0, start - _REACH), start) is not None
