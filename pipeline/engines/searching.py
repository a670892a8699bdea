"""What ends workers is searched for: a batch that does not come back is worked on again with none beside it, then its halves."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import cast

from pipeline.stages import EngineError, Result, Work

AHEAD = 2
"""Batches for each worker that are in hand at a time: one that it works on, and one that waits for it."""


class WorkerDied(Exception):
    """The worker that had the batch is gone, and nothing is known of why."""


def searched(
    batch: Work, alone: Callable[[Work], Result], lost: Callable[[Work], Result] | None
) -> Generator[Result, None, None]:
    """The results of a batch whose worker died: those of the whole where it was no fault of the batch, else of its parts.

    `alone(batch)` works on a batch while nothing else is worked on, or raises WorkerDied; `lost(batch)` makes what stands for a
    single item that no worker survives. Without it such a batch is an EngineError.
    """
    try:
        done = alone(batch)
    except WorkerDied:
        if lost is None:
            raise EngineError(
                "a worker process died, perhaps for want of memory; what was done is kept: run again with fewer workers, "
                "or with more memory for each"
            ) from None
    else:
        yield done
        return
    if len(batch) == 1:
        yield lost(batch)
        return
    middle = len(batch) // 2
    for half in cast("tuple[Work, Work]", (batch[:middle], batch[middle:])):
        yield from searched(half, alone, lost)
