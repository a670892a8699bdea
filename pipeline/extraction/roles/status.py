"""Whether a role is held, was held or is still to be held, as the words say that the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extraction.roles.tenure import Tenure

_NO_MORE = frozenset({"former", "formerly", "ex", "previous", "retired", "erstwhile", "then", "late"})
_GONE = frozenset({"ousted", "deposed", "previous", "toppled"})
_ARTICLES = frozenset({"a", "an", "the"})
_DEATH = frozenset({"assassination", "death", "funeral", "killing", "murder", "obituary", "passing"})
_LEFT = frozenset({"resigned", "dismissed", "removed", "served", "worked", "acted", "was", "were"})
_STILL = frozenset({"has", "since", "been"})
_BEGUN = frozenset({"appointed", "elected", "named", "reappointed", "designated", "sworn", "confirmed"})
_LINK = re.compile(r"\b(?:of|to|for|at)\b")
_NOT_YET = frozenset({"designate", "elect", "incoming", "nominated"})
_FUTURE = frozenset({"will", "shall"})


def status_of(role: str, front: Sequence[str], verb: Iterable[str], tenure: Tenure, published: str) -> str:
    """Holds, held or to hold: of a role's words, those in front ("ousted") and those from the person to it ("resigned as").

    A time that begins or ends before or behind the release's day says so as well.
    """
    said = set(_LINK.split(role.lower(), maxsplit=1)[0].replace("-", " ").split())  # "adviser to the former mayor" is adviser
    words = {word.lower() for word in verb}
    left = words & _LEFT and not words & (_STILL | _BEGUN | _NOT_YET)
    gone = not _GONE.isdisjoint(front[-1:]) or _is_of_then(front) or ("of" in front[-2:] and not _DEATH.isdisjoint(front))
    if said & _NO_MORE or gone or left or _is_before(tenure.until, published):
        return "held"
    to_come = (said | words) & _NOT_YET or words & _FUTURE or _is_before(published, tenure.since)
    return "to hold" if to_come else "holds"


def _is_of_then(front: Sequence[str]) -> bool:
    """Whether a role is one of that time: "Jane Roe, then a judge"; not "Then Judge Roe met farmers"."""
    return front[-2:-1] == ["then"] and front[-1] in _ARTICLES


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether one time lies before another, as far as both are exact."""
    size = min(len(one or ""), len(other or ""))
    return bool(one and other) and one[:size] < other[:size]  # type: ignore[index]
