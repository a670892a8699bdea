"""An exclusion: why a clause commits nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.markers import Marked


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a clause commits nobody, and a sentence that has such a clause."""

    name: str
    holds: Callable[[Marked, Actors], bool]
    example: str
