"""A line for a person to look at."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line of corrections.csv as it would change what is uncertain, why it is, and how certain it is after all, 0 to 1."""

    action: str
    name: str
    other: str
    release: str
    note: str
    certainty: float
