"""Which extractors have to read which releases: those that have changed since, and those that need what these make.

Of every release that was read the store holds what it was then, the key of its annotation, and which extractors read it, each
with its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from pipeline.batches import batches
from pipeline.catalogue import name_of
from pipeline.extracting import LANGUAGE, Extracted, Unread
from pipeline.extractions import Extractions, Read
from pipeline.keys import ReadingKeys, release_key
from pipeline.release import Release
from pipeline.rows import Row
from pipeline.stages import Extractor

AT_ONCE = 1000
"""So many releases are looked up in the store together."""


@dataclass(frozen=True)
class Reading:
    """The releases of a corpus, and the extractors that are to have read them."""

    extractors: tuple[Extractor, ...]
    keys: ReadingKeys
    releases: Mapping[str, Release]  # by id
    read: Mapping[str, Read]  # what the store held of them

    @classmethod
    def of(cls, extractors: tuple[Extractor, ...], keys: ReadingKeys, releases: Iterable[Release], kept: Extractions) -> Self:
        """What is to be read. What the store holds of releases that are gone is taken away."""
        wanted, read = {release.release_id: release for release in releases}, kept.read()
        kept.forget([each for each in read if each not in wanted], [kind for each in extractors for kind in each.makes])
        return cls(extractors, keys, wanted, read)

    @cached_property
    def unread(self) -> list[Unread]:
        """Each release that some extractors have to read, as if nothing of it were kept; those of the same ones together."""
        found: dict[tuple[str, ...], list[Unread]] = {}
        for release in self.releases.values():
            if stages := self._missing[self._made(release)]:
                found.setdefault(stages, []).append(Unread(release, stages, self.keys.of_text(release.text)))
        return [each for together in found.values() for each in _same_text_together(together)]

    @cached_property
    def _missing(self) -> dict[str, tuple[str, ...]]:
        """Marks of extractors that a release may have → the names of the others."""
        all_made = {"", *(each.made for each in self.read.values())}
        return {
            made: tuple(name for name in self.keys.extractors if self.keys.mark(name) not in made.split()) for made in all_made
        }

    def batches(self, kept: Extractions, words: int) -> Iterator[list[Unread]]:
        """What is to be read, with what the store has of it, in batches of about so many words."""
        for start in range(0, len(self.unread), AT_ONCE):
            some = self.unread[start : start + AT_ONCE]
            for stages in dict.fromkeys(each.stages for each in some):
                yield from batches(self._found([each for each in some if each.stages == stages], kept), _words, words)

    def done(self, batch: Extracted) -> dict[str, Read]:
        """What the store is to hold of the releases of a batch. One with a fault is read again by the next run."""
        failed: dict[str, set[str]] = {}
        for release_id, problem in batch.problems:
            failed.setdefault(release_id, set()).add(problem.stage)
        spoilt = {each: self._spoilt(failed.get(each, set()), batch.stages) for each in batch.release_ids}
        return {each: self._now(self.releases[each], spoilt[each]) for each in batch.release_ids}

    def _made(self, release: Release) -> str:
        before = self.read.get(release.release_id)
        return before.made if before and before.release == release_key(release) else ""

    def _now(self, release: Release, spoilt: set[str]) -> Read:
        made = " ".join(self.keys.mark(name) for name in self.keys.extractors if name not in spoilt)
        return Read(release_key(release), self.keys.of_text(release.text), made)

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
