"""What has the head of a body or law and is no name: the kind of a thing, a field, the front of a title, an event, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.names.parts.acting import is_named_person
from pipeline.extraction.names.parts.fronts import run_start
from pipeline.extraction.names.parts.heads import FIELDS_OF_LAW, head_at
from pipeline.extraction.text.lexicon import event_heads, titles
from pipeline.extraction.text.words import Word

GATHERINGS = frozenset({"Congress", "Forum"})
YEAR = re.compile(r"(?:19|20)\d\d")
SITES = frozenset({"Base", "Bases", "Barracks"})
"""What makes a place of the body in front of it."""
CHARTERS = frozenset({"Articles", "Memorandum"})
MAKERS_OF_ORDERS = frozenset({"Executive", "Governmental", "Ministerial", "Presidential", "Royal"})


def is_no_name(words: list[Word], run: int, at: int, end: int) -> bool:
    """Whether a run with a head is the kind of a thing, a field, the front of a title or event, or a person."""
    front = _leads_event(words, at, end) or is_of_a_year(words, at) or _leads_title(words, at, end) or _leads_site(words, at)
    return (
        front
        or _is_matter_of_office(words, run)
        or _is_second_matter(words, run, at)
        or _is_tail(words, run, at)
        or _is_field_of_law(words, run, at)
        or _is_any_order(words, run, at)
        or _is_charter(words, run)
        or is_named_person(words, run, end)
    )


def is_of_a_year(words: Sequence[Word], at: int) -> bool:
    """ "Ostmark Grain Forum 2031" is an event, though the "Ostmark Grain Forum" may be an organisation."""
    year = at + 1 < len(words) and words[at + 1].glued and YEAR.fullmatch(words[at + 1].text)
    return bool(year) and words[at].text in GATHERINGS


def _leads_site(words: list[Word], at: int) -> bool:
    """ "Norholm Air Force Base" is a place."""
    return at + 1 < len(words) and words[at + 1].glued and words[at + 1].text in SITES


def _leads_title(words: list[Word], at: int, end: int) -> bool:
    """ "Project Manager", "Programme Director" are offices."""
    return at + 1 < end and head_at(words, at).label == "LAW" and titles().get(words[at + 1].text) == "office"


def _is_matter_of_office(words: list[Word], run: int) -> bool:
    """ "Deputy Director for Grain Operations": what an office is for."""
    office = run > 1 and words[run - 1].lower == "for" and words[run - 1].glued and words[run].glued
    return office and words[run - 2].cap and titles().get(words[run - 2].text) == "office"


def _is_second_matter(words: list[Word], run: int, at: int) -> bool:
    """ "Deputy Director for Mills and Grain Policy": no plan but what an office is for, too."""
    joined = run > 2 and words[run - 1].lower == "and" and words[run - 2].cap and words[run - 1].glued
    return joined and head_at(words, at).label == "LAW" and _is_matter_of_office(words, run_start(words, run - 2))


def _is_tail(words: list[Word], run: int, at: int) -> bool:
    """ "Act of 2009" of "the Clean Rivers (RIVERS) Act of 2009": an acronym in brackets parts it from its name."""
    acronym = at == run > 2 and words[run - 1].text == ")" and words[run - 2].text.isupper() and words[run - 3].text == "("
    return acronym and head_at(words, at).label == "LAW"


def _is_any_order(words: list[Word], run: int, at: int) -> bool:
    """ "an Executive Order", "a Memorandum of Understanding": the kind of a text, not the name of one."""
    if not run or words[run - 1].lower not in ("a", "an") or not words[run].glued or head_at(words, at).label != "LAW":
        return False
    behind = [word.text for word in words[at + 1 : at + 3]] + [""] * 2
    if at == run:
        return behind[:2] == ["of", "Understanding"]
    lone = not any(c.isdigit() for c in behind[0] + behind[1]) and behind[0].lower() not in ("on", "for", "no.", "no", "(")
    return at == run + 1 and words[run].text in MAKERS_OF_ORDERS and lone


def _is_charter(words: list[Word], run: int) -> bool:
    """ "Articles of Association": the kind of a text that every company has."""
    return words[run].text == "Association" and run > 1 and words[run - 1].lower == "of" and words[run - 2].text in CHARTERS


def _leads_event(words: list[Word], at: int, end: int) -> bool:
    """ "Ostmark International Conference", "World Energy Summit": the head is one of organisations, the run that of an event."""
    event = any(words[k].text in event_heads() for k in range(at + 1, end))
    return event and (head_at(words, at).label == "ORG" or (head_at(words, at).label == "LAW" and not head_at(words, at).alone))


def _is_field_of_law(words: list[Word], lo: int, at: int) -> bool:
    """ "International Criminal Law" is a field, not a law; "Section 5 of the Criminal Law" is one of a law."""
    if (
        at == lo + 1
        and lo > 3
        and words[lo - 1].lower == "the"
        and words[lo - 2].lower == "of"
        and words[lo - 3].text[0].isdigit()
    ):
        return False
    return words[at].text == "Law" and lo < at and words[at - 1].text in FIELDS_OF_LAW
