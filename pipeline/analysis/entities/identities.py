"""Identities: every name that the releases use, and the entity whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.named import KEY, Key, Names, at_home
from pipeline.analysis.entities.people import Circles
from pipeline.analysis.entities.resolve import Joined, resolve
from pipeline.analysis.entities.stems import Stems
from pipeline.analysis.entities.surroundings import countries_of
from pipeline.corrections import Correction, KnownName
from pipeline.rows import Home, Identity, NameFound, RelationFound, ReleaseRecord, RoleFound
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

Group = tuple[str, str, str, str]
"""What an entity is called (label, name, country), and the id of its first name."""


@dataclass(frozen=True)
class Identities(Analysis):
    """Joins the spellings of the corpus to entities; `corrections` and `known` come from the corpus folder."""

    needs: ClassVar[Kinds] = (NameFound, RelationFound, RoleFound, ReleaseRecord, Home)
    makes: ClassVar[type[Identity]] = Identity
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        releases = tables[ReleaseRecord]
        published = dict(zip(releases["release_id"], releases["published"].astype(object).fillna(""), strict=True))
        found = at_home(tables[NameFound], tables[Home])
        publishers = dict(zip(releases["release_id"], releases["publisher"].astype(object).fillna(""), strict=True))
        circles = Circles.of(Names.of(found, published), found, tables[RoleFound], publishers)
        stems = Stems(countries_of(tables))
        related = _related(found, tables[RelationFound])
        joined = sorted(resolve(circles, stems, self.corrections, self.known, related), key=lambda each: each.key)
        ids = self._ids(joined)
        dropped = {correction.name for correction in self.corrections if correction.action == "drop"}
        rows = [
            (
                *each.key,
                "" if {each.key.name, each.entity.name} & dropped else ids[_group(each)],
                *each.entity,
                stems.id(*each.key),
                each.comparison.reason,
                each.comparison.similarity,
            )
            for each in joined
        ]
        return pd.DataFrame(rows, columns=schema(Identity).names)

    def _ids(self, joined: Sequence[Joined]) -> dict[Group, str]:
        """Entity → id: that of Wikidata where known, else that of its first name, so that reruns agree and ids last."""
        wikidata = {each.name: each.wikidata for each in self.known if each.wikidata}
        ids: dict[Group, str] = {}
        taken: set[str] = set()
        for group in sorted({_group(each) for each in joined}):
            label, name, _, first = group
            own = first or label.lower()
            if own in taken or not first:
                own += "-" + blake2s(name.encode(), digest_size=3).hexdigest()
            ids[group] = wikidata.get(name, own)
            taken.add(ids[group])
        return ids


def _related(found: pd.DataFrame, relations: pd.DataFrame) -> list[tuple[Key, Key]]:
    """The names of two bodies of which a release says that one came from the other, or is part of it."""
    types = {"release_id": "object", "start": "int64"}
    names = found[["release_id", "start", *KEY]].astype(types).drop_duplicates(["release_id", "start"])
    pairs = relations[["release_id", "subject_start", "other_start"]].astype({"release_id": "object"})
    for column, end in (("subject_start", "_subject"), ("other_start", "_other")):
        own = names.rename(columns={"start": column, **{each: each + end for each in KEY}})
        pairs = pairs.astype({column: "int64"}).merge(own, on=["release_id", column])
    columns = [each + end for end in ("_subject", "_other") for each in KEY]
    rows = pairs[columns].drop_duplicates().itertuples(index=False, name=None)
    return [(Key(*row[:3]), Key(*row[3:])) for row in rows if row[:3] != row[3:]]


def _group(joined: Joined) -> Group:
    return (*joined.entity, joined.first)
