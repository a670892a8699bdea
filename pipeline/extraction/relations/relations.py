"""Relations: what a release says of two bodies that follow one another in a sentence.

The words between them are read by rules (rules.py), each with an example: "was merged into", "formerly", "'s", "of the".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.relations.pairs import pairs_of
from pipeline.extraction.relations.rules import said
from pipeline.release import Release
from pipeline.rows import NameFound, RelationFound, Row, Sentence
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Relations(Extractor):
    """Which body came from which, and which is part of which, each with its sentence."""

    needs: ClassVar[Kinds] = (NameFound, Sentence)
    makes: ClassVar[Kinds] = (RelationFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        for pair in pairs_of(release.text, found.of(Sentence), found.of(NameFound)):
            for each in said(pair):
                yield RelationFound(
                    release_id=release.release_id,
                    start=pair.sentence.start,
                    end=pair.sentence.end,
                    text=pair.sentence.text,
                    subject_start=each.subject.start,
                    relation=each.relation,
                    other_start=each.other.start,
                    rule=each.rule,
                )
