"""Acronyms that a release introduces for the names found in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.acting import acting_label
from pipeline.extraction.names.parts.heads import head_at
from pipeline.extraction.names.parts.inner import owner_of_part
from pipeline.extraction.names.parts.short_forms import ENDS_OF_RUNS
from pipeline.extraction.names.rules import CALLED, HEAD
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.acronyms import (
    SMALL_WORDS,
    Pair,
    acronym_like,
    has_initials,
    is_of_other,
    is_spelt,
    long_form,
    pairs,
    singular,
)
from pipeline.extraction.text.lexicon import event_heads, heads, known_names, noted, titles
from pipeline.extraction.text.words import Word
from pipeline.naming.compare import body_words

OPENING, CLOSING = "“\"'‘", "”\"'’"
NAMED = ("AGENCY", "ORG", "LAW")
KINDS = frozenset({"Announcement", "Application", "Emergency", "Form", "Memorandum of Understanding", "Notice", "Request"})
"""What a text or an occasion is that goes by an acronym and has no name."""


def introduced(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """Word index of every acronym in brackets, with the name that it stands for.

    Beside the pairs of Schwartz and Hearst: an acronym right behind a name that says what it is of belongs to it even where
    its letters are those of another language or order ("Reporting Office (MELD)").
    """
    paired = {i: span for i, span in _paired(sheet) if not _is_of_another(sheet.words[i].text, span, sheet)}
    yield from paired.items()
    words = sheet.words
    for span in list(sheet.spans):
        i = span.hi + 1
        bracketed = i + 1 < len(words) and i not in paired and _may_be_introduced(span) and _is_bracketed(words, i)
        if bracketed and _is_acronym_of(words[i].text, sheet.written(span)) and not _is_of_another(words[i].text, span, sheet):
            yield i, _owner_of(sheet, span)


def _paired(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """The pairs of Schwartz and Hearst whose long form ends a name."""
    starts, ends = sheet.once(places)
    for pair in pairs(sheet.text):
        i, last = starts.get(pair.start), ends.get(pair.long_end)
        if i is None or last is None or sheet.words[i].end != pair.end:
            continue
        long, first = sheet.owner(last), starts.get(pair.long_start, last)
        if long is not None and (body := before_place(sheet, i, long)) is not None:
            yield i, body
        elif long is not None and (long.label in NAMED or _is_place_by(sheet.words[i].text, sheet.written(long), long)):
            yield i, _in_front(sheet, i, first, long) or _inner(sheet, sheet.words[i].text, first, last + 1, long)


def spells(sheet: Sheet, at: int, name: Span) -> bool:
    """Whether a name has all letters of the acronym at a word, and begins with the first."""
    short, long = sheet.words[at].text, sheet.written(name)
    return long[0].lower() == short[0].lower() and is_spelt(short, long)


def before_place(sheet: Sheet, at: int, place: Span) -> Span | None:
    """The name whose seat stands between it and its acronym: "Mill Relief Agency for Orphans in the Near East (MRA)"."""
    lo = place.lo - (sheet.words[place.lo - 1].lower == "the") - 1
    name = sheet.owner(lo - 1) if place.label == "PLACE" and sheet.words[lo].lower in ("in", "at") else None
    return name if name is not None and name.label in NAMED and spells(sheet, at, name) else None


def _is_place_by(short: str, written: str, long: Span) -> bool:
    """ "Federal States of Torvik (FST)": no acronym of what is in the place."""
    return long.label == "PLACE" and len(short) > 1 and has_initials(short, written)


def terms(sheet: Sheet) -> frozenset[str]:
    """The acronyms made of the initials of words that are no name: "indium tin oxide (ITO)", "Request for Comments (RFC)", "Stray
    Grain Children (SGC)" where the release writes of "stray grain children" as well."""
    spelt = {sheet.text[pair.start : pair.end] for pair in pairs(sheet.text) if _is_term(sheet.text, pair)}
    return frozenset({*spelt, *map(singular, spelt)} - known_names().keys())


def unnamed(sheet: Sheet) -> list[Span]:
    """The names that are an acronym of words that are none, or stand in such words, unless a lexicon holds them."""
    among = _in_terms(sheet)

    def is_inside(span: Span) -> bool:
        return span.rule.kind != "known" and among.issuperset(range(span.lo, span.hi))

    return [span for span in sheet.spans if is_inside(span) or sheet.written(span) in sheet.once(terms)]


def _in_terms(sheet: Sheet) -> set[int]:
    """The words that an acronym of no name stands for."""
    starts, ends = sheet.once(places)
    spelt = [pair for pair in pairs(sheet.text) if _is_term(sheet.text, pair)]
    ranges = [(starts.get(pair.long_start), ends.get(pair.long_end)) for pair in spelt]
    return {k for lo, last in ranges if lo is not None and last is not None for k in range(lo, last + 1)}


def _is_term(text: str, pair: Pair) -> bool:
    """Whether an acronym is that of a text or an event, or of words in small letters, here or elsewhere, and of nobody."""
    long = text[pair.long_start : pair.long_end]
    words = long.split()
    noun = words[next((k for k, word in enumerate(words) if k and word.lower() in SMALL_WORDS), len(words)) - 1]
    event = noun in event_heads() and noun != "Conference"  # "Conference of Mill Owners" is a body
    small = long.islower() or (noun not in heads() and long.lower() in text)
    term = not KINDS.isdisjoint((noun, long)) or event or (small and not _is_somebody(noun.capitalize()))
    return term and has_initials(text[pair.start : pair.end], long)


def _is_somebody(noun: str) -> bool:
    """Whether a noun is that of a body or an office: "conference (of mill owners)", "(state) prosecutor"."""
    body = noun in heads() and heads()[noun].label != "LAW" and noun not in noted("body_heads", "field")
    return body or noun in titles()


def places(sheet: Sheet) -> tuple[dict[int, int], dict[int, int]]:
    """Where a word begins → its index; where one ends → its index."""
    return {word.start: i for i, word in enumerate(sheet.words)}, {word.end: i for i, word in enumerate(sheet.words)}


def _may_be_introduced(span: Span) -> bool:
    return span.label in NAMED and span.rule.kind in ("head", "legal form") and span.hi - span.lo > 1


def _is_bracketed(words: list[Word], i: int) -> bool:
    """Whether a word stands in brackets of its own, or last in those that opened before: "(Ostmark, GRIB)"."""
    bracketed = words[i - 1].text == "(" and words[i + 1].text in (")", ",", ";")
    return bracketed or (words[i - 1].text == "," and words[i + 1].text == ")")


def _is_acronym_of(short: str, long: str) -> bool:
    """Capitals, or small letters that give the whole name ("Audit Office of Norland (auditnor)")."""
    small = short.islower() and 3 < len(short) < 10 and long_form(short, long) == 0
    return small or (acronym_like(short) and short[:2].isupper() and not is_of_other(short, long))


def _is_of_another(short: str, span: Span, sheet: Sheet) -> bool:
    """Whether an acronym is known for a name that says something else, and has other letters: "the Palace of Mills (UN)"."""
    written, known = sheet.written(span), known_names().get(short, ("", short))[1]
    return known != short and not is_spelt(short, written) and not {*body_words(written)} <= {*body_words(known)}


def _in_front(sheet: Sheet, at: int, first: int, long: Span) -> Span | None:
    """The name before the one at the bracket, where its letters begin there: "Audit Directorate of the Grain Board (ADT)"."""
    front = sheet.owner(first)
    if front is None or front == long or front.lo != first or front.label not in NAMED or spells(sheet, at, long):
        return None
    linked = [word.lower for word in sheet.words[front.hi : long.lo]] in (["of"], ["of", "the"])
    return front if linked else None


def _inner(sheet: Sheet, short: str, lo: int, hi: int, whole: Span) -> Span:
    """The name that an acronym at the end of a longer one stands for: "Inspector for the Relief Program (RP)"."""
    if (owner := _owner_of(sheet, whole)) != whole and not has_initials(short, sheet.written(whole)):
        return owner
    if lo <= whole.lo:
        return whole
    noun = next((k for k in range(lo + 1, hi) if sheet.words[k].lower in ENDS_OF_RUNS), hi) - 1
    label = head_at(sheet.words, noun).label if sheet.words[noun].text in heads() else whole.label
    return whole if label == whole.label else Span(lo, hi, acting_label(sheet.words, lo, noun, hi, label), HEAD)


def _owner_of(sheet: Sheet, span: Span) -> Span:
    """The body of which a name says the inner part: that has the acronym of "Governing Board of the Ostmark Mill Bank (OMB)"."""
    lo = owner_of_part(sheet.words, span.lo, span.hi)
    return span if lo is None else Span(lo, span.hi, span.label, HEAD)


def called(sheet: Sheet) -> Iterator[tuple[Span, Span]]:
    """Every other name in brackets that a body is called, with the body: "Road Agency of Ost (Ostavto)"."""
    for span in list(sheet.spans):
        if span.label in ("AGENCY", "ORG"):
            plain = span.rule.kind in ("head", "legal form", "known")
            other = _other_name(sheet, span) if plain else _first_word(sheet, span)
            if other is not None:
                yield other, span


def _first_word(sheet: Sheet, span: Span) -> Span | None:
    """The first word of a firm's name in the brackets behind it: "Ostoil Trading B.V. (Ostoil)"."""
    words, i = sheet.words, span.hi + 1
    i += i < len(words) and words[i].text in OPENING
    closing = i + 1 + (i + 1 < len(words) and words[i + 1].text in CLOSING)
    is_first = closing < len(words) and words[span.hi].text == "(" and words[closing].text == ")"
    return Span(i, i + 1, span.label, CALLED) if is_first and words[i].text == words[span.lo].text else None


def _other_name(sheet: Sheet, span: Span) -> Span | None:
    if span.hi + 2 >= len(sheet.words):
        return None
    return _apposed(sheet, span) if sheet.words[span.hi].text != "(" else _in_brackets(sheet.words, span)


def _apposed(sheet: Sheet, span: Span) -> Span | None:
    """The acronym right behind a name."""
    word = sheet.words[span.hi]
    apposed = word.cap and word.glued and _is_apposed(word.text, sheet.written(span))
    return Span(span.hi, span.hi + 1, span.label, CALLED) if apposed else None


def _in_brackets(words: list[Word], span: Span) -> Span | None:
    """The other name in the brackets behind a name, quotation marks aside: some of its own words, or a name of one word."""
    i = span.hi + 1
    i += words[i].text in OPENING
    end = run_end(words, i)
    closing = end + (end < len(words) and words[end].text in CLOSING)
    if closing >= len(words) or words[closing].text != ")":
        return None
    parts = {word.text for word in words[span.lo : span.hi]}
    short = end - i > 1 and all(word.cap and word.text in parts for word in words[i:end])
    return Span(i, end, span.label, CALLED) if short or (end == i + 1 and _is_other_name(words[i], span.label)) else None


def _is_apposed(short: str, long: str) -> bool:
    """An acronym right behind its name, without brackets: "Grain Trade Commission GraCom"."""
    capitals = sum(c.isupper() for c in short)
    return capitals > 1 and short.isalpha() and len(short) < 9 and acronym_like(short) and is_spelt(short, long)


def _is_other_name(word: Word, label: str) -> bool:
    name = word.cap and not word.text.isupper() and word.ent != "PLACE" and word.text not in titles()
    return name and known_names().get(word.text, (label, ""))[0] == label
