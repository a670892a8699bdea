"""Mentions: every occurrence of a name, with the entity whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.found import NameFound
from pipeline.rows import Identity, Mention
from pipeline.stages import Analysis, Kinds, Tables

COLUMNS = ["release_id", "start", "end", "text", "label", "entity_id", "rule"]


@dataclass(frozen=True)
class Mentions(Analysis):
    """The names found, resolved; the label is the entity's, which the whole corpus has decided."""

    needs: ClassVar[Kinds] = (NameFound, Identity)
    makes: ClassVar[type[Mention]] = Mention

    def analyse(self, tables: Tables) -> pd.DataFrame:
        resolved = tables[NameFound].merge(tables[Identity], on=["label", "name"], validate="many_to_one")
        resolved["label"] = resolved["entity_label"]
        kept = resolved.loc[resolved["entity_id"] != "", COLUMNS]
        return kept.sort_values(["release_id", "start"]).reset_index(drop=True)
