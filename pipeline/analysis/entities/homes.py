"""Homes: whose body or law each release means by a name, and of people of one name whose office tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from functools import cache
from operator import itemgetter
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.namesakes import Namesakes, bodies_of, named_in
from pipeline.analysis.entities.parts import LINK
from pipeline.analysis.entities.surroundings import Around, Span, countries_of, ends_in_country, known_country
from pipeline.analysis.entities.whose import GUESSED, LEFT, NONE, OF_NONE, OPENLY, WHERE, Asked, Whose, candidates, whose
from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.analysis.shared.supposed import OPEN
from pipeline.given.corrections import Correction
from pipeline.given.tables import Part, asked, in_parts, rows_of
from pipeline.lexicons import table
from pipeline.naming.countries import Countries
from pipeline.naming.parts import has_only_one, head, is_seated
from pipeline.naming.stems import BODIES, Stems
from pipeline.rows import Home, NameFound, ReleaseRecord, RoleFound, Sentence
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, PartedAnalysis, Tables

Place = tuple[str, str, str]
"""Release, label and name."""
Words = tuple[str, ...]
NO_BODIES = frozenset({"PERSON", "PLACE"})
UNSAID = frozenset({OPEN, "of no country unless it says so"})
"""What a release may say by a fuller name."""


@dataclass(frozen=True)
class Homes(PartedAnalysis):
    """One row per release and name of a body or law; what a release leaves open, it or others may say by a fuller name. And one
    per release and name of a person who has a namesake in another country."""

    needs: ClassVar[Kinds] = (NameFound, ReleaseRecord, Sentence, RoleFound)
    makes: ClassVar[type[Home]] = Home
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        countries = countries_of(tables)
        around, bodies, plain = Around.of(tables, countries), _bodies(tables, countries), _Plain(Stems(countries))
        told = [self._told(part, around, bodies, plain) for part in in_parts(tables, ReleaseRecord, NameFound, Sentence)]
        named = named_in(tables)
        offices, at_offices = bodies_of(named), dict[Place, Whose]()
        yield _table({})
        for rows in told:
            homes = {row[:3]: plain.settled(*row) for row in rows_of(rows, *rows)}
            at_offices.update((place, each) for place, each in homes.items() if place in offices)
            yield _table(homes)
        people = Namesakes(at_offices, countries, around.published_by, self.corrections)
        yield _table({**dict(people.told_apart(named)), **people.split()})

    def _told(self, part: Part, around: Around, bodies: frozenset[str], plain: _Plain) -> pd.DataFrame:
        """For each place, in their order, what its release tells of it, and what settles it where that is open."""
        releases = around.surroundings(part)
        spellings = _spellings(part[NameFound])
        named = {
            place: Asked(*place[1:], spans, releases[place[0]], spellings[place])
            for place, spans in _places(part[NameFound], bodies).items()
        }
        told = {place: self._said(*place) or whose(each) for place, each in sorted(named.items(), key=itemgetter(0))}
        fuller = plain.taken(told, spellings)
        rows = [
            (
                *place,
                each.country,
                each.reason,
                ";".join(fuller[place[0], plain.words(place, each)]) if each.reason in UNSAID else "",
                ";".join(candidates(named[place])) if each.reason == OPEN else "",
            )
            for place, each in told.items()
        ]
        return pd.DataFrame(rows, columns=[*schema(Home).names, "fuller", "candidates"], dtype=str)

    def _said(self, release_id: str, label: str, name: str) -> Whose | None:
        """What a correction says of a name, of one release or of all; the last one counts."""
        own = (each for each in reversed(self.corrections) if each.action == "country" and each.name == name)
        said = next((each for each in own if each.release in ("", release_id)), None)
        return Whose(NONE if said.other in OF_NONE else said.other, CORRECTED) if said else None


def _table(homes: Mapping[Place, Whose]) -> pd.DataFrame:
    return pd.DataFrame([(*place, *astuple(each)) for place, each in homes.items()], columns=schema(Home).names, dtype=str)


def _bodies(tables: Tables, countries: Countries) -> frozenset[str]:
    """The names that some release has found to be a body's or a law's, or an organisation's that is no firm."""
    names = asked(tables, "SELECT DISTINCT label, name FROM names_found", NameFound)
    seated = {name for name in names.loc[names["label"] == "ORG", "name"] if _is_of_a_country(name, countries)}
    return frozenset(names.loc[names["label"].isin(BODIES), "name"]) | seated


def _is_of_a_country(name: str, countries: Countries) -> bool:
    """Whether an organisation may be said to be of one: as no firm, as a known one, or as a chapter: "Grain League Norland"."""
    return is_seated(name) or known_country(name) is not None or ends_in_country(name, countries)


def _places(found: pd.DataFrame, bodies: frozenset[str]) -> dict[Place, list[Span]]:
    """The places of the names of bodies and laws in each release."""
    spans: dict[Place, list[Span]] = defaultdict(list)
    for release_id, label, name, start, end in rows_of(found, "release_id", "label", "name", "start", "end"):
        if name in bodies and label not in NO_BODIES:
            spans[release_id, label, name].append((start, end))
    return spans


def _spellings(found: pd.DataFrame) -> dict[Place, set[str]]:
    """The ways in which each release writes each name."""
    spellings: dict[Place, set[str]] = defaultdict(set)
    for release_id, label, name, text in rows_of(found, "release_id", "label", "name", "text"):
        spellings[release_id, label, name].update({name, " ".join(text.split())})
    return spellings


@dataclass
class _Plain:
    """The countries that have a body or law of some words, as all releases say, and as all say openly."""

    stems: Stems
    in_corpus: defaultdict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    openly: defaultdict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_spelling: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def words(self, place: Place, told: Whose) -> Words:
        """The words by which a name meets others."""
        return self.stems.words(*place[1:], told.country)

    def taken(self, told: Mapping[Place, Whose], spellings: Mapping[Place, set[str]]) -> Mapping[tuple[str, Words], set[str]]:
        """Takes in what some releases tell; returns the countries that each release itself gives to some words."""
        in_release: defaultdict[tuple[str, Words], set[str]] = defaultdict(set)
        for place, each in told.items():
            if each.country:
                words = self.words(place, each)
                in_release[place[0], words].add(each.country)
                self.in_corpus[words].add(each.country)
                self.openly[words].update({each.country} if each.reason in OPENLY else ())
                self._spell(place, each.country, spellings)
        return in_release

    def _spell(self, place: Place, country: str, spellings: Mapping[Place, set[str]]) -> None:
        for spelling in spellings[place] if place[1] == "AGENCY" else ():
            self.by_spelling[spelling].add(country)

    def _of_inner(self, name: str) -> set[str]:
        """The countries of the longest body that stands in front of a name or behind: "GRB Seed Unit", "Seed Unit of the GRB"."""
        words = name.split()
        fronts = (" ".join(words[:length]) for length in range(len(words) - 1, 0, -1) if words[length][0].isupper())
        ends = (name[link.end() :] for link in LINK.finditer(name))
        telling = (each for each in (*fronts, *ends) if head(each) != each or has_only_one(each))
        return next((self.by_spelling[each] for each in telling if each in self.by_spelling), set())

    def settled(self, release_id: str, label: str, name: str, country: str, reason: str, fuller: str, candidates: str) -> Whose:
        """What is told; where that is open or only supposed, what fuller names say: of its release, else of others."""
        told, in_release = Whose(country, reason), LEFT[1]
        if reason in UNSAID and fuller and ";" not in fuller:
            return Whose(fuller, in_release)
        words = self.words((release_id, label, name), told)
        ways = self._ways(name, words, reason, candidates)
        return next((Whose(min(found), why) for why, found in ways if len(found) == 1), told)

    def _ways(self, name: str, words: Words, reason: str, candidates: str) -> Iterator[tuple[str, Collection[str]]]:
        """What the corpus says of a name, the surest first; of where a body is, only what its own name says is surer."""
        tongue, _, inside, elsewhere = LEFT
        if reason in GUESSED and not _has_head(name):
            yield tongue, self.openly.get(words, ())
        if reason in GUESSED | {WHERE}:
            yield inside, self._of_inner(name)
        if reason == OPEN:
            yield elsewhere, self.in_corpus.get(words, set()).intersection(candidates.split(";"))


def _has_head(name: str) -> bool:
    """Whether a name has a word for bodies or laws that every country may use: "Office", "Plan"."""
    return not _heads().isdisjoint(name.split())


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["word"] for lexicon in ("body_heads", "law_heads") for row in table(lexicon))
