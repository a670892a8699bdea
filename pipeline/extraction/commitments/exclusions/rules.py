"""All exclusions: a clause of which one holds commits nobody, whatever marks it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.clauses import CLAUSES
from pipeline.extraction.commitments.exclusion import Exclusion
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.commitments.standing import STANDING
from pipeline.extraction.commitments.states import STATES

EXCLUSIONS: Sequence[Exclusion] = (*CLAUSES, *STATES, *STANDING)


def is_excluded(found: Marked, actors: Actors) -> bool:
    """Whether one of the rules leaves the clause out."""
    return any(rule.holds(found, actors) for rule in EXCLUSIONS)
