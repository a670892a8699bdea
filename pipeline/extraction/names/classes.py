"""The classes of words that rules for names are written in: by the lexicons, by the shape of a word, by what the model says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache, partial

from pipeline.extraction.names.acronyms import acronym_like
from pipeline.extraction.names.sheet import Sheet
from pipeline.extraction.text.lexicon import adjectives, event_heads, given_names, heads, known_names, not_bodies, titles
from pipeline.extraction.text.words import Word

FIELDS_OF_GOVERNMENT = frozenset(
    {
        "Customs", "Elections", "Enterprise", "Environment", "Export", "Finance", "Fisheries", "Health",
        "Immigration", "Infrastructure", "Innovation", "Invest", "Justice", "Statistics", "Transport", "Veterans"
    }
)  # fmt: skip

STORMS_AND_VESSELS = frozenset(
    {
        "Cyclone", "HMAS", "HMCS", "HMS", "Hurricane", "MV", "RMS", "Shuttle", "Spacecraft", "Storm", "Typhoon",
        "USNS", "USS"
    }
)  # fmt: skip

LAW_NOUNS = frozenset(
    {
        "act", "acts", "bill", "bills", "code", "codes", "decree", "decrees", "draft", "law", "laws", "resolution",
        "resolutions"
    }
)  # fmt: skip

NOUNS_OF_BODIES = frozenset(
    {
        "board", "bureau", "commission", "committee", "council", "force", "group", "network", "office", "panel",
        "secretariat", "subcommittee", "taskforce", "unit"
    }
)  # fmt: skip

ORGANISATION_NOUNS = frozenset(
    {
        "airline", "association", "bank", "charity", "companies", "company", "contractor", "corporation",
        "enterprise", "factory", "firm", "foundation", "fund", "group", "holding", "manufacturer", "newspaper", "ngo",
        "operator", "organisation", "organization", "party", "plant", "subsidiary", "university"
    }
)  # fmt: skip

PROJECT_NOUNS = frozenset(
    {
        "app", "campaign", "initiative", "operation", "platform", "portal", "program", "programme", "project",
        "scheme"
    }
)  # fmt: skip

SMALL_LAW_TAILS = frozenset(
    {
        "convention", "directive", "guidelines", "principles", "recommendation", "recommendations", "standards"
    }
)  # fmt: skip

Listed = Callable[[], Collection[str]]

LISTED: Mapping[str, Listed] = {
    "HEAD": heads,
    "TITLE": titles,
    "GIVEN": given_names,
    "DEMONYM": adjectives,
    "LAW_NOUN": lambda: LAW_NOUNS,
    "LAW_SMALL": lambda: SMALL_LAW_TAILS,
    "BODY_NOUN": lambda: NOUNS_OF_BODIES,
    "ORG_NOUN": lambda: ORGANISATION_NOUNS,
    "PROJECT_NOUN": lambda: PROJECT_NOUNS,
    "EVENT_HEAD": event_heads,
    "NO_BODY": not_bodies,
    "STORM": lambda: STORMS_AND_VESSELS,
    "FIELD": lambda: FIELDS_OF_GOVERNMENT,
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
