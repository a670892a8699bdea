"""Whether a role is held, was held or is still to be held, as the words say that the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_MORE = frozenset({"former", "formerly", "ex", "retired", "erstwhile", "then", "late"})
_LEFT = frozenset({"resigned", "dismissed", "removed", "served", "worked", "acted"})
_STILL = frozenset({"has", "since"})
_LINK = re.compile(r"\b(?:of|to|for|at)\b")
_NOT_YET = frozenset({"designate", "elect", "incoming", "nominated"})


def status_of(role: str, verb: Iterable[str]) -> str:
    """Of a role's words, and of those between the person and it ("resigned as"): holds, held or to hold."""
    said = set(_LINK.split(role.lower(), maxsplit=1)[0].replace("-", " ").split())  # "adviser to the former mayor" is adviser
    words = {word.lower() for word in verb}
    if said & _NO_MORE or (words & _LEFT and not words & _STILL):
        return "held"
    return "to hold" if (said | words) & _NOT_YET else "holds"
