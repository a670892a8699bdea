"""Processes that stay from one kind of work to the next: each starts once, and loads once what its work needs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import active_children, get_context
from typing import TypeVar

from pipeline.engines.belonging import belong
from pipeline.engines.searching import AHEAD, WorkerDied, searched
from pipeline.stages import Result, Work, Workers

Made = TypeVar("Made")


class Pool(Workers):
    """So many processes, started when there is work for them, and anew after one has died or work was broken off."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._executor: ProcessPoolExecutor | None = None
        self._others = set(active_children())

    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        coming = iter(batches)
        first = list(islice(coming, self._size))
        if len(first) <= 1:
            yield from map(work, chain(first, coming))
            return
        coming = chain(first, coming)
        try:
            while suspects := (yield from self._together(work, coming)):
                for batch in suspects:
                    yield from searched(batch, partial(_alone, work), lost)
        except BaseException:
            self.break_off()
            raise

    def ready(self, work: Callable[[], object]) -> None:
        if self._size > 1:
            for _ in range(self._size):
                self.begin(work)

    def begin(self, work: Callable[..., Made], *batch: object) -> Future[Made]:
        """The result to come; BrokenProcessPool in it where the processes are gone already."""
        executor = self._made()  # not below: it starts Python's tracker of resources, which has Ctrl-C heard again
        try:
            with _deaf_to_ctrl_c():  # submitting is what starts the processes, and they inherit what is not heard
                return executor.submit(work, *batch)
        except BrokenProcessPool as error:
            gone: Future[Made] = Future()
            gone.set_exception(error)
            return gone

    def end(self) -> None:
        """Waits for the processes to end, which work on nothing any more."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def break_off(self) -> None:
        """Ends the processes, whatever they work on."""
        if self._executor:
            for each in set(active_children()) - self._others:
                each.kill()
        self.end()

    def _made(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._others = set(active_children())
            # spawn: a forked copy of a process that has threads (BLAS, DuckDB) may hang
            self._executor = ProcessPoolExecutor(self._size, mp_context=get_context("spawn"), initializer=belong)
        return self._executor

    def _together(self, work: Callable[[Work], Result], batches: Iterator[Work]) -> Generator[Result, None, Sequence[Work]]:
        """Results as they come. Returns the batches in hand when a process died, one of which may be why; none where all are
        done."""
        begun: dict[Future[Result], Work] = {}
        while True:
            for batch in islice(batches, AHEAD * self._size - len(begun)):
                begun[self.begin(work, batch)] = batch
            done, _ = wait(begun, return_when=FIRST_COMPLETED)
            if not done:
                return ()
            for each in done:
                if isinstance(each.exception(), BrokenProcessPool):
                    self.end()
                    return tuple(begun.values())
                del begun[each]
                yield each.result()


@contextmanager
def pool(size: int) -> Iterator[Pool]:
    """Processes that are waited for where all goes well, and killed where it does not."""
    own = Pool(size)
    try:
        yield own
    except BaseException:
        own.break_off()
        raise
    finally:
        own.end()


def _alone(work: Callable[[Work], Result], batch: Work) -> Result:
    """The result of one batch in a process of its own. Raises WorkerDied."""
    try:
        with pool(1) as own:
            return own.begin(work, batch).result()
    except BrokenProcessPool:
        raise WorkerDied from None


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
