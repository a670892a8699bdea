"""The work on files: files → releases, each cleaned by itself.

It is frozen and picklable and depends on nothing but its fields and its batch, so it does the same in every engine.
 An error in one release never takes another one with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path, PurePosixPath
from typing import Self

from pipeline.catalogue import Catalogue, name_of
from pipeline.faults import fault
from pipeline.folders.corpus_files import UNREADABLE, CorpusFile, contents, digest_of_read, unpacked, unreadable
from pipeline.lexicons import table
from pipeline.outside.halves import made_whole
from pipeline.release import Draft, Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.settings import RunSettings
from pipeline.stages import Cleaner, Reader

REPLACED = "\N{REPLACEMENT CHARACTER}"
HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""A half of a character as JSON and YAML escape it."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one file held: its releases, cleaned by themselves, and what could not be used.

    `digest` is the SHA-256 of the bytes that were read, which a file that changes meanwhile no longer has; empty where none were.
    """

    source: str
    digest: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Ingest:
    """Work on files: read each with the reader that accepts it, clean each release by itself."""

    readers: tuple[Reader, ...]
    cleaners: tuple[Cleaner, ...]
    max_file_bytes: int
    max_depth: int = 3

    @classmethod
    def of(cls, catalogue: Catalogue, settings: RunSettings) -> Self:
        """The work that a catalogue and the settings of a run ask for."""
        return cls(catalogue.readers, catalogue.cleaners, settings.max_file_bytes, settings.max_depth)

    def __call__(self, files: Sequence[CorpusFile]) -> list[Ingested]:
        return [self._ingest(file) for file in files]

    def opened(self, file: CorpusFile) -> tuple[str, Iterator[RawRelease | Problem]]:
        """The digest of a file's bytes, empty where they cannot be had, and its releases, each when it is asked for."""
        try:
            data = contents(file.path, self.max_file_bytes)
        except UNREADABLE as error:
            return "", iter((unreadable(file.source, error),))
        return digest_of_read(file, data), self._read(data, file.source)

    def may_hold_many(self, source: str) -> bool:
        """Whether a file of this name may hold many releases."""
        reader = self._reader(_name(source))
        return reader is not None and reader.holds_many

    def _ingest(self, file: CorpusFile) -> Ingested:
        digest, read = self.opened(file)
        found = [item if isinstance(item, Problem) else cleaned(Draft.of(item), self.cleaners) for item in read]
        return _sorted(file.source, digest, found)

    def _reader(self, name: PurePosixPath) -> Reader | None:
        return next((each for each in self.readers if each.accepts(Path(name))), None)

    def _read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            whole = unpacked(data, source, self.max_file_bytes)
        except UNREADABLE as error:
            yield unreadable(source, error)
            return
        yield from self._read_bytes(whole, source, self.max_depth)

    def _read_bytes(self, data: bytes, source: str, depth: int) -> Iterator[RawRelease | Problem]:
        """The releases in a file's bytes, and in the files inside it, down to a depth."""
        name = _name(source)
        reader = self._reader(name)
        if reader is None:
            yield _no_reader(source, name.suffix)
            return
        if not data:
            yield _empty(source)
            return
        escaped = HALF.search(data) is not None
        try:
            for found in reader.read(data, source):
                yield from self._taken(found, depth, escaped)
        except Exception as error:
            yield fault(source, name_of(reader), error)

    def _taken(self, found: RawRelease | Problem | Enclosed, depth: int, escaped: bool) -> Iterator[RawRelease | Problem]:
        """What a reader found, in whole characters; for a file inside another one, what it holds.

        Where the file has escaped halves of characters, its reader may have replaced them already.
        """
        item = made_whole(found)
        if isinstance(item, RawRelease) and (escaped or item != found) and REPLACED in item.text + item.title:
            yield _halved(item.source)
        if not isinstance(item, Enclosed):
            yield item
        elif depth:
            yield from self._read_bytes(item.data, item.source, depth - 1)
        else:
            yield _too_deep(item.source)


def _no_reader(source: str, suffix: str) -> Problem:
    return Problem(
        source=source,
        stage="readers",
        problem=f"no reader for {suffix or 'a file without an ending'}",
        remedy=_other_formats().get(suffix, "save it as .txt, .docx, .pdf, .html or .csv, or take it out"),
    )


def _empty(source: str) -> Problem:
    return Problem(source=source, stage="readers", problem="the file is empty", remedy="remove it, or put the release into it")


@cache
def _other_formats() -> dict[str, str]:
    """Ending of files that nothing reads → what to do with them."""
    return {ending: row["remedy"] for row in table("other_formats") for ending in row["endings"].split()}


def _too_deep(source: str) -> Problem:
    return Problem(
        source=source,
        stage="readers",
        problem="archives inside archives, too deep",
        remedy="unpack it, or raise [run] max_depth",
    )


def _halved(source: str) -> Problem:
    return Problem(
        source=source,
        stage="readers",
        problem="holds half of a character (a surrogate without its other half), which is shown as \N{REPLACEMENT CHARACTER}",
        remedy="save it again with a program that writes whole characters, if the sign matters",
    )


def _name(source: str) -> PurePosixPath:
    """A path as readers judge it."""
    return PurePosixPath(source.lower().removesuffix(".gz"))


def cleaned(draft: Draft, cleaners: Sequence[Cleaner]) -> Draft | Problem:
    """A draft after all cleaners; a fault of ours costs this release, not the run."""
    try:
        return reduce(lambda draft, cleaner: cleaner.clean(draft), cleaners, draft)
    except Exception as error:
        return fault(draft.raw.source, "cleaning", error)


def _sorted(source: str, digest: str, found: Sequence[Draft | Problem]) -> Ingested:
    drafts = tuple(each for each in found if isinstance(each, Draft))
    return Ingested(source, digest, drafts, tuple(each for each in found if isinstance(each, Problem)))
