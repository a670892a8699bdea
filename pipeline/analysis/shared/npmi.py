"""Normalised pointwise mutual information: how much more often two things stand together than chance would have it.

npmi(a, b) = ln(p(a, b) / (p(a) p(b))) / -ln p(a, b); 1: never one without the other, 0: as chance, -1: never together.
Reference: G. Bouma, "Normalized (pointwise) mutual information in collocation extraction", Proceedings of GSCL (2009), 31-40.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]


def npmi(together: Counts, one: Counts, other: Counts, total: int) -> NDArray[np.float64]:
    """Of pairs, shape (pairs,): in how many of `total` units stand both, the one and the other; 1 where every unit holds both."""
    some = np.where((together > 0) & (together < total), together, np.nan)
    value = np.log(some * total / (one * other)) / -np.log(some / max(total, 1))
    return np.where(together >= total, 1.0, np.where(together > 0, value, -1.0)).clip(-1, 1)
