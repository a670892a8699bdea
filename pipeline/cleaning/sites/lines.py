"""Lines as a site repeats them: the same words, whatever the day, the hour and the number."""

from __future__ import annotations

import re
from calendar import day_abbr, day_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from pipeline.cleaning._alike import number_of
from pipeline.cleaning._moments import month_words
from pipeline.cleaning._numbers import as_bytes
from pipeline.outside.addresses import host_of
from pipeline.release import RawRelease

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+")
LETTER = re.compile(r"[^\W\d_]")
SENTENCE = re.compile(r"(?:\.|[.!?][”\"’»)]|[”\"’»)]\.)$")
CUT = re.compile(r"(?:…|\.\.\.)\W*(?:read (?:more|on)\W*)?$", re.IGNORECASE)
SHORTEST, LONGEST = 6, 45  # words from which on a line with a full stop, and one without, is prose
FIGURES_COUNT = 12  # words from which on two lines with other figures are two
OPENING = 14  # words in which a teaser shows whose it is


@dataclass(frozen=True, slots=True)
class Page:
    """A release as it was read, line by line: texts on one line, and the key of each one's form (0 for a line of no text)."""

    raw: RawRelease
    texts: tuple[str, ...]
    keys: tuple[int, ...]

    @classmethod
    def of(cls, raw: RawRelease) -> Page:
        """The lines of a raw release; what its reader put aside is none of them."""
        beside = {*raw.aside, *(line for line, _ in raw.apart)}
        lines = ("" if i in beside else " ".join(text.split()) for i, text in enumerate(raw.text.split("\n")))
        texts = tuple(lines)
        return cls(raw, texts, tuple(key_of(text) for text in texts))


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of every page at once: where it is from, and a number of eight bytes for each of its lines.

    `keys` are the keys of its lines, `lengths` how many characters each has, `said` whether it is said (1) or not (0); `openings`
    are those of its paragraphs.
    """

    source: str
    publisher: str
    host: str
    keys: bytes
    lengths: bytes
    said: bytes
    openings: bytes

    @classmethod
    def of(cls, raw: RawRelease) -> Outline:
        """The outline of a raw release."""
        page = Page.of(raw)
        return cls(
            source=raw.source,
            publisher=raw.publisher.strip(),
            host=host_of(raw.url).removeprefix("www."),
            keys=as_bytes(page.keys),
            lengths=as_bytes(map(len, page.texts)),
            said=as_bytes(map(is_said, page.texts)),
            openings=as_bytes(filter(None, map(opening_of, page.texts))),
        )

    def marks(self) -> Iterator[tuple[str, str]]:
        """By what a page may show of which site it is."""
        if self.publisher:
            yield "publisher", self.publisher
        if self.host:
            yield "host", self.host
        file, table, _ = self.source.partition("#")
        if table:
            yield "file", file
        for folder in PurePosixPath(file).parents:
            yield "folder", str(folder)


def key_of(text: str) -> int:
    """A number for the form of a line; 0 for a blank one."""
    return number_of(form(text)) if text else 0


def opening_of(text: str) -> int:
    """The key of a paragraph's first words; 0 where it has no more."""
    words = text.split(" ", OPENING)
    return key_of(" ".join(words[:OPENING])) if len(words) > OPENING else 0


def form(text: str) -> str:
    """A line in small letters without marks; in a short one every number is 0 and every month or day of the week the same."""
    words = [word.casefold() for word in WORD.findall(text)]
    if not words:
        return text
    if len(words) < FIGURES_COUNT:
        dated = any(map(str.isdigit, text))
        words = [NUMBER.sub("0", "month" if dated and word in _calendar() else word) for word in words]
    return " ".join(words)


def is_prose(text: str) -> bool:
    """A sentence, or a line too long for anything else; not one that is cut off."""
    length = text.count(" ") + 1
    return not CUT.search(text) and (length >= LONGEST or (length >= SHORTEST and SENTENCE.search(text) is not None))


def is_said(text: str) -> bool:
    """A sentence of any length."""
    return SENTENCE.search(text) is not None or is_prose(text)


def has_letters(text: str) -> bool:
    """Whether a line holds a letter that is not part of a month's name."""
    return any(LETTER.search(word) and word not in _calendar() for word in WORD.findall(text.casefold()))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(month_words()) | {name.lower() for name in (*day_name, *day_abbr)}
