"""The key of a page: a digest of all that it shows. Two runs that give a page the same key would make the same page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pipeline.reports.pages.changes.digests import digest, grouped
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.correcting import CORRECTED
from pipeline.results import Record, pointing
from pipeline.rows import Cooccurrence, Dropped, Entity, Keyword, ReleaseRecord, Row, Sentence
from pipeline.rows.marks import is_marked

SHOWN = frozenset({Dropped, *CORRECTED})
"""Kinds whose rows the page of a release shows beside those that are marked in its text."""


class Keys:
    """The keys of the pages of releases and entities; `common` stands for what all pages share: the code, the menus."""

    def __init__(self, corpus: Corpus, common: str) -> None:
        self._corpus = corpus
        self._common = common
        self._order = list(corpus.releases)
        self._place = {release_id: place for place, release_id in enumerate(self._order)}

    def release(self, release_id: str) -> str:
        """Its words, what is marked in them and taken out, its terms, topics, country and neighbours, and who is named in it."""
        place = self._place[release_id]
        beside = self._order[max(place - 1, 0) : place + 2]
        first = self._corpus.releases[release_id]["duplicate_of"]
        return digest(
            self._common,
            self._texts.get(release_id),
            [rows.get(release_id, "") for rows in self._found],
            self._terms.get(release_id),
            [
                (self._corpus.topics[t["topic"]]["label"], f"{t['weight']:.0%}")
                for t in self._corpus.topics_of.get(release_id, [])[:3]
            ],
            [self._name(entity_id) for entity_id in self._named.get(release_id, ())],
            self._corpus.countries.get(release_id),
            beside,
            first and self._texts.get(first),
        )

    def entity(self, entity_id: str, together: list[tuple[Record, Record]]) -> str:
        """Itself, the rows that point at it with their releases, who is named beside it, what it is part of, and its parts."""
        return digest(
            self._common,
            self._entities.get(entity_id),
            [rows.get(entity_id, "") for rows in self._pointing],
            [self._texts.get(release_id) for release_id in self._seen_in.get(entity_id, ())],
            [self._name(each) for each in self._beside.get(entity_id, ())],
            [(self._name(other["entity_id"]), pair["releases"]) for other, pair in together],
            [(self._name(each["entity_id"]), each["part_reason"]) for each in self._corpus.wholes(entity_id)],
            [self._entities.get(each["entity_id"]) for each in self._corpus.parts.get(entity_id, ())],
        )

    def _name(self, entity_id: str) -> tuple[Any, ...]:
        entity = self._corpus.entities.get(entity_id)
        return (entity_id, entity["name"], entity["label"]) if entity else (entity_id,)

    @cached_property
    def _texts(self) -> dict[str, str]:
        """release_id → all that is known of a release itself, and where its sentences are."""
        tables = self._corpus.tables
        found = grouped(tables[ReleaseRecord], ["release_id"])
        places = grouped(tables[Sentence][["release_id", "start", "end"]], ["release_id"])
        return {release_id: own + places.get(release_id, "") for release_id, own in found.items()}

    @cached_property
    def _found(self) -> list[dict[str, str]]:
        """For each kind that its page shows row by row: release_id → its rows."""
        kinds = [kind for kind in self._corpus.kinds if self._corpus.has(kind) and (is_marked(kind) or kind in SHOWN)]
        return [grouped(self._corpus.tables[kind], ["release_id"]) for kind in _by_name(kinds)]

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        keywords = self._corpus.by_release(Keyword)
        return {release_id: [k["term"] for k in sorted(own, key=lambda k: k["rank"])] for release_id, own in keywords.items()}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """release_id → the entities that its rows point at."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity_id, releases in self._seen_in.items():
            for release_id in releases if entity_id in self._corpus.entities else ():
                found[release_id].add(entity_id)
        return {release_id: sorted(own) for release_id, own in found.items()}

    @cached_property
    def _entities(self) -> dict[str, str]:
        return grouped(self._corpus.tables[Entity], ["entity_id"])

    @cached_property
    def _pointers(self) -> list[tuple[type[Row], list[str]]]:
        """The kinds whose rows point at entities, with the columns that do; pairs are told by what is shown of them."""
        kinds = [
            kind for kind in self._corpus.kinds if self._corpus.has(kind) and kind is not Cooccurrence and kind is not Entity
        ]
        pointers = [(kind, [*pointing(kind, Entity)]) for kind in _by_name(kinds)]
        return [(kind, names) for kind, names in pointers if names]

    @cached_property
    def _pointing(self) -> list[dict[str, str]]:
        """For each of them: entity_id → its rows."""
        return [grouped(self._corpus.tables[kind], names) for kind, names in self._pointers]

    @cached_property
    def _seen_in(self) -> dict[str, list[str]]:
        """entity_id → the releases of the rows that point at it."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind, names in self._pointers:
            frame = self._corpus.tables[kind]
            for name in names if "release_id" in frame else ():
                pairs = frame[[name, "release_id"]].drop_duplicates()
                for entity_id, release_id in zip(pairs[name], pairs["release_id"], strict=True):
                    found[entity_id].add(release_id)
        return {entity_id: sorted(own) for entity_id, own in found.items()}

    @cached_property
    def _beside(self) -> dict[str, list[str]]:
        """entity_id → the other entities that rows name beside it, such as the body of a role."""
        found: dict[str, set[str]] = defaultdict(set)
        for kind, names in self._pointers:
            for row in self._corpus.tables[kind][names].drop_duplicates().to_numpy() if len(names) > 1 else ():
                own = _stated(row)
                for each in own:
                    found[each] |= own
        return {entity_id: sorted(own - {entity_id}) for entity_id, own in found.items()}


def _stated(row: Iterable[object]) -> set[str]:
    return {each for each in row if isinstance(each, str) and each}


def _by_name(kinds: list[type[Row]]) -> list[type[Row]]:
    return sorted(kinds, key=lambda kind: kind.table)
