"""Tags of tokens: how a name is written as one tag a token, and which tag may follow which.

BILOU: a name of one token is a Unit; a longer one Begins, goes on Inside and ends Last; all else is Outside. After
L. Ratinov and D. Roth, Design Challenges and Misconceptions in Named Entity Recognition (CoNLL 2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LABELS = ("PERSON", "AGENCY", "ORG", "PLACE", "LAW")
TAGS = ("O", *(f"{kind}-{label}" for label in LABELS for kind in "BILU"))
OUTSIDE = 0
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}


class Tagged(NamedTuple):
    """tokens[lo:hi] is a name; `confidence` is from 0 to 1."""

    lo: int
    hi: int
    label: str
    confidence: float


def tags_of(names: Iterable[tuple[int, int, str]], length: int) -> NDArray[np.int64]:
    """The tags, as numbers, of `length` tokens of which some are names (lo, hi, label)."""
    tags = np.zeros(length, dtype=np.int64)
    for lo, hi, label in names:
        if hi == lo + 1:
            tags[lo] = _NUMBER[f"U-{label}"]
        else:
            tags[lo:hi] = [_NUMBER[f"{kind}-{label}"] for kind in "B" + "I" * (hi - lo - 2) + "L"]
    return tags


def names_of(path: Sequence[int]) -> list[tuple[int, int, str]]:
    """The names (lo, hi, label) that a valid row of tags says."""
    found, lo = [], 0
    for at, number in enumerate(path):
        tag = TAGS[number]
        if tag[0] in "BU":
            lo = at
        if tag[0] in "LU":
            found.append((lo, at + 1, tag[2:]))
    return found


@cache
def tags_of_label(label: str) -> list[int]:
    """The tags, as numbers, of tokens in names of a label."""
    return [_NUMBER[f"{kind}-{label}"] for kind in "BILU"]


@cache
def follows() -> NDArray[np.bool_]:
    """Whether tag j may stand behind tag i: shape (tags, tags). Outside stands before the first tag and behind the last."""
    return np.array([[_may_follow(before, behind) for behind in TAGS] for before in TAGS])


def _may_follow(before: str, behind: str) -> bool:
    if before[0] in "BI":
        return behind[0] in "IL" and before[2:] == behind[2:]
    return behind[0] in "OBU"
