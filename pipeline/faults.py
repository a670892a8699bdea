"""Faults of the program itself, met while it runs, as lines for its user. The traceback goes to the log, which --debug shows."""

from __future__ import annotations

import errno
import logging
import traceback
from collections.abc import Mapping

from pipeline.rows import Problem

LONGEST = 300  # characters of an error's own words
LOG = logging.getLogger("presswatch")


class Refusal(Exception):
    """The program cannot start or go on; the message says why and what to do."""


def fault(source: str, stage: str, error: Exception) -> Problem:
    """A stage that raised: what it raised, in which release where that can be seen, and what to do."""
    LOG.debug("the %s stage failed: %s", stage, source, exc_info=error)
    release = _release(error)
    where = f", in the release {release!r}" if release else ""
    return Problem(
        source=source,
        stage=stage,
        problem=f"the {stage} stage failed{where}: {said(error)}",
        remedy=f"{remedy(error)}; the rest of the run is unharmed",
    )


def deadly(source: str, stage: str) -> Problem:
    """An input that no worker survives: nobody is left to say why."""
    return Problem(
        source=source,
        stage=stage,
        problem="every worker that took it died, so it was left out",
        remedy="give the workers more memory; if that does not help, take it out of the corpus and report the fault",
    )


def left_out(source: str, stage: str, broken: Mapping[int, str]) -> list[Problem]:
    """The rows of a stage that break a promise (place → promise), as one line; none where all keep theirs."""
    if not broken:
        return []
    rows = "a row was" if len(broken) == 1 else f"{len(broken)} rows were"
    first = broken[min(broken)]
    return [
        Problem(
            source=source,
            stage=stage,
            problem=f"{rows} left out by the {stage} stage: {first}",
            remedy="please report this fault; the other rows are kept",
        )
    ]


def said(error: BaseException) -> str:
    """What an error says, on one line."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} …"


def remedy(error: BaseException) -> str:
    """What to do about it: where the machine is at fault that is known, else the fault is ours."""
    match error:
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            return "make room on the disk and run again"
        case OSError():
            return "see to it that this can be written and read, or choose another place, and run again"
        case MemoryError():
            return "give it more memory, or fewer [engines.processes] workers, and run again"
        case _:
            return "please report this fault; --debug shows where it happened"


def _release(error: Exception) -> str:
    """The release that the failing code had in hand: the innermost variable of that name on the way to the error."""
    found = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        held = frame.f_locals.get("release_id")
        found = held if isinstance(held, str) else found
    return found
