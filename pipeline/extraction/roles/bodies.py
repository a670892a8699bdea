"""The body at which a role is held: named in the phrase or beside it, told by the words of the role, or the publisher.

in the phrase        head of the Audit Office; Jane Roe, judge, of the High Court
by its words         Federal Councillor Jane Roe, where the release names the Federal Council
a state              President of Norland; Norlandic President, where the release names Norland
the publisher        Director Jane Roe, in a release of the Roads Agency that names it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.extraction.roles.beside import body_beside, state_beside
from pipeline.extraction.roles.holders import Held
from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.roles.offices import (
    LINK,
    is_of_a_state,
    is_only_public,
    office_and_words,
    offices,
    words_ahead,
    words_of,
)
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.publishers import named_as
from pipeline.extraction.text.words import Word
from pipeline.rows import NameFound

_MOST_OTHER_WORDS = 2  # "Office", and the country: Office of the Attorney General of Norland
_LEFT_OUT = frozenset({"u", "department", "ministry"})  # "Health Department" of the U.S. Department of Health


class Bodies:
    """The bodies and states that one release names, as those at which roles are held."""

    def __init__(self, names: Iterable[NameFound], publisher: str) -> None:
        in_order = sorted(names, key=lambda name: name.start)
        self._publisher = named_as(in_order, publisher) or _shorter(in_order, publisher)
        self._publishes, self._home = words_of(publisher), countries_in(publisher)
        self._by_word: dict[str, list[NameFound]] = {}
        for agency in _first_of_each(in_order, "AGENCY"):
            for word in words_of(agency.name):
                self._by_word.setdefault(word, []).append(agency)
        self._states = {countries_in(place.name): place for place in reversed(_first_of_each(in_order, "PLACE"))}

    def of(self, units: Sequence[Unit], role: Held, words: Sequence[Word], text: str) -> int | None:
        """Where the mention begins of the body at which a role is held, or None where the text makes none plain."""
        found = _public(text, body_beside(units, role, words)) or self._by_its_words(text)
        found = found or (state_beside(units, role, words) if is_of_a_state(text) else None) or self._by_country(text)
        return found.start if found else None

    def _by_its_words(self, text: str) -> NameFound | None:
        """The body whose name has all the words of a role, the office by the body's word for it, and hardly any other."""
        noun, words = office_and_words(text)
        if not noun or not words:
            return None
        here = countries_in(text)
        likely = min((self._by_word.get(word, []) for word in words), key=len)
        fits = [name for name in likely if _is_held_at(noun, words, name.name)]
        fits = [name for name in fits if here <= countries_in(name.name)]
        return fits[0] if len(fits) == 1 else None

    def _by_country(self, text: str) -> NameFound | None:
        """The state whose adjective stands in front of an office of states ("the Norlandic President")."""
        here = countries_in(LINK.split(text, maxsplit=1)[0])
        if not is_of_a_state(text) or len(here) != 1:
            return None
        return self._states.get(here)

    def publishers(self, text: str) -> int | None:
        """Where the publisher is first mentioned, of an office that it has and of which the phrase says nothing more."""
        noun, words = office_and_words(text)
        office = offices().get(noun)
        if not office or self._publisher is None or not office.is_of(self._publishes):
            return None
        if not countries_in(text) <= self._home:
            return None
        ahead = words & words_ahead(text)
        told = ahead - office.plain if office.in_parts else words
        return self._publisher.start if told <= self._publishes else None


def _first_of_each(names: Iterable[NameFound], label: str) -> list[NameFound]:
    """The first mention of each name of a label, in order."""
    first: dict[str, NameFound] = {}
    for name in names:
        if name.label == label:
            first.setdefault(name.name, name)
    return list(first.values())


def _public(text: str, body: NameFound | None) -> NameFound | None:
    """The body beside a role; not a firm beside "Judge" or "Federal Councillor", which nobody is in a firm."""
    firm = body is not None and body.label == "ORG"
    return None if firm and is_only_public(text) else body


def _is_held_at(noun: str, words: frozenset[str], body: str) -> bool:
    """Whether a body's name says what a role says: "Federal Councillor" and "Federal Council"."""
    name = words_of(body)
    office = {noun, *offices()[noun].bodies} & name
    return bool(office) and name != words | {noun} and words <= name and len(name - words - office) <= _MOST_OTHER_WORDS


def _shorter(names: Sequence[NameFound], publisher: str) -> NameFound | None:
    """The first mention of the publisher by its own words alone: "Justice Department" of the "U.S. Department of Justice"."""
    own = words_of(publisher) - _LEFT_OUT
    agencies = (name for name in names if own and name.label == "AGENCY")
    return next((name for name in agencies if words_of(name.name) - _LEFT_OUT == own), None)
