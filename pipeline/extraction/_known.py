"""Names that the lexicons hold: countries, cities, well-known bodies and laws."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.extraction._lexicon import known_names
from pipeline.extraction._spans import Sheet, Span
from pipeline.extraction._words import WORD

# Short forms that are an adjective where a noun follows: "US dollars", "U.S. officials".
ATTRIBUTIVE = frozenset({"US", "U.S.", "UK", "U.K.", "U. S."})


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → the known names that begin with it, longest first, with their labels."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, (label, _) in known_names().items():
        parts = tuple(match.group() for match in WORD.finditer(name))
        found.setdefault(parts[0], []).append((parts, label))
    return {first: tuple(sorted(names, key=lambda n: (-len(n[0]), n[0]))) for first, names in found.items()}


def known(sheet: Sheet) -> Iterator[Span]:
    """Every known name, the longest where several begin at one word."""
    words, by_first = sheet.words, _by_first_word()
    i = 0
    while i < len(words):
        length = 0
        if (
            words[i].text in ATTRIBUTIVE
            and i + 1 < len(words)
            and words[i + 1].glued
            and words[i + 1].tag[:2] in ("NN", "JJ", "CD")
        ):
            i += 1
            continue
        for parts, label in by_first.get(words[i].text, ()):
            if tuple(word.text for word in words[i : i + len(parts)]) == parts:
                length = len(parts)
                yield Span(i, i + length, label, "known")
                break
        i += length or 1
