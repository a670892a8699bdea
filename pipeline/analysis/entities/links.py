"""Links: every spelling that was joined to an entity under another name, and why, so that a person can check it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from pipeline.analysis.entities.compare import Comparison, compare
from pipeline.found import NameFound
from pipeline.rows import Identity, Link
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Links(Analysis):
    """One row per entity and spelling: what joined the spelling to its release's name, or that name to the entity."""

    needs: ClassVar[Kinds] = (NameFound, Identity)
    makes: ClassVar[type[Link]] = Link

    def analyse(self, tables: Tables) -> pd.DataFrame:
        names = tables[NameFound][["text", "label", "name", "acronym"]].drop_duplicates()
        joined = names.merge(tables[Identity], on=["label", "name"])
        joined = joined[joined["entity_id"] != ""]
        rows: dict[tuple[str, str], Comparison] = {}
        for row in joined.to_dict("records"):
            variant = " ".join(row["text"].split())
            if variant != row["entity_name"]:
                why, best = _why(variant, row), rows.get((row["entity_id"], variant))
                rows[row["entity_id"], variant] = max(best, why, key=lambda each: (each.similarity, each.reason)) if best else why
        table = [(entity, variant, why.reason, why.similarity) for (entity, variant), why in sorted(rows.items())]
        return pd.DataFrame(table, columns=["entity_id", "variant", "reason", "similarity"])


def _why(variant: str, row: dict[Hashable, Any]) -> Comparison:
    if variant == row["name"]:
        return Comparison(row["similarity"], row["reason"])
    if variant == row["acronym"]:
        return Comparison(0.97, "acronym given in the release")
    found = compare(variant, row["name"], row["label"])
    if found.reason == "surname alone":
        return Comparison(0.95, "surname in its release")
    return found if found.similarity else Comparison(0.9, "short form in its release")
