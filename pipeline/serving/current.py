"""The copy that readers see: of the last whole results, brought up to date beside the old one when a run has ended."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from pipeline.faults import LOG, Refusal
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.keeping import copy_of
from pipeline.serving.reading import Copy

SECONDS = 3.0
"""How often it is looked whether a run has ended."""
FOLDER = "served"
"""The folder of the copies, below the results."""


class Current:
    """Holds the copy. `copy` is replaced as a whole; who reads from the old one reads on."""

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder
        self._place = place
        self.copy = self._made(Whole.of(folder))

    def renew(self) -> bool:
        """Copies the results of a run that has ended since; whether there was one."""
        if self.copy.whole.is_still_there():
            return False
        try:
            self.copy = self._made(Whole.of(self._folder))
        except NotWhole:  # the run goes on; the next look will tell
            return False
        return True

    def _made(self, whole: Whole) -> Copy:
        return Copy(whole, copy_of(whole, self._place))


@contextmanager
def current(folder: Path, renewed: Callable[[], None]) -> Iterator[Current]:
    """The copy of the last whole results in a folder, kept up to date; `renewed` hears of every other run.

    Raises NotWhole where there is none to begin with.
    """
    Whole.of(folder)
    with _place(folder) as place:
        kept = Current(folder, place)
        ended = Event()
        Thread(target=_look, args=(kept, ended, renewed), daemon=True).start()
        try:
            yield kept
        finally:
            ended.set()


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """A folder for copies that stay, below the results; where nothing can be written there, one for as long as it is needed."""
    place = folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
    except OSError:
        LOG.debug("the copy cannot be kept beside the results", exc_info=True)
    if os.access(place, os.W_OK):
        yield place
    else:
        with tempfile.TemporaryDirectory(prefix="presswatch-", ignore_cleanup_errors=True) as passing:
            yield Path(passing)


def _look(kept: Current, ended: Event, renewed: Callable[[], None]) -> None:
    while not ended.wait(SECONDS):
        try:
            if kept.renew():
                renewed()
        except (OSError, Refusal):  # the folder is gone, or the disk is full: readers keep what they have
            LOG.debug("the results could not be copied", exc_info=True)
