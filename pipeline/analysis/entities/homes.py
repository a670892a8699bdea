"""Homes: whose body or law each release means by a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.stems import BODIES, Stems
from pipeline.analysis.entities.surroundings import Span, countries_of, surroundings_of
from pipeline.analysis.entities.whose import GUESSED, LEFT, NONE, OF_NONE, OPENLY, Asked, Whose, candidates, whose
from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.analysis.shared.supposed import OPEN
from pipeline.corrections import Correction
from pipeline.lexicons import table
from pipeline.naming.parts import is_seated
from pipeline.rows import Home, NameFound, ReleaseRecord, Sentence
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

Place = tuple[str, str, str]
"""Release, label and name."""
Words = tuple[str, ...]


@dataclass(frozen=True)
class Homes(Analysis):
    """One row per release and name of a body or law; what a release leaves open, it or others may say by a fuller name."""

    needs: ClassVar[Kinds] = (NameFound, ReleaseRecord, Sentence)
    makes: ClassVar[type[Home]] = Home
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        countries = countries_of(tables)
        releases = surroundings_of(tables, countries)
        asked = {place: Asked(*place[1:], spans, releases[place[0]]) for place, spans in _bodies(tables[NameFound]).items()}
        said = {place: found for place in asked if (found := self._said(*place))}
        told = {place: said.get(place) or whose(each) for place, each in asked.items()}
        plain = _Plain.of(told, Stems(countries))
        settled = {place: plain.settled(place, asked[place], each) for place, each in told.items()} | said
        rows = [(*place, each.country, each.reason) for place, each in sorted(settled.items())]
        return pd.DataFrame(rows, columns=schema(Home).names)

    def _said(self, release_id: str, label: str, name: str) -> Whose | None:
        """What a correction says of a name, of one release or of all; the last one counts."""
        own = (each for each in reversed(self.corrections) if each.action == "country" and each.name == name)
        said = next((each for each in own if each.release in ("", release_id)), None)
        return Whose(NONE if said.other in OF_NONE else said.other, CORRECTED) if said else None


def _bodies(found: pd.DataFrame) -> dict[Place, list[Span]]:
    """The places of every name that some release has found to be a body or law, or an organisation that is no firm."""
    names = {*found.loc[found["label"].isin(BODIES), "name"]}
    names |= {name for name in found.loc[found["label"] == "ORG", "name"].unique() if is_seated(name)}
    own = found[found["name"].isin(names) & ~found["label"].isin({"PERSON", "PLACE"})]
    spans: dict[Place, list[Span]] = defaultdict(list)
    for release_id, label, name, start, end in own[["release_id", "label", "name", "start", "end"]].itertuples(index=False):
        spans[release_id, label, name].append((int(start), int(end)))
    return spans


@dataclass
class _Plain:
    """The countries that have a body or law of some words, as a release says, as all say, and as all say openly."""

    stems: Stems
    in_release: defaultdict[tuple[str, Words], set[str]] = field(default_factory=lambda: defaultdict(set))
    in_corpus: defaultdict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))
    openly: defaultdict[Words, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, told: Mapping[Place, Whose], stems: Stems) -> _Plain:
        plain = cls(stems)
        for (release_id, label, name), each in told.items():
            if each.country:
                words = stems.words(label, name, each.country)
                plain.in_release[release_id, words].add(each.country)
                plain.in_corpus[words].add(each.country)
                plain.openly[words].update({each.country} if each.reason in OPENLY else ())
        return plain

    def settled(self, place: Place, asked: Asked, told: Whose) -> Whose:
        """What is told; where that is open or only supposed, what fuller names say."""
        tongue, fuller, elsewhere = LEFT
        words = self.stems.words(asked.label, asked.name, told.country)
        openly = self.openly[words]
        if told.reason in GUESSED and len(openly) == 1 and not _has_head(asked.name):
            return Whose(min(openly), tongue)
        own = self.in_release[place[0], words]
        if told.reason == OPEN and len(own) == 1:
            return Whose(min(own), fuller)
        others = self.in_corpus[words] & candidates(asked) if told.reason == OPEN else set()
        return Whose(min(others), elsewhere) if len(others) == 1 else told


def _has_head(name: str) -> bool:
    """Whether a name has a word for bodies or laws that every country may use: "Office", "Plan"."""
    return not _heads().isdisjoint(name.split())


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["word"] for lexicon in ("body_heads", "law_heads") for row in table(lexicon))
