"""Names that their acronym in brackets spells out, whatever their words say: "the Common Ledger and Open Mills (CLOM)" is one.

What an acronym spells is a name where its noun says so, where some of its words are a name already, or where a lexicon holds
the acronym. It is one wherever the release has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extraction.names.agreement.introduced import NAMED, before_place, places, spells, terms
from pipeline.extraction.names.parts.short_forms import POSSESSIVE
from pipeline.extraction.names.rules import SPELT
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.acronyms import SMALL_WORDS, Pair, has_initials, has_leading_letters, pairs
from pipeline.extraction.text.lexicon import event_heads, foreign_links, heads, titles
from pipeline.extraction.text.words import Word

LINKS = POSSESSIVE | {"and", "et", ","}
ENDS = (SMALL_WORDS | {"from"}) - LINKS
"""Small words before what a name is of."""
LETTERS = 3
"""Of an acronym that spells a name: two letters are many a thing's."""


def spell_out(sheet: Sheet) -> None:
    """Gives the words of every long form to one name, wherever the release has them, but those of a longer name to that."""
    for span in filter(None, [_long_form(sheet, pair) for pair in pairs(sheet.text)]):
        again = [Span(lo, lo + span.hi - span.lo, span.label, SPELT) for lo in _occurrences(sheet, span)]
        for each in again if not any(_is_name(sheet, each) for each in again) else ():
            _claim(sheet, each)


def _long_form(sheet: Sheet, pair: Pair) -> Span | None:
    """The words that an acronym in brackets spells, with the label that they have; None where they may be no name."""
    starts, ends = sheet.once(places)
    at, lo, last = starts.get(pair.start), starts.get(pair.long_start), ends.get(pair.long_end)
    if at is None or lo is None or last is None or last >= at:
        return None
    span = Span(lo, last + 1, _label(sheet, at, lo, last), SPELT)
    return span if span.label and not _is_named(sheet, at, last) and _is_spelt(sheet, at, span) else None


def _is_spelt(sheet: Sheet, at: int, span: Span) -> bool:
    """Whether a row of several words written as a name, no event and not any of its kind ("a Mill Inquiry (MI)"), has its first
    letters in the acronym at a word."""
    short, words = sheet.words[at].text, sheet.words[span.lo : span.hi]
    foreign = any(word.lower in foreign_links() for word in words)
    loose = foreign or (sheet.owner(span.lo) is not None and has_initials(short, sheet.written(span)))  # "Ost Red wing Society"
    named = words[0].text[0].isupper() and all(_may_be_in_name(word) or (loose and word.text[0].isalpha()) for word in words)
    is_any = span.lo > 0 and sheet.words[span.lo - 1].lower in ("a", "an")
    is_other = len(short) < LETTERS or short in sheet.once(terms) or words[-1].text in event_heads() or is_any
    return named and not is_other and _has_letters(short, [word.text for word in words])


def _has_letters(short: str, words: Sequence[str]) -> bool:
    """Whether an acronym is of the words of a name, or of those before what it is of."""
    return any(has_leading_letters(short, " ".join(each)) for each in (words, words[: _end_of_noun(words)]))


def _may_be_in_name(word: Word) -> bool:
    return word.cap or word.lower in ENDS or word.lower in LINKS


def _label(sheet: Sheet, at: int, lo: int, last: int) -> str:
    """The label of what an acronym spells: that of its noun, else of the names in it; empty where nothing says that it is one."""
    words = [word.text for word in sheet.words[lo : last + 1]]
    noun = words[_end_of_noun(words) - 1]
    if noun in heads() or noun in titles():
        return heads()[noun].label if noun in heads() else ""
    return next((name.label for name in _telling(sheet, at, lo, last) if name.label in NAMED), "")


def _telling(sheet: Sheet, at: int, lo: int, last: int) -> Iterator[Span]:
    """The names that tell what kind of name it is that ends in one, begins with one or has a known acronym, the surest first:
    what begins with "Ostmark Policy" is no law where it is the "Ostmark Policy Millers"."""
    start, end, short = sheet.owner(lo), sheet.owner(last), sheet.owner(at)
    if start is None and end is None and (short is None or short.rule.kind != "known"):
        return
    is_cut = start is not None and start.label == "LAW" and sheet.words[start.hi].lower not in SMALL_WORDS
    yield from (name for name in ((end, short, start) if is_cut else (end, start, short)) if name is not None)


def _is_named(sheet: Sheet, at: int, last: int) -> bool:
    """Whether the name that ends before the brackets, or before its seat, is the acronym's already."""
    name = sheet.owner(last)
    return name is not None and (spells(sheet, at, name) or before_place(sheet, at, name) is not None)


def _end_of_noun(words: Sequence[str]) -> int:
    """How many words there are before what a name is of or where it is: "Grain Office (at Torvik)", "Mill and Tide System"."""
    return next((k for k, word in enumerate(words) if k and word.lower() in ENDS), len(words))


def _occurrences(sheet: Sheet, span: Span) -> Iterator[int]:
    """Where the words of a name begin, here and elsewhere in the release."""
    written = [word.text for word in sheet.words[span.lo : span.hi]]
    text = sheet.written(span)
    starts, _ = sheet.once(places)
    at = sheet.text.find(text)
    while at >= 0:
        lo = starts.get(at)
        if lo is not None and [word.text for word in sheet.words[lo : lo + len(written)]] == written:
            yield lo
        at = sheet.text.find(text, at + 1)


def _is_name(sheet: Sheet, span: Span) -> bool:
    name = sheet.owner(span.lo)
    return name is not None and (name.lo, name.hi) == (span.lo, span.hi)


def _claim(sheet: Sheet, span: Span) -> None:
    """Takes the words of shorter names, and of one that reaches into the span what stands before it."""
    owners = {owner for k in range(span.lo, span.hi) if (owner := sheet.owner(k)) is not None}
    if any(own.hi > span.hi or (own.hi == span.hi and own.lo <= span.lo) for own in owners):
        return
    for own in owners:
        sheet.replace(own)
    first = min((span, *owners), key=lambda own: own.lo)
    by_itself = first.lo < span.lo - 1 and sheet.words[span.lo - 1].text in heads()
    if by_itself:
        sheet.claim(Span(first.lo, span.lo, first.label, first.rule))
    sheet.claim(Span(span.lo if by_itself else first.lo, span.hi, span.label, span.rule))
