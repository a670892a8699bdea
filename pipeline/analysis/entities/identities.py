"""Identities: every name that the releases use, and the entity whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.named import AT_HOME, AT_ONCE, Joined, Key, Names
from pipeline.analysis.entities.people import Circles, Place
from pipeline.analysis.entities.resolve import resolve
from pipeline.analysis.entities.surroundings import countries_of
from pipeline.given.corrections import Correction, KnownName
from pipeline.given.tables import asked, in_pieces, rows_of
from pipeline.naming.compare import TITLED
from pipeline.naming.stems import Stems
from pipeline.rows import Home, Identity, NameFound, RelationFound, ReleaseRecord, RoleFound
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

Group = tuple[str, str, str, str]
"""What an entity is called (label, name, country), and the id of its first name."""


UNKNOWN = ("", "")
"""The date and the publisher of a release that states neither."""
RELEASES = "SELECT release_id, coalesce(published, ''), coalesce(publisher, '') FROM releases ORDER BY ALL"
FOUND = f"""
    WITH {AT_HOME} SELECT release_id, start, acronym, label, name, country FROM at_home
    ORDER BY release_id, start, "end", text, label, name, acronym"""
TITLES = f"""
    WITH {AT_HOME} SELECT DISTINCT label, name, country, text FROM at_home
    WHERE reason = '{TITLED.reason}' AND text <> name ORDER BY ALL"""


@dataclass(frozen=True)
class Identities(Analysis):
    """Joins the spellings of the corpus to entities; `corrections` and `known` come from the corpus folder."""

    needs: ClassVar[Kinds] = (NameFound, RelationFound, RoleFound, ReleaseRecord, Home)
    makes: ClassVar[type[Identity]] = Identity
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        circles, related = _named(tables)
        stems = Stems(countries_of(tables))
        joined = sorted(resolve(circles, stems, self.corrections, self.known, related), key=lambda each: each.key)
        ids = self._ids(joined)
        dropped = {correction.name for correction in self.corrections if correction.action == "drop"}
        rows = [
            (
                *each.key,
                "" if {each.key.name, each.entity.name} & dropped else ids[_group(each)],
                *each.entity,
                each.own,
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


def _named(tables: Tables) -> tuple[Circles, list[tuple[Key, Key]]]:
    """The names of the corpus with what releases say of people; and the names of two bodies that they relate."""
    releases = asked(tables, RELEASES, ReleaseRecord)
    heads = {release: (published, publisher) for release, published, publisher in rows_of(releases, *releases)}
    roles, relations = tables[RoleFound], tables[RelationFound]
    wanted = {*_places(roles, ["person_start", "body_start"]), *_places(relations, ["subject_start", "other_start"])}
    circles = Circles(Names(), {release: publisher for release, (_, publisher) in heads.items()})
    at: dict[Place, Key] = {}
    for release, start, key, acronym in _found(tables):
        circles.names.add(key, release, heads.get(release, UNKNOWN)[0], acronym)
        circles.named[release].add(key)
        if (release, start) in wanted:
            at[release, start] = key
    titles = asked(tables, TITLES, NameFound, Home)
    for *words, title in rows_of(titles, *titles):
        circles.names.titles[Key(*words)].add(" ".join(title.split()))
    circles.names.finish()
    circles.with_roles(roles, at)
    return circles, _related(relations, at)


def _found(tables: Tables) -> Iterator[tuple[str, int, Key, str | None]]:
    """Every name found: its release and place, and its acronym where the release gives one."""
    keys: dict[Key, Key] = {}
    for piece in in_pieces(tables, AT_ONCE, FOUND, NameFound, Home):
        for release, start, acronym, *words in rows_of(piece, *piece):
            key = Key(*words)
            yield release, int(start), keys.setdefault(key, key), acronym


def _places(rows: pd.DataFrame, columns: Iterable[str]) -> Iterator[Place]:
    """The places that rows point at."""
    for column in columns:
        own = rows.loc[rows[column].notna(), ["release_id", column]]
        yield from ((release, int(start)) for release, start in own.itertuples(index=False, name=None))


def _related(relations: pd.DataFrame, at: Mapping[Place, Key]) -> list[tuple[Key, Key]]:
    """The names of two bodies of which a release says that one came from the other, or is part of it."""
    places = relations[["release_id", "subject_start", "other_start"]].itertuples(index=False, name=None)
    pairs = ((at.get((release, int(one))), at.get((release, int(other)))) for release, one, other in places)
    return [*dict.fromkeys((one, other) for one, other in pairs if one and other and one != other)]


def _group(joined: Joined) -> Group:
    return (*joined.entity, joined.first)
