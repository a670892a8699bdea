"""On a Dask cluster that is there already, however it was started: by hand, over SSH, by Kubernetes or by Slurm.

A worker needs the package, in the very version of this program, and has to see the corpus at the same address.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from platform import node
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic

import pipeline
from pipeline.engines.searching import AHEAD, WorkerDied, searched
from pipeline.outside.versions import of_packages
from pipeline.stages import Engine, EngineError, Result, Work

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECTING = 10.0
"""Seconds within which a scheduler answers."""
LOOK_EVERY = 10.0
"""Seconds without a result after which it is seen whether there are workers at all."""
TRIES = 2
"""So many workers end over a batch before it is what ends them."""
KEPT = "what was done is kept: run again"
ONE_AT_A_TIME = Lock()
"""A worker may have several threads, but the language model is for one."""


@dataclass(frozen=True)
class Cluster(Engine):
    """The workers of the cluster whose `scheduler` has this address, such as tcp://10.0.0.5:8786.

    `patience`: seconds to wait for a worker where there is none. `shards`: the address of a folder that the workers and this
    program see (a shared disk, s3://bucket/folder), where what workers find is left; without it they send it.

    A batch that a worker has begun when the work is ended is not broken off there; what it gives is thrown away.
    """

    scheduler: str = ""
    patience: float = 30.0
    shards: str = ""

    def leaves(self, folder: Path) -> str:
        own = sha256(f"{node()} {folder}".encode()).hexdigest()[:16]
        return f"{self.shards.rstrip('/')}/{own}" if self.shards else ""

    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        coming = iter(batches)
        for first in coming:  # where there is nothing to do, no cluster is needed
            with self._connected() as client:
                hands = _Hands(self, client, work)
                for batch in (yield from hands.together(chain([first], coming))):
                    yield from searched(batch, hands.alone, lost)

    @contextmanager
    def _connected(self) -> Iterator[Client]:
        """A connection to the scheduler; what was begun over it and is not done when it closes is cancelled."""
        if not self.scheduler:
            raise EngineError("no cluster is named; set [engines.cluster] scheduler to an address such as tcp://10.0.0.5:8786")
        try:
            from distributed import Client
            from distributed.comm.core import CommClosedError
        except ImportError:
            raise EngineError(
                "the cluster engine needs Dask distributed; install it with `pip install distributed`, "
                "or choose another [run] engine"
            ) from None
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it has to say is said here
        client = Client.__new__(Client)
        try:
            Client.__init__(client, self.scheduler, timeout=CONNECTING, set_as_default=False)
        except (OSError, ValueError, TypeError, AssertionError) as error:  # Dask asserts that its thread began within 10 seconds
            client.close()  # if left to the collector of garbage, in the midst of whatever holds the lock that closing needs
            raise EngineError(
                f"no scheduler answers at {self.scheduler}; start one with `dask scheduler`, "
                f"or mend [engines.cluster] scheduler ({type(error).__name__})"
            ) from None
        try:
            with client:
                self.await_a_worker(client)
                yield client
        except (CommClosedError, CancelledError):
            raise EngineError(f"the scheduler at {self.scheduler} is gone; {KEPT}") from None

    def await_a_worker(self, client: Client) -> None:
        """Returns when there is one. Raises EngineError where none comes."""
        try:
            client.wait_for_workers(1, timeout=self.patience)
        except TimeoutError:
            raise EngineError(
                f"the cluster at {self.scheduler} had no worker for {self.patience:g} seconds; start one with "
                f"`dask worker {self.scheduler} --nthreads 1`; {KEPT}"
            ) from None


class _Hands(Generic[Work, Result]):
    """The workers of a cluster, doing one kind of work."""

    def __init__(self, engine: Cluster, client: Client, work: Callable[[Work], Result]) -> None:
        self._engine = engine
        self._client = client
        self._work = pickle.dumps(work)
        self._begun: dict[Future[bytes], Work] = {}

    def together(self, batches: Iterator[Work]) -> Generator[Result, None, Sequence[Work]]:
        """Results as they come. Returns the batches that ended worker after worker, or were beside one that did."""
        suspects: list[Work] = []
        while True:
            for batch in islice(batches, self._room()):
                self._begin(batch)
            if not self._begun:
                return suspects
            for future in self._done():
                batch = self._begun.pop(future)
                try:
                    result = _result(future)
                except WorkerDied:
                    suspects.append(batch)
                else:
                    yield result

    def alone(self, batch: Work) -> Result:
        """The result of one batch. Raises WorkerDied when it has ended as many workers as are tried: whoever starts a worker anew
        may close it once more."""
        for _ in range(TRIES):
            self._begin(batch)
            (future,) = self._done()
            del self._begun[future]
            with suppress(WorkerDied):
                result: Result = _result(future)
                return result
        raise WorkerDied

    def _room(self) -> int:
        """How many more batches may be in hand: what is done must not pile up."""
        threads: int = sum(self._client.nthreads().values())
        return max(0, AHEAD * max(1, threads) - len(self._begun))

    def _begin(self, batch: Work) -> None:
        self._begun[self._client.submit(done_by_worker, self._work, pickle.dumps(batch), own_version(), pure=False)] = batch

    def _done(self) -> Iterable[Future[bytes]]:
        """Those that are done, when some are. Raises EngineError where nobody is left to do them."""
        from distributed import wait

        while True:
            try:
                with self._client.as_current():
                    done: Iterable[Future[bytes]] = wait([*self._begun], LOOK_EVERY, "FIRST_COMPLETED").done
                    return done
            except TimeoutError:
                self._engine.await_a_worker(self._client)


def _result(future: Future[bytes]) -> Any:
    """What a worker has made of a batch. Raises its error, or WorkerDied."""
    from distributed import KilledWorker

    try:
        return pickle.loads(future.result())  # noqa: S301 whoever reaches a cluster can have it do anything
    except KilledWorker:
        raise WorkerDied from None
    except ModuleNotFoundError as error:
        raise EngineError(
            f"a worker or the scheduler lacks {error.name}; install what this program runs with there, too"
        ) from None
    finally:
        future.release()


def done_by_worker(work: bytes, batch: bytes, version: str) -> bytes:
    """What a worker does: the pickled result of some pickled work on a batch. What the scheduler passes on are bytes."""
    if own_version() != version:
        raise EngineError(
            "a worker has another version of presswatch, or of a library that it stands on; install the same there as here"
        )
    with ONE_AT_A_TIME:
        return pickle.dumps(_unpacked(work)(pickle.loads(batch)))  # noqa: S301 so it is for a worker


@lru_cache(maxsize=2)
def _unpacked(work: bytes) -> Callable[[Any], Any]:
    """Work that came with an earlier batch knows already what it looked up."""
    done: Callable[[Any], Any] = pickle.loads(work)  # noqa: S301
    return done


@cache
def own_version() -> str:
    """A digest of the files of this package and of the versions of the libraries that it stands on."""
    digest = sha256(repr(of_packages()).encode())
    folder = Path(pipeline.__file__).parent
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
