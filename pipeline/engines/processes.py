"""Several batches at a time, each in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from pipeline.stages import Engine, EngineError, Result, Work


@dataclass(frozen=True)
class Processes(Engine):
    """`workers` processes, one per processor by default. A single batch, or a single worker, needs no process at all."""

    workers: int = 0

    def map(self, work: Callable[[Work], Result], batches: Iterable[Work]) -> Iterator[Result]:
        waiting = list(batches)
        workers = min(self.workers or os.cpu_count() or 1, len(waiting))
        if workers <= 1:
            yield from map(work, waiting)
            return
        # spawn: a forked copy of a process that has threads (BLAS, DuckDB) may hang
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            try:
                for done in as_completed([pool.submit(work, batch) for batch in waiting]):
                    yield done.result()
            except BrokenProcessPool:
                raise EngineError(
                    "a worker process died, perhaps for want of memory; what was done is kept: "
                    "run again with fewer [engines.processes] workers"
                ) from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
