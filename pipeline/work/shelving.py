"""The work on what a corpus folder holds, up to what the store keeps of it: files → drafts and their sketches, and releases of
which more is known → the same.

Like all work it is frozen and picklable. Workers return tables, so that the one process that writes has little else to do.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import pyarrow as pa
from pydantic import TypeAdapter

from pipeline.batch import Ingest, cleaned
from pipeline.catalogue import discover, name_of
from pipeline.faults import deadly, fault
from pipeline.folders.corpus_files import CorpusFile
from pipeline.release import Around, Draft, RawRelease
from pipeline.rows import Problem
from pipeline.rows.schema import to_table
from pipeline.stages import Cleaner, CorpusCleaner, Survey

PACKING = 1
"""How hard zlib tries: a third of the size at a tenth of what cleaning takes."""
NOTHING_SHOWN = Around()
Place = tuple[str, int]
"""A file, and which of its releases, from 0."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A release as it was read, where it stands, and what the corpus shows around it."""

    place: Place
    raw: RawRelease
    around: Around = NOTHING_SHOWN


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as it is kept: where it stands, what it is known by, what the corpus showed around it (JSON), a digest, and the
    draft itself, packed."""

    file: str
    place: int
    release_id: str
    source: str
    shown: str
    digest: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is to be kept of some files or releases.

    `files`: path and digest of each file that was read whole; `places`: those of all releases, whether or not there is a draft;
    `drafts` and `sketches`, these by the name of their table: a row for each draft, in the same order; `problems`: each with the
    file in which it was met.
    """

    files: Mapping[str, str]
    places: tuple[Place, ...]
    drafts: pa.Table
    sketches: Mapping[str, pa.Table]
    problems: tuple[tuple[str, Problem], ...]


@dataclass(frozen=True)
class Sketching:
    """The stages that need all releases, each of which sketches every one."""

    surveys: tuple[Survey, ...]
    cleaners: tuple[CorpusCleaner, ...]

    def shelved(self, files: Mapping[str, str], found: Iterable[tuple[Place, Draft | Problem]]) -> Shelved:
        """What is to be kept of releases, and of those that could not be cleaned."""
        sketched = [(place, self._sketched(each) if isinstance(each, Draft) else each) for place, each in found]
        kept = [(place, each) for place, each in sketched if not isinstance(each, Problem)]
        kinds = {name: kind for name, kind in sketch_tables().items() if not kept or name in kept[0][1][1]}
        return Shelved(
            files=files,
            places=tuple(place for place, _ in sketched),
            drafts=to_table(DraftRow, [_row(place, draft) for place, (draft, _) in kept]),
            sketches={name: to_table(kind, [own[name] for _, (_, own) in kept]) for name, kind in kinds.items()},
            problems=tuple((file, each) for (file, _), each in sketched if isinstance(each, Problem)),
        )

    def _sketched(self, draft: Draft) -> tuple[Draft, Mapping[str, Any]] | Problem:
        """A draft, and every sketch of it by the name of its table; a fault of ours costs this release, not the run."""
        try:
            own = {sketch_table(survey): survey.sketch(draft.raw) for survey in self.surveys}
            own |= {sketch_table(cleaner): cleaner.sketch(draft) for cleaner in self.cleaners if cleaner.keeps}
        except Exception as error:
            return fault(draft.raw.source, "cleaning", error)
        return draft, own


@dataclass(frozen=True)
class ShelveFiles:
    """Work on files: read each, and clean and sketch its releases."""

    ingest: Ingest
    sketching: Sketching

    def __call__(self, files: Sequence[CorpusFile]) -> Shelved:
        read = self.ingest(files)
        found = [((file.source, place), draft) for file in read for place, draft in enumerate(file.drafts)]
        problems = [((file.source, -1), problem) for file in read for problem in file.problems]
        return self.sketching.shelved({file.source: file.digest for file in read}, [*found, *problems])

    def lost(self, files: Sequence[CorpusFile]) -> Shelved:
        """What stands for files that no worker survives; they are tried again by the next run."""
        problems = [((file.source, -1), deadly(file.source, "readers")) for file in files]
        return self.sketching.shelved({file.source: "" for file in files}, problems)


@dataclass(frozen=True)
class ShelveReleases:
    """Work on releases as they were read: clean and sketch each."""

    cleaners: tuple[Cleaner, ...]
    sketching: Sketching

    def __call__(self, releases: Sequence[Placed]) -> Shelved:
        drafts = ((each.place, cleaned(Draft.of(each.raw, each.around), self.cleaners)) for each in releases)
        return self.sketching.shelved({}, drafts)

    def lost(self, releases: Sequence[Placed]) -> Shelved:
        """What stands for releases that no worker survives."""
        return self.sketching.shelved({}, [(each.place, deadly(each.raw.source, "cleaning")) for each in releases])


def sketch_table(stage: Survey | CorpusCleaner | type[Survey] | type[CorpusCleaner]) -> str:
    """The name of the table that holds a stage's sketches."""
    return f"sketches_{name_of(stage)}"


def sketch_tables() -> dict[str, type[Any]]:
    """Every such table, whichever stages the settings leave out, and the dataclass of its rows."""
    stages = [kind for kind in discover("cleaning").values() if issubclass(kind, Survey | CorpusCleaner)]
    return {sketch_table(kind): kind.keeps for kind in stages if kind.keeps}


def unpacked(payload: bytes) -> Draft:
    """A draft as it was packed: JSON, as zlib has it."""
    return _drafts().validate_json(zlib.decompress(payload))


def shown(around: Around) -> str:
    """What the corpus shows around a release, as JSON; empty for nothing."""
    return _arounds().dump_json(around).decode("utf-8") if around != NOTHING_SHOWN else ""


def around_of(shown: str) -> Around:
    """The same, read back."""
    return _arounds().validate_json(shown) if shown else NOTHING_SHOWN


@cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


@cache
def _arounds() -> TypeAdapter[Around]:
    return TypeAdapter(Around)


def _row(place: Place, draft: Draft) -> DraftRow:
    payload = _drafts().dump_json(draft)
    digest = sha256(payload).hexdigest()
    return DraftRow(*place, draft.raw.release_id, draft.raw.source, shown(draft.around), digest, zlib.compress(payload, PACKING))
