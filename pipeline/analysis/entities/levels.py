"""At which level bodies, laws and organisations stand: by what told their country, by their names, or by their wholes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from pipeline.naming.countries import Countries
from pipeline.naming.levels import FIRM, NATIONAL, Named, level_by_name
from pipeline.naming.stems import BODIES

INTERNATIONAL = "international"
WORLDWIDE = frozenset({"international", "of no country unless it says so"})
"""What tells of a name that it is of no country because it is of several."""
OF_ITS_WHOLE, NOTHING_ELSE = "what it is part of", "a country, and nothing that says otherwise"


class Level(NamedTuple):
    """A level, and what told it; both empty where it is open."""

    level: str
    reason: str


OPEN = Level("", "")


def with_levels(entities: pd.DataFrame, countries: Countries) -> pd.DataFrame:
    """Entities that have their countries and wholes, with their levels."""
    rows = entities[["entity_id", "label", "name", "country", "country_reason"]].astype(object).fillna("")
    told = {
        own: _told(Named(label, name, country, countries), why) for own, label, name, country, why in rows.itertuples(index=False)
    }
    wholes = {part: whole for part, whole in zip(entities["entity_id"], entities["part_of"], strict=True) if whole}
    national = {*rows.loc[rows["label"].isin(BODIES) & (rows["country"] != ""), "entity_id"]}
    otherwise = {each: Level(NATIONAL, NOTHING_ELSE) if each in national else OPEN for each in told}
    found = [next(_told_of(each, told, wholes), otherwise[each]) for each in entities["entity_id"]]
    table: pd.DataFrame = entities.assign(level=[each.level for each in found], level_reason=[each.reason for each in found])
    return table


def _told(named: Named, country_reason: str) -> Level:
    """What an entity tells by itself."""
    if named.label in BODIES and country_reason in WORLDWIDE:
        return Level(INTERNATIONAL, country_reason)
    by_name = level_by_name(named) if named.label in {*BODIES, "ORG"} else None
    return Level(*by_name) if by_name else OPEN


def _told_of(entity_id: str, told: Mapping[str, Level], wholes: Mapping[str, str]) -> Iterator[Level]:
    """What an entity tells by itself, then what its wholes tell, the nearest first; nothing is part of itself."""
    if told[entity_id].level:
        yield told[entity_id]
    while (entity_id := wholes.get(entity_id, "")) in told:
        if told[entity_id].level not in ("", FIRM):
            yield Level(told[entity_id].level, OF_ITS_WHOLE)
