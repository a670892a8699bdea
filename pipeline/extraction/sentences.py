"""Sentences: what every number of a report is traced to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.release import Release
from pipeline.rows import Row, Sentence
from pipeline.stages import Extractor, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Sentences(Extractor):
    """The sentences of a release, without the blanks around them; a headline and a dateline are such, a bullet is not."""

    makes: ClassVar[tuple[type[Row], ...]] = (Sentence,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Sentence]:
        whole = ((span.start_char, release.text[span.start_char : span.end_char]) for span in doc.sents)
        spans = (
            (text, start + len(written) - len(written.lstrip()))
            for start, written in whole
            if any(map(str.isalnum, text := written.strip()))
        )
        for index, (text, start) in enumerate(spans):
            yield Sentence(release_id=release.release_id, start=start, end=start + len(text), text=text, index=index)
