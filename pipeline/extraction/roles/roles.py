"""Roles: what the text calls a person, before the name, behind it or in a sentence of its own.

before:      Acting Prosecutor General Jane Roe; the head of the Audit Office, Jane Roe
behind:      Jane Roe, 45, a former head of the Audit Office, said …
in a verb:   Jane Roe was appointed head of the Audit Office
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.roles.phrases import RoleWords, before, behind, stated
from pipeline.extraction.text.words import words_of
from pipeline.found import NameFound, RoleFound
from pipeline.release import Release
from pipeline.rows import Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Roles(Extractor):
    """The roles that a release states for its people, each with the body at which it is held where that is plain."""

    needs: ClassVar[Kinds] = (NameFound,)
    makes: ClassVar[Kinds] = (RoleFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterable[Row]:
        names = found.of(NameFound)
        if not any(name.label == "PERSON" for name in names):
            return
        read = RoleWords(words_of(doc, release.text), names)
        for person, lo, hi in read.people():
            for first, last in _phrases(read, lo, hi):
                start, end = read.words[first].start, read.words[last - 1].end
                yield RoleFound(
                    release_id=release.release_id,
                    start=start,
                    end=end,
                    text=release.text[start:end],
                    person_start=person.start,
                    body_start=read.body(first, last, hi),
                )


def _phrases(read: RoleWords, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    for find in (before, behind, stated):
        phrase = find(read, lo, hi)
        if phrase is not None:
            yield phrase
