"""Roles: what the text calls a person, before the name, behind it or in a sentence of its own.

before:      Acting Prosecutor General Jane Roe; the head of the Audit Office, Jane Roe
behind:      Jane Roe, 45, a former head of the Audit Office, said …
in a verb:   Jane Roe was appointed head of the Audit Office

Words and names become letters (letters.py), a pattern over them finds the role phrases (phrases.py), and rules say whose
each phrase is (holders.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.roles.bodies import body_of
from pipeline.extraction.roles.holders import Held, held
from pipeline.extraction.roles.letters import Unit, opens_no_role, singular_of
from pipeline.extraction.roles.phrases import phrases_of
from pipeline.extraction.roles.status import status_of
from pipeline.extraction.roles.stretches import stretches_of
from pipeline.extraction.text.words import Word, words_of
from pipeline.release import Release
from pipeline.rows import NameFound, RoleFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Roles(Extractor):
    """The roles that a release states for its people, each with the body at which it is held where that is plain."""

    needs: ClassVar[Kinds] = (NameFound,)
    makes: ClassVar[Kinds] = (RoleFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        names = found.of(NameFound)
        if not any(name.label == "PERSON" for name in names):
            return
        words = words_of(doc, release.text)
        for units in stretches_of(words, names):
            phrases = list(phrases_of("".join(unit.letter for unit in units)))
            for role in held(units, phrases) if phrases else ():
                yield _row(release, words, units, role)


def _row(release: Release, words: Sequence[Word], units: Sequence[Unit], role: Held) -> RoleFound:
    person = units[role.person].name
    start, end = _span(words, units, role)
    return RoleFound(
        release_id=release.release_id,
        start=start,
        end=end,
        text=release.text[start:end],
        person_start=person.start if person else start,
        body_start=body_of(units, role),
        status=status_of(release.text[start:end], _between(words, units, role)),
    )


def _between(words: Sequence[Word], units: Sequence[Unit], role: Held) -> list[str]:
    """The words from the person to the role behind it: "resigned as"."""
    return [word.text for word in words[units[role.person].last : units[role.first].first]]


def _span(words: Sequence[Word], units: Sequence[Unit], role: Held) -> tuple[int, int]:
    """Offsets of a role's words; a title in the plural is one person's where each has a place or portfolio of their own."""
    inside = units[role.first : role.last]
    first = next((unit for unit in inside if not opens_no_role(unit, words)), inside[0])
    last = words[inside[-1].last - 1]
    letters = "".join(unit.letter for unit in units[role.person + 1 : role.person + 2])
    own = inside[-1].letter == "n" and (role.rule == "head of a list" or letters == "(")
    return words[first.first].start, last.start + len(singular_of(last.text)) if own else last.end
