"""The copy that readers see: of the last whole results, made anew beside the old one when a run has ended."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from pipeline.faults import LOG, Refusal
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.copying import make_copy
from pipeline.serving.reading import Copy

SECONDS = 3.0
"""How often it is looked whether a run has ended."""


class Current:
    """Holds the copy. `copy` is replaced as a whole; who reads from the old one reads on."""

    def __init__(self, folder: Path, place: Path) -> None:
        self._folder = folder
        self._place = place
        self._number = 0
        self.copy = self._made(Whole.of(folder))

    def renew(self) -> bool:
        """Copies the results of a run that has ended since; whether there was one."""
        if self.copy.whole.is_still_there():
            return False
        try:
            self.copy = self._made(Whole.of(self._folder))
        except NotWhole:  # the run goes on; the next look will tell
            return False
        self._take_away_older()
        return True

    def _made(self, whole: Whole) -> Copy:
        self._number += 1
        path = self._file(self._number)
        try:
            make_copy(whole, path)
            return Copy(whole, path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _take_away_older(self) -> None:
        """All copies but the last two: of the last but one somebody may read."""
        for number in range(1, self._number - 1):
            self._file(number).unlink(missing_ok=True)

    def _file(self, number: int) -> Path:
        return self._place / f"copy-{number}.sqlite"


@contextmanager
def current(folder: Path, renewed: Callable[[], None]) -> Iterator[Current]:
    """The copy of the last whole results in a folder, kept up to date; `renewed` hears of every other run.

    Raises NotWhole where there is none to begin with.
    """
    with tempfile.TemporaryDirectory(prefix="presswatch-", ignore_cleanup_errors=True) as place:
        kept = Current(folder, Path(place))
        ended = Event()
        Thread(target=_look, args=(kept, ended, renewed), daemon=True).start()
        try:
            yield kept
        finally:
            ended.set()


def _look(kept: Current, ended: Event, renewed: Callable[[], None]) -> None:
    while not ended.wait(SECONDS):
        try:
            if kept.renew():
                renewed()
        except (OSError, Refusal):  # the folder is gone, or the disk is full: readers keep what they have
            LOG.debug("the results could not be copied", exc_info=True)
