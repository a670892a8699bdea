"""Links: every spelling that was joined to an entity under another name, and why, so that a person can check it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from pipeline.analysis.entities.named import AT_HOME
from pipeline.given.tables import asked
from pipeline.naming.compare import Comparison
from pipeline.rows import Home, Identity, Link, NameFound
from pipeline.stages import Analysis, Kinds, Tables

JOINED = f"""
    WITH {AT_HOME}
    SELECT DISTINCT text, name, at_home.reason, at_home.similarity, entity_id, entity_name,
        identities.reason AS reason_in_corpus, identities.similarity AS similarity_in_corpus
    FROM at_home JOIN identities USING (label, name, country) WHERE entity_id <> '' ORDER BY ALL"""
"""How each name is written, with what joined it to its release's name, and that to its entity."""


@dataclass(frozen=True)
class Links(Analysis):
    """One row per entity and spelling: what joined the spelling to its release's name, or that name to the entity."""

    needs: ClassVar[Kinds] = (NameFound, Home, Identity)
    makes: ClassVar[type[Link]] = Link

    def analyse(self, tables: Tables) -> pd.DataFrame:
        joined = asked(tables, JOINED, *self.needs)
        rows: dict[tuple[str, str], Comparison] = {}
        for row in joined.to_dict("records"):
            variant = " ".join(row["text"].split())
            if variant != row["entity_name"]:
                why, best = _why(variant, row), rows.get((row["entity_id"], variant))
                rows[row["entity_id"], variant] = max(best, why, key=lambda each: (each.similarity, each.reason)) if best else why
        table = [(entity, variant, why.reason, why.similarity) for (entity, variant), why in sorted(rows.items())]
        return pd.DataFrame(table, columns=["entity_id", "variant", "reason", "similarity"])


def _why(variant: str, row: dict[Hashable, Any]) -> Comparison:
    """What joined a spelling: the release to its name there, or where it is that name, the corpus to the entity."""
    if variant == row["name"]:
        return Comparison(row["similarity_in_corpus"], row["reason_in_corpus"])
    return Comparison(row["similarity"], row["reason"])
