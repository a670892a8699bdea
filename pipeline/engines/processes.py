"""Several batches at a time, each in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from threading import Thread

from pipeline.stages import Engine, EngineError, Result, Work


@dataclass(frozen=True)
class Processes(Engine):
    """`workers` processes, one per processor by default. A single batch, or a single worker, needs no process at all.

    The processes end with the work, with its first error, and with this process, however that ends.
    """

    workers: int = 0

    def map(self, work: Callable[[Work], Result], batches: Iterable[Work]) -> Generator[Result, None, None]:
        waiting = list(batches)
        workers = min(self.workers or os.cpu_count() or 1, len(waiting))
        if workers <= 1:
            yield from map(work, waiting)
            return
        with _pool(workers) as pool:
            with _deaf_to_ctrl_c():  # submitting is what starts the processes, and they inherit what is not heard
                begun = [pool.submit(work, batch) for batch in waiting]
            for done in as_completed(begun):
                yield done.result()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are waited for where all goes well, and killed where it does not."""
    others = set(active_children())
    # spawn: a forked copy of a process that has threads (BLAS, DuckDB) may hang
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_belong)
    try:
        yield pool
    except BaseException as error:
        for each in set(active_children()) - others:
            each.kill()
        if isinstance(error, BrokenProcessPool):
            raise EngineError(
                "a worker process died, perhaps for want of memory; what was done is kept: "
                "run again with fewer [engines.processes] workers"
            ) from None
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A terminal tells Ctrl-C to every process; only the main one is to answer. What comes here meanwhile is heard afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _belong() -> None:
    """What a worker does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing is inherited
    Thread(target=_end_with_main, daemon=True).start()


def _end_with_main() -> None:
    """Ends this worker when the main process is gone, were it killed: nobody would ever give it work or end it."""
    if main := parent_process():
        main.join()
        os._exit(1)
