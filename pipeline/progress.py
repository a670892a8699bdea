"""How far a run has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

LINE_EVERY = 5.0  # seconds between two plain lines of one stage
LOOK_EVERY = 1.0
BEFORE_ALL = "starting"


class Watcher(Protocol):
    """What a run tells as it goes."""

    def begin(self, stage: str, total: int) -> None:
        """A stage with `total` things to do begins."""

    def doing(self, what: str) -> None:
        """The thing of the present stage that is being done; for those that may take long."""

    def advance(self, done: int) -> None:
        """So many more things of the present stage are done."""


class Silent:
    """Tells nobody."""

    def begin(self, stage: str, total: int) -> None:
        pass

    def doing(self, what: str) -> None:
        pass

    def advance(self, done: int) -> None:
        pass


SILENT = Silent()


class Bars:
    """A bar for each stage: stage and what it is at, things done, rate, time left."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stage = ""
        self._task = progress.add_task(BEFORE_ALL, total=None)

    def begin(self, stage: str, total: int) -> None:
        if not self._stage:
            self._progress.remove_task(self._task)
        self._stage = stage
        self._task = self._progress.add_task(stage, total=total)

    def doing(self, what: str) -> None:
        self._progress.update(self._task, description=f"{self._stage}: {what}")

    def advance(self, done: int) -> None:
        self._progress.advance(self._task, done)
        self._progress.update(self._task, description=self._stage)


class Lines:
    """A line when a stage begins, one every few seconds, whatever it is at, and one when it is done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage, self._what, self._total, self._done = BEFORE_ALL, "", 0, 0
        self._began = self._spoke = time.monotonic()

    def begin(self, stage: str, total: int) -> None:
        self._stage, self._what, self._total, self._done = stage, "", total, 0
        self._began = time.monotonic()
        self._say(f"{stage}: {total} to do")

    def doing(self, what: str) -> None:
        self._what = what

    def advance(self, done: int) -> None:
        self._done += done
        self._what = ""
        now = time.monotonic()
        if self._done < self._total and now - self._spoke < LINE_EVERY:
            return
        rate = self._done / max(now - self._began, 1e-6)
        left = (self._total - self._done) / rate if rate else 0.0
        self._say(f"{self._stage}: {self._done} of {self._total}, {rate:.1f}/s, {left:.0f} s left")

    def speak_up(self) -> None:
        """A line where there has been none for long."""
        now = time.monotonic()
        if now - self._spoke < LINE_EVERY:
            return
        done = f"{self._done} of {self._total}" if self._total else ""
        told = ", ".join(filter(None, (done, self._what, f"{now - self._began:.0f} s so far")))
        self._say(f"{self._stage}: {told}")

    def _say(self, line: str) -> None:
        self._spoke = time.monotonic()
        self._console.print(line, highlight=False)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def watching(console: Console) -> Iterator[Watcher]:
    """Bars on a terminal, lines where the output goes to a file or a pipe."""
    if not console.is_terminal:
        with _speaking_up(Lines(console)) as lines:
            yield lines
        return
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield Bars(progress)


@contextmanager
def _speaking_up(lines: Lines) -> Iterator[Lines]:
    """Looks every second whether the lines have been silent for long."""
    over = Event()

    def look() -> None:
        while not over.wait(LOOK_EVERY):
            lines.speak_up()

    Thread(target=look, daemon=True).start()
    try:
        yield lines
    finally:
        over.set()
