"""Python's search for objects that hold one another, made rarer while a run goes on.

Nearly all that a run makes is freed by counting references. The search walks over all that lives again and again, modules,
lexicons and rows among them, and took a fifteenth of a run; what it has to find are charts, which are few.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 50_000
"""So many more objects than before are made before the youngest are searched."""


def collect_rarely() -> None:
    """From here on, in this process."""
    gc.set_threshold(RARELY, *gc.get_threshold()[1:])


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Inside; afterwards as before."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
