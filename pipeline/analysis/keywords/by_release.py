"""A large table release by release, without a copy of the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

AT_ONCE = 500
"""So many releases are taken out of the table together."""


def by_release(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
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
