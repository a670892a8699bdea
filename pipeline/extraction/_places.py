"""Names of places: those the model sees, and those that say what they are ("Republic of X", "X Oblast")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction._lexicon import adjectives, place_heads, titles
from pipeline.extraction._spans import Sheet, Span, run_end


def named_places(sheet: Sheet) -> Iterator[Span]:
    """Places with their generic word: "Republic of Veldania", "Canton of Ost", "Ostmark Province", "Ost peninsula"."""
    words, i = sheet.words, 0
    while i < len(words):
        word = words[i]
        side = place_heads().get(word.text) or (place_heads().get(word.lower.capitalize()) if not word.cap else None)
        if side is None or sheet.owner(i):
            i += 1
            continue
        end = i + 1
        if word.cap and side != "after" and end + 1 < len(words) and words[end].lower == "of":
            at = end + 1 + (words[end + 1].lower == "the")
            if at < len(words) and words[at].cap and not sheet.owner(at):
                end = run_end(words, at)
                yield Span(_with_adjective(sheet, i), end, "PLACE", "generic word")
                i = end
                continue
        start = i
        while start and words[start].glued and words[start - 1].cap and not sheet.owner(start - 1):
            start -= 1
        generic = word.cap or word.lower in ("peninsula", "valley", "oblast", "island", "islands")
        if side != "before" and generic and start < i and words[start].text not in {*adjectives(), *titles()}:
            yield Span(start, i + 1, "PLACE", "generic word")
        i += 1


def _with_adjective(sheet: Sheet, i: int) -> int:
    """ "Democratic Republic of the …": capitalised words before the generic one belong to it."""
    words = sheet.words
    while (
        i
        and words[i].glued
        and words[i - 1].cap
        and not sheet.owner(i - 1)
        and words[i - 1].text in ("Democratic", "Islamic", "People's", "Former")
    ):
        i -= 1
    return i
