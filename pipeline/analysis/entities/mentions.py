"""Mentions: every occurrence of a name, with the entity whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.named import KEY, at_home
from pipeline.naming.editions import parted
from pipeline.rows import Home, Identity, Mention, NameFound
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Mentions(Analysis):
    """The names found, resolved; the label is the entity's, which the whole corpus has decided.

    What joined a name to its entity is told from the name outwards: to the name of its release, then to that of the corpus.
    """

    needs: ClassVar[Kinds] = (NameFound, Home, Identity)
    makes: ClassVar[type[Mention]] = Mention

    def analyse(self, tables: Tables) -> pd.DataFrame:
        found = at_home(tables[NameFound], tables[Home])
        resolved = found.merge(tables[Identity], on=KEY, validate="many_to_one", suffixes=("", "_in_corpus"))
        resolved["label"] = resolved["entity_label"]
        resolved["joined"] = (resolved["reason"].fillna("") + "; " + resolved["reason_in_corpus"]).str.strip("; ")
        resolved["edition"] = [
            _edition(text, name) if label == "LAW" else ""
            for label, text, name in resolved[["label", "text", "name"]].itertuples(index=False)
        ]
        kept = resolved.loc[resolved["entity_id"] != "", schema(Mention).names]
        table: pd.DataFrame = kept.sort_values(["release_id", "start"]).reset_index(drop=True)
        return table


def _edition(text: str, name: str) -> str:
    """The edition that a law's name gives where it is mentioned, else in the fullest form of its release."""
    return parted(" ".join(text.split()))[1] or parted(name)[1]
