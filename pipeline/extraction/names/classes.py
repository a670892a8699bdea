"""The classes of words that rules for names are written in: by the lexicons, by the shape of a word, by what the model says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache, partial

from pipeline.extraction.names.acronyms import acronym_like
from pipeline.extraction.names.sheet import Sheet
from pipeline.extraction.text.lexicon import adjectives, given_names, group, heads, known_names, titles
from pipeline.extraction.text.words import Word

Listed = Callable[[], Collection[str]]

LISTED: Mapping[str, Listed] = {
    "HEAD": heads,
    "TITLE": titles,
    "GIVEN": given_names,
    "DEMONYM": adjectives,
    "LAW_NOUN": lambda: group("law nouns"),
    "LAW_SMALL": lambda: group("law tails in small letters"),
    "BODY_NOUN": lambda: group("nouns of bodies"),
    "ORG_NOUN": lambda: group("organisation nouns"),
    "PROJECT_NOUN": lambda: group("project nouns"),
    "EVENT_HEAD": lambda: group("event heads"),
    "NO_BODY": lambda: group("not bodies"),
    "STORM": lambda: group("storms and vessels"),
    "FIELD": lambda: group("fields of government"),
    "SIGN": lambda: ("No.", "No", "Nos.", "№", "Nr.", "N"),
    "PLACE": lambda: {name for name, (label, _) in known_names().items() if label == "PLACE"},
    "BODY": lambda: {name for name, (label, _) in known_names().items() if label in ("AGENCY", "ORG")},
    "OPEN": lambda: "(",
    "SHUT": lambda: ")",
    "COMMA": lambda: ",",
    "BARRIER": lambda: (".", "!", "?", ";", ":", "(", ")", ",", "that", "which", "who"),
    "AMP": lambda: "&",
    "STOP": lambda: ".!?",
    "OPENING": lambda: "“\"«„'‘",
    "CLOSING": lambda: "”\"»“'’",
}
"""Class → the words of it, as written."""

SHAPED: Mapping[str, Callable[[str], bool]] = {
    "UPPER": lambda text: text[0].isupper(),
    "SHOUTED": lambda text: text.isupper() and len(text) > 2,
    "CODE": lambda text: len(text) == 2 and text.isalpha() and text.isupper(),
    "ACRONYM": lambda text: text[:2].isupper() and len(text) > 2 and acronym_like(text),
    "NUMBER": lambda text: re.fullmatch(r"(?:[A-Z]{1,3}[-‐]?)?\d[\w-]*", text) is not None,
    "BREAK": lambda text: "\n" in text,
    "WORD": lambda text: text[0].isalnum(),
    "BANK": lambda text: re.fullmatch(r"[A-Z][^\W_]+(?:bank|banken|bankas[iı]|banka|sparkasse|kasse)", text) is not None,
    "LONG": lambda text: len(text) > 3,
}

SEEN: Mapping[str, Callable[[Word], bool]] = {
    "CAP": lambda word: word.cap,
    "GLUED": lambda word: word.glued,
    "FIRST": lambda word: word.first,
    "VERB": lambda word: word.tag in ("VBD", "VBZ", "MD"),
    "NOUN": lambda word: word.tag in ("NN", "NNS"),
    "MODIFIER": lambda word: word.tag in ("JJ", "NN", "VBG", "VBN"),
    "PERSON": lambda word: word.ent == "PERSON",
    "GPE": lambda word: word.ent in ("GPE", "LOC"),
    "ORG": lambda word: word.ent == "ORG",
}


class _Classes:
    """A bit for every class; plain words are classes of their own, given a bit when a pattern first names them."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self.plain: dict[str, int] = {}
        self.masks = partial(_masks)
        """Of a sheet the classes of every word, as bits: another function when there are more classes."""
        for name in (*LISTED, *SHAPED, *SEEN):
            self._bits[name] = 1 << len(self._bits)

    def bit(self, name: str) -> int:
        """Raises KeyError for a class that there is none of."""
        if name in self._bits:
            return self._bits[name]
        if not name[0].islower():
            raise KeyError(name)
        if name not in self.plain:
            self.plain[name] = 1 << (len(self._bits) + len(self.plain))
            self.masks = partial(_masks)
            _of_text.cache_clear()
        return self.plain[name]


def _masks(sheet: Sheet) -> list[int]:
    return [_of_text(word.text) | _of_tags(word.cap, word.glued, word.first, word.tag, word.ent) for word in sheet.words]


@lru_cache(maxsize=50_000)
def _of_text(text: str) -> int:
    mask = _listed().get(text, 0) | CLASSES.plain.get(text.lower(), 0)
    for name, fits in SHAPED.items():
        if fits(text):
            mask |= CLASSES.bit(name)
    return mask


@cache
def _listed() -> dict[str, int]:
    found: dict[str, int] = {}
    for name, listed in LISTED.items():
        for text in listed():
            found[text] = found.get(text, 0) | CLASSES.bit(name)
    return found


@cache
def _of_tags(cap: bool, glued: bool, first: bool, tag: str, ent: str) -> int:
    word = Word("", 0, 0, "", cap, tag, ent, first, glued)
    return sum(CLASSES.bit(name) for name, fits in SEEN.items() if fits(word))


CLASSES = _Classes()
