"""What a release says about countries around its names: by whom and where it is published, of what it and its sentences are."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from pipeline.given.tables import Part, asked, rows_of
from pipeline.naming.countries import Countries, Named, country_of_host, regions
from pipeline.naming.international import is_international
from pipeline.naming.known import INTERNATIONAL, row_of
from pipeline.outside.addresses import host_of
from pipeline.rows import NameFound, ReleaseRecord, Sentence
from pipeline.stages import Tables

MOSTLY = 2
"""A release is mostly about a country that it names this often, and this many times as often as any other."""

AROUND = 400
"""Code points on either side of a name beyond which nothing tells its country: a longer sentence is a table."""
NAMESAKES = {"Georgia": "United States"}
"""A country → where a region bears its name."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Surroundings:
    """One release. `sentences` are the places of its sentences, in order; `usual` is the country that the places of its
    publisher's releases give, empty where they give none; `address` is where it was published on the web."""

    text: str
    publisher: str
    place: str
    sentences: Sequence[Span]
    countries: Countries
    usual: str = ""
    address: str = ""

    @cached_property
    def published_by(self) -> str | None:
        """The country of the body that published it."""
        if self.is_international:
            return None
        by_name = self.countries.only(self.publisher) or known_country(self.publisher)
        return by_name or country_of_host(host_of(self.address)) or self.usual or None

    @cached_property
    def published_in(self) -> str | None:
        """The country of its dateline, which says nothing where the publisher is of no country."""
        return None if self.is_international else _country_of(self.place, self.countries)

    @cached_property
    def is_international(self) -> bool:
        """Whether its publisher is an international body or association."""
        return is_international(self.publisher)

    @cached_property
    def about(self) -> str | None:
        """The country that it is mostly about."""
        counts = Counter(named.country for named in self.countries.within(self.text)).most_common(2)
        most, second = (*counts, ("", 0), ("", 0))[:2]
        return most[0] if most[1] >= max(MOSTLY, MOSTLY * second[1]) else None

    def sentence(self, start: int, end: int) -> Span:
        """The place of the sentence that a span begins in, the span itself where there is none."""
        at = bisect_right(self.sentences, (start, len(self.text))) - 1
        return self.sentences[at] if at >= 0 and self.sentences[at][1] > start else (start, end)

    def countries_beside(self, spans: Sequence[Span]) -> list[frozenset[str]]:
        """For each span the countries that its sentence names outside of all of them."""
        inside = {place for start, end in spans for place in range(start, end)}
        return [self._named_around(span, inside) for span in spans]

    def _named_around(self, span: Span, inside: Set[int]) -> frozenset[str]:
        first, last = self.sentence(*span)
        start, end = max(first, span[0] - AROUND), min(max(last, span[1]), span[1] + AROUND)
        if (start, end) not in self._named:
            self._named[start, end] = [*self.countries.within(self.text[start:end])]
        return frozenset(each.country for each in self._named[start, end] if start + each.start not in inside)

    @cached_property
    def _named(self) -> dict[Span, list[Named]]:
        """The countries in stretches of the text, of which many a name asks for the same."""
        return {}

    def meant(self, country: str) -> str:
        """The country, unless the publisher's has a region of this name."""
        return NAMESAKES[country] if NAMESAKES.get(country) == self.published_by is not None else country


NAMES = "SELECT DISTINCT label, name FROM names_found ORDER BY ALL"
PUBLISHERS = "SELECT DISTINCT publisher FROM releases WHERE publisher IS NOT NULL ORDER BY ALL"
DATELINES = """
    SELECT coalesce(publisher, '') AS publisher, coalesce(place, '') AS place, count(*) AS times, min(release_id) AS first
    FROM releases GROUP BY publisher, place ORDER BY first"""


def countries_of(tables: Tables) -> Countries:
    """The countries that a corpus knows."""
    names, publishers = asked(tables, NAMES, NameFound), asked(tables, PUBLISHERS, ReleaseRecord)
    places = names.loc[names["label"] == "PLACE", "name"]
    return Countries.of_corpus([*names["name"], *publishers["publisher"]], places)


@dataclass(frozen=True)
class Around:
    """What a corpus says around the names of all releases. `usual` is the country from which most of a publisher's come."""

    countries: Countries
    usual: Mapping[str, str]

    @classmethod
    def of(cls, tables: Tables, countries: Countries) -> Around:
        """Of the tables NameFound and ReleaseRecord, with the countries that the corpus knows."""
        datelines = asked(tables, DATELINES, ReleaseRecord)[["publisher", "place", "times"]].itertuples(index=False, name=None)
        return cls(countries, _usual_countries(datelines, countries))

    def published_by(self, publisher: str) -> str | None:
        """The country of a body that publishes releases."""
        return Surroundings("", publisher, "", (), self.countries, self.usual.get(publisher, "")).published_by

    def surroundings(self, part: Part) -> dict[str, Surroundings]:
        """release_id → what it says around its names, of some releases and their sentences."""
        sentences: dict[str, list[Span]] = defaultdict(list)
        for release_id, start, end in rows_of(part[Sentence], "release_id", "start", "end"):
            sentences[release_id].append((start, end))
        heads = part[ReleaseRecord][["release_id", "text", "publisher", "place", "url"]].astype(object).fillna("")
        return {
            release_id: Surroundings(
                text, publisher, place, sorted(sentences[release_id]), self.countries, self.usual.get(publisher, ""), url
            )
            for release_id, text, publisher, place, url in heads.itertuples(index=False)
        }


def _usual_countries(datelines: Iterable[tuple[str, str, int]], countries: Countries) -> dict[str, str]:
    """Publisher → the country from which most of its releases come, MOSTLY or more, of those that say from where."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for publisher, place, times in datelines:
        if publisher and (country := _country_of(place, countries)):
            counts[publisher][country] += int(times)
    most = {publisher: own.most_common(1)[0] for publisher, own in counts.items()}
    return {
        publisher: country
        for publisher, (country, times) in most.items()
        if times >= MOSTLY and 2 * times > counts[publisher].total()
    }


def _country_of(place: str, countries: Countries) -> str | None:
    return countries.only(place) or regions().only(place)


def ends_in_country(name: str, countries: Countries) -> bool:
    """Whether a name ends in a country's, as that of a chapter does."""
    named = [*countries.within(name)]
    return bool(named) and named[-1].form == "noun" and named[-1].start > 0 and named[-1].end == len(name)


def known_country(name: str, home: str | None = None) -> str | None:
    """The country of a known body or law, by any of its names; of several that have one, `home` or else the first."""
    row = row_of(name)
    countries = row["country"].split(";") if row and row["country"] not in ("", INTERNATIONAL) else []
    return home if home in countries else next(iter(countries), None)
