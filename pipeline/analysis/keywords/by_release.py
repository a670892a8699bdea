"""A large table release by release, without a copy of the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

AT_ONCE = 500
"""So many releases are taken out of the table together."""
Values = list[tuple[Any, ...]]
END = "\U0010ffff"
"""Behind every id."""


def by_release(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[str, Values]]:
    """Each release's rows of a table that has `release_id` and `start`, by their place; releases in order of id."""
    codes, ids = pd.factorize(table["release_id"], sort=True)
    order = np.lexsort((table["start"].to_numpy(), codes)).astype(np.int32)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(ids)))])
    del codes
    for first in range(0, len(ids), AT_ONCE):
        some = bounds[first : first + AT_ONCE + 1]
        rows = table.iloc[order[some[0] : some[-1]]]
        values = list(zip(*(rows[column].tolist() for column in columns), strict=True))
        for place, release in enumerate(ids[first : first + AT_ONCE]):
            yield str(release), values[some[place] - some[0] : some[place + 1] - some[0]]


def beside(rows: Iterator[tuple[str, Values]]) -> Callable[[str], Values]:
    """The rows of a release, none where it has none; releases are asked for in order of id."""
    at: list[tuple[str, Values]] = [("", [])]

    def of(release: str) -> Values:
        while at[0][0] < release:
            at[0] = next(rows, (END, []))
        return at[0][1] if at[0][0] == release else []

    return of
