"""Where a name begins in its run: behind a country's adjective, "New", "First"; at its first partner."""

from __future__ import annotations

import re

from pipeline.extraction.names.parts.heads import is_known_place, is_place
from pipeline.extraction.text.lexicon import Head, adjectives, noted
from pipeline.extraction.text.words import Word

OPENERS = frozenset(
    {
        "Acting", "Annual", "Current", "Draft", "Final", "First", "Former", "Joint", "Key", "Last", "Latest", "New", "Next",
        "Second", "Several", "Third", "Three", "Two"
    }
)  # fmt: skip

OFFICES_IN_FRONT = frozenset(
    {
        "Administrator", "Adviser", "Advisor", "Chairman", "Chairperson", "Chairwoman", "Coordinator", "Director", "Emeritus",
        "Manager", "Professor"
    }
)  # fmt: skip
"""Offices with which no body's name begins."""
OFFICES_BEHIND_CHIEF = OFFICES_IN_FRONT | {"Officer"}


def run_start(words: list[Word], i: int) -> int:
    """Where the run of capitalised words begins that holds word i."""
    while i and words[i].glued and words[i - 1].cap and not words[i].first:
        i -= 1
    return i


def with_century(words: list[Word], lo: int) -> int:
    """Where a name begins that "Century" leads: at the ordinal in front of it ("21st Century Mills Act")."""
    ordinal = lo > 0 and words[lo].text == "Century" and re.fullmatch(r"\d+(?:st|nd|rd|th)", words[lo - 1].text) is not None
    return lo - 1 if ordinal and words[lo].glued else lo


def behind_office(words: list[Word], lo: int, at: int) -> int:
    """Where the name begins behind an office that no comma parts from it: "Medical Director | Torvik Poison Center".

    One word may be what the office is for ("Director Office"), unless it is of something.
    """
    office = _last_office(words, lo, at)
    linked = at + 1 < len(words) and words[at + 1].lower == "of"
    return office + 1 if office is not None and (linked or at - office > 1) else lo


def _last_office(words: list[Word], lo: int, at: int) -> int | None:
    """The last word from `lo` to `at` with which an office ends; "Officer" ends one behind "Chief"."""
    last, ends = None, OFFICES_IN_FRONT
    for k in range(lo, at):
        ends = OFFICES_BEHIND_CHIEF if words[k].text == "Chief" else ends
        last = k if words[k].text in ends else last
    return last


def without_adjectives(words: list[Word], lo: int, at: int, head: Head) -> int:
    """Where the name begins behind "Norlandic", "New", "First": a public body goes without its country's adjective."""
    run = lo
    while lo < at and not _belongs(words, lo, at, head):
        lo += 1
    return lo if words[lo].cap else run  # "Joint First and Second Rounds"


def _belongs(words: list[Word], lo: int, at: int, head: Head) -> bool:
    """Whether the word at `lo` is of the name whose head is at `at`."""
    if _is_demonym(words[lo]):
        return (
            head.label != "AGENCY" or _in_acronym(words, lo, at) or any(is_known_place(words, lo, lo + size) for size in (2, 3))
        )
    return not _opens(words, lo, at, head)


def _is_demonym(word: Word) -> bool:
    return word.text in adjectives() and word.text not in ("US", "U.S.", "American")


def _opens(words: list[Word], lo: int, at: int, head: Head) -> bool:
    """ "New", "First", "Joint" before a name, unless it counts banks or chambers or begins a place."""
    text = words[lo].text
    if text not in OPENERS or is_place(words, lo, lo + 2) or words[lo].ent == "PLACE":
        return False
    counting = head.label == "ORG" and text in ("First", "Second", "Third", "New")  # "Second Ost Bank"
    seated = text in ("Joint", "Second", "Third") and words[at].text in noted("body_heads", "numbered")
    return not counting and not seated


def _in_acronym(words: list[Word], lo: int, at: int) -> bool:
    """Whether the acronym in brackets begins with the country's adjective: "Norlandic Grain Board (NGB)"."""
    bracket = next((k for k in range(at + 1, min(at + 9, len(words) - 1)) if words[k].text == "(" or "\n" in words[k].text), None)
    if bracket is None or words[bracket].text != "(":
        return False
    short = bracket + 1 + (words[bracket + 1].text in "“\"'‘")
    acronym = words[short].text if short < len(words) else ""
    long = [words[k].text[0] for k in range(lo, bracket) if words[k].cap]
    return acronym.isupper() and len(acronym) > 2 and acronym[:2] == "".join(long[:2])
