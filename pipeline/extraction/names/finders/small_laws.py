"""Laws and plans that are not written in capitals throughout, as translations from many languages have them.

laws "On Grain Trade" and "On Mills"             titles in quotation marks
a draft law On Grain Testing                     a title that "On" opens
bill No. 12414                                   a number
the Road map for improving mills                 only its first word in capitals
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.designations import CLOSING, LONGEST_TITLE, NUMBER, NUMBER_SIGNS, OPENING, designation_end
from pipeline.extraction.names.parts.law_tails import nouns_end
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import group, heads


def small_laws(sheet: Sheet) -> Iterator[Span]:
    """The laws that a title, a number or a first word in capitals names."""
    words = sheet.words
    listed = -1
    for i in range(1, len(words) - 2):
        word, before = words[i], words[i - 1]
        if word.text in OPENING and (before.text in group("law nouns") or (listed == i - 1 and before.lower in (",", "and"))):
            end = _title_end(sheet, i)
            if end is not None and (words[i + 1].text in ("On", "About", "Concerning") or listed == i - 1):
                yield Span(i + 1, end, "LAW", "noun")
                listed = end + 1
        elif word.text == "On" and before.text in group("law nouns") and words[i + 1].cap and word.glued:
            yield Span(i, run_end(words, i + 1), "LAW", "noun")
        elif word.text in group("law nouns") and words[i + 1].text in NUMBER_SIGNS:
            if NUMBER.fullmatch(words[i + 2].text):
                yield Span(i, i + 3, "LAW", "noun")
        elif word.text == "on" and before.lower in (",", "and") and (start := i + 1 + (words[i + 1].lower == "the")):
            end = _introduced_end(sheet, start)
            if end is not None and sheet.free(start, end):
                yield Span(start, end, "LAW", "head")
        elif word.text in group("openers of plans") and not word.first and word.cap:
            yield from _plan(sheet, i)


def _introduced_end(sheet: Sheet, start: int) -> int | None:
    """The end of the next of a list of laws, which its acronym shows: "(the Ordinance on Mills (OM),) on Grain Prices (OGP)"."""
    words = sheet.words
    if not words[start].cap:
        return None
    end = run_end(words, start)
    while end + 2 < len(words) and words[end].text in ("of", "and", "for", "in"):
        after = end + 1 + (words[end + 1].lower == "the")
        if not words[after].cap:
            break
        end = run_end(words, after)
    bracketed = (
        end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")" and words[end + 1].text[:2].isupper()
    )
    listed = any(word.text in heads() and heads()[word.text].label == "LAW" for word in words[max(start - 40, 0) : start])
    return end if bracketed and listed else None


def _title_end(sheet: Sheet, opening: int) -> int | None:
    """The closing mark of a title that begins with a capital; None for words that are no title."""
    words = sheet.words
    if not words[opening + 1].text[0].isupper():
        return None
    for k in range(opening + 2, min(opening + LONGEST_TITLE, len(words))):
        if words[k].text in CLOSING:
            return k
        if words[k].text in ".!?" or "\n" in words[k].text or words[k].tag in ("VBD", "VBZ", "MD"):
            return None
    return None


def _plan(sheet: Sheet, i: int) -> Iterator[Span]:
    """ "the Anti-corruption programme for 2031-2035", "the Road map for improving mills"."""
    words, head = sheet.words, i + 1
    while head < len(words) and words[head].text in group("openers of plans") | {"anti-corruption"} and words[head].glued:
        head += 1
    if head >= len(words) or words[head].text not in group("plans in small letters"):
        return
    if words[head].text == "map" and words[i].text != "Road":
        return
    end = designation_end(words, head, head + 1)
    if end == head + 1 and end < len(words) and words[end].text in ("of", "for", "on"):
        matter = nouns_end(words, end + 1)
        while (
            matter is not None
            and matter < len(words)
            and words[matter].text == "and"
            and nouns_end(words, matter + 1) == matter + 2
        ):
            matter += 2  # "income and property"
        end = matter or end
    end = designation_end(words, head, end)
    if sheet.free(i, end):
        yield Span(i, end, "LAW", "noun")
