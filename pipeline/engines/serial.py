"""One batch after another, in this process."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from pipeline.stages import Engine, Result, Work


@dataclass(frozen=True)
class Serial(Engine):
    """Runs the work here; what errors are easiest to follow in."""

    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        yield from map(work, batches)
