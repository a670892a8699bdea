"""Entities: the people, bodies, places and laws of the corpus, under all their spellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.corrections import KnownName
from pipeline.rows import Entity, Identity, Mention, NameFound, ReleaseRecord, Role
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Entities(Analysis):
    """One row per entity, the most mentioned first."""

    needs: ClassVar[Kinds] = (ReleaseRecord, NameFound, Identity, Mention, Role)
    makes: ClassVar[type[Entity]] = Entity
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention].merge(tables[ReleaseRecord][["release_id", "published"]], on="release_id")
        mentions["variant"] = mentions["text"].str.split().str.join(" ")
        names = tables[Identity].drop_duplicates("entity_id").set_index("entity_id")["entity_name"]
        acronyms = _most_frequent(
            tables[NameFound].merge(tables[Identity], on=["label", "name"]).dropna(subset=["acronym"]), "acronym"
        )
        roles = {str(person): _joined(own) for person, own in tables[Role].groupby("entity_id")["role"]}
        listed = {name: each for each in self.known for name in (each.name, each.wikidata)}
        rows = [
            (
                entity_id,
                own["label"].iloc[0],
                names[entity_id],
                acronyms.get(entity_id),
                _joined(own["variant"]),
                roles.get(entity_id, ""),
                own["release_id"].nunique(),
                len(own),
                min((day for day in own["published"] if day), default=""),
                max((day for day in own["published"] if day), default=""),
                *_known(listed.get(names[entity_id]) or listed.get(entity_id)),
            )
            for entity_id, own in ((str(each), rows) for each, rows in mentions.groupby("entity_id"))
        ]
        table = pd.DataFrame(rows, columns=schema(Entity).names)
        return table.sort_values(["mentions", "entity_id"], ascending=[False, True]).reset_index(drop=True)


def _known(listed: KnownName | None) -> tuple[str | None, str | None]:
    """The country and the item of Wikidata that known.csv gives."""
    return (listed.country or None, listed.wikidata or None) if listed else (None, None)


def _joined(values: pd.Series[str]) -> str:
    """The distinct values, the most frequent first; those that differ in case alone count as one."""
    counts = values.str.replace(";", ",").value_counts().sort_index().sort_values(ascending=False, kind="stable")
    seen: dict[str, str] = {}
    for value in counts.index:
        seen.setdefault(value.lower(), value)
    return ";".join(seen.values())


def _most_frequent(named: pd.DataFrame, column: str) -> dict[str, str]:
    counts = named.groupby(["entity_id", column]).size().reset_index(name="n")
    best = counts.sort_values(["n", column], ascending=[False, True]).drop_duplicates("entity_id")
    return dict(zip(best["entity_id"], best[column], strict=True))
