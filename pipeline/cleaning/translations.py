"""Releases that are translations of one another, known by what their metadata have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cleaning._alike import number_of
from pipeline.cleaning._numbers import as_bytes, as_numbers, in_several, kept_of
from pipeline.cleaning.duplicates import Duplicates, age
from pipeline.given.gathered import Gathered, Verdict
from pipeline.release import Draft
from pipeline.stages import CorpusCleaner

# ISO 639-1 and 639-2 codes, and those that sites use instead of them (kz, ua, ge, am).
CODES = (
    "ar|am|arm|az|aze|be|bg|bs|cs|cz|da|de|deu|ger|el|en|eng|es|spa|et|fa|fi|fr|fra|fre|ge|geo|hr|hu|hy|id|is|it|ita|ja|ka|kat|"
    "kaz|kk|kg|ky|kz|lt|lv|mk|mn|nl|no|pl|pt|por|ro|ru|rus|sk|sl|sq|sr|sv|tg|tj|tk|tr|ua|uk|ukr|uz|uzb|vi|zh"
)
IN_ADDRESS = re.compile(rf"(?<=[/.=_-])(?:{CODES})(?=[/._?&#-]|$)", re.IGNORECASE)
IN_NAME = re.compile(rf"[._-](?:{CODES})$|^(?:{CODES})[._/-]|(?<=/)(?:{CODES})(?=/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A release, and by what its translations are known: a number of eight bytes for each mark."""

    release_id: str
    published: str
    language: str
    marks: bytes


@dataclass(frozen=True)
class Translations(CorpusCleaner):
    """Marks releases in other languages as duplicates of the one in the `usual` language, else of the earliest, where their
    addresses or ids differ in a language code only, or publisher, date and number of release are the same."""

    after = (Duplicates,)
    keeps = Marked

    usual: str = "en"

    def sketch(self, draft: Draft) -> Marked:
        marks = [number_of("\0".join(mark)) for mark in _marks(draft)]
        return Marked(draft.raw.release_id, draft.states("published"), draft.states("language"), as_bytes(marks))

    def judge(self, corpus: Gathered) -> Mapping[int, Verdict]:
        known = _with_common_marks(corpus)
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for number in sorted(known, key=lambda each: self._rank(known[each])):
            for mark in as_numbers(known[number].marks).tolist():
                alike[mark].append(number)
        found = [pair for group in alike.values() for pair in _originals(group, known)]
        original = dict(reversed(found))  # the first pair of each release stands
        return {
            number: Verdict(duplicate_of=corpus.copies.get(first) or known[first].release_id)
            for number, first in original.items()
        }

    def _rank(self, release: Marked) -> tuple[bool, tuple[str, str]]:
        return release.language != self.usual, age(release)


def _with_common_marks(corpus: Gathered) -> dict[int, Marked]:
    """The releases that have marks in common with others."""
    shared = in_several(as_numbers(b"".join(each.marks for each in corpus.sketches())))
    return {number: each for number, each in enumerate(corpus.sketches()) if kept_of(each.marks, shared)}


def _originals(group: Sequence[int], known: Mapping[int, Marked]) -> Iterator[tuple[int, int]]:
    """Translation → original, for what is not in the language of the first."""
    first, *others = group
    yield from ((other, first) for other in others if known[other].language != known[first].language)


def _marks(draft: Draft) -> Iterator[tuple[str, ...]]:
    """What a release and its translations have in common."""
    for kind, name, code in (("address", draft.raw.url, IN_ADDRESS), ("id", draft.raw.release_id, IN_NAME)):
        if code.search(name):
            yield kind, code.sub("*", name)
    stated = tuple(draft.states(field) for field in ("publisher", "published", "number"))
    if all(stated):
        yield "number", *stated
