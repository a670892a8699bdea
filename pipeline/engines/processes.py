"""Several batches at a time, each in a process of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import active_children, get_context

from pipeline.engines.belonging import belong
from pipeline.engines.searching import AHEAD, WorkerDied, searched
from pipeline.stages import Engine, Result, Work


@dataclass(frozen=True)
class Processes(Engine):
    """`workers` processes, one per processor by default. A single batch, or a single worker, needs no process at all.

    The processes end with the work, with its first error, and with this process, however that ends.
    """

    workers: int = 0

    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        coming = iter(batches)
        first = list(islice(coming, self.workers or os.cpu_count() or 1))
        if len(first) <= 1:
            yield from map(work, chain(first, coming))
            return
        coming = chain(first, coming)
        while suspects := (yield from _together(work, coming, len(first))):
            for batch in suspects:
                yield from searched(batch, partial(_alone, work), lost)


def _together(work: Callable[[Work], Result], batches: Iterator[Work], workers: int) -> Generator[Result, None, Sequence[Work]]:
    """Results as they come. Returns the batches in hand when a process died, one of which may be why; none where all are done."""
    begun: dict[Future[Result], Work] = {}
    with _pool(workers) as pool:
        while True:
            for batch in islice(batches, AHEAD * workers - len(begun)):
                begun[_begun(pool, work, batch)] = batch
            done, _ = wait(begun, return_when=FIRST_COMPLETED)
            if not done:
                return ()
            for each in done:
                if isinstance(each.exception(), BrokenProcessPool):
                    return tuple(begun.values())
                del begun[each]
                yield each.result()


def _begun(pool: ProcessPoolExecutor, work: Callable[[Work], Result], batch: Work) -> Future[Result]:
    """The result to come; BrokenProcessPool in it where the processes are gone already."""
    try:
        with _deaf_to_ctrl_c():  # submitting is what starts the processes, and they inherit what is not heard
            return pool.submit(work, batch)
    except BrokenProcessPool as error:
        gone: Future[Result] = Future()
        gone.set_exception(error)
        return gone


def _alone(work: Callable[[Work], Result], batch: Work) -> Result:
    """The result of one batch in a process of its own. Raises WorkerDied."""
    try:
        with _pool(1) as pool:
            return _begun(pool, work, batch).result()
    except BrokenProcessPool:
        raise WorkerDied from None


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are waited for where all goes well, and killed where it does not."""
    others = set(active_children())
    # spawn: a forked copy of a process that has threads (BLAS, DuckDB) may hang
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=belong)
    try:
        yield pool
    except BaseException:
        for each in set(active_children()) - others:
            each.kill()
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
