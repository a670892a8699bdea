"""Where text without commas runs a person's name into what comes next, the name ends: each rule says where, with examples.

Scraped lists and menus lose their commas: "Mirja Osk Deputy Secretary Jorun Brennik". The first word of what comes next is
then no longer glued to the name, so that no finder reads over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.extraction.names.parts.people import RANKS, is_honour
from pipeline.extraction.names.sheet import runs
from pipeline.extraction.text.lexicon import (
    adjectives,
    event_heads,
    given_names,
    heads,
    known_names,
    legal_forms,
    title_modifiers,
    titles,
    titles_that_are_surnames,
)
from pipeline.extraction.text.words import GENERATION, Word

LONGEST_OFFICE = 5
LONGEST_NAME = 6
WITHIN_BODIES = frozenset({"of", "for", "on", "and", "the", "&"})
VOWELS = frozenset("AEIOUY")


@dataclass(frozen=True, slots=True)
class Parting:
    """`parts` says whether words[at] is the first behind a name in the run words[lo:end]; `|` stands there in the example."""

    name: str
    parts: Callable[[list[Word], int, int, int], bool]
    example: str


def parted(words: list[Word]) -> list[Word]:
    """The words, those behind a person's name that nothing else parts from it no longer glued to it."""
    behind = {at for lo, end in runs(words) if end - lo > 2 for at in _partings(words, lo, end)}
    behind.update(_bodies_run_together(words), _surnames_before_bodies(words))
    return [replace(word, glued=False) if at in behind else word for at, word in enumerate(words)] if behind else words


def _partings(words: list[Word], lo: int, end: int) -> list[int]:
    """Where in a run something other begins behind a person."""
    found: list[int] = []
    start = at = lo
    while at < end:
        if at - start > 1 and _is_person(words[start:at]) and any(rule.parts(words, start, at, end) for rule in PARTINGS):
            found.append(at)
            start = at
        if (office := _office_behind(words, start, at, end)) > at:
            if found[-1:] == [at] and any(word.text in heads() for word in words[office:end]):
                found.append(office)  # "Mirja Osk | Grain Secretary | Norland Grain Board"
            start = office
        at = max(at + 1, office)
    return found


def _bodies_run_together(words: list[Word]) -> Iterator[int]:
    """The front of each body behind another with the same head: "Ministry of Grain | Ministry of Mills"."""
    last = ""
    for at, word in enumerate(words[:-1]):
        if word.cap and words[at + 1].text == "of" and word.text in heads():
            front = at - (words[at - 1].text in adjectives())
            if last == word.text and word.glued and _closes_body(words, front - 1):
                yield front
            last = word.text
        elif not (word.cap or word.text in WITHIN_BODIES):
            last = ""


def _closes_body(words: list[Word], at: int) -> bool:
    """Whether a word may end what a body is of: in "Office of the Federal Office of Mills" the one before the head does not."""
    return words[at].cap and (words[at - 1].cap or words[at - 1].text == "of")


def _surnames_before_bodies(words: list[Word]) -> Iterator[int]:
    """The acronym of a body behind a title and a surname: "Under President Brennik | GRHS paid", but "Minister Jorun BRNK"."""
    bracketed = {words[k].text for k in range(1, len(words) - 1) if words[k - 1].text + words[k + 1].text == "()"}
    for at in range(2, len(words)):
        known = _is_known_body(words[at]) or words[at].text in bracketed
        if known and words[at].glued and _is_acronym(words[at]) and _is_titled_surname(words[at - 2], words[at - 1]):
            yield at


def _is_acronym(word: Word) -> bool:
    return word.text.isalpha() and word.text.isupper() and len(word.text) > 2


def _is_titled_surname(title: Word, surname: Word) -> bool:
    return title.text in titles() and surname.cap and surname.glued and not surname.text.isupper()


def _is_known_body(word: Word) -> bool:
    return known_names().get(word.text, ("",))[0] in ("AGENCY", "ORG")


def _office_behind(words: list[Word], lo: int, at: int, end: int) -> int:
    """The end of an office that begins at words[at]; `at` where none does, or one word that may be a surname."""
    length = _office(words, at, end)
    surname = length == 1 and at > lo and words[at].text in titles_that_are_surnames()
    return at if surname else at + length


def _office(words: list[Word], lo: int, end: int) -> int:
    """How many words of a run are an office that leads it: "Deputy Secretary", "Chief Grain Officer"; 0 where none does."""
    ranked = words[lo].text in RANKS
    length, free = 0, 0
    for k in range(lo, min(end, lo + LONGEST_OFFICE)):
        if words[k].text in titles():
            length, free = k + 1 - lo, 0
        elif words[k].text not in title_modifiers():
            free += 1
            if not ranked or free > 1:
                break
    return length


def _is_person(name: list[Word]) -> bool:
    """Whether words that a parting follows are a person's name, as a given name or the model says."""
    if len(name) > LONGEST_NAME or any(_is_of_other(word) for word in name) or name[-1].ent == "PLACE":
        return False
    return name[0].text in given_names() or sum(word.ent == "PERSON" for word in name) * 2 > len(name)


def _is_of_other(word: Word) -> bool:
    return word.text in heads() or word.text in adjectives() or word.text in legal_forms() or word.text in event_heads()


def _before_office(words: list[Word], lo: int, at: int, end: int) -> bool:
    office = _office_behind(words, lo, at, end)
    return office > at and titles()[words[office - 1].text] == "office"


def _behind_degree(words: list[Word], lo: int, at: int, end: int) -> bool:
    return at - lo > 2 and is_honour(words[at - 1]) and not is_honour(words[at])


def _before_acronym(words: list[Word], lo: int, at: int, end: int) -> bool:
    """An acronym behind two words that are not in capitals: a known body, without vowels, or with an office behind it."""
    text = words[at].text
    if not _is_acronym(words[at]) or text in GENERATION or is_honour(words[at]):
        return False
    if any(word.text.isupper() and len(word.text) > 2 for word in words[lo:at]):
        return False
    return _is_known_body(words[at]) or VOWELS.isdisjoint(text) or (at + 1 < end and _office(words, at + 1, end) > 0)


def _before_itself(words: list[Word], lo: int, at: int, end: int) -> bool:
    """The same name once more: its first and its last word come again."""
    again = words[at].text == words[lo].text and words[lo].text != words[at - 1].text
    return again and any(words[k].text == words[at - 1].text for k in range(at + 1, end))


PARTINGS = (
    Parting("office behind a person", _before_office, "Prime Minister Mirja Osk | Deputy Secretary Jorun Brennik spoke."),
    Parting("degree behind a person", _behind_degree, "Erik Roe Ph.D. | Norland Grain Weekly wrote."),
    Parting("acronym of a body behind a person", _before_acronym, "It was Erik Brennik | GWTR Deputy Secretary."),
    Parting("name of a person, twice", _before_itself, "Minister Jane Roe | Jane Ann Roe spoke."),
)
