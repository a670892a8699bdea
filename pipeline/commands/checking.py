"""`presswatch check`: what is wrong with a corpus and how to mend it, without running anything."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.folders.remote import Location
from pipeline.release import Release
from pipeline.rows import Problem
from pipeline.run import refuse_no_folder
from pipeline.settings import Settings
from pipeline.steps.corpus import gather
from pipeline.store import Store
from pipeline.work import compiled
from pipeline.work.keys import KnownCode

# What a release should state → what that is called, and why.
WANTED = {
    "published": (
        "date of publication",
        "dates such as “last year” cannot be resolved, and charts over time leave it out",
    ),
    "title": ("title", "it is listed without a headline"),
    "publisher": ("publisher", "it is missing from comparisons between publishers"),
}


def check(corpus: Location, settings: Settings) -> tuple[int, list[Problem]]:
    """The number of releases that a corpus holds, and everything that is wrong with it, ordered by file. Raises CannotStart."""
    refuse_no_folder(corpus)
    catalogue = settings.catalogue(corpus)
    files = list(corpus_files(corpus))
    read = [file for file in files if isinstance(file, CorpusFile)]
    with (
        TemporaryDirectory() as aside,
        Store.open(Path(aside), catalogue.kinds_found(), catalogue.kinds_computed()) as store,
        catalogue.engine.kept() as workers,
    ):
        found = gather(read, store, catalogue, settings.run, KnownCode(compiled.recalled()), workers)
        lacking = [problem for release in store.settled.every_release() for problem in _lacking(release)]
        many = len(store.settled)
    problems = {*(file for file in files if isinstance(file, Problem)), *found.problems, *lacking}
    return many, sorted(problems, key=lambda each: (each.source, each.stage, each.problem))


def _lacking(release: Release) -> list[Problem]:
    return [
        Problem(
            source=release.source,
            stage="check",
            problem=f"states no {what}: {why}",
            remedy=f"add `{name}:` to its front matter or metadata, or a column or field of that name to its table",
        )
        for name, (what, why) in WANTED.items()
        if not getattr(release, name)
    ]
