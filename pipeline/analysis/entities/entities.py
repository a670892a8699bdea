"""Entities: the people, bodies, places and laws of the corpus, under all their spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.levels import with_levels
from pipeline.analysis.entities.named import KEY, at_home
from pipeline.analysis.entities.parts import NO_PART, Body, parts, with_parts
from pipeline.analysis.entities.stems import BODIES
from pipeline.analysis.entities.surroundings import countries_of
from pipeline.analysis.entities.whose import CERTAINTY, OF_NONE
from pipeline.analysis.shared.correcting import CORRECTED, Bearers
from pipeline.corrections import Correction, KnownName
from pipeline.rows import Entity, Home, Identity, Mention, NameFound, Relation, ReleaseRecord, Role
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

OF_PARTS = ["part_of", "part_reason", "releases_with_parts"]
OF_LEVELS = ["level", "level_reason"]
COLUMNS = [name for name in schema(Entity).names if name not in OF_PARTS + OF_LEVELS]


@dataclass(frozen=True)
class Entities(Analysis):
    """One row per entity, the most mentioned first."""

    needs: ClassVar[Kinds] = (ReleaseRecord, NameFound, Home, Identity, Mention, Relation, Role)
    makes: ClassVar[type[Entity]] = Entity
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention].merge(tables[ReleaseRecord][["release_id", "published"]], on="release_id")
        mentions["variant"] = [" ".join(text.split()) for text in mentions["text"].tolist()]
        names = tables[Identity].drop_duplicates("entity_id").set_index("entity_id")["entity_name"]
        named = at_home(tables[NameFound], tables[Home]).merge(tables[Identity], on=KEY)
        acronyms = _most_frequent(named.dropna(subset=["acronym"]), "acronym")
        homes = {**_homes(tables), **self._said_countries(tables[Identity])}
        roles = {person: _joined(own) for person, own in _grouped(tables[Role], "role").items()}
        listed = {name: each for each in self.known for name in (each.name, each.wikidata)}
        rows = [
            (
                entity_id,
                label,
                names[entity_id],
                acronyms.get(entity_id),
                _joined(variants),
                roles.get(entity_id, ""),
                len(set(releases)),
                len(releases),
                min(filter(None, days), default=""),
                max(filter(None, days), default=""),
                *_whose(listed.get(names[entity_id]) or listed.get(entity_id), homes.get(entity_id, ("", ""))),
            )
            for entity_id, ((label, *_), variants, releases, days) in _mentioned(mentions)
        ]
        bodies = _with_parts(pd.DataFrame(rows, columns=COLUMNS), mentions, tables[Relation], self._said_wholes(tables[Identity]))
        table: pd.DataFrame = with_levels(bodies, countries_of(tables))[schema(Entity).names]
        return table.sort_values(["mentions", "entity_id"], ascending=[False, True]).reset_index(drop=True)

    def _said_countries(self, identities: pd.DataFrame) -> dict[str, tuple[str, str]]:
        """What corrections say of firms and people, for which releases give no country."""
        own, bearers = identities[~identities["entity_label"].isin(BODIES)], Bearers(identities)
        said = [each for each in self.corrections if each.action == "country" and not each.release]
        countries = {bearers.only(each.name): "" if each.other in OF_NONE else each.other for each in said}
        return {each: (countries[each], CORRECTED) for each in own["entity_id"].unique() if each in countries}

    def _said_wholes(self, identities: pd.DataFrame) -> dict[str, str]:
        """entity_id → of what corrections say that it is part, empty where of nothing."""
        bearers = Bearers(identities)
        said = [(bearers.only(each.name), each.other) for each in self.corrections if each.action == "part_of"]
        found = {part: (bearers.only(whole) or "") if whole else "" for part, whole in said if part}
        return {part: whole for part, whole in found.items() if whole or (part, "") in said}


def _with_parts(
    entities: pd.DataFrame, mentions: pd.DataFrame, relations: pd.DataFrame, said_wholes: Mapping[str, str]
) -> pd.DataFrame:
    """The entities with what each is part of, and with the releases that name it or a part of it."""
    columns = ["entity_id", "name", "country", "variants", "acronym"]
    bodies = entities.loc[entities["label"].isin({"AGENCY", "ORG"}), columns].astype(object).fillna("")
    named = [
        Body(entity_id, name, country, frozenset({name, acronym, *variants.split(";")} - {""}))
        for entity_id, name, country, variants, acronym in bodies.itertuples(index=False)
    ]
    said = relations.loc[relations["relation"] == "part of", ["entity_id", "other", "release_id"]].drop_duplicates()
    found = parts(named, _places(entities), said[["entity_id", "other"]].itertuples(index=False, name=None), said_wholes)
    releases = {entity_id: {*own} for entity_id, own in _grouped(mentions, "release_id").items()}
    together = with_parts(releases, found)
    own = [found.get(each, NO_PART) for each in entities["entity_id"]]
    table: pd.DataFrame = entities.assign(
        part_of=pd.Series([each.whole or None for each in own], dtype="object"),
        part_reason=[each.reason for each in own],
        releases_with_parts=[len(together[each]) for each in entities["entity_id"]],
    )
    return table


def _places(entities: pd.DataFrame) -> set[str]:
    return {name for variants in entities.loc[entities["label"] == "PLACE", "variants"] for name in variants.split(";")}


def _homes(tables: Tables) -> dict[str, tuple[str, str]]:
    """entity_id → its country and the surest that told it; of bodies, laws and organisations."""
    identities = tables[Identity][tables[Identity]["entity_label"].isin({*BODIES, "ORG"})]
    homes = tables[Home].merge(identities, on=KEY, suffixes=("", "_of_identity"))
    told: dict[str, tuple[str, str]] = {}
    for entity_id, country, home, reason in homes[["entity_id", "entity_country", "country", "reason"]].itertuples(index=False):
        if home == country:
            best = told.get(entity_id, (country, reason))[1]
            told[entity_id] = (country, min(best, reason, key=CERTAINTY.index))
    return told


def _whose(listed: KnownName | None, home: tuple[str, str]) -> tuple[str | None, str, str | None]:
    """The country, what told it, and the item of Wikidata; what a correction says goes first, then what known.csv gives."""
    is_known = listed and listed.country and home[1] != CORRECTED
    country, reason = (listed.country, "known.csv") if listed and is_known else home
    return country or None, reason, (listed.wikidata or None) if listed else None


def _mentioned(mentions: pd.DataFrame) -> Iterator[tuple[str, list[list[str]]]]:
    """entity_id → the labels, spellings, releases and days of its mentions, by entity_id."""
    columns = [_grouped(mentions, column) for column in ("label", "variant", "release_id", "published")]
    for entity_id in sorted(columns[0]):
        yield entity_id, [column[entity_id] for column in columns]


def _grouped(rows: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """entity_id → the values of its rows, in their order; rows without an entity are left out."""
    found: dict[str, list[str]] = {}
    for entity_id, value in zip(rows["entity_id"].tolist(), rows[column].tolist(), strict=True):
        if isinstance(entity_id, str):
            found.setdefault(entity_id, []).append(value)
    return found


def _joined(values: Iterable[str]) -> str:
    """The distinct values, the most frequent first; those that differ in case alone count as one."""
    counts = Counter(value.replace(";", ",") for value in values if isinstance(value, str))
    seen: dict[str, str] = {}
    for value in sorted(counts, key=lambda value: (-counts[value], value)):
        seen.setdefault(value.lower(), value)
    return ";".join(seen.values())


def _most_frequent(named: pd.DataFrame, column: str) -> dict[str, str]:
    counts = named.groupby(["entity_id", column]).size().reset_index(name="n")
    best = counts.sort_values(["n", column], ascending=[False, True]).drop_duplicates("entity_id")
    return dict(zip(best["entity_id"], best[column], strict=True))
