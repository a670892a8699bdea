"""All exclusions: a clause of which one holds commits nobody, whatever marks it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.addressees import ADDRESSEES
from pipeline.extraction.commitments.exclusions.clauses import CLAUSES
from pipeline.extraction.commitments.exclusions.descriptions import DESCRIPTIONS
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.exclusions.purposes import PURPOSES
from pipeline.extraction.commitments.exclusions.standing import STANDING
from pipeline.extraction.commitments.exclusions.states import STATES
from pipeline.extraction.commitments.markers import Marked

EXCLUSIONS: Sequence[Exclusion] = (*CLAUSES, *ADDRESSEES, *STATES, *STANDING, *PURPOSES, *DESCRIPTIONS)


def is_excluded(found: Marked, actors: Actors) -> bool:
    """Whether one of the rules leaves the clause out."""
    return any(rule.holds(found, actors) for rule in EXCLUSIONS)
