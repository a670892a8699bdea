"""Of which country or place a release tells: whom its measures are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.given.tables import asked, in_pieces, rows_of
from pipeline.naming.countries import Countries
from pipeline.rows import Entity, Mention, ReleaseRecord
from pipeline.rows.schema import schema
from pipeline.stages import Tables

_TIED = re.compile(r"\b(?:[Ii]n|of)\s(?:the\s)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)|\b([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)[’']s?\s")
AT_ONCE = 20_000
"""So many mentions are in memory together."""
TITLES = "SELECT release_id, coalesce(title, '') FROM releases ORDER BY ALL"
NAMED = f"""
    SELECT release_id, text, entities.name FROM mentions JOIN entities USING (entity_id) WHERE mentions.label = 'PLACE'
    ORDER BY {", ".join(f'mentions."{name}"' for name in schema(Mention).names)}"""
HOMES = """
    SELECT release_id, any_value(country) FROM (
        SELECT DISTINCT release_id, country FROM mentions JOIN entities USING (entity_id)
        WHERE entities.label = 'AGENCY' AND country IS NOT NULL
    ) GROUP BY release_id HAVING count(*) = 1 ORDER BY ALL"""
"""The country of the public bodies that a release names, of releases whose bodies are all of one."""


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
    titles, homes = asked(tables, TITLES, ReleaseRecord), asked(tables, HOMES, Mention, Entity)
    home = dict(rows_of(homes, *homes))
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for piece in in_pieces(tables, AT_ONCE, NAMED, Mention, Entity):
        for release, text, name in rows_of(piece, *piece):
            named[release][text] = name
    return {release: Where(title, home.get(release, ""), named.get(release, {})) for release, title in rows_of(titles, *titles)}


def _named(text: str) -> frozenset[str]:
    """The countries that a text names or calls by their adjectives; a capital says where, and not of what it is told."""
    return frozenset(each.country for each in Countries().within(text) if each.form != "capital")


def _only(countries: frozenset[str]) -> str:
    """The one country of some, or the empty string."""
    return next(iter(countries)) if len(countries) == 1 else ""
