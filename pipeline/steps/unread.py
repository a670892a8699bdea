"""Which extractors have to read which releases: those that have changed since, and those that need what these make.

Of every release that was read the store holds what it was then, the key of its annotation, and which extractors read it, each
with its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from pipeline.catalogue import name_of
from pipeline.keeping.extractions import Extractions, Read
from pipeline.release import Release
from pipeline.rows import Row
from pipeline.stages import Extractor
from pipeline.work.batches import batches
from pipeline.work.extracting import LANGUAGE, Account, Unread
from pipeline.work.keys import ReadingKeys

AT_ONCE = 1000
"""So many releases are looked up in the store together."""


Texts = Callable[[Sequence[str]], Iterable[Release]]
"""Ids → whole releases."""


@dataclass(frozen=True)
class Reading:
    """The releases of a corpus, whole ones some at a time, and the extractors that are to have read them."""

    extractors: tuple[Extractor, ...]
    keys: ReadingKeys
    releases: Mapping[str, str]  # id → digest of words and head
    read: Mapping[str, Read]  # what the store held of them
    texts: Texts
    in_hand: dict[str, str]  # id → key of the text, of the releases that are being read

    @classmethod
    def of(
        cls, extractors: tuple[Extractor, ...], keys: ReadingKeys, releases: Mapping[str, str], texts: Texts, kept: Extractions
    ) -> Self:
        """What is to be read. What the store holds of releases that are gone is taken away."""
        read = kept.read()
        kept.forget([each for each in read if each not in releases], [kind for each in extractors for kind in each.makes])
        return cls(extractors, keys, releases, read, texts, {})

    @cached_property
    def unread(self) -> dict[str, tuple[str, ...]]:
        """Release → the extractors that have to read it, those of the same ones together."""
        missing = {release_id: self._missing[self._made(release_id)] for release_id in self.releases}
        together: dict[tuple[str, ...], list[str]] = {}
        for release_id, stages in missing.items():
            if stages:
                together.setdefault(stages, []).append(release_id)
        return {release_id: stages for stages, own in together.items() for release_id in own}

    @cached_property
    def _missing(self) -> dict[str, tuple[str, ...]]:
        """Marks of extractors that a release may have → the names of the others."""
        all_made = {"", *(each.made for each in self.read.values())}
        return {
            made: tuple(name for name in self.keys.extractors if self.keys.mark(name) not in made.split()) for made in all_made
        }

    def batches(self, kept: Extractions, words: int) -> Iterator[list[Unread]]:
        """What is to be read, with what the store has of it, in batches of about so many words."""
        ids = list(self.unread)
        for start in range(0, len(ids), AT_ONCE):
            some = list(_same_text_together(map(self._unread, self.texts(ids[start : start + AT_ONCE]))))
            for stages in dict.fromkeys(each.stages for each in some):
                yield from batches(self._found([each for each in some if each.stages == stages], kept), _words, words)

    def _unread(self, release: Release) -> Unread:
        """A release as if nothing of it were kept."""
        key = self.keys.of_text(release.text)
        self.in_hand[release.release_id] = key
        return Unread(release, self.unread[release.release_id], key)

    def done(self, batch: Account) -> dict[str, Read]:
        """What the store is to hold of the releases of a batch. One with a fault is read again by the next run."""
        failed: dict[str, set[str]] = {}
        for release_id, problem in batch.problems:
            failed.setdefault(release_id, set()).add(problem.stage)
        spoilt = {each: self._spoilt(failed.get(each, set()), batch.stages) for each in batch.release_ids}
        return {each: self._now(each, spoilt[each]) for each in batch.release_ids}

    def _made(self, release_id: str) -> str:
        before = self.read.get(release_id)
        return before.made if before and before.release == self.releases[release_id] else ""

    def _now(self, release_id: str, spoilt: set[str]) -> Read:
        made = " ".join(self.keys.mark(name) for name in self.keys.extractors if name not in spoilt)
        return Read(self.releases[release_id], self.in_hand.pop(release_id), made)

    def _spoilt(self, failed: set[str], stages: Iterable[str]) -> set[str]:
        """The extractors that failed on a release, and those that would have read what these make."""
        spoilt = {*stages} if LANGUAGE in failed else {*failed}
        for each in self.extractors:
            if any(kind in other.makes for other in self.extractors if name_of(other) in spoilt for kind in each.needs):
                spoilt.add(name_of(each))
        return spoilt

    def _found(self, unread: Sequence[Unread], kept: Extractions) -> list[Unread]:
        """The same with their annotations, and with the rows that their extractors need and do not make."""
        names = [each.release.release_id for each in unread]
        annotations = kept.annotations({each.key for each in unread})
        rows: dict[str, list[Row]] = {name: [] for name in names}
        for kind in self._needed(unread[0].stages):
            for name, found in kept.rows(kind, names).items():
                rows[name] += found
        return [
            replace(each, annotation=annotations.get(each.key, b""), rows=tuple(rows[each.release.release_id])) for each in unread
        ]

    def _needed(self, stages: Sequence[str]) -> list[type[Row]]:
        """The kinds of row that some extractors need and do not make themselves."""
        reading = [each for each in self.extractors if name_of(each) in stages]
        made = {kind for each in reading for kind in each.makes}
        return list(dict.fromkeys(kind for each in reading for kind in each.needs if kind not in made))


def _words(unread: Unread) -> int:
    return len(unread.release.text.split())


def _same_text_together(unread: Iterable[Unread]) -> Iterator[Unread]:
    """So that what two releases both say is annotated once."""
    by_text: dict[str, list[Unread]] = {}
    for each in unread:
        by_text.setdefault(each.key, []).append(each)
    for same in by_text.values():
        yield from same
