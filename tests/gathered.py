"""Stages that need all releases, on a few of them; and the releases of a corpus folder as a run has them before extraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.given.gathered import Listed
from pipeline.keeping.stored_tables import StoredTables
from pipeline.release import Around, Draft, RawRelease, Release
from pipeline.results import records
from pipeline.rows import Dropped, Problem, ReleaseRecord
from pipeline.settings import Settings
from pipeline.stages import Survey
from pipeline.steps.corpus import gather
from pipeline.store import Store
from pipeline.work.keys import KnownCode


def surveyed(survey: Survey, raws: Sequence[RawRelease]) -> list[Around]:
    """What a survey tells of each release."""
    told = dict(survey.survey(Listed([Draft.of(raw) for raw in raws], [survey.sketch(raw) for raw in raws])))
    return [told.get(number, Around()) for number in range(len(raws))]


@dataclass(frozen=True)
class Settled:
    """The releases of a folder, their records, what was dropped from them, and the problems with them."""

    releases: tuple[Release, ...]
    records: pd.DataFrame
    dropped: tuple[Dropped, ...]
    problems: tuple[Problem, ...]

    def originals(self) -> list[Release]:
        """The releases that repeat no other one."""
        copies = set(self.records[self.records["duplicate_of"].notna()]["release_id"])
        return [release for release in self.releases if release.release_id not in copies]


def settled(folder: Path, settings: Settings) -> Settled:
    """What a run has of a folder before extraction."""
    catalogue = settings.in_one_process().catalogue(folder)
    files = [file for file in corpus_files(folder) if isinstance(file, CorpusFile)]
    with TemporaryDirectory() as aside, Store.open(Path(aside), catalogue.kinds_found(), catalogue.kinds_computed()) as store:
        found = gather(files, store, catalogue, settings.run, KnownCode(), catalogue.engine)
        tables = StoredTables(store, (ReleaseRecord, Dropped))
        return Settled(
            releases=tuple(store.settled.every_release()),
            records=tables[ReleaseRecord],
            dropped=tuple(Dropped(**row) for row in records(Dropped, tables[Dropped])),
            problems=found.problems,
        )
