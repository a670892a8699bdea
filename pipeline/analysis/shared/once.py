"""What several analyses compute from the same tables is computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

import pandas as pd

from pipeline.rows import Row
from pipeline.stages import Tables

Result = TypeVar("Result")


def once(*kinds: type[Row]) -> Callable[[Callable[[Tables], Result]], Callable[[Tables], Result]]:
    """For a function of the tables of these kinds: its last result is kept for as long as these very tables are in use."""

    def keeping(make: Callable[[Tables], Result]) -> Callable[[Tables], Result]:
        kept: dict[tuple[int, ...], Result] = {}

        @wraps(make)
        def remembered(tables: Tables) -> Result:
            frames = [tables[kind] for kind in kinds]
            key = tuple(map(id, frames))
            if key not in kept:
                kept.clear()
                watched[:] = [ref(frame, lambda _: kept.clear()) for frame in frames]
                kept[key] = make(tables)
            return kept[key]

        watched: list[ref[pd.DataFrame]] = []
        return remembered

    return keeping


def of_table(make: Callable[[pd.DataFrame], Result]) -> Callable[[pd.DataFrame], Result]:
    """For a function of one table: its last result is kept for as long as this very table is in use."""
    kept: dict[int, Result] = {}
    watched: list[ref[pd.DataFrame]] = []

    @wraps(make)
    def remembered(table: pd.DataFrame) -> Result:
        if id(table) not in kept:
            kept.clear()
            watched[:] = [ref(table, lambda _: kept.clear())]
            kept[id(table)] = make(table)
        return kept[id(table)]

    return remembered
