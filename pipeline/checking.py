"""`presswatch check`: what is wrong with a corpus and how to mend it, without running anything."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.batch import Ingest
from pipeline.corpus import settle, told_apart
from pipeline.files import CorpusFile, corpus_files
from pipeline.release import Release
from pipeline.remote import Location
from pipeline.rows import Problem
from pipeline.run import refuse_no_folder
from pipeline.settings import Settings

# What a release should state → why.
WANTED = {
    "published": "dates such as “last year” cannot be resolved, and it is missing from every chart over time",
    "title": "it is listed without a headline",
    "publisher": "it is missing from comparisons between publishers",
}


def check(corpus: Location, settings: Settings) -> tuple[int, list[Problem]]:
    """The number of releases that a corpus holds, and everything that is wrong with it, ordered by file. Raises CannotStart."""
    refuse_no_folder(corpus)
    catalogue = settings.catalogue(corpus)
    files = list(corpus_files(corpus))
    work = Ingest.of(catalogue, settings.run)
    ingested = told_apart(work([file for file in files if isinstance(file, CorpusFile)]), catalogue)
    whole = settle(ingested, catalogue.corpus_cleaners, settings.run)
    problems = {*(file for file in files if isinstance(file, Problem)), *whole.problems, *_lacking(whole.releases)}
    return len(whole.releases), sorted(problems, key=lambda each: (each.source, each.stage, each.problem))


def _lacking(releases: Sequence[Release]) -> list[Problem]:
    return [
        Problem(
            source=release.source,
            stage="check",
            problem=f"states no {name}: {why}",
            remedy=f"add `{name}:` to its front matter or metadata",
        )
        for release in releases
        for name, why in WANTED.items()
        if not getattr(release, name)
    ]
