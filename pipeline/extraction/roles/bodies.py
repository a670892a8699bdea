"""The body at which a role is held: named in the phrase, or beside the person or the phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.roles.holders import Held
from pipeline.extraction.roles.letters import Unit

_OF_BODY = re.compile(r"[oi][de]?B")  # Judge Roe of the High Court
_BESIDE = re.compile(r",[de]?B(?=[,;.)|\nabv]|$)")  # Jane Roe, Permanent Secretary, Ministry of Works
_REACH = 6


def body_of(units: Sequence[Unit], role: Held) -> int | None:
    """Where the body's mention begins, or None where the text makes none plain."""
    inside = next((unit.name for unit in units[role.first : role.last] if unit.letter == "B"), None)
    if inside:
        return inside.start
    places = [(_OF_BODY, role.person + 1)] + ([(_BESIDE, role.last)] if role.first > role.person else [])
    for pattern, at in places:
        match = pattern.match("".join(unit.letter for unit in units[at : at + _REACH]))
        name = units[at + match.end() - 1].name if match else None
        if name:
            return name.start
    return None
