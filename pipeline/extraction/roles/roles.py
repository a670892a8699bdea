"""Roles: what the text calls a person, before the name, behind it or in a sentence of its own.

before:      Acting Prosecutor General Jane Roe; the head of the Audit Office, Jane Roe
behind:      Jane Roe, 45, a former head of the Audit Office, said …
in a verb:   Jane Roe was appointed head of the Audit Office

Words and names become letters (letters.py), a pattern over them finds the role phrases (phrases.py), and rules say whose
each phrase is (holders.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.roles.bodies import Bodies
from pipeline.extraction.roles.fuller import with_bodies_of_fuller_roles
from pipeline.extraction.roles.holders import Held, held
from pipeline.extraction.roles.joined import with_countries_of_joined_titles
from pipeline.extraction.roles.leads import from_its_lead
from pipeline.extraction.roles.letters import Unit, opens_no_role, singular_of
from pipeline.extraction.roles.past import is_of_years_ago, with_former_roles
from pipeline.extraction.roles.phrases import phrases_of
from pipeline.extraction.roles.praise import is_praise
from pipeline.extraction.roles.published import is_of_another, with_publishers
from pipeline.extraction.roles.status import status_of
from pipeline.extraction.roles.stretches import stretches_of
from pipeline.extraction.roles.tenure import tenure_of
from pipeline.extraction.text.lexicon import MONTHS
from pipeline.extraction.text.words import Word, words_of
from pipeline.release import Release
from pipeline.rows import Date, NameFound, RoleFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


_SHARED = frozenset({"for whom it is shared", "head of a list", "shared by those before", "shared title"})
# letters of units: verbs by which a role is told, and what ends the words that go with it
_TELLING = "bESk"
_ENDING = "PvbESW"
_ENDING_APPOSITION = f"{_ENDING},.;:\n"


@dataclass(frozen=True)
class Roles(Extractor):
    """The roles that a release states for its people, each with the body at which it is held where that is plain."""

    needs: ClassVar[Kinds] = (NameFound, Date)
    makes: ClassVar[Kinds] = (RoleFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        names = found.of(NameFound)
        if not any(name.label == "PERSON" for name in names):
            return
        words = words_of(doc, release.text)
        bodies = Bodies(names, release.publisher)
        dates = sorted(found.of(Date), key=lambda date: date.start)
        places = [_Place(words, units, role) for units in stretches_of(words, names) for role in _held(units, words)]
        rows = [_row(release, place, bodies, dates) for place in places]
        rows = list(with_countries_of_joined_titles(rows, names, release.text))
        rows = list(with_bodies_of_fuller_roles(rows, names))
        rows = list(with_publishers(rows, bodies, names, release.text))
        rows = list(with_former_roles(rows, names))
        yield from (_at_its_time(row, release, place, dates) for row, place in zip(rows, places, strict=True))


def _held(units: Sequence[Unit], words: Sequence[Word]) -> Iterator[Held]:
    letters = "".join(unit.letter for unit in units)
    phrases = [from_its_lead(phrase, letters, units, words) for phrase in phrases_of(letters)]
    roles = held(units, phrases) if phrases else ()
    yield from (role for role in roles if not is_praise(role, units, words))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a role stands: the words of the release, the units of its stretch, and the units of the role."""

    words: Sequence[Word]
    units: Sequence[Unit]
    role: Held


def _row(release: Release, at: _Place, bodies: Bodies, dates: Sequence[Date]) -> RoleFound:
    person = at.units[at.role.person].name
    start, end = _span(at.words, at.units, at.role)
    text, verb = release.text[start:end], _between(at)
    tenure = tenure_of(release.text, *_around(at, start, end), dates, verb)
    return RoleFound(
        release_id=release.release_id,
        start=start,
        end=end,
        text=text,
        person_start=person.start if person else start,
        body_start=None if is_of_another(release.text, start) else bodies.of(at.units, at.role, at.words, text),
        status=status_of(text, _words_before(at, start), verb, tenure, release.published),
        since=tenure.since,
        until=tenure.until,
    )


def _at_its_time(row: RoleFound, release: Release, at: _Place, dates: Sequence[Date]) -> RoleFound:
    """The row; a title in a sentence without quotations that tells of years ago is held no more."""
    start, end = at.words[at.units[0].first].start, at.words[at.units[-1].last - 1].end
    title = row.status == "holds" and not row.since and at.role.first < at.role.person
    plain = title and not any(unit.letter == '"' for unit in at.units)
    return replace(row, status="held") if plain and is_of_years_ago(release.text, start, end, dates, release.published) else row


def _words_before(at: _Place, start: int) -> list[str]:
    """The three words in front of a role's first one, in small letters: "the death of"."""
    first = bisect_left(at.words, start, key=lambda word: word.start)
    return [word.lower for word in at.words[max(first - 3, 0) : first]]


def _between(at: _Place) -> list[str]:
    """The words between the person and the role: "resigned as"; "was" in "whose owner was Jane Roe"."""
    person = at.units[at.role.person]
    behind = at.role.first > at.role.person
    begin = person.last if behind else at.units[at.role.last - 1].last
    end = at.units[at.role.first].first if behind else person.first
    return [word.text for word in at.words[begin:end]]


def _around(at: _Place, start: int, end: int) -> tuple[int, int]:
    """Offsets between which a date is the role's own; none for a title, which stands in front of its person.

    Behind an apposition that is no further than the words of time themselves; with a verb, up to the next verb or person.
    """
    if at.role.first < at.role.person:
        return start, start
    told = any(unit.letter in _TELLING for unit in at.units[at.role.person + 1 : at.role.first])
    if told:
        return _line_start(at), max(end, _next(at, _ENDING))
    return at.words[at.units[at.role.person].last - 1].end, max(end, _next(at, _ENDING_APPOSITION))


def _line_start(at: _Place) -> int:
    """Where the sentence or the line begins in which the person stands."""
    line = next((unit for unit in reversed(at.units[: at.role.person]) if unit.letter in "\n."), None)
    return at.words[line.last - 1].end if line else at.words[at.units[0].first].start


def _next(at: _Place, letters: str) -> int:
    """Where the first unit behind the role begins that has one of the letters; a month is no verb."""
    behind = (unit for unit in at.units[at.role.last :] if unit.letter in letters and not _is_month(at, unit))
    return at.words[next(behind, at.units[-1]).first].start


def _is_month(at: _Place, unit: Unit) -> bool:
    return at.words[unit.first].text in MONTHS


def _span(words: Sequence[Word], units: Sequence[Unit], role: Held) -> tuple[int, int]:
    """Offsets of a role's words; of a title in the plural that its people share, or that each has at a place, the singular."""
    inside = units[role.first : role.last]
    first = next((unit for unit in inside if not opens_no_role(unit, words)), inside[0])
    last = words[inside[-1].last - 1]
    letters = "".join(unit.letter for unit in units[role.person + 1 : role.person + 2])
    own = inside[-1].letter == "n" and (role.rule in _SHARED or letters == "(")
    return words[first.first].start, last.start + len(singular_of(last.text)) if own else last.end
