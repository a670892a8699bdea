"""What a sum of money is (a bribe, a fine, money recovered …), by the nearest word that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicons import table

RECOVERED, CLAIM = "recovered", "claim"
# "recommended that 5 million be recovered": it is not yet
_ONLY_ASKED = re.compile(
    r"\b(?:recommend\w*|request\w*|demand\w*|claim\w*|seek\w*|sought|ask\w*|should|must|may|could)\b", re.IGNORECASE
)


@cache
def currency_codes() -> frozenset[str]:
    """The units that are money."""
    return frozenset(row["code"] for row in table("currencies"))


def kind_of(before: str, after: str, reach: int) -> str | None:
    """The kind that the words on both sides of a sum tell, at most `reach` words away; of two as near the one in front."""
    distance, _, cue = min(_cues(before, after), default=(reach + 1, 0, ""))
    if distance > reach:
        return None
    kind = _kinds()[cue.lower()]["kind"]
    return CLAIM if kind == RECOVERED and _ONLY_ASKED.search(before) else kind


def _cues(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The words that tell a kind, each with how many words away it stands, and whether in front (0) or behind (1)."""
    for m in _cue().finditer(before):
        if _kinds()[m[0].lower()]["side"] != "after":
            yield len(before[m.end() :].split()), 0, m[0]
    for m in _cue().finditer(after):
        if _kinds()[m[0].lower()]["side"] != "before":
            yield len(after[: m.start()].split()), 1, m[0]


@cache
def _kinds() -> dict[str, dict[str, str]]:
    return {row["stem"]: row for row in table("sum_kinds")}


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_kinds(), key=len, reverse=True))})\b", re.IGNORECASE)
