"""Releases → rows: the piece of work in which a release is annotated and read by extractors.

What the model says of a text is packed (`annotation.py`), and extractors read what that makes again, whether it was kept from
an earlier run or is new, so that keeping it changes nothing but time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa

from pipeline.annotating.annotation import packed, restored
from pipeline.catalogue import name_of
from pipeline.faults import deadly, fault, left_out
from pipeline.language import annotator
from pipeline.release import Release
from pipeline.rows import Problem, Row
from pipeline.rows.promises import broken_by
from pipeline.rows.schema import to_table
from pipeline.stages import Extractor, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

LANGUAGE = "language"
"""What a fault of the annotation names as its stage."""
ANNOTATIONS = pa.schema([("key", pa.string()), ("data", pa.binary())])
Packed: TypeAlias = "bytes | Exception"


@dataclass(frozen=True, slots=True)
class Unread:
    """A release that some extractors have not read, or not as they are now.

    `stages` names them, in an order that works; `rows` are those of the others that they need. `key` is that of the text's
    annotation, `annotation` what is kept under it, empty where nothing is.
    """

    release: Release
    stages: tuple[str, ...]
    key: str
    annotation: bytes = b""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of a batch of releases: their ids, which extractors read them, and what went wrong in which release."""

    release_ids: tuple[str, ...]
    stages: tuple[str, ...]
    problems: tuple[tuple[str, Problem], ...]


@dataclass(frozen=True, slots=True)
class Extracted(Account):
    """What a batch of releases held: the rows of its extractors by kind, those of a release together and in the order of the ids,
    and the annotations that are new (`ANNOTATIONS`)."""

    tables: dict[type[Row], pa.Table]
    annotations: pa.Table


@dataclass(frozen=True)
class Extract:
    """Work on releases that the same extractors have to read: annotate the texts of which nothing is kept, each once, and let
    these extractors find their rows."""

    extractors: tuple[Extractor, ...]
    model: str
    ner: str = ""
    keeps: bool = True
    """Whether annotations are handed back, to be kept."""

    def ready(self) -> None:
        """Loads what every text needs: the model, with the stages that came with this."""
        with annotator(self.model, self.ner):
            pass

    def __call__(self, batch: Sequence[Unread]) -> Extracted:
        """Raises ValueError where the releases are for different extractors."""
        (stages,) = {each.stages for each in batch}
        reading, new = self._reading(stages), self._annotated(batch)
        found = {each.release.release_id: _read(each, each.annotation or new[each.key], reading) for each in batch}
        rows = [row for made, _ in found.values() for row in made]
        return Extracted(
            tuple(found),
            stages,
            tuple((release_id, problem) for release_id, (_, problems) in found.items() for problem in problems),
            _tables(rows, [kind for each in reading for kind in each.makes]),
            _annotations(new if self.keeps else {}),
        )

    def lost(self, batch: Sequence[Unread]) -> Extracted:
        """What stands for releases that no worker survives; they are tried again by the next run."""
        (stages,) = {each.stages for each in batch}
        problems = tuple((each.release.release_id, deadly(each.release.source, LANGUAGE)) for each in batch)
        kinds = [kind for each in self._reading(stages) for kind in each.makes]
        return Extracted(tuple(item for item, _ in problems), stages, problems, _tables([], kinds), _annotations({}))

    def _reading(self, stages: Sequence[str]) -> list[Extractor]:
        return [each for each in self.extractors if name_of(each) in stages]

    def _annotated(self, batch: Sequence[Unread]) -> dict[str, Packed]:
        """Key → the annotation of a text of which none is kept."""
        texts = {each.key: each.release.text for each in batch if not each.annotation}
        if not texts:
            return {}
        with annotator(self.model, self.ner) as annotated:
            docs = annotated(texts.values())
            return {key: doc if isinstance(doc, Exception) else packed(doc) for key, doc in zip(texts, docs, strict=True)}


def _tables(rows: Sequence[Row], kinds: Iterable[type[Row]]) -> dict[type[Row], pa.Table]:
    return {kind: to_table(kind, [row for row in rows if type(row) is kind]) for kind in kinds}


def _annotations(annotations: Mapping[str, Packed]) -> pa.Table:
    found = [{"key": key, "data": data} for key, data in annotations.items() if isinstance(data, bytes)]
    return pa.Table.from_pylist(found, ANNOTATIONS)


def _read(unread: Unread, annotation: Packed, extractors: Iterable[Extractor]) -> tuple[list[Row], list[Problem]]:
    release = unread.release
    if isinstance(annotation, Exception):
        return [], [fault(release.source, LANGUAGE, annotation)]
    try:
        doc = restored(release.text, annotation)
    except Exception as error:
        return [], [fault(release.source, LANGUAGE, error)]
    found = Rows()
    for row in unread.rows:
        found.add(row)
    return rows_of(doc, release, found, extractors)


def rows_of(doc: Doc, release: Release, found: Rows, extractors: Iterable[Extractor]) -> tuple[list[Row], list[Problem]]:
    """The rows that extractors make of a release, each knowing those before, and what went wrong.

    `found` holds the rows that others made of it; it is added to.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for extractor in extractors:
        try:
            made = list(extractor.extract(doc, release, found))
        except Exception as error:  # a fault of ours: this release lacks these rows, and the report says so
            problems.append(fault(release.source, name_of(extractor), error))
            continue
        broken = broken_by(made, {release.release_id: release.text})
        problems += left_out(release.source, name_of(extractor), broken)
        kept = [row for place, row in enumerate(made) if place not in broken]
        for row in kept:
            found.add(row)
        rows += kept
    return rows, problems
