"""The body or the state that stands beside a role: in its phrase, behind its person or in brackets.

in the phrase        head of the Audit Office; Chairman of the Governing Board of the Reserve Bank: of two the whole
behind the person    Judge Jane Roe of the High Court; Trial Attorney Jane Roe, from the Fraud Section
behind a list        Attorneys Jane Roe and Jan Hale of the Fraud Section; Deputy Chief Jane Roe and Attorney Jan Hale of it
behind the phrase    Jane Roe, Permanent Secretary, Ministry of Works
in brackets          State Secretary Jane Roe (Grain Board); presidents Jane Roe (Norland) and Jan Hale (Ostmark)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.roles.holders import Held
from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.roles.offices import office_and_words, offices, words_of
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.lexicon import portfolios
from pipeline.extraction.text.words import Word
from pipeline.rows import NameFound

_BODY = re.compile("(?<!a)B|(?<=Ba)B")  # no Ministry of Development and Ostbank
_AT_BODY = re.compile(r"i[de]?B")  # head of its Roads Department at Delmar Holding
_WHOLE = re.compile(r"[oi4][de]?(?:\([BC]\))?(B)")  # "Board of the Bank"
_OF = r"(?:,?[of]|[i4])[de]?B(?![MCNnw])"  # not "Judge Roe to Ostbank director Hale"
_OF_BODY = re.compile(_OF)
_SHARED_OF = re.compile(rf"(?:(?:,?a|,)t*P)*{_OF}")
_STAFF_OF = re.compile(rf"(?:(?:,?a|,)[MCN]{{1,5}}t*P)*{_OF}")
_BESIDE = re.compile(r",[de]?B(?=[,;.)|\nabv]|$)")
_OF_STATE = re.compile(r"o[d]?G(?![hMCNnw])")  # Health Minister Jane Roe of Norland
_STATE = re.compile(r"[oi4]d?(?P<of>G)w?$|^d?(?P<state>G)")  # mayor of the Torvik district; Norland's Prime Minister
_REACH = 12
_WORDS = {"from": "f", "to": "2", "for": "4"}
"""Words that the letters of units put together with others, and what stands for each here."""
_SHARED = "shared title"
_STAFF = frozenset({"agent", "analyst", "attorney", "chief", "counsel", "detective", "investigator", "paralegal", "prosecutor"})
"""Nouns of those who work in a unit, which a list of them may name behind the last."""
_ORGANS = frozenset({"assembly", "board", "committee", "conference", "council", "government", "presidium", "secretariat"})
_OF_ORGANS = frozenset(
    {
        "administrative", "advisory", "bank", "directors", "executive", "foundation", "general", "governing", "governors",
        "management", "managing", "parties", "states", "steering", "supervisory", "trustees", "university"
    }
)  # fmt: skip


def body_beside(units: Sequence[Unit], role: Held, words: Sequence[Word]) -> NameFound | None:
    """The body named in the phrase of a role, or beside its person or the phrase."""
    behind = units[role.person + 1 : role.person + 1 + _REACH]
    places = [(_behind_its_person(role, units, words), behind)]
    if role.first > role.person:
        places.append((_BESIDE, units[role.last : role.last + _REACH]))
    found = (_at(pattern.match(_letters(near, words)), near) for pattern, near in places)
    return _inside(units, role, words) or next(filter(None, found), None) or _bracketed(units, role, words)


def state_beside(units: Sequence[Unit], role: Held, words: Sequence[Word]) -> NameFound | None:
    """The place of an office of places: "mayor of Torvik"; an ambassador to a country is not held there."""
    inside = units[role.first : role.last]
    match = _STATE.search(_letters(inside, words).partition("2")[0])
    if match:
        return inside[match.start(match.lastgroup or 0)].name
    behind = units[role.person + 1 : role.person + 1 + _REACH]
    letters = _letters(behind, words)
    return behind[1].name if letters[:3] == "(G)" else _at(_OF_STATE.match(letters), behind)


def _behind_its_person(role: Held, units: Sequence[Unit], words: Sequence[Word]) -> re.Pattern[str]:
    """What may stand between a person and the body: those who share the title, or who have another of the same unit."""
    if role.rule == _SHARED:
        return _SHARED_OF
    said = _said(units, role, words)
    is_staff = said.rpartition(" ")[2].lower() in _STAFF and not countries_in(said)
    return _STAFF_OF if is_staff else _OF_BODY


def _inside(units: Sequence[Unit], role: Held, words: Sequence[Word]) -> NameFound | None:
    """The body in the phrase; of the organ of a body ("Governing Board of the Reserve Bank") the body itself."""
    reach = units[role.first : role.last + _REACH]
    letters = _letters(reach, words)
    inside = letters[: role.last - role.first]
    found = _AT_BODY.search(inside) or _BODY.search(inside)
    body = _at(found, reach)
    if found is None or body is None or body.name in portfolios():  # "the Interior", taken for a name, is no body
        return None
    whole = _WHOLE.match(letters, found.end()) if _is_organ(body) else None
    return _at(whole, reach) or body


def _said(units: Sequence[Unit], role: Held, words: Sequence[Word]) -> str:
    """The words of a role."""
    return " ".join(words[i].text for i in range(units[role.first].first, units[role.last - 1].last))


def _is_organ(body: NameFound) -> bool:
    """Whether a name says only which organ it is, and not of whom."""
    said = words_of(body.name)
    return not _ORGANS.isdisjoint(said) and said <= _ORGANS | _OF_ORGANS


def _at(match: re.Match[str] | None, units: Sequence[Unit]) -> NameFound | None:
    """The name with which a match ends."""
    return units[match.end() - 1].name if match else None


def _letters(units: Sequence[Unit], words: Sequence[Word]) -> str:
    """Their letters; "from", "to" and "for" have their own."""
    return "".join(_WORDS.get(words[unit.first].lower, unit.letter) if unit.name is None else unit.letter for unit in units)


def _bracketed(units: Sequence[Unit], role: Held, words: Sequence[Word]) -> NameFound | None:
    """The body in brackets right behind a person: a public one, of an office without a body of its own kind any."""
    behind = units[role.person + 1 : role.person + 4]
    body = behind[1].name if _letters(behind, words) == "(B)" else None
    of_no_state = office_and_words(_said(units, role, words))[0] not in offices()
    return body if body is not None and (body.label == "AGENCY" or of_no_state) else None
