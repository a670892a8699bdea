"""What a page shows as lines of corrections.csv, as it is: a reader copies one and puts right what stands in its third column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from pipeline.given.corrections import first_words
from pipeline.outside.formulas import marked
from pipeline.reports.pages.corpus import Corpus
from pipeline.results import Record
from pipeline.rows import Commitment, Quote, Role, Row, Sum

WITH_COUNTRY = frozenset({"PERSON", "AGENCY", "ORG", "LAW"})
WITH_WHOLE = frozenset({"AGENCY", "ORG"})
CORRECTED: tuple[type[Row], ...] = (Role, Quote, Commitment, Sum)
"""Kinds that are corrected in a release."""
SPELLINGS = 12
ROLES = 25
"""Of more spellings and roles the first ones; the page of a release has all of its own."""


def of_entity(corpus: Corpus, entity: Record, roles: Iterable[Record]) -> Iterator[str]:
    """Lines about an entity: its name, label, country and whole, its spellings, and the roles that releases state."""
    name, label = entity["name"], entity["label"]
    yield _line("rename", name, name)
    yield _line("retype", name, label)
    yield _line("drop", name)
    yield _line("merge", name, "")
    if label in WITH_COUNTRY:
        yield _line("country", name, entity["country"])
    if label in WITH_WHOLE:
        yield _line("part_of", name, _name(corpus, entity["part_of"]))
    for variant in [each for each in entity["variants"].split(";") if each not in ("", name)][:SPELLINGS]:
        yield _line("split", variant, name)
    yield from islice(_of_roles(roles), ROLES)


def of_release(stated: Mapping[type[Row], Mapping[str, list[Record]]], corpus: Corpus, release_id: str) -> Iterator[str]:
    """Lines about what a release says, of the rows by release: roles, who speaks, who is to act, and what sums are."""
    own = {kind: rows.get(release_id, []) for kind, rows in stated.items()}
    yield from _of_roles(own[Role])
    yield from (_line("speaker", first_words(row["text"]), _name(corpus, row["speaker"]), release_id) for row in own[Quote])
    yield from (_line("actor", first_words(row["text"]), _name(corpus, row["actor_id"]), release_id) for row in own[Commitment])
    yield from (_line("sum", first_words(row["text"]), row["kind"], release_id) for row in own[Sum])


def _of_roles(roles: Iterable[Record]) -> Iterator[str]:
    return (_line("role", row["role"], row["role"], row["release_id"]) for row in roles)


def _name(corpus: Corpus, entity_id: str | None) -> str:
    entity = corpus.entities.get(entity_id or "")
    return entity["name"] if entity else ""


def _line(action: str, name: str, other: str | None = "", release: str = "") -> str:
    """A line as CSV has it, in the columns action, name, other, release and note."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([marked(each) for each in (action, name, other or "", release, "")])
    return buffer.getvalue()
