"""The rows of a table release by release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

Values = list[tuple[Any, ...]]


def by_release(table: pd.DataFrame, columns: Sequence[str]) -> dict[str, Values]:
    """release_id → the values of its rows in some columns, in the order of the table."""
    found: dict[str, Values] = {}
    for release, *values in zip(table["release_id"].tolist(), *(table[column].tolist() for column in columns), strict=True):
        found.setdefault(release, []).append(tuple(values))
    return found
