"""The drawing of reports as work that any engine can do: bytes come back, and the one who asked writes them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from pipeline.catalogue import name_of, place_of
from pipeline.faults import fault
from pipeline.rows import Problem
from pipeline.stages import Drawing, DrawnReport

PER_BATCH = 4
"""A process takes as long to start as to draw so many."""


@dataclass(frozen=True, slots=True)
class Commission:
    """A drawing that a report wants."""

    report: DrawnReport
    drawing: Drawing

    def digest(self) -> str:
        """A digest of all that is to be seen."""
        return sha256(pickle.dumps(self.drawing.make)).hexdigest()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a commission: the files' bytes, or why there are none."""

    report: DrawnReport
    files: tuple[str, ...]
    contents: tuple[bytes, ...]
    problem: Problem | None = None


def draw(batch: Sequence[Commission]) -> list[Drawn]:
    """Work on commissions; one that cannot be drawn costs no other."""
    return [_drawn(each) for each in batch]


def lost(batch: Sequence[Commission]) -> list[Drawn]:
    """What stands for commissions that end every process which draws them."""
    return [_not(each, RuntimeError("the process that drew it died")) for each in batch]


def _drawn(each: Commission) -> Drawn:
    try:
        return Drawn(each.report, each.drawing.files, each.drawing.make())
    except Exception as error:
        return _not(each, error)


def _not(each: Commission, error: Exception) -> Drawn:
    return Drawn(each.report, (), (), fault(place_of(each.report), name_of(each.report), error))
