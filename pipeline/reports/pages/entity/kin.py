"""The bodies around a body: what it is part of, its parts, what was before it and what came after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.reports.pages.corpus import Corpus
from pipeline.results import Record, before_and_after
from pipeline.rows import OF_A_PART

BEFORE = {
    "formerly": "which it was formerly",
    "successor of": "of which it is the successor",
    "replaced": "which it replaced",
    "established from": "from which it was established",
    "merged into": "which was merged into it",
    "renamed": "which was given its name",
}
"""Relation → how the earlier of the two bodies stands to the later."""
AFTER = {
    "formerly": "which was this body formerly",
    "successor of": "its successor",
    "replaced": "which replaced it",
    "established from": "which was established from it",
    "merged into": "into which it was merged",
    "renamed": "its new name",
}
"""Relation → how the later stands to the earlier."""
SAID_ALONE = "said, but not counted"


@dataclass(frozen=True, slots=True)
class Kin:
    """Another body, how it stands to this one in words, and the rows of the sentences that say so, the newest first."""

    other: Record
    words: str
    said: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Around:
    """The bodies around one: its wholes, the nearest first; its parts, the most named first; what releases alone say last."""

    wholes: Sequence[Kin]
    parts: Sequence[Kin]
    before: Sequence[Kin]
    after: Sequence[Kin]

    @classmethod
    def of(cls, corpus: Corpus, entity: Record, relations: Iterable[Record]) -> Around:
        """Those of an entity; `relations` are the rows that name it."""
        rows = corpus.newest_first(relations)
        of_parts = [row for row in rows if row["relation"] == OF_A_PART]
        others = [row for row in rows if row["relation"] != OF_A_PART]
        return cls(_wholes(corpus, entity, of_parts), _parts(corpus, entity, of_parts), *_in_time(corpus, entity, others))


def _wholes(corpus: Corpus, entity: Record, said: Iterable[Record]) -> list[Kin]:
    by_whole = _grouped((row for row in said if row["entity_id"] == entity["entity_id"]), "other")
    above = corpus.wholes(entity["entity_id"])
    steps = zip([entity, *above], above, strict=False)
    found = [Kin(whole, part["part_reason"], by_whole.pop(whole["entity_id"], ())) for part, whole in steps]
    return found + _said_alone(corpus, by_whole)


def _parts(corpus: Corpus, entity: Record, said: Iterable[Record]) -> list[Kin]:
    by_part = _grouped((row for row in said if row["other"] == entity["entity_id"]), "entity_id")
    own = corpus.parts.get(entity["entity_id"], [])
    return [Kin(part, part["part_reason"], by_part.pop(part["entity_id"], ())) for part in own] + _said_alone(corpus, by_part)


def _said_alone(corpus: Corpus, rows: dict[str, list[Record]]) -> list[Kin]:
    """Bodies that the results take for no part or no whole, though a release says so."""
    return [Kin(corpus.entities[each], SAID_ALONE, own) for each, own in rows.items() if each in corpus.entities]


def _in_time(corpus: Corpus, entity: Record, said: Iterable[Record]) -> tuple[list[Kin], list[Kin]]:
    """The bodies before one and after it."""
    rows = [(row, *before_and_after(row)) for row in said]
    earlier = ((before, row) for row, before, after in rows if after == entity["entity_id"])
    later = ((after, row) for row, before, after in rows if before == entity["entity_id"])
    return _told(corpus, BEFORE, earlier), _told(corpus, AFTER, later)


def _told(corpus: Corpus, words: dict[str, str], rows: Iterable[tuple[str, Record]]) -> list[Kin]:
    """The bodies of (entity_id, row), each once for every relation."""
    found: dict[tuple[str, str], list[Record]] = {}
    for entity_id, row in rows:
        if entity_id in corpus.entities:
            found.setdefault((entity_id, row["relation"]), []).append(row)
    return [Kin(corpus.entities[other], words[relation], own) for (other, relation), own in found.items()]


def _grouped(rows: Iterable[Record], column: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
