"""Words of the calendar, as they stand in a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

YEAR = re.compile(r"(?:1[6-9]|2[01])\d\d")
NAMED = frozenset({"MONTH", "MAYBE", "WEEKDAY", "SHORTDAY"})
COUNTED = frozenset({"UNIT", "UNITS", "DAYPART", "SEASON"})


def tells_time(token: Token) -> bool:
    """Whether a word is a month, a weekday, a unit of time or a year: "in May", "last week", "by 2031"."""
    kind = _kinds().get(token.lower_)
    return YEAR.fullmatch(token.text) is not None or kind in COUNTED or (kind in NAMED and token.text[0].isupper())


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["class"] for row in table("time_words")}
