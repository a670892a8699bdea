"""What every export starts from: the tables that have rows, and ids that repeat themselves."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pandas as pd

from pipeline.results import KEYS, Results
from pipeline.rows import Row


def filled(results: Results) -> Iterator[tuple[type[Row], pd.DataFrame]]:
    """The tables that have rows, those first that others point into."""
    order = {kind: place for place, kind in enumerate(KEYS)}
    for kind in sorted(results, key=lambda kind: (order.get(kind, len(order)), kind.table)):
        if len(results[kind]):
            yield kind, results[kind]


def key(*parts: object) -> str:
    """An id made of what it stands for, the same at every export."""
    return "presswatch-" + sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:24]
