"""Names of places: those the model sees, and those that say what they are ("Republic of X", "X Oblast")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.rules import GENERIC, PLACE_CODE
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import adjectives, group, known_names, place_heads, titles


def named_places(sheet: Sheet) -> Iterator[Span]:
    """Places with their generic word: "Republic of Veldania", "Canton of Ost", "Ostmark Province", "Ost peninsula"."""
    words, i = sheet.words, 0
    while i < len(words):
        word = words[i]
        side = place_heads().get(word.text) or ("after" if word.text in group("place nouns") else None)
        if side is None or sheet.owner(i):
            i += 1
            continue
        end = i + 1
        if word.cap and side != "after" and end + 1 < len(words) and words[end].lower == "of":
            at = end + 1 + (words[end + 1].lower == "the")
            if at < len(words) and words[at].cap and not sheet.owner(at):
                end = _place_end(sheet, at)
                yield Span(_with_adjective(sheet, i), end, "PLACE", GENERIC)
                i = end
                continue
        start = i - (i > 1 and word.text == "pipeline" and words[i - 1].text in ("gas", "oil"))
        while start and words[start].glued and words[start - 1].cap and not sheet.owner(start - 1):
            start -= 1
        generic = word.cap or word.text in group("place nouns")
        behind = words[i + 1] if i + 1 < len(words) else None
        if behind is not None and behind.cap and behind.glued and word.text == "District":
            generic = False  # "District Court", "District Judge"
        if side != "before" and generic and start < i and words[start].text not in titles():
            start += words[start].text in adjectives() and start + 1 < i and "." not in words[start].text
            yield Span(start, i + 1, "PLACE", GENERIC)
        i += 1


def place_codes(sheet: Sheet) -> Iterator[Span]:
    """The code of a canton or state in brackets behind a place: "Torvik (NO)"."""
    words = sheet.words
    for i in range(2, len(words) - 1):
        bracketed = (words[i - 1].text == "(" and words[i + 1].text == ")") or (words[i - 1].text == "/" and words[i].glued)
        place = (owner := sheet.owner(i - 2)) is not None and owner.label == "PLACE"
        if bracketed and place and len(words[i].text) == 2 and words[i].text.isupper():
            yield Span(i, i + 1, "PLACE", PLACE_CODE)


def _with_adjective(sheet: Sheet, i: int) -> int:
    """ "Democratic Republic of the …": capitalised words before the generic one belong to it."""
    words = sheet.words
    while (
        i
        and words[i].glued
        and words[i - 1].cap
        and not sheet.owner(i - 1)
        and words[i - 1].text in {*group("state adjectives"), *group("directions"), "Middle"}
    ):
        i -= 1
    return i


def _place_end(sheet: Sheet, at: int) -> int:
    """The end of the place's own name: a known one ends where it ends, and a person's name may stand right behind it."""
    words, end = sheet.words, run_end(sheet.words, at)
    for stop in range(end, at, -1):
        if known_names().get(" ".join(word.text for word in words[at:stop]), ("",))[0] == "PLACE":
            return stop
    return next((k for k in range(at + 1, end) if words[k].ent == "PERSON" or sheet.owner(k)), end)
