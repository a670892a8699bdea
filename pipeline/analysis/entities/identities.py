"""Identities: every name that the releases use, and the entity whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2s
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.named import Names
from pipeline.analysis.entities.resolve import Joined, resolve
from pipeline.corrections import Correction, KnownName
from pipeline.naming.spelling import words_of
from pipeline.rows import Identity, NameFound
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Identities(Analysis):
    """Joins the spellings of the corpus to entities; `corrections` and `known` come from the corpus folder."""

    needs: ClassVar[Kinds] = (NameFound,)
    makes: ClassVar[type[Identity]] = Identity
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        joined = sorted(resolve(Names.of(tables[NameFound]), self.corrections, self.known), key=lambda each: each.key)
        ids = self._ids(joined)
        dropped = {correction.name for correction in self.corrections if correction.action == "drop"}
        rows = [
            (
                *each.key,
                "" if {each.key[1], each.entity[1]} & dropped else ids[each.entity],
                *each.entity,
                each.comparison.reason,
                each.comparison.similarity,
            )
            for each in joined
        ]
        return pd.DataFrame(rows, columns=["label", "name", "entity_id", "entity_label", "entity_name", "reason", "similarity"])

    def _ids(self, joined: list[Joined]) -> dict[tuple[str, str], str]:
        """Entity → id: that of Wikidata where known, else label and name in plain letters, so that reruns agree."""
        wikidata = {each.name: each.wikidata for each in self.known if each.wikidata}
        ids: dict[tuple[str, str], str] = {}
        taken: set[str] = set()
        for entity in sorted({each.entity for each in joined}):
            plain = "-".join((entity[0].lower(), *words_of(entity[1])))
            if plain in taken or not words_of(entity[1]):
                plain += "-" + blake2s(entity[1].encode(), digest_size=3).hexdigest()
            ids[entity] = wikidata.get(entity[1], plain)
            taken.add(ids[entity])
        return ids
