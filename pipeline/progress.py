"""How far a run has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

LINE_EVERY = 5.0  # seconds between two plain lines of one stage


class Watcher(Protocol):
    """What a run tells as it goes."""

    def begin(self, stage: str, total: int) -> None:
        """A stage with `total` things to do begins."""

    def advance(self, done: int) -> None:
        """So many more things of the present stage are done."""


class Bars:
    """A bar for each stage: stage, things done, rate, time left."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int) -> None:
        self._task = self._progress.add_task(stage, total=total)

    def advance(self, done: int) -> None:
        if self._task is not None:
            self._progress.advance(self._task, done)


class Lines:
    """A line when a stage begins, one every few seconds, and one when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage, self._total, self._done = "", 0, 0
        self._began = self._spoke = 0.0

    def begin(self, stage: str, total: int) -> None:
        self._stage, self._total, self._done = stage, total, 0
        self._began = self._spoke = time.monotonic()
        self._console.print(f"{stage}: {total} to do", highlight=False)

    def advance(self, done: int) -> None:
        self._done += done
        now = time.monotonic()
        if self._done < self._total and now - self._spoke < LINE_EVERY:
            return
        self._spoke = now
        rate = self._done / max(now - self._began, 1e-6)
        left = (self._total - self._done) / rate if rate else 0.0
        self._console.print(f"{self._stage}: {self._done} of {self._total}, {rate:.1f}/s, {left:.0f} s left", highlight=False)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def watching(console: Console) -> Iterator[Watcher]:
    """Bars on a terminal, lines where the output goes to a file or a pipe."""
    if not console.is_terminal:
        yield Lines(console)
        return
    columns = TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    with Progress(*columns, console=console) as progress:
        yield Bars(progress)
