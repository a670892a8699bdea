"""People of one full name who are several: those who hold offices of different countries, each named by publishers of its own.

Where one release gives a person offices of two countries, or one publisher tells of both, or both hold the same office and a
release only lets its country be supposed, it is not plain that they are two, and they stay one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from pipeline.analysis.entities.people import RANKS, SEVERAL
from pipeline.analysis.entities.whose import LEFT, OPENLY, Whose
from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.given.corrections import Correction
from pipeline.given.tables import asked
from pipeline.naming.compare import person_words
from pipeline.naming.countries import Countries
from pipeline.naming.spelling import words_of
from pipeline.rows import NameFound, ReleaseRecord, RoleFound
from pipeline.stages import Tables

PLAINLY = OPENLY | {*LEFT[:3]}
AT_HOME = frozenset({"the publisher of the release", "the place of the release"})
"""What tells the country of a body so that an office there tells that of a person; and what only lets it be supposed."""
BY_OFFICE, BY_PUBLISHER = "the office held", "the publisher that names a namesake"
ANOTHER = "another"
"""What stands for the country of one whom corrections tell apart."""

HELD = """
    SELECT DISTINCT
        person.release_id, person.name, coalesce(publisher, ''), roles.text, coalesce(body.label, ''), coalesce(body.name, '')
    FROM roles_found roles JOIN releases USING (release_id)
    JOIN names_found person ON (person.release_id, person.start) = (roles.release_id, roles.person_start)
    LEFT JOIN names_found body ON (body.release_id, body.start) = (roles.release_id, roles.body_start)
    WHERE person.label = 'PERSON' ORDER BY ALL"""
FULL = "SELECT DISTINCT name FROM names_found WHERE label = 'PERSON' ORDER BY name"
NAMED = """
    SELECT DISTINCT release_id, name, coalesce(publisher, ''), '', '', '' FROM names_found JOIN releases USING (release_id)
    WHERE label = 'PERSON' AND name IN (SELECT unnest($full)) ORDER BY ALL"""
"""The offices that releases give to people, and all releases that name some of them."""

Place = tuple[str, str, str]
"""Release, label and name."""


class Named(NamedTuple):
    """A full name in a release, and an office that it holds there at a body; all empty where it has none."""

    release_id: str
    name: str
    publisher: str
    office: str
    label: str
    body: str


@dataclass(slots=True)
class Bearer:
    """Those of one name who hold offices of one country: who publishes of them, what the offices are, and whether a release
    says the country outright."""

    publishers: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    is_plain: bool = True

    def is_not(self, other: Bearer) -> bool:
        """Whether two such are plainly two people."""
        told = (self.is_plain and other.is_plain) or self.offices.isdisjoint(other.offices)
        return told and self.publishers.isdisjoint(other.publishers)


def named_in(tables: Tables) -> list[Named]:
    """The full names, with one first and one last word, to which more than one publisher gives offices; alike ones together."""
    held = [row for row in _rows(asked(tables, HELD, RoleFound, NameFound, ReleaseRecord)) if len(person_words(row.name)) > 1]
    publishers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in held:
        publishers[_ends(row.name)].add(row.publisher)
    several = {ends for ends, own in publishers.items() if len(own) > 1}
    if not several:
        return []
    full = [name for name in asked(tables, FULL, NameFound)["name"] if _ends(name) in several]
    named = _rows(asked(tables, NAMED, NameFound, ReleaseRecord, full=full))
    return sorted((row for row in (*held, *named) if _ends(row.name) in several), key=lambda row: (_ends(row.name), row))


def _rows(found: pd.DataFrame) -> Iterator[Named]:
    return (Named(*row) for row in found.itertuples(index=False, name=None))


def bodies_of(named: Iterable[Named]) -> frozenset[Place]:
    """The bodies at which the people hold their offices."""
    return frozenset((row.release_id, row.label, row.body) for row in named if row.body)


def _ends(name: str) -> tuple[str, str]:
    words = person_words(name) or ("",)
    return words[0], words[-1]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """What tells people of one name apart: the homes of the bodies at which they hold offices, the countries that the corpus
    knows, and what people have said."""

    homes: Mapping[Place, Whose]
    countries: Countries
    published_by: Callable[[str], str | None]
    corrections: Sequence[Correction] = ()

    def told_apart(self, named: Sequence[Named]) -> Iterator[tuple[Place, Whose]]:
        """Each name of a namesake in each release, with the country of the one who is meant; where that is open, none."""
        for _, own in groupby(named, key=lambda row: _ends(row.name)):
            yield from self._of_one_name([*own])

    def split(self) -> dict[Place, Whose]:
        """Who is another than the bearer of the same name, as corrections say of releases."""
        own = [each for each in self.corrections if each.action == "split" and each.name == each.other and each.release]
        return {(each.release, "PERSON", each.name): Whose(ANOTHER, CORRECTED) for each in own}

    def _of_one_name(self, named: Sequence[Named]) -> Iterator[tuple[Place, Whose]]:
        told = {release: self._told([*own]) for release, own in groupby(sorted(named), key=attrgetter("release_id"))}
        bearers = self._bearers(named, told)
        are_several = len(bearers) > 1 and all(len(own) < SEVERAL for own in told.values())
        if not are_several or not all(one.is_not(other) for one, other in combinations(bearers.values(), 2)):
            return
        for release, name, publisher in sorted({row[:3] for row in named}):
            if who := self._who(told[release], publisher, bearers):
                yield (release, "PERSON", name), who

    def _told(self, named: Sequence[Named]) -> dict[str, bool]:
        """The countries of the offices that one release gives, and whether it tells them plainly."""
        told: dict[str, bool] = {}
        for row in named:
            country, is_plain = self._country(row)
            if country:
                told[country] = told.get(country, False) or is_plain
        return told

    def _country(self, row: Named) -> tuple[str, bool]:
        """The country of an office: of its body, of the place that stands for it, or of its own words."""
        home = self.homes.get((row.release_id, row.label, row.body))
        if home and home.country and home.reason in PLAINLY | AT_HOME:
            return home.country, home.reason in PLAINLY
        own = self.countries.only(row.office) or (self.countries.only(row.body) if row.label == "PLACE" else None)
        return own or "", bool(own)

    def _bearers(self, named: Iterable[Named], told: Mapping[str, Mapping[str, bool]]) -> dict[str, Bearer]:
        """Country → who holds its offices."""
        bearers: defaultdict[str, Bearer] = defaultdict(Bearer)
        for row in named:
            for country, is_plain in told[row.release_id].items():
                bearer = bearers[country]
                bearer.publishers.add(row.publisher)
                bearer.offices.update({*words_of(row.office)} - RANKS)
                bearer.is_plain &= is_plain
        return dict(bearers)

    def _who(self, told: Collection[str], publisher: str, bearers: Mapping[str, Bearer]) -> Whose | None:
        """Whom a release means: by the office, else the one of whom its publisher tells, else the one of its publisher's land."""
        if told:
            return Whose(next(iter(told)), BY_OFFICE)
        of_publisher = [country for country, bearer in bearers.items() if publisher in bearer.publishers]
        country = next(iter(of_publisher), None) or self.published_by(publisher)
        return Whose(country, BY_PUBLISHER) if country and country in bearers else None
