"""Bodies described in small letters that an acronym in brackets makes a name: "the coordinating group on grain trade (CGGT)".

The acronym may be one of another language, so that its letters need not be those of the description.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.acronyms import acronym_like
from pipeline.extraction.names.parts.heads import is_known_place
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import group
from pipeline.extraction.text.words import Word

REACH = 14
"""Words before the bracket among which the body's noun is sought."""
LEADS = frozenset({"on", "for", "against"})
STOPS = frozenset({",", ".", ";", ":", "(", ")", "that", "which", "who"})


def described(sheet: Sheet) -> Iterator[Span]:
    """The described bodies with an acronym behind, and the acronyms."""
    words = sheet.words
    for i in range(3, len(words) - 2):
        if words[i].text != "(" or words[i + 2].text != ")" or not _is_acronym(words[i + 1]):
            continue
        noun = _noun_before(words, i)
        if noun is None:
            continue
        lo = _start(words, noun)
        if lo < noun and sheet.free(lo, i + 2):
            yield Span(lo, i, "AGENCY", "head")
            yield Span(i + 1, i + 2, "AGENCY", "acronym")


def governments(sheet: Sheet) -> Iterator[Span]:
    """ "the government of Norland": the country makes a name of the noun in small letters."""
    words = sheet.words
    for i in range(len(words) - 2):
        at = i + 2 + (words[i + 2].lower == "the")
        if words[i].text != "government" or words[i + 1].text != "of" or at >= len(words) or not words[at].cap:
            continue
        end = run_end(words, at)
        stop = next((k for k in range(end, at, -1) if is_known_place(words, at, k)), None)
        if stop is None and all(word.ent == "GPE" for word in words[at:end]):
            stop = end
        if stop is not None and sheet.free(i, stop):
            yield Span(i, stop, "AGENCY", "head")


def _is_acronym(word: Word) -> bool:
    return word.text[:2].isupper() and len(word.text) > 2 and acronym_like(word.text) and word.text not in group("not bodies")


def _noun_before(words: list[Word], bracket: int) -> int | None:
    """The body's noun, with what the body deals with between it and the bracket."""
    for k in range(bracket - 1, max(bracket - REACH, 0), -1):
        if words[k].text in group("nouns of bodies"):
            return k if words[k + 1].text in LEADS else None
        if words[k].text in STOPS or "\n" in words[k].text or words[k].tag in ("VBD", "VBZ", "MD"):
            return None
    return None


def _start(words: list[Word], noun: int) -> int:
    """Where the description begins: its adjectives and nouns stand in a row before the noun."""
    lo = noun
    while lo and words[lo].glued and words[lo - 1].tag in ("JJ", "NN", "VBG", "VBN") and not words[lo - 1].cap:
        lo -= 1
    return lo
