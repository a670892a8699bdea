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

    An office of a state has one holder: beside Secretary Roe of the publisher "Secretary Hale" is of somewhere else.
    """
    named = {name.start: name.name for name in names}
    taken = {
        (row.text.lower(), named[row.body_start]): named.get(row.person_start)
        for row in rows
        if row.body_start in named and is_of_a_state(row.text)
    }
    for row in rows:
        at = None if row.body_start is not None or is_of_another(text, row.start) else bodies.publishers(row.text)
        holder = named.get(row.person_start)
        free = at is not None and taken.get((row.text.lower(), named[at]), holder) == holder
        yield replace(row, body_start=at) if free else row


def is_of_another(text: str, start: int) -> bool:
    """Whether a role that starts there is at the body of which the sentence speaks, not at the publisher: "its director"."""
    return _ANOTHERS.search(text, max(0, start - _REACH), start) is not None
