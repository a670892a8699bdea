"""Acronyms that a release introduces for the names found in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.heads import head_at
from pipeline.extraction.names.rules import CALLED, HEAD
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.acronyms import acronym_like, has_initials, is_spelt, long_form, pairs
from pipeline.extraction.text.lexicon import heads, known_names, noted, titles
from pipeline.extraction.text.words import Word

OPENING, CLOSING = "“\"'‘", "”\"'’"
NAMED = ("AGENCY", "ORG", "LAW")


def introduced(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """Word index of every acronym in brackets, with the name that it stands for.

    Beside the pairs of Schwartz and Hearst: an acronym right behind a name that says what it is of belongs to it even where
    its letters are those of another language or order ("Reporting Office (MELD)").
    """
    paired = dict(_paired(sheet))
    yield from paired.items()
    words = sheet.words
    for span in list(sheet.spans):
        i = span.hi + 1
        bracketed = i + 1 < len(words) and i not in paired and _may_be_introduced(span) and _is_bracketed(words, i)
        if bracketed and _is_acronym_of(words[i].text, sheet.written(span)):
            yield i, span


def _paired(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """The pairs of Schwartz and Hearst whose long form ends a name."""
    starts, ends = sheet.once(places)
    for pair in pairs(sheet.text):
        i, last = starts.get(pair.start), ends.get(pair.long_end)
        if i is None or last is None or sheet.words[i].end != pair.end:
            continue
        long, first = sheet.owner(last), starts.get(pair.long_start, last)
        if long is not None and long.label in NAMED:
            yield i, _in_front(sheet, first, long) or _inner(sheet, first, last + 1, long)


def terms(sheet: Sheet) -> frozenset[str]:
    """The acronyms made of the initials of words that the release has in small letters, which are no name: "indium tin oxide
    (ITO)", "Stray Grain Children (SGC)" where it writes of "stray grain children" as well."""
    found = ((sheet.text[pair.start : pair.end], sheet.text[pair.long_start : pair.long_end]) for pair in pairs(sheet.text))
    small = {short for short, long in found if _is_term(long, sheet.text) and has_initials(short, long)}
    return frozenset(small - known_names().keys())


def _is_term(long: str, text: str) -> bool:
    """Whether words are written in small letters, here or elsewhere, and are of no body."""
    if long.islower():
        return not _is_somebody(long)
    return long.split()[-1].capitalize() not in heads() and long.lower() in text


def _is_somebody(long: str) -> bool:
    """Whether words in small letters are of a body or an office: "conference of mill owners", "state prosecutor"."""
    named = [word.capitalize() for word in long.split()]
    bodies = (word for word in named if word in heads() and heads()[word].label != "LAW")
    return any(word not in noted("body_heads", "field") for word in bodies) or named[-1] in titles()


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
    return small or (acronym_like(short) and short[:2].isupper())


def _in_front(sheet: Sheet, first: int, long: Span) -> Span | None:
    """The name before the one at the bracket, where its letters begin there: "Audit Directorate of the Grain Board (ADT)"."""
    front = sheet.owner(first)
    if front is None or front == long or front.lo != first or front.label not in NAMED:
        return None
    linked = [word.lower for word in sheet.words[front.hi : long.lo]] in (["of"], ["of", "the"])
    return front if linked else None


def _inner(sheet: Sheet, lo: int, hi: int, whole: Span) -> Span:
    """The name that an acronym at the end of a longer one stands for: "Inspector for the Relief Program (RP)"."""
    if lo <= whole.lo or sheet.words[hi - 1].text not in heads():
        return whole
    label = head_at(sheet.words, hi - 1).label
    return whole if label == whole.label else Span(lo, hi, label, HEAD)


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
