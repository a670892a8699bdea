"""The names of a corpus, and what an entity of several names is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from pipeline.corrections import Correction, KnownName
from pipeline.naming.spelling import words_of

Key = tuple[str, str]
"""Label and name, as found."""

Given = TypeVar("Given")

MANY = 5
"""A spelling of a single release is not what an entity is called where another has this many times as many releases."""


@dataclass(slots=True)
class Names:
    """The names of a corpus: how often each is mentioned, in which releases, and the acronyms that releases give for it."""

    counts: Counter[Key] = field(default_factory=Counter)
    releases: defaultdict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    acronyms: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @classmethod
    def of(cls, found: pd.DataFrame) -> Names:
        """The names of the rows of NameFound."""
        names = cls()
        columns = found[["release_id", "label", "name", "acronym"]]
        for release, label, name, acronym in columns.itertuples(index=False):
            names.counts[label, name] += 1
            names.releases[label, name].add(release)
            if isinstance(acronym, str):
                names.acronyms[label, name][acronym] += 1
        return names


class Calling:
    """What groups of names are called: by their names, by what known.csv lists and by corrections."""

    def __init__(self, names: Names, corrections: Sequence[Correction], known: Sequence[KnownName]) -> None:
        self._names = names
        self._renamed = {each.name: each.other for each in corrections if each.action == "rename"}
        self._retyped = {each.name: each.other for each in corrections if each.action == "retype"}
        self._listed = {alias: each for each in known for alias in each.names()}

    def of(self, group: Sequence[Key]) -> Key:
        """The label and the name of an entity: what a correction says, else known.csv, else what its names say."""
        listed = _last(self._listed.get(key[1]) for key in group)
        label, name = (listed.type, listed.name) if listed else (self._label(group), self._name(group))
        return (
            _last(self._retyped.get(key[1]) for key in group) or label,
            _last(self._renamed.get(key[1]) for key in group) or name,
        )

    def _label(self, group: Sequence[Key]) -> str:
        """The label of most mentions; what a full name says of itself decides."""
        votes: Counter[str] = Counter()
        for key in group:
            votes[key[0]] += self._names.counts[key] * (100 if " " in key[1] else 1)
        return max(votes, key=lambda each: (votes[each], each))

    def _name(self, group: Sequence[Key]) -> str:
        """The fullest of the frequent spellings, and of these the most frequent."""
        counts = self._names.counts
        return max(self._frequent(group), key=lambda key: (not _shouted(key[1]), _fullness(key), counts[key], key))[1]

    def _frequent(self, group: Sequence[Key]) -> Iterable[Key]:
        """The spellings but those that a single release has where another of several words is in many times as many."""
        releases = {key: len(self._names.releases[key]) for key in group}
        most = max((releases[key] for key in group if _fullness(key) > 1), default=0)
        return group if most < MANY else [key for key in group if releases[key] > 1]


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
