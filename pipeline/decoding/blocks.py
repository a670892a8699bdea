"""Matrix products whose rows do not depend on one another.

A matrix library chooses its way of summing by the shape of the whole matrix: a row times the same weights comes out
differently in the last digit when more rows stand beside it. In blocks of one fixed height every row goes the same way,
whatever stands in the block and wherever in it the row stands.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.intp]
Bools: TypeAlias = NDArray[np.bool_]

TALL = 256  # rows: enough to be fast, few enough for a processor's cache
LOW = 64  # rows, where often only a few are wanted


def product(rows: Floats, weights: Floats, height: int = TALL) -> Floats:
    """rows (n, k) × weights (k, m) → (n, m), in blocks of a fixed height."""
    filled = -(-len(rows) // height) * height
    out = np.empty((filled, weights.shape[1]), np.float32)
    whole = len(rows) // height * height
    for start in range(0, whole, height):
        np.matmul(rows[start : start + height], weights, out=out[start : start + height])
    if whole < len(rows):
        last = np.zeros((height, rows.shape[1]), np.float32)
        last[: len(rows) - whole] = rows[whole:]
        np.matmul(last, weights, out=out[whole:])
    return out[: len(rows)]
