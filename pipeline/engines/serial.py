"""One batch after another, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.stages import Engine, Result, Work


@dataclass(frozen=True)
class Serial(Engine):
    """Runs the work here; what errors are easiest to follow in."""

    def map(self, work: Callable[[Work], Result], batches: Iterable[Work]) -> Iterator[Result]:
        return map(work, batches)
