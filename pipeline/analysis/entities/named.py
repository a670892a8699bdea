"""The names of a corpus, and what an entity of several names is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeVar

from pipeline.given.corrections import Correction, KnownName
from pipeline.lexicons import words
from pipeline.naming.compare import Comparison, compare
from pipeline.naming.countries import Countries, regions
from pipeline.naming.groups import Groups
from pipeline.naming.spelling import words_of
from pipeline.naming.stems import Stems


class Key(NamedTuple):
    """A name of an entity: its label and words as found, and the country whose body or law it is there, empty where none."""

    label: str
    name: str
    country: str = ""


AT_ONCE = 20_000
"""So many names are in memory together."""
OPEN = "open"
"""What stands in an id for the country of one who may be any of several namesakes."""
UNDATED = "~"
"""Behind every date."""

Given = TypeVar("Given")

SURE = 0.85
"""Names that are less alike are not joined for that alone."""
MANY = 5
"""A spelling of a single release is not what an entity is called where another has this many times as many releases, nor is
an acronym that of a name for which it is given so many times as rarely as for another."""


@dataclass(slots=True)
class Names:
    """The names of a corpus: how often each is mentioned, where and when first, and the acronyms and other titles that releases
    give for it."""

    counts: Counter[Key] = field(default_factory=Counter)
    releases: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    first: dict[Key, tuple[str, str]] = field(default_factory=dict)
    acronyms: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    titles: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: defaultdict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: Key, release: str, published: str, acronym: str | None) -> None:
        """Takes in a row of NameFound `AT_HOME`, and the date of its release."""
        self.counts[key] += 1
        self.releases[key].add(release)
        when = (published or UNDATED, release)
        self.first[key] = min(self.first.get(key, when), when)
        if isinstance(acronym, str):
            self.acronyms[key][acronym] += 1

    def finish(self) -> None:
        """Finds the keys of each name, when all rows are taken in."""
        for own in sorted(self.counts):
            self.by_name[own.name].append(own)


AT_HOME = """
    at_home AS (
        SELECT names_found.*, coalesce(homes.country, '') AS country
        FROM names_found LEFT JOIN homes USING (release_id, label, name)
    )"""
"""The rows of NameFound, each with the country whose body or law its release means, empty for people, places and firms."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A name and the entity it was joined to. `first` is the name's group by the id of the name that releases used first, `own`
    the id of the name by itself."""

    key: Key
    entity: Key
    first: str
    own: str
    comparison: Comparison


class Calling:
    """What groups of names are called: by their names, by what known.csv lists and by corrections."""

    def __init__(self, names: Names, stems: Stems, corrections: Sequence[Correction], known: Sequence[KnownName]) -> None:
        self._names = names
        self._stems = stems
        self._renamed = {each.name: each.other for each in corrections if each.action == "rename"}
        self._retyped = {each.name: each.other for each in corrections if each.action == "retype"}
        self._listed = {alias: each for each in known for alias in each.names()}

    def of(self, group: Sequence[Key]) -> Key:
        """The label, the name and the country of an entity: what a correction says, else known.csv, else what its names say."""
        listed = _last(self._listed.get(key.name) for key in group)
        label, name = (listed.type, listed.name) if listed else (self._label(group), self._name(group))
        return Key(
            _last(self._retyped.get(key.name) for key in group) or label,
            _last(self._renamed.get(key.name) for key in group) or name,
            _last(key.country for key in group) or "",
        )

    def id(self, group: Sequence[Key]) -> str:
        """The id that the name has by itself which releases used first: it stays when others join.

        A surname alone may be somebody else's: it gives the id only where there is no other name.
        """
        full = [key for key in group if " " in key.name or not (key.label == "PERSON" or is_perhaps_surname(key))] or group
        return self.own_id(min(full, key=lambda key: (self._names.first[key], -_fullness(key), key)))

    def own_id(self, key: Key) -> str:
        """The id that a name has by itself; of namesakes the one whom releases named first keeps that of the name alone."""
        if key.label != "PERSON":
            return self._stems.id(*key)
        people = (other for other in self._names.by_name[key.name] if other.label == "PERSON")
        first = min(people, key=lambda other: (self._names.first[other], other))
        return self._stems.id(*key[:2], "" if key == first else key.country or OPEN)

    def joined(self, keys: Iterable[Key], groups: Groups[Key]) -> Iterator[Joined]:
        """Every name with what its group is called, and what joined it."""
        members: dict[Key, list[Key]] = defaultdict(list)
        for key in keys:
            members[groups.of(key)].append(key)
        for group in members.values():
            entity, first = self.of(group), self.id(group)
            # The name that others were joined to has no reason of its own: it is here for theirs.
            theirs = min(
                (groups.reasons[key] for key in group if key in groups.reasons), key=lambda c: c.similarity, default=None
            )
            for key in group:
                why = groups.reasons.get(key) or theirs or same_stem(key, entity)
                yield Joined(key, entity, first, self.own_id(key), why if key.name != entity.name else Comparison(1.0, ""))

    def _label(self, group: Sequence[Key]) -> str:
        """The label of most mentions; what a full name says of itself decides."""
        votes: Counter[str] = Counter()
        for key in group:
            votes[key[0]] += self._names.counts[key] * (100 if " " in key[1] else 1)
        return max(votes, key=lambda each: (votes[each], each))

    def _name(self, group: Sequence[Key]) -> str:
        """The fullest of the frequent spellings, and of these the most frequent."""
        counts = self._names.counts
        works = ((Key(key.label, self._stems.work(*key)[0]), counts[key], key) for key in self._frequent(group))
        return max(works, key=lambda each: (not _shouted(each[0].name), _fullness(each[0]), *each[1:]))[0].name

    def _frequent(self, group: Sequence[Key]) -> Iterable[Key]:
        """The spellings but those that a single release has where another of several words is in many times as many."""
        releases = {key: len(self._names.releases[key]) for key in group}
        most = max((releases[key] for key in group if _fullness(key) > 1), default=0)
        return group if most < MANY else [key for key in group if releases[key] > 1]


def is_perhaps_surname(key: Key) -> bool:
    """Whether what was taken for a place may be somebody's surname: "Abacha" in "the Abacha case"."""
    if key.label != "PLACE" or key.name not in _surnames():
        return False
    return Countries().only(key.name) is None and regions().only(key.name) is None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("world_surnames")).difference(words("world_places"), words("places"))


def same_stem(one: Key, other: Key) -> Comparison:
    """Why two names of the same stem are one."""
    found = compare(one.name, other.name, one.label)
    if found.similarity >= SURE:
        return found
    return Comparison(0.95, "same name with and without its country or edition")


def _last(given: Iterable[Given | None]) -> Given | None:
    """What is given last, if anything is."""
    return next((each for each in reversed([*given]) if each), None)


def _shouted(name: str) -> bool:
    """Whether a name of several words stands in capitals, as headlines and datelines have it."""
    return name.isupper() and " " in name


def _fullness(key: Key) -> int:
    """Words that are more than initials; an acronym counts nothing. A place is called what it is called most often."""
    if key[0] == "PLACE":
        return 1
    if key[1].isupper() and " " not in key[1]:
        return 0
    return sum(len(word) > 1 for word in words_of(key[1])) or 1
