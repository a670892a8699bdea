"""Mentions: every occurrence of a name, with the entity whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.named import AT_HOME
from pipeline.given.tables import in_pieces, rows_of
from pipeline.naming.editions import parted
from pipeline.rows import Home, Identity, Mention, NameFound
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables

AT_ONCE = 20_000
"""So many mentions are in memory together."""
RESOLVED = f"""
    WITH {AT_HOME}
    SELECT found.* REPLACE (entity_label AS label), entity_id, identities.reason AS reason_in_corpus
    FROM at_home found JOIN identities
    ON found.label = identities.label AND found.name = identities.name AND found.country = identities.country
    WHERE entity_id <> '' ORDER BY {", ".join(f'found."{name}"' for name in schema(NameFound).names)}"""


@dataclass(frozen=True)
class Mentions(PartedAnalysis):
    """The names found, resolved; the label is the entity's, which the whole corpus has decided.

    What joined a name to its entity is told from the name outwards: to the name of its release, then to that of the corpus.
    """

    needs: ClassVar[Kinds] = (NameFound, Home, Identity)
    makes: ClassVar[type[Mention]] = Mention

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        yield pd.DataFrame(columns=schema(Mention).names)
        for resolved in in_pieces(tables, AT_ONCE, RESOLVED, *self.needs):
            resolved["joined"] = (resolved["reason"].fillna("") + "; " + resolved["reason_in_corpus"]).str.strip("; ")
            resolved["edition"] = [
                _edition(text, name) if label == "LAW" else "" for label, text, name in rows_of(resolved, "label", "text", "name")
            ]
            yield resolved[schema(Mention).names]


def _edition(text: str, name: str) -> str:
    """The edition that a law's name gives where it is mentioned, else in the fullest form of its release."""
    return parted(" ".join(text.split()))[1] or parted(name)[1]
