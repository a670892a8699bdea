"""Several batches at a time, each in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pipeline.engines.pool import pool
from pipeline.stages import Engine, Result, Work, Workers


@dataclass(frozen=True)
class Processes(Engine):
    """`workers` processes, one per processor by default. A single batch, or a single worker, needs no process at all.

    The processes end with the work, with its first error, and with this process, however that ends.
    """

    workers: int = 0

    def kept(self) -> AbstractContextManager[Workers]:
        return pool(self.workers or os.cpu_count() or 1)

    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        with self.kept() as workers:
            yield from workers.map(work, batches, lost)
