"""Entities: the people, bodies, places and laws of the corpus, under all their spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.levels import with_levels
from pipeline.analysis.entities.named import AT_HOME
from pipeline.analysis.entities.parts import NO_PART, Body, parts, with_parts
from pipeline.analysis.entities.surroundings import countries_of
from pipeline.analysis.entities.whose import CERTAINTY, OF_NONE
from pipeline.analysis.shared.correcting import CORRECTED, Bearers
from pipeline.given.corrections import Correction, KnownName
from pipeline.given.tables import asked
from pipeline.naming.stems import BODIES
from pipeline.rows import Entity, Home, Identity, Mention, NameFound, Relation, ReleaseRecord, Role
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

OF_PARTS = ["part_of", "part_reason", "releases_with_parts"]
OF_LEVELS = ["level", "level_reason"]
COLUMNS = [name for name in schema(Entity).names if name not in OF_PARTS + OF_LEVELS]


MENTIONED = """
    SELECT
        entity_id, min(label) AS label, count(DISTINCT release_id) AS releases, count(*) AS mentions,
        coalesce(min(nullif(published, '')), '') AS first_seen, coalesce(max(nullif(published, '')), '') AS last_seen
    FROM mentions JOIN releases USING (release_id) GROUP BY entity_id ORDER BY entity_id"""
SPELT = "SELECT entity_id, text, count(*) AS times FROM mentions GROUP BY ALL ORDER BY ALL"
ACRONYMS = f"""
    WITH {AT_HOME},
    counts AS (
        SELECT entity_id, acronym, count(*) AS times FROM at_home JOIN identities USING (label, name, country)
        WHERE acronym IS NOT NULL GROUP BY ALL
    )
    SELECT DISTINCT ON (entity_id) entity_id, acronym FROM counts ORDER BY entity_id, times DESC, acronym"""
"""The acronym that releases mostly give for an entity."""
HOMES = """
    SELECT DISTINCT entity_id, entity_country, homes.reason FROM homes JOIN identities USING (label, name, country)
    WHERE entity_label IN (SELECT unnest($labels)) AND country = entity_country ORDER BY ALL"""
NAMING = "SELECT DISTINCT entity_id, release_id FROM mentions WHERE entity_id IN (SELECT unnest($kin)) ORDER BY ALL"


@dataclass(frozen=True)
class Entities(Analysis):
    """One row per entity, the most mentioned first."""

    needs: ClassVar[Kinds] = (ReleaseRecord, NameFound, Home, Identity, Mention, Relation, Role)
    makes: ClassVar[type[Entity]] = Entity
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        names = tables[Identity].drop_duplicates("entity_id").set_index("entity_id")["entity_name"]
        acronyms = dict(asked(tables, ACRONYMS, NameFound, Home, Identity).itertuples(index=False, name=None))
        homes = {**_homes(tables), **self._said_countries(tables[Identity])}
        roles = {person: _joined(Counter(own)) for person, own in _grouped(tables[Role], "role").items()}
        variants = _variants(tables)
        listed = {name: each for each in self.known for name in (each.name, each.wikidata)}
        rows = [
            (
                entity_id,
                label,
                names[entity_id],
                acronyms.get(entity_id),
                _joined(variants[entity_id]),
                roles.get(entity_id, ""),
                *counts,
                *_whose(listed.get(names[entity_id]) or listed.get(entity_id), homes.get(entity_id, ("", ""))),
            )
            for entity_id, label, *counts in asked(tables, MENTIONED, Mention, ReleaseRecord).itertuples(index=False, name=None)
        ]
        bodies = _with_parts(pd.DataFrame(rows, columns=COLUMNS), tables, self._said_wholes(tables[Identity]))
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


def _with_parts(entities: pd.DataFrame, tables: Tables, said_wholes: Mapping[str, str]) -> pd.DataFrame:
    """The entities with what each is part of, and with the releases that name it or a part of it."""
    columns = ["entity_id", "label", "name", "country", "variants", "acronym"]
    bodies = entities.loc[entities["label"].isin({"AGENCY", "ORG"}), columns].astype(object).fillna("")
    named = [
        Body(entity_id, name, country, frozenset({name, acronym, *variants.split(";")} - {""}), label)
        for entity_id, label, name, country, variants, acronym in bodies.itertuples(index=False)
    ]
    relations = tables[Relation]
    said = relations.loc[relations["relation"] == "part of", ["entity_id", "other", "release_id"]].drop_duplicates()
    found = parts(named, _places(entities), said[["entity_id", "other"]].itertuples(index=False, name=None), said_wholes)
    kin = sorted({*found, *(each.whole for each in found.values())})
    releases = {entity_id: {*own} for entity_id, own in _grouped(asked(tables, NAMING, Mention, kin=kin), "release_id").items()}
    together = {entity_id: len(own) for entity_id, own in with_parts(releases, found).items()}
    own = [found.get(each, NO_PART) for each in entities["entity_id"]]
    table: pd.DataFrame = entities.assign(
        part_of=pd.Series([each.whole or None for each in own], dtype="object"),
        part_reason=[each.reason for each in own],
        releases_with_parts=[
            together.get(each, releases) for each, releases in zip(entities["entity_id"], entities["releases"], strict=True)
        ],
    )
    return table


def _places(entities: pd.DataFrame) -> set[str]:
    return {name for variants in entities.loc[entities["label"] == "PLACE", "variants"] for name in variants.split(";")}


def _homes(tables: Tables) -> dict[str, tuple[str, str]]:
    """entity_id → its country and the surest that told it; of bodies, laws and organisations."""
    told: dict[str, tuple[str, str]] = {}
    for entity_id, country, reason in asked(tables, HOMES, Home, Identity, labels=["ORG", *sorted(BODIES)]).itertuples(
        index=False, name=None
    ):
        best = told.get(entity_id, (country, reason))[1]
        told[entity_id] = (country, min(best, reason, key=CERTAINTY.index))
    return told


def _whose(listed: KnownName | None, home: tuple[str, str]) -> tuple[str | None, str, str | None]:
    """The country, what told it, and the item of Wikidata; what a correction says goes first, then what known.csv gives."""
    is_known = listed and listed.country and home[1] != CORRECTED
    country, reason = (listed.country, "known.csv") if listed and is_known else home
    return country or None, reason, (listed.wikidata or None) if listed else None


def _variants(tables: Tables) -> dict[str, Counter[str]]:
    """entity_id → its spellings, and how often each is used."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for entity_id, text, times in asked(tables, SPELT, Mention).itertuples(index=False, name=None):
        found[entity_id][" ".join(text.split())] += times
    return found


def _grouped(rows: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """entity_id → the values of its rows, in their order; rows without an entity are left out."""
    found: dict[str, list[str]] = {}
    for entity_id, value in zip(rows["entity_id"].tolist(), rows[column].tolist(), strict=True):
        if isinstance(entity_id, str):
            found.setdefault(entity_id, []).append(value)
    return found


def _joined(counts: Counter[str]) -> str:
    """The distinct values, the most frequent first; those that differ in case alone count as one."""
    plain: Counter[str] = Counter()
    for value, times in counts.items():
        plain[value.replace(";", ",")] += times
    seen: dict[str, str] = {}
    for value in sorted(plain, key=lambda value: (-plain[value], value)):
        seen.setdefault(value.lower(), value)
    return ";".join(seen.values())
