"""What the noun of an office says of the body in which it is held: a judge is one of a court, a minister of a country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.text.countries import countries_in
from pipeline.lexicons import table

_ANY = "any"
_POWERS = frozenset({"state", "court"})
LINK = re.compile(r"\b(?:of|to|for|at|in)\b")  # an adviser to the president is an adviser
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
    """What a noun of an office says of the body in which it is held; the columns of `offices.csv`."""

    bodies: frozenset[str]
    of_a_state: bool
    own: tuple[frozenset[str], ...]
    """Sets of words of which a publisher's name has one where its own release names a holder."""
    plain: frozenset[str]
    """Words in front of the noun that say nothing of where."""
    in_parts: bool
    """What it is of or for is a part of the body: a district, a field."""
    only_public: bool

    def is_of(self, publisher: frozenset[str]) -> bool:
        """Whether a publisher whose name has these words has such offices."""
        return any(words <= publisher for words in self.own)


def is_of_a_state(role: str) -> bool:
    """Whether a role's office is one of a country, a region or a town: "foreign minister"."""
    office = offices().get(office_and_words(role)[0])
    return office is not None and office.of_a_state


def is_only_public(role: str) -> bool:
    """Whether a role's office is one that nobody has in a firm: "judge", "Federal Councillor"."""
    office = offices().get(office_and_words(role)[0])
    return office is not None and office.only_public


def office_and_words(text: str) -> tuple[str, frozenset[str]]:
    """The noun of an office in a role, the last before its first link, and the other words that tell where it is held."""
    words = [word for word in _in_order(text) if word.lower() not in _SMALL]
    ahead = LINK.split(text, maxsplit=1)[0]
    noun = next((word.lower() for word in reversed(_in_order(ahead)) if word.lower() in offices()), "")
    told = (word for word in words if word.lower() not in RANKS | {noun} and not countries_in(word))
    return noun, frozenset(word.lower() for word in told)


def words_ahead(text: str) -> frozenset[str]:
    """The words of a role in front of what it is of or for."""
    return words_of(LINK.split(text, maxsplit=1)[0])


def words_of(name: str) -> frozenset[str]:
    """The words of a name in small letters, without those that join them."""
    return frozenset(word.lower() for word in _in_order(name)) - _SMALL


def _in_order(text: str) -> list[str]:
    return _WORD.findall(text)


@cache
def offices() -> dict[str, Office]:
    """The nouns of offices, in small letters."""
    return {row["noun"]: _office(row) for row in table("offices")}


def _office(row: dict[str, str]) -> Office:
    bodies = frozenset(row["body"].split())
    only_public = bool(bodies) and not row["state"] and row["power"] in _POWERS
    own = tuple(frozenset(words.split("+") if words != _ANY else ()) for words in row["own"].split())
    return Office(bodies, row["state"] != "", own, frozenset(row["plain"].split()), row["parts"] != "", only_public)
