"""Long lists of a page: the first rows are seen, the others folded by year, and none is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
SEEN = 25


@dataclass(frozen=True, slots=True)
class Folded(Generic[Entry]):
    """The rows of a list, the newest first; `later` has those behind the first ones, (year, rows)."""

    seen: Sequence[Entry]
    later: Sequence[tuple[str, Sequence[Entry]]]
    total: int


def folded(rows: Sequence[Entry], day: Callable[[Entry], str], seen: int = SEEN) -> Folded[Entry]:
    """Rows that stand by date, folded; `day` is the ISO day of a row, empty where it has none."""
    later = groupby(rows[seen:], key=lambda row: day(row)[:4])
    return Folded(rows[:seen], [(year, list(own)) for year, own in later], len(rows))
