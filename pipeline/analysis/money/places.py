"""Of which country or place a release tells: whom its measures are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from pipeline.naming.countries import Countries
from pipeline.rows import Entity, Mention, ReleaseRecord
from pipeline.stages import Tables

_TIED = re.compile(r"\b(?:[Ii]n|of)\s(?:the\s)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)|\b([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)[’']s?\s")


@dataclass(frozen=True, slots=True)
class Where:
    """What a release says of the country or place that it tells of."""

    title: str
    home: str = ""
    """The country of the public bodies that it names, if they are of one; empty where they are of none or of several."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The places that it names, as written, and what each is called."""

    def at_large(self, text: str) -> str:
        """Whom sentences are about that name nobody: the title's country, else the only one of the release, else its bodies'."""
        named = _named(text)
        return _only(_named(self.title)) or _only(named) or ("" if named else self.home)

    def of(self, sentence: str, at_large: str) -> str:
        """The place that a sentence says to be measured ("in Norland", "Norland's"), else the only country that it names."""
        tied = {self.places[name] for pair in _TIED.findall(sentence) for name in pair if name in self.places}
        if tied:
            return tied.pop() if len(tied) == 1 else ""
        named = _named(sentence)
        return _only(named) or ("" if named else at_large)


def places(tables: Tables) -> dict[str, Where]:
    """For each release."""
    records, mentions, entities = tables[ReleaseRecord], tables[Mention], tables[Entity].set_index("entity_id")
    homes = _homes(mentions, entities)
    named: dict[str, dict[str, str]] = defaultdict(dict)
    where = mentions[(mentions["label"] == "PLACE") & mentions["entity_id"].isin(entities.index)]
    names = where["entity_id"].map(entities["name"])
    for release, text, name in zip(where["release_id"], where["text"], names, strict=True):
        named[release][text] = name
    titles = zip(records["release_id"], records["title"].fillna(""), strict=True)
    return {release: Where(title, homes.get(release, ""), named.get(release, {})) for release, title in titles}


def _homes(mentions: pd.DataFrame, entities: pd.DataFrame) -> dict[str, str]:
    """The country of the public bodies that a release names, of releases whose bodies are all of one."""
    bodies = entities[(entities["label"] == "AGENCY") & entities["country"].notna()]["country"]
    known = mentions[mentions["entity_id"].isin(bodies.index)]
    countries = known["entity_id"].map(bodies).groupby(known["release_id"])
    return dict(countries.first()[countries.nunique() == 1])


def _named(text: str) -> frozenset[str]:
    """The countries that a text names or calls by their adjectives; a capital says where, and not of what it is told."""
    return frozenset(each.country for each in Countries().within(text) if each.form != "capital")


def _only(countries: frozenset[str]) -> str:
    """The one country of some, or the empty string."""
    return next(iter(countries)) if len(countries) == 1 else ""
