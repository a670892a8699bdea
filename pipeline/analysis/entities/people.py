"""Which names of people are one person's. No rule joins two people on a surname alone where the corpus holds two bearers.

A surname alone is its bearer's where their offices agree, or the releases that name them. Offices decide where both have one:
another office, or one at another body, is a namesake's. Where one has none, the releases decide: they are of one publisher, or
name others together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.analysis.entities.named import SURE, Key, Names, is_perhaps_surname
from pipeline.naming.blocks import fuller_of, pairs_of_people
from pipeline.naming.compare import FATHER, Comparison, compare, person_words
from pipeline.naming.groups import Groups
from pipeline.naming.spelling import words_of

OTHERS = 2
"""Releases that name this many others both agree."""
SEVERAL = 2
RANKS = frozenset(
    {"acting", "deputy", "first", "former", "head", "chief", "senior", "vice", "of", "the", "and", "for", "at", "in", "to"}
)
"""Words of an office that many have."""

Place = tuple[str, int]
"""Release and offset."""


@dataclass(slots=True)
class Circles:
    """What the releases say of people: the words of their offices, the bodies at which they hold them, and who publishes them."""

    names: Names
    publishers: Mapping[str, str] = field(default_factory=dict)
    offices: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    bodies: defaultdict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    named: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def with_roles(self, roles: pd.DataFrame, at: Mapping[Place, Key]) -> None:
        """Takes in the roles (RoleFound) of people; `at` is whose names begin at the places that they point at."""
        for release, text, person, body in roles[["release_id", "text", "person_start", "body_start"]].itertuples(index=False):
            at_body = at.get((release, int(body))) if pd.notna(body) else None
            self._add(at.get((release, int(person))), text, at_body)

    def _add(self, person: Key | None, office: str, body: Key | None) -> None:
        if person is not None:
            self.offices[person].update({*words_of(office)} - RANKS)
            self.bodies[person].update({body} if body else ())

    def hold_one_office(self, one: Key, others: Sequence[Key], group_of: Callable[[Key], Key]) -> bool:
        """Whether one and any of others, who are one person, hold an office of the same words, not at different bodies.

        `group_of` tells which names of bodies are one.
        """
        own, theirs = ({group_of(body) for key in keys for body in self.bodies.get(key, ())} for keys in ([one], others))
        is_elsewhere = bool(own) and bool(theirs) and own.isdisjoint(theirs)
        return not is_elsewhere and not self.offices.get(one, set()).isdisjoint(self._offices_of(others))

    def may_be_one(self, one: Key, others: Sequence[Key]) -> bool:
        """Whether nothing speaks against it, for one of them is said to hold no office, and their releases agree."""
        return not (self.offices.get(one) and self._offices_of(others)) and self._releases_agree(one, others)

    def _releases_agree(self, one: Key, others: Sequence[Key]) -> bool:
        own = self.names.releases[one]
        theirs = {release for key in others for release in self.names.releases[key]}
        publishers = {self.publishers.get(release, "") for release in theirs} - {""}
        if own & theirs or any(self.publishers.get(release) in publishers for release in own):
            return True
        people = {_known_by(key) for key in (one, *others)}
        named = {_known_by(key) for release in theirs for key in self.named[release]} - people
        return any(len({_known_by(key) for key in self.named[release]} & named) >= OTHERS for release in own)

    def share_people(self, one: Key, others: Sequence[Key]) -> bool:
        """Whether a release that names one and those that name others, who are one person, name OTHERS more people alike."""
        theirs = self._people_in(release for key in others for release in self.names.releases[key])
        own = (self._people_in([release]) for release in self.names.releases[one])
        return any(len((people & theirs) - {_surname(one)}) >= OTHERS for people in own)

    def _people_in(self, releases: Iterable[str]) -> set[str]:
        named = (key for release in releases for key in self.named[release])
        return {_surname(key) for key in named if key.label == "PERSON" or is_perhaps_surname(key)}

    def _offices_of(self, keys: Sequence[Key]) -> set[str]:
        return {word for key in keys for word in self.offices.get(key, ())}


def _surname(key: Key) -> str:
    return (person_words(key.name) or ("",))[-1]


def _known_by(key: Key) -> Key:
    """A name as other releases may give it: of a person the surname."""
    return key._replace(name=person_words(key.name)[-1]) if key.label == "PERSON" and person_words(key.name) else key


def join_people(keys: list[Key], circles: Circles, groups: Groups[Key]) -> None:
    """Names of people that are one's: spellings, initials, surnames alone."""
    full = [key for key in keys if len(person_words(key.name)) > 1]
    _join_alike(full, circles, groups)
    _join_initials(full, groups)
    _join_surnames([key for key in keys if len(person_words(key.name)) == 1], full, circles, groups)


def _join_initials(full: list[Key], groups: Groups[Key]) -> None:
    initials, whole = ([key for key in full if (len(person_words(key.name)[0]) == 1) == short] for short in (True, False))
    fuller = fuller_of([key.name for key in initials], [key.name for key in whole])
    for key, places in zip(initials, fuller, strict=True):
        _join_if_only_one(key, [whole[place] for place in places], groups)


def _join_alike(full: list[Key], circles: Circles, groups: Groups[Key]) -> None:
    """People whose names are spellings of one; an initial alone does not say so, and who is open is none of two namesakes."""
    pairs = ((full[i], full[k]) for i, k in pairs_of_people([key.name for key in full]))
    met = [(one, other, compare(one.name, other.name, "PERSON")) for one, other in pairs]
    alike = [pair for pair in met if _are_spellings(pair[2])]
    open_ones = _of_several(alike)
    for one, other, found in alike:
        if open_ones.isdisjoint({one, other}):
            groups.join(one, other, found)
    _join_generations([(one, other) for one, other, found in met if found is FATHER], circles, groups)


def _join_generations(pairs: Sequence[tuple[Key, Key]], circles: Circles, groups: Groups[Key]) -> None:
    """ "Jorun M. Brennik II" is "Jorun Brennik" where both hold one office, no release has the two of them, and none has a
    Brennik of another generation."""
    others: dict[Key, set[Key]] = defaultdict(set)
    for one, other in pairs:
        others[one].add(other)
        others[other].add(one)
    releases = circles.names.releases
    for one, other in pairs:
        is_only = groups.are_one(others[one]) and groups.are_one(others[other])
        are_apart = releases[one].isdisjoint(releases[other])
        if is_only and are_apart and circles.hold_one_office(one, [other], groups.of):
            groups.join(one, other, Comparison(0.86, "holder of the same office, without the generation"))


def _of_several(alike: Iterable[tuple[Key, Key, Comparison]]) -> set[Key]:
    """The names of no country that are spelt like those of namesakes of several."""
    countries: dict[Key, set[str]] = defaultdict(set)
    for one, other, _ in alike:
        countries[one].add(other.country)
        countries[other].add(one.country)
    return {key for key, own in countries.items() if not key.country and len(own - {""}) >= SEVERAL}


def _are_spellings(found: Comparison) -> bool:
    return found.similarity >= SURE and "initial" not in found.reason


def _join_if_only_one(key: Key, others: Iterable[Key], groups: Groups[Key]) -> None:
    """A name with an initial joins the only person that it fits."""
    fits = [(other, found) for other in others if (found := compare(key.name, other.name, "PERSON")).similarity >= SURE]
    if fits and groups.are_one([other for other, _ in fits]):
        groups.join(key, *fits[0])


def _join_surnames(surnames: list[Key], full: list[Key], circles: Circles, groups: Groups[Key]) -> None:
    """A surname alone joins the one bearer who holds its office, or else its only bearer where the releases agree."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        bearers[person_words(key.name)[-1]].append(key)
    for key in surnames:
        people = _people(bearers.get(person_words(key.name)[-1], []), groups)
        same_office = [own for own in people if circles.hold_one_office(key, own, groups.of)]
        if len(same_office) == 1:
            groups.join(key, same_office[0][0], Comparison(0.9, "surname of a bearer who holds the same office"))
        elif len(people) == 1 and circles.may_be_one(key, people[0]) and _is_no_place(key, people[0], circles):
            groups.join(key, people[0][0], Comparison(0.7, "surname of the only bearer in the corpus"))


def _is_no_place(key: Key, person: Sequence[Key], circles: Circles) -> bool:
    """Whether a surname is one; what was taken for a place may be one, unless it stands among the people beside its bearer."""
    return key.label == "PERSON" or circles.share_people(key, person)


def _people(keys: Iterable[Key], groups: Groups[Key]) -> list[list[Key]]:
    """The names of each person."""
    people: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        people[groups.of(key)].append(key)
    return list(people.values())
