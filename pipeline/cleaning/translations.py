"""Releases that are translations of one another, known by what their metadata have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.cleaning.duplicates import Duplicates, age
from pipeline.release import Draft
from pipeline.stages import CorpusCleaner

# ISO 639-1 and 639-2 codes, and those that sites use instead of them (kz, ua, ge, am).
CODES = (
    "ar|am|arm|az|aze|be|bg|bs|cs|cz|da|de|deu|ger|el|en|eng|es|spa|et|fa|fi|fr|fra|fre|ge|geo|hr|hu|hy|id|is|it|ita|ja|ka|kat|"
    "kaz|kk|kg|ky|kz|lt|lv|mk|mn|nl|no|pl|pt|por|ro|ru|rus|sk|sl|sq|sr|sv|tg|tj|tk|tr|ua|uk|ukr|uz|uzb|vi|zh"
)
IN_ADDRESS = re.compile(rf"(?<=[/.=_-])(?:{CODES})(?=[/._?&#-]|$)", re.IGNORECASE)
IN_NAME = re.compile(rf"[._-](?:{CODES})$|^(?:{CODES})[._/-]|(?<=/)(?:{CODES})(?=/)", re.IGNORECASE)


@dataclass(frozen=True)
class Translations(CorpusCleaner):
    """Marks releases in other languages as duplicates of the one in the `usual` language, else of the earliest, where their
    addresses or ids differ in a language code only, or publisher, date and number of release are the same."""

    after = (Duplicates,)

    usual: str = "en"

    def clean(self, drafts: Sequence[Draft]) -> Sequence[Draft]:
        alike: defaultdict[tuple[str, ...], list[Draft]] = defaultdict(list)
        for draft in sorted(drafts, key=self._rank):
            for mark in _marks(draft):
                alike[mark].append(draft)
        found = [pair for group in alike.values() for pair in _originals(group)]
        original = dict(reversed(found))  # the first pair of each release stands
        return [replace(draft, duplicate_of=draft.duplicate_of or original.get(draft.raw.release_id)) for draft in drafts]

    def _rank(self, draft: Draft) -> tuple[bool, tuple[str, str]]:
        return draft.states("language") != self.usual, age(draft)


def _originals(group: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """Translation → original, for what is not in the language of the first."""
    first, *others = group
    for other in others:
        if other.states("language") != first.states("language"):
            yield other.raw.release_id, first.duplicate_of or first.raw.release_id


def _marks(draft: Draft) -> Iterator[tuple[str, ...]]:
    """What a release and its translations have in common."""
    for kind, name, code in (("address", draft.raw.url, IN_ADDRESS), ("id", draft.raw.release_id, IN_NAME)):
        if code.search(name):
            yield kind, code.sub("*", name)
    stated = tuple(draft.states(field) for field in ("publisher", "published", "number"))
    if all(stated):
        yield "number", *stated
