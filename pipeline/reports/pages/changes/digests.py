"""A number for each row of a table, and for groups of rows, so that what a page shows can be compared without making it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SIZE = 12  # bytes of a digest
CODE = ("reports/pages", "reports/shared", "results.py", "rows")
"""What makes pages, beside the rows: parts of the package."""


def digest(*parts: object) -> str:
    """A digest of some values, by the way they are written in Python."""
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=SIZE).hexdigest()


def grouped(frame: pd.DataFrame, columns: Iterable[str]) -> dict[str, str]:
    """Value → the digest of the rows that have it in any of some columns, in their order."""
    found: dict[str, str] = {}
    numbers = _of_rows(frame)
    for column in columns:
        codes, values = pd.factorize(frame[column])
        order = np.argsort(codes, kind="stable")
        edges = np.searchsorted(codes[order], np.arange(len(values) + 1))
        for value, first, end in zip(values, edges, edges[1:], strict=False):
            own = blake2b(numbers[order[first:end]].tobytes(), digest_size=SIZE).hexdigest()
            found[str(value)] = f"{found.get(str(value), '')}{column}{own}"
    return found


def _of_rows(frame: pd.DataFrame) -> NDArray[np.uint64]:
    """A number for each row, from all its values."""
    return np.asarray(pd.util.hash_pandas_object(frame, index=False), np.uint64)


@cache
def of_code(*more: str) -> str:
    """The digest of everything in the program that makes pages, and of more parts of it."""
    found = blake2b(digest_size=SIZE)
    for part in (*CODE, *more):
        for file in _files(files("pipeline").joinpath(part)):
            found.update(file.read_bytes())
    return found.hexdigest()


def _files(place: Traversable) -> list[Traversable]:
    if place.is_file():
        return [place] if place.name.endswith((".py", ".html")) else []
    return [file for each in sorted(place.iterdir(), key=lambda each: each.name) for file in _files(each)]
