"""Numbers that stand for what releases have, many at a time: kept as bytes, eight each, compared as arrays."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

Numbers = Any
"""A NumPy array of unsigned integers of 64 bits."""


def as_bytes(numbers: Iterable[int]) -> bytes:
    """Numbers below 2**64, eight bytes each."""
    return array("Q", numbers).tobytes()


def as_numbers(data: bytes) -> Numbers:
    """The numbers in such bytes."""
    import numpy as np

    return np.frombuffer(data, dtype=np.uint64)


def in_several(numbers: Numbers) -> Numbers:
    """Those that stand there more than once, each once, ascending; 0 stands for nothing."""
    import numpy as np

    found, times = np.unique(numbers, return_counts=True)
    return found[(times > 1) & (found != 0)]


def kept_of(data: bytes, wanted: Numbers) -> list[int]:
    """The numbers in some bytes that are among the wanted ones, which ascend; each once, ascending."""
    import numpy as np

    numbers = np.unique(as_numbers(data))
    if not len(wanted):
        return []
    places = np.minimum(np.searchsorted(wanted, numbers), len(wanted) - 1)
    found: list[int] = numbers[wanted[places] == numbers].tolist()
    return found


def counted(lists: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """The numbers that stand in lists of them, ascending, and in how many lists each stands."""
    import numpy as np

    each_once = [np.unique(as_numbers(data)) for data in lists]
    return np.unique(np.concatenate(each_once) if each_once else np.zeros(0, np.uint64), return_counts=True)
