"""Acronyms that a release introduces for the names found in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction._acronyms import acronym_like, pairs
from pipeline.extraction._lexicon import known_names, titles
from pipeline.extraction._spans import Sheet, Span

NAMED = ("AGENCY", "ORG", "LAW")


def introduced(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """Word index of every acronym in brackets, with the name that it stands for.

    Beside the pairs of Schwartz and Hearst: an acronym right behind a name that says what it is of belongs to it even where
    its letters are those of another language or order ("Reporting Office (MELD)").
    """
    words = sheet.words
    starts = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i for i, word in enumerate(words)}
    seen = set()
    for pair in pairs(sheet.text):
        i, last = starts.get(pair.start), ends.get(pair.long_end)
        if i is None or last is None or words[i].end != pair.end:
            continue
        long = sheet.owner(last)
        if long is not None and long.label in NAMED:
            seen.add(i)
            yield i, long
    for span in list(sheet.spans):
        i = span.hi + 1
        if span.label not in NAMED or span.rule not in ("head", "legal form") or i + 1 >= len(words) or i in seen:
            continue
        bracketed = words[i - 1].text == "(" and words[i + 1].text in (")", ",", ";")
        closing = words[i - 1].text == "," and words[i + 1].text == ")"
        if (bracketed or closing) and span.hi - span.lo > 1 and acronym_like(words[i].text) and words[i].text[:2].isupper():
            yield i, span


def called(sheet: Sheet) -> Iterator[tuple[int, Span]]:
    """Word index of every other name in brackets that a body is called: "Road Agency of Ost (Ostavto)"."""
    words = sheet.words
    for span in list(sheet.spans):
        i = span.hi + 1
        if span.label not in ("AGENCY", "ORG") or span.rule not in ("head", "legal form", "known") or i + 1 >= len(words):
            continue
        name = words[i]
        if (
            words[i - 1].text == "("
            and words[i + 1].text == ")"
            and name.cap
            and not name.text.isupper()
            and name.ent not in ("GPE", "LOC")
        ):
            if (name.text not in titles() and name.text not in known_names()) or known_names()[name.text][0] == span.label:
                yield i, span
