"""Offices as bodies: "Attorney General of Norland", "Special Inspector General for …", where nobody is named with them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.tails import with_tails
from pipeline.extraction.names.rules import OFFICE as RULE
from pipeline.extraction.names.sheet import Sheet, Span, runs
from pipeline.extraction.text.lexicon import Head, heads, noted, title_modifiers
from pipeline.extraction.text.words import Word

HEAD = Head("AGENCY", frozenset({"of", "for"}), alone=False)


def offices(sheet: Sheet) -> Iterator[Span]:
    """Capitalised "… General of/for X" that no person's name follows or leads."""
    words = sheet.words
    for i, end in runs(words):
        general = end - i > 1 and words[end - 1].text == "General" and words[end - 2].text in noted("titles", "general")
        if general and not _led(words, i) and _free(sheet, i, end):
            stop, _ = with_tails(words, end - 1, end, HEAD)
            if stop > end and not _beside_person(words, i, stop):
                yield Span(_office_start(words, i), stop, "AGENCY", RULE)


def _office_start(words: list[Word], i: int) -> int:
    """Where an office begins in the run from word `i`, with the body that it is of: "Treasury Inspector General for Mills"."""
    start = i
    while words[start].text not in {*title_modifiers(), *noted("titles", "general")}:
        start += 1
    body = start > i and words[start - 1].text in heads() and heads()[words[start - 1].text].label == "AGENCY"
    return i if body else start


def _led(words: list[Word], i: int) -> bool:
    """ "Office of the Attorney General": a longer name holds the office."""
    before = [word.lower for word in words[max(i - 2, 0) : i]]
    return before[-1:] == ["of"] or before == ["of", "the"]


def _free(sheet: Sheet, lo: int, hi: int) -> bool:
    return not any((owner := sheet.owner(k)) is not None and owner.lo < lo for k in range(lo, hi))


def _beside_person(words: list[Word], lo: int, hi: int) -> bool:
    """Whether a person stands right behind the office, its acronym in brackets and a comma aside, or before it with a comma."""
    if hi + 2 < len(words) and words[hi].text == "(" and words[hi + 2].text == ")":
        hi += 3  # "Inspector General of Mills (IGM) Jane Roe"
    hi += hi + 1 < len(words) and words[hi].text == ","
    return any(word.ent == "PERSON" or (word.cap and word.glued) for word in (*words[hi : hi + 1], *_apposed(words, lo)))


def _apposed(words: list[Word], lo: int) -> list[Word]:
    """The word before the comma to which an office is the apposition: "Jane Roe, the acting Inspector General for …"."""
    while lo and (words[lo - 1].lower == "the" or words[lo - 1].lower.capitalize() in title_modifiers()):
        lo -= 1
    return words[lo - 2 : lo - 1] if lo > 1 and words[lo - 1].text == "," else []
