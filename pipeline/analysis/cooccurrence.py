"""Co-occurrence: entities that releases name together, and how much more often than chance would have it.

Normalised pointwise mutual information: npmi(a, b) = ln(p(a, b) / (p(a) p(b))) / -ln p(a, b), where p is the share of releases
that name a, b or both; 1: never one without the other, 0: as chance, -1: never together. Reference: G. Bouma, "Normalized
(pointwise) mutual information in collocation extraction", Proceedings of GSCL (2009), 31-40.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import ClassVar

import pandas as pd

from pipeline.rows import Cooccurrence, Mention
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Cooccurrences(Analysis):
    """Pairs of entities (a before b by id) that at least `releases` releases name together."""

    needs: ClassVar[Kinds] = (Mention,)
    makes: ClassVar[type[Cooccurrence]] = Cooccurrence
    releases: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        named = tables[Mention].groupby("release_id")["entity_id"].agg(lambda ids: sorted(set(ids)))
        single: Counter[str] = Counter()
        together: Counter[tuple[str, str]] = Counter()
        for ids in named:
            single.update(ids)
            together.update(combinations(ids, 2))
        rows = [
            (a, b, both, npmi(single[a], single[b], both, len(named)))
            for (a, b), both in sorted(together.items())
            if both >= self.releases
        ]
        table = pd.DataFrame(rows, columns=["entity_a", "entity_b", "releases", "npmi"])
        return table.sort_values(["releases", "npmi", "entity_a", "entity_b"], ascending=[False, False, True, True]).reset_index(
            drop=True
        )


def npmi(a: int, b: int, both: int, releases: int) -> float:
    """Normalised pointwise mutual information from counts of releases, -1 to 1; 1 where every release names both."""
    if both == 0:
        return -1.0
    if both == releases:
        return 1.0
    return round(log(both * releases / (a * b)) / -log(both / releases), 4)
