"""Names that their acronym in brackets spells out, whatever their words say: "the Common Ledger and Open Mills (CLOM)" is one.

What an acronym spells is a name where its noun says so, where some of its words are a name already, or where a lexicon holds
the acronym. It is one wherever the release has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.agreement.introduced import NAMED, places, terms
from pipeline.extraction.names.parts.short_forms import POSSESSIVE, last_of_run
from pipeline.extraction.names.rules import SPELT
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.acronyms import SMALL_WORDS, Pair, has_initials, has_leading_letters, is_spelt, pairs
from pipeline.extraction.text.lexicon import event_heads, foreign_links, heads, titles
from pipeline.extraction.text.words import Word

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
    """Whether a row of several words written as a name, and no event, has its first letters in the acronym at a word."""
    short, words = sheet.words[at].text, sheet.words[span.lo : span.hi]
    foreign = any(word.lower in foreign_links() for word in words)
    loose = foreign or (sheet.owner(span.lo) is not None and has_initials(short, sheet.written(span)))  # "Ost Red wing Society"
    named = words[0].text[0].isupper() and all(_may_be_in_name(word) or (loose and word.text.isalpha()) for word in words)
    is_other = len(short) < LETTERS or short in sheet.once(terms) or words[-1].text in event_heads()
    return named and not is_other and has_leading_letters(short, sheet.written(span))


def _may_be_in_name(word: Word) -> bool:
    return word.cap or word.text == "," or word.lower in SMALL_WORDS or word.lower in POSSESSIVE


def _label(sheet: Sheet, at: int, lo: int, last: int) -> str:
    """The label of what an acronym spells; empty where nothing says that it is a name."""
    noun = last_of_run([word.text for word in sheet.words[lo : last + 1]])
    if noun in heads() or noun in titles():
        return heads()[noun].label if noun in heads() else ""
    named = [name for name in (sheet.owner(lo), sheet.owner(last), _telling(sheet, at, lo)) if name and name.label in NAMED]
    return max((name.label for name in named), default="")


def _telling(sheet: Sheet, at: int, lo: int) -> Span | None:
    """The acronym at a word, where a lexicon holds it or a place begins what it spells: "Norland Mill Homes (NMH)"."""
    short, first = sheet.owner(at), sheet.owner(lo)
    placed = first is not None and first.label == "PLACE"
    return short if short is not None and (placed or short.rule.kind == "known") else None


def _is_named(sheet: Sheet, at: int, last: int) -> bool:
    """Whether the name that ends before the brackets has all letters of the acronym, and begins with the first."""
    short, name = sheet.words[at].text, sheet.owner(last)
    long = sheet.written(name) if name is not None else "-"
    return long[0].lower() == short[0].lower() and is_spelt(short, long)


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
