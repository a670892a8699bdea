"""The body at which a role is held: named in the phrase or beside it, told by the words of the role, or the publisher.

in the phrase        head of the Audit Office; Jane Roe, judge, of the High Court
by its words         Federal Councillor Jane Roe, where the release names the Federal Council
a state              President of Norland; Norlandic President, where the release names Norland
the publisher        Director Jane Roe, in a release of the Roads Agency that names it
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.roles.holders import Held
from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.lexicon import portfolios
from pipeline.extraction.text.publishers import named_as
from pipeline.lexicons import table
from pipeline.rows import NameFound

_BODY = re.compile("(?<!a)B|(?<=Ba)B")  # no Ministry of Development and Ostbank
_AT_BODY = re.compile(r"i[de]?B")  # head of its Roads Department at Delmar Holding
_OF_BODY = re.compile(r"[oi][de]?B(?![MCNnw])")  # Judge Roe of the High Court; not "from Judge Roe to Ostbank director Hale"
_BESIDE = re.compile(r",[de]?B(?=[,;.)|\nabv]|$)")  # Jane Roe, Permanent Secretary, Ministry of Works
_STATE = re.compile(r"[oi]d?(?P<of>G)w?$|^d?(?P<state>G)")  # mayor of the Torvik district; Norland's Prime Minister
_ANY = "any"
_POWERS = frozenset({"state", "court"})
_REACH = 6
_MOST_OTHER_WORDS = 2  # "Office", and the country: Office of the Attorney General of Norland
_LINK = re.compile(r"\b(?:of|to|for|at|in)\b")  # an adviser to the president is an adviser
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
RANKS = frozenset(
    {
        "acting", "assistant", "associate", "chief", "current", "deputy", "ex", "executive", "first", "former", "honorary",
        "incoming", "interim", "late", "new", "newly", "outgoing", "prime", "retired", "second", "senior", "then", "vice"
    }
)  # fmt: skip
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "s", "its", "his", "her", "their", "our"})


@dataclass(frozen=True, slots=True)
class Office:
    """What a noun of an office says of the body in which it is held."""

    bodies: frozenset[str]
    of_a_state: bool
    publishers: frozenset[str]
    only_public: bool


class Bodies:
    """The bodies and states that one release names, as those at which roles are held."""

    def __init__(self, names: Iterable[NameFound], publisher: str) -> None:
        in_order = sorted(names, key=lambda name: name.start)
        self._publisher = named_as(in_order, publisher)
        self._by_word: dict[str, list[NameFound]] = {}
        for agency in _first_of_each(in_order, "AGENCY"):
            for word in _words(agency.name):
                self._by_word.setdefault(word, []).append(agency)
        self._states = {countries_in(place.name): place for place in reversed(_first_of_each(in_order, "PLACE"))}

    def of(self, units: Sequence[Unit], role: Held, text: str) -> int | None:
        """Where the mention begins of the body at which a role is held, or None where the text makes none plain."""
        found = (
            _public(text, _beside(units, role)) or self._by_its_words(text) or _state(units, role, text) or self._by_country(text)
        )
        found = found or self._publishers(text)
        return found.start if found else None

    def _by_its_words(self, text: str) -> NameFound | None:
        """The body whose name has all the words of a role, the office by the body's word for it, and hardly any other."""
        noun, words = _office_and_words(text)
        if not noun or not words:
            return None
        here = countries_in(text)
        likely = min((self._by_word.get(word, []) for word in words), key=len)
        fits = [name for name in likely if _is_held_at(noun, words, name.name)]
        fits = [name for name in fits if here <= countries_in(name.name)]
        return fits[0] if len(fits) == 1 else None

    def _by_country(self, text: str) -> NameFound | None:
        """The state whose adjective stands in front of an office of states ("the Norlandic President")."""
        here = countries_in(_LINK.split(text, maxsplit=1)[0])
        if not is_of_a_state(text) or len(here) != 1:
            return None
        return self._states.get(here)

    def _publishers(self, text: str) -> NameFound | None:
        """The publisher, of an office that the phrase says nothing more of."""
        noun, words = _office_and_words(text)
        office = _offices().get(noun)
        if not office or words or self._publisher is None:
            return None
        own = _ANY in office.publishers or not office.publishers.isdisjoint(_words(self._publisher.name))
        return self._publisher if own else None


def is_of_a_state(role: str) -> bool:
    """Whether a role's office is one of a country, a region or a town: "foreign minister"."""
    office = _offices().get(_office_and_words(role)[0])
    return office is not None and office.of_a_state


def is_only_public(role: str) -> bool:
    """Whether a role's office is one that nobody has in a firm: "judge", "Federal Councillor"."""
    office = _offices().get(_office_and_words(role)[0])
    return office is not None and office.only_public


def _first_of_each(names: Iterable[NameFound], label: str) -> list[NameFound]:
    """The first mention of each name of a label, in order."""
    first: dict[str, NameFound] = {}
    for name in names:
        if name.label == label:
            first.setdefault(name.name, name)
    return list(first.values())


def _beside(units: Sequence[Unit], role: Held) -> NameFound | None:
    """The body named in the phrase, or beside the person or the phrase."""
    phrase = units[role.first : role.last]
    letters = "".join(unit.letter for unit in phrase)
    inside = _AT_BODY.search(letters) or _BODY.search(letters)
    if inside and not _is_a_portfolio(phrase[inside.end() - 1].name):
        return phrase[inside.end() - 1].name
    places = [(_OF_BODY, role.person + 1)] + ([(_BESIDE, role.last)] if role.first > role.person else [])
    for pattern, at in places:
        match = pattern.match("".join(unit.letter for unit in units[at : at + _REACH]))
        if match:
            return units[at + match.end() - 1].name
    return _bracketed(units[role.person + 1 : role.person + 4])


def _public(text: str, body: NameFound | None) -> NameFound | None:
    """The body beside a role; not a firm beside "Judge" or "Federal Councillor", which nobody is in a firm."""
    firm = body is not None and body.label == "ORG"
    return None if firm and is_only_public(text) else body


def _bracketed(behind: Sequence[Unit]) -> NameFound | None:
    """The public body in brackets right behind a person: "State Secretary Jane Roe (Grain Board)"."""
    alone = "".join(unit.letter for unit in behind) == "(B)"
    return behind[1].name if alone and behind[1].name is not None and behind[1].name.label == "AGENCY" else None


def _is_a_portfolio(name: NameFound | None) -> bool:
    """ "the Interior" of "Minister of the Interior", taken for a name, is no body."""
    return name is not None and name.name in portfolios()


def _state(units: Sequence[Unit], role: Held, text: str) -> NameFound | None:
    """The place in the phrase of an office of places: "mayor of Torvik"; an ambassador to a country is not held there."""
    if not is_of_a_state(text):
        return None
    inside = units[role.first : role.last]
    match = _STATE.search("".join(unit.letter for unit in inside))
    return inside[match.start(match.lastgroup or 0)].name if match else None


def _is_held_at(noun: str, words: frozenset[str], body: str) -> bool:
    """Whether a body's name says what a role says: "Federal Councillor" and "Federal Council"."""
    name = _words(body)
    office = {noun, *_offices()[noun].bodies} & name
    return bool(office) and name != words | {noun} and words <= name and len(name - words - office) <= _MOST_OTHER_WORDS


def _office_and_words(text: str) -> tuple[str, frozenset[str]]:
    """The noun of an office in a role, the last before its first link, and the other words that tell where it is held."""
    words = [word for word in _words_of(text) if word.lower() not in _SMALL]
    ahead = _LINK.split(text, maxsplit=1)[0]
    noun = next((word.lower() for word in reversed(_words_of(ahead)) if word.lower() in _offices()), "")
    told = (word for word in words if word.lower() not in RANKS | {noun} and not countries_in(word))
    return noun, frozenset(word.lower() for word in told)


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _words_of(name)) - _SMALL


@cache
def _offices() -> dict[str, Office]:
    return {row["noun"]: _office(row) for row in table("offices")}


def _office(row: dict[str, str]) -> Office:
    bodies = frozenset(row["body"].split())
    only_public = bool(bodies) and not row["state"] and row["power"] in _POWERS
    return Office(bodies, row["state"] != "", frozenset(row["own"].split()), only_public)
