"""Pages: whose the bodies and laws are: a table of all countries, and for each its bodies by level, its laws and its releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from pipeline.reports.pages import page_entities, page_releases
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site, country_page
from pipeline.reports.shared.labels import noun
from pipeline.results import Record

ADDRESS = "countries.html"
NAMES_SHOWN = 300
"""Of one kind, on the page of a country; the list of entities has all."""
KINDS: Mapping[str, Mapping[str, str]] = {
    "National bodies": {"label": "AGENCY", "level": "national"},
    "Regional bodies": {"label": "AGENCY", "level": "regional"},
    "Local bodies": {"label": "AGENCY", "level": "local"},
    "Laws and programmes": {"label": "LAW"},
    "Organisations": {"label": "ORG"},
}
"""Heading → what the entities below it have in common beside their country."""
OF_SEVERAL: Mapping[str, Mapping[str, str]] = {
    "international bodies": {"label": "AGENCY", "level": "international"},
    "international laws and programmes": {"label": "LAW", "level": "international"},
    "firms": {"level": "firm"},
}
"""The same of what is of no one country."""
TITLES = {"country": "Country", "label": "Type", "level": "Level"}
"""Column of the table → the heading by which the list of entities is narrowed down."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its entities by heading, the most named first, and its releases, the newest first."""

    name: str
    entities: Mapping[str, list[Record]] = field(default_factory=lambda: {heading: [] for heading in KINDS})
    releases: list[Record] = field(default_factory=list)

    @property
    def page(self) -> str:
        """The address of its page."""
        return country_page(self.name)

    @property
    def size(self) -> int:
        """Entities and releases together."""
        return len(self.releases) + sum(map(len, self.entities.values()))

    def list_of(self, heading: str) -> str:
        """The address of the list of its entities of a kind."""
        return _narrowed({"country": self.name, **KINDS[heading]})

    @property
    def list_of_releases(self) -> str:
        """The address of the list of its releases."""
        return f"{page_releases.ADDRESS}?{urlencode({'Country': self.name}, errors='replace')}"


def countries(corpus: Corpus) -> list[Country]:
    """All that have an entity or a release, the largest first."""
    own = [entity for entity in corpus.entities.values() if entity["country"]]
    releases = [
        (corpus.countries[each]["country"], release) for each, release in corpus.releases.items() if each in corpus.countries
    ]
    found = {name: Country(name) for name in {entity["country"] for entity in own} | {country for country, _ in releases}}
    for entity in own:
        for heading in _headings(entity):
            found[entity["country"]].entities[heading].append(entity)
    for country, release in releases:
        found[country].releases.append(release)
    return sorted(found.values(), key=lambda each: (-each.size, each.name))


def of_several(corpus: Corpus) -> list[tuple[str, int, str]]:
    """What is of no one country: (what, how many, the list of them)."""
    counts = Counter(what for entity in corpus.entities.values() for what, kind in OF_SEVERAL.items() if _is(entity, kind))
    return [(what, counts[what], _narrowed(kind)) for what, kind in OF_SEVERAL.items() if counts[what]]


def write(site: Site, corpus: Corpus) -> None:
    """countries.html and countries/*.html."""
    if not (corpus.entities or corpus.countries):
        return
    found = countries(corpus)
    site.page(ADDRESS, "countries.html", kinds=[*KINDS], countries=found, of_several=of_several(corpus))
    for each in found:
        site.page(each.page, "country.html", country=each, corpus=corpus, shown=NAMES_SHOWN)


def _headings(entity: Record) -> list[str]:
    return [heading for heading, kind in KINDS.items() if _is(entity, kind)]


def _is(entity: Record, kind: Mapping[str, str]) -> bool:
    return all(entity[column] == value for column, value in kind.items())


def _narrowed(asked: Mapping[str, str]) -> str:
    """The list of entities with these values alone."""
    values = {TITLES[column]: noun(value) for column, value in asked.items()}
    return f"{page_entities.ADDRESS}?{urlencode(values, errors='replace')}"
