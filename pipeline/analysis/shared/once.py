"""What several analyses compute from the same tables is computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from pipeline.given.tables import source
from pipeline.rows import Row
from pipeline.stages import Tables

Result = TypeVar("Result")


def once(*kinds: type[Row]) -> Callable[[Callable[[Tables], Result]], Callable[[Tables], Result]]:
    """For a function of the tables of these kinds: its last result is kept for as long as these very tables are in use."""

    def keeping(make: Callable[[Tables], Result]) -> Callable[[Tables], Result]:
        kept: dict[tuple[int, ...], Result] = {}

        @wraps(make)
        def remembered(tables: Tables) -> Result:
            versions = [source(tables).version(kind) for kind in kinds]
            key = tuple(map(id, versions))
            if key not in kept:
                kept.clear()
                watched[:] = [ref(version, lambda _: kept.clear()) for version in versions]
                kept[key] = make(tables)
            return kept[key]

        watched: list[ref[object]] = []
        return remembered

    return keeping
