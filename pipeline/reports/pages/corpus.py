"""What pages look up: releases by id, sentences by place, rows by release, entities by id."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.given.tables import asked, counted, once_read
from pipeline.reports.pages.site import entity_page, release_page
from pipeline.results import Record, records
from pipeline.rows import Entity, Mention, ReleaseCountry, ReleaseRecord, ReleaseTopic, Row, Sentence, Topic
from pipeline.rows.marks import Mark, is_marked, marks_of
from pipeline.stages import Tables

AROUND = 70  # characters shown on either side of a row's words


@dataclass(frozen=True)
class Corpus:
    """The tables of a run, indexed once."""

    tables: Tables

    def rows(self, kind: type[Row]) -> list[Record]:
        """The rows of a kind; none where the run has no such table."""
        return records(kind, once_read(self.tables, kind)) if self.has(kind) else []

    @property
    def kinds(self) -> Collection[type[Row]]:
        """The kinds of row of the run."""
        return self.tables.keys()

    def has(self, kind: type[Row]) -> bool:
        """Whether there are rows of a kind."""
        return self.count(kind) > 0

    def count(self, kind: type[Row]) -> int:
        """How many rows of a kind there are."""
        if kind not in self._counts:
            self._counts[kind] = counted(self.tables, kind)
        return self._counts[kind]

    @cached_property
    def _counts(self) -> dict[type[Row], int]:
        """What was counted once."""
        return {}

    def asked(self, query: str, *kinds: type[Row], **values: object) -> list[tuple[Any, ...]]:
        """The answer to a question about the tables (see `tables.asked`), in rows."""
        return list(asked(self.tables, query, *kinds, **values).itertuples(index=False, name=None))

    @cached_property
    def marks(self) -> dict[str, list[Mark]]:
        """release_id → what is marked in its text."""
        return marks_of(self.tables)

    def by_release(self, kind: type[Row]) -> dict[str, list[Record]]:
        """release_id → the rows of a kind."""
        return _grouped(self.rows(kind), "release_id")

    @cached_property
    def releases(self) -> dict[str, Record]:
        """release_id → release, the newest first."""
        rows = sorted(self.rows(ReleaseRecord), key=lambda r: r["release_id"])
        rows.sort(key=lambda r: r["published"], reverse=True)
        return {row["release_id"]: row for row in rows}

    @cached_property
    def entities(self) -> dict[str, Record]:
        """entity_id → entity, the most named first."""
        rows = sorted(self.rows(Entity), key=lambda e: (-e["releases"], -e["mentions"], e["name"], e["entity_id"]))
        return {row["entity_id"]: row for row in rows}

    @cached_property
    def countries(self) -> dict[str, Record]:
        """release_id → from which country it is, and what told it."""
        return {row["release_id"]: row for row in self.rows(ReleaseCountry)}

    @cached_property
    def parts(self) -> dict[str, list[Record]]:
        """entity_id → what is part of it directly, the most named first."""
        return _grouped((each for each in self.entities.values() if each["part_of"]), "part_of")

    def wholes(self, entity_id: str) -> list[Record]:
        """What an entity is part of, the nearest first, each once."""
        found: dict[str, Record] = {}
        whole = self.entities.get(self.entities[entity_id]["part_of"])
        while whole and whole["entity_id"] not in {entity_id, *found}:
            found[whole["entity_id"]] = whole
            whole = self.entities.get(whole["part_of"])
        return [*found.values()]

    @cached_property
    def topics(self) -> dict[int, Record]:
        """topic → topic, the largest first."""
        return {row["topic"]: row for row in sorted(self.rows(Topic), key=lambda t: (-t["releases"], t["topic"]))}

    def about(self, topic: int) -> list[tuple[Record, float]]:
        """The releases that are about a topic, with its weight in each, the weightiest first."""
        return self._weights.get(topic, [])

    @cached_property
    def _weights(self) -> dict[int, list[tuple[Record, float]]]:
        weights: dict[int, list[tuple[Record, float]]] = defaultdict(list)
        for row in sorted(self.rows(ReleaseTopic), key=lambda r: (-r["weight"], r["release_id"])):
            if row["release_id"] in self.releases:
                weights[row["topic"]].append((self.releases[row["release_id"]], row["weight"]))
        return weights

    @cached_property
    def mentions(self) -> dict[str, list[Record]]:
        """entity_id → its mentions, in the newest release first."""
        return _grouped(self.newest_first(self.rows(Mention)), "entity_id")

    @cached_property
    def _order(self) -> dict[str, int]:
        return {release_id: place for place, release_id in enumerate(self.releases)}

    def newest_first(self, rows: Iterable[Record]) -> list[Record]:
        """Rows that point into releases, those of the newest release first."""
        return sorted(rows, key=lambda row: (self._order.get(row["release_id"], -1), row["start"]))

    @cached_property
    def topics_of(self) -> dict[str, list[Record]]:
        """release_id → its topics, the weightiest first."""
        rows = [row for row in self.rows(ReleaseTopic) if row["topic"] in self.topics]
        return _grouped(sorted(rows, key=lambda row: (-row["weight"], row["topic"])), "release_id")

    @cached_property
    def sentences(self) -> dict[str, list[tuple[int, int]]]:
        """release_id → the places of its sentences, in order."""
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for release_id, start, end in self.asked('SELECT release_id, start, "end" FROM sentences', Sentence):
            places[release_id].append((start, end))
        return {release_id: sorted(own) for release_id, own in places.items()}

    @cached_property
    def release_pages(self) -> dict[str, str]:
        """release_id → the address of its page."""
        return {release_id: release_page(release_id) for release_id in self.releases}

    @cached_property
    def entity_pages(self) -> dict[str, str]:
        """entity_id → the address of its page."""
        return {entity_id: entity_page(entity_id) for entity_id in self.entities}

    def sentence(self, release_id: str, start: int, end: int) -> tuple[int, int]:
        """The sentence that a span begins in; the span itself where there is none."""
        places = self.sentences.get(release_id, [])
        at = bisect_right(places, (start, len(self.releases[release_id]["text"]))) - 1
        return places[at] if at >= 0 and places[at][1] > start else (start, end)

    def address(self, kind: type[Row], row: Record) -> str:
        """Where a row's words stand: its mark in the page of its release; its sentence where the kind is not marked."""
        page = self.release_pages[row["release_id"]]
        if is_marked(kind):
            return f"{page}#c{row['start']}"
        return f"{page}#s{self.sentence(row['release_id'], row['start'], row['end'])[0]}"

    def in_context(self, row: Record) -> tuple[str, str, str]:
        """A row's words with what stands before and after them in their sentence."""
        first, last = self.sentence(row["release_id"], row["start"], row["end"])
        text = self.releases[row["release_id"]]["text"]
        return text[first : row["start"]], text[row["start"] : row["end"]], text[row["end"] : max(last, row["end"])]

    def in_short(self, row: Record) -> tuple[str, str, str]:
        """The same, with no more than a few words on either side."""
        before, words, after = self.in_context(row)
        if len(before) > AROUND:
            before = "… " + before[-AROUND:].partition(" ")[2]
        if len(after) > AROUND:
            after = after[:AROUND].rpartition(" ")[0] + " …"
        return before, words, after


def _grouped(rows: Iterable[Record], key: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
