"""People of one full name who are several: those who hold offices of different countries, each named by publishers of its own or
each of another power, and those who hold offices of different powers in turn.

Where one release gives a person offices of two countries or powers, or one publisher tells of both countries, or both hold the
same office and a release only lets its country be supposed, it is not plain that they are two, and they stay one. A judge who
becomes a minister is one as well: two are those of whom one is a judge before and after the other is a minister.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby, product
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
from pipeline.naming.offices import ACCUSED, is_stated_in_full, power_of
from pipeline.naming.spelling import words_of
from pipeline.rows import NameFound, ReleaseRecord, RoleFound
from pipeline.stages import Tables

PLAINLY = OPENLY | {*LEFT[:3]}
AT_HOME = frozenset({"the publisher of the release", "the place of the release"})
"""What tells the country of a body so that an office there tells that of a person; and what only lets it be supposed."""
BY_OFFICE, BY_PUBLISHER = "the office held", "the publisher that names a namesake"
HOLDS = "holds"
DAY = len("2031-05-03")
ANOTHER = "another"
"""What stands for the country of one whom corrections tell apart."""

HELD = """
    SELECT DISTINCT
        person.release_id, person.name, coalesce(publisher, ''), roles.text, coalesce(body.label, ''), coalesce(body.name, ''),
        coalesce(published, ''), coalesce(status, '')
    FROM roles_found roles JOIN releases USING (release_id)
    JOIN names_found person ON (person.release_id, person.start) = (roles.release_id, roles.person_start)
    LEFT JOIN names_found body ON (body.release_id, body.start) = (roles.release_id, roles.body_start)
    WHERE person.label = 'PERSON' ORDER BY ALL"""
FULL = "SELECT DISTINCT name FROM names_found WHERE label = 'PERSON' ORDER BY name"
NAMED = """
    SELECT DISTINCT release_id, name, coalesce(publisher, ''), '', '', '', '', ''
    FROM names_found JOIN releases USING (release_id)
    WHERE label = 'PERSON' AND name IN (SELECT unnest($full)) ORDER BY ALL"""
"""The offices that releases give to people, and all releases that name some of them."""

Place = tuple[str, str, str]
"""Release, label and name."""
Marks = dict[str, bool]
"""The countries or powers of the offices that one release gives to somebody, and whether it tells them plainly."""


class Named(NamedTuple):
    """A full name in a release, and an office that it holds there at a body; all empty where it has none."""

    release_id: str
    name: str
    publisher: str
    office: str
    label: str
    body: str
    published: str
    status: str

    @property
    def power(self) -> str:
        """The power of an office that is held; empty where it is open, and of who is accused, which says nothing of an office."""
        power = power_of(self.office) if self.status == HOLDS else ""
        return "" if power == ACCUSED else power


@dataclass(slots=True)
class Bearer:
    """Those of one name who hold offices of one country or power: who publishes of them, what the offices are and of which
    powers, whether a release says the country outright, and the days on which releases say the office in full."""

    publishers: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    powers: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    is_plain: bool = True

    def add(self, row: Named) -> None:
        """Takes in an office."""
        self.publishers.add(row.publisher)
        self.offices.update({*words_of(row.office)} - RANKS)
        self.powers.update({row.power} - {""})
        is_in_full = bool(row.power) and is_stated_in_full(row.office)
        self.days.update({row.published} if is_in_full and len(row.published) == DAY else ())

    def is_abroad_of(self, other: Bearer) -> bool:
        """Whether two of different countries are plainly two people."""
        are_plain = self.is_plain and other.is_plain
        told = are_plain or self.offices.isdisjoint(other.offices)
        are_exclusive = are_plain and bool(self.powers and other.powers) and self.powers.isdisjoint(other.powers)
        return told and (are_exclusive or self.publishers.isdisjoint(other.publishers))

    def takes_turns_with(self, other: Bearer) -> bool:
        """Whether one of two powers has a holder of the name before and after the other."""
        return self._is_around(other.days) or other._is_around(self.days)

    def _is_around(self, days: set[str]) -> bool:
        return bool(self.days) and any(min(self.days) < day < max(self.days) for day in days)


def named_in(tables: Tables) -> list[Named]:
    """The full names, with one first and one last word, to which more than one publisher gives offices, or one offices of more
    than one power; alike ones together."""
    held = [row for row in _rows(asked(tables, HELD, RoleFound, NameFound, ReleaseRecord)) if len(person_words(row.name)) > 1]
    of_powers = (row for row in held if row.power)
    several = {*_with_several(held, attrgetter("publisher")), *_with_several(of_powers, attrgetter("power"))}
    if not several:
        return []
    full = [name for name in asked(tables, FULL, NameFound)["name"] if _ends(name) in several]
    named = _rows(asked(tables, NAMED, NameFound, ReleaseRecord, full=full))
    return sorted((row for row in (*held, *named) if _ends(row.name) in several), key=lambda row: (_ends(row.name), row))


def _with_several(held: Iterable[Named], what: Callable[[Named], str]) -> Iterator[tuple[str, str]]:
    """The first and last words of names for which offices have several publishers or powers."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in held:
        found[_ends(row.name)].add(what(row))
    return (ends for ends, own in found.items() if len(own) >= SEVERAL)


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
        """Each name of a namesake in each release, with the country or power of the one who is meant; none where it is open."""
        for _, own in groupby(named, key=lambda row: _ends(row.name)):
            yield from self._of_one_name([*own])

    def split(self) -> dict[Place, Whose]:
        """Who is another than the bearer of the same name, as corrections say of releases."""
        own = [each for each in self.corrections if each.action == "split" and each.name == each.other and each.release]
        return {(each.release, "PERSON", each.name): Whose(ANOTHER, CORRECTED) for each in own}

    def _of_one_name(self, named: Sequence[Named]) -> Iterator[tuple[Place, Whose]]:
        told, bearers = self._several({release: [*own] for release, own in groupby(sorted(named), key=attrgetter("release_id"))})
        for release, name, publisher in sorted({row[:3] for row in named} if bearers else ()):
            if who := self._who(told[release], publisher, bearers):
                yield (release, "PERSON", name), who

    def _several(self, releases: Mapping[str, Sequence[Named]]) -> tuple[Mapping[str, Marks], Mapping[str, Bearer]]:
        """What tells several people of one name apart in each release, and who they are; nothing where they may be one."""
        countries = {release: self._told(own) for release, own in releases.items()}
        bearers = _bearers(releases, countries)
        if _are_several(countries, bearers, Bearer.is_abroad_of):
            return countries, bearers
        powers = {release: {row.power: True for row in own if row.power} for release, own in releases.items()}
        holders = _bearers(releases, powers)
        are_of_one_country = len(bearers) < SEVERAL
        return (powers, holders) if are_of_one_country and _are_several(powers, holders, Bearer.takes_turns_with) else ({}, {})

    def _told(self, named: Sequence[Named]) -> Marks:
        """The countries of the offices that one release gives, and whether it tells them plainly."""
        told: Marks = {}
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

    def _who(self, told: Collection[str], publisher: str, bearers: Mapping[str, Bearer]) -> Whose | None:
        """Whom a release means: by the office, else the one of whom its publisher tells, else the one of its publisher's land."""
        if told:
            return Whose(next(iter(told)), BY_OFFICE)
        of_publisher = [mark for mark, bearer in bearers.items() if publisher in bearer.publishers]
        mark = of_publisher[0] if len(of_publisher) == 1 else None if of_publisher else self.published_by(publisher)
        return Whose(mark, BY_PUBLISHER) if mark and mark in bearers else None


def _bearers(releases: Mapping[str, Sequence[Named]], told: Mapping[str, Marks]) -> dict[str, Bearer]:
    """Country or power → who holds its offices."""
    bearers: defaultdict[str, Bearer] = defaultdict(Bearer)
    for release, own in releases.items():
        for row, (mark, is_plain) in product(own, told[release].items()):
            bearers[mark].add(row)
            bearers[mark].is_plain &= is_plain
    return dict(bearers)


def _are_several(told: Mapping[str, Marks], bearers: Mapping[str, Bearer], are_two: Callable[[Bearer, Bearer], bool]) -> bool:
    """Whether the bearers of a name, of whom no release tells two, are several."""
    pairs = [*combinations(bearers.values(), 2)]
    return bool(pairs) and all(len(own) < SEVERAL for own in told.values()) and all(are_two(*pair) for pair in pairs)
