"""The corpus as a whole: what only all releases together can settle.

Drafts come in, each cleaned by itself; corpus cleaners take out what repeats; every release gets an id of its own;
releases that cannot be analysed are said so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from pipeline.batch import Clean, Ingested
from pipeline.catalogue import Catalogue, name_of
from pipeline.faults import fault
from pipeline.progress import SILENT, Watcher
from pipeline.release import Around, Draft, RawRelease, Release
from pipeline.rows import Dropped, HeaderRow, Problem, ReleaseRecord, Row
from pipeline.schema import to_table
from pipeline.settings import RunSettings
from pipeline.stages import CorpusCleaner, Rows, Survey


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every release of a corpus, what was dropped from them, what their heads state, and what was wrong."""

    releases: tuple[Release, ...]
    records: tuple[ReleaseRecord, ...]
    dropped: tuple[Dropped, ...]
    header: tuple[HeaderRow, ...]
    problems: tuple[Problem, ...]

    def originals(self) -> list[Release]:
        """The releases that are no copies of earlier ones: only these are extracted, so that every table counts a story once."""
        return [release for release, record in zip(self.releases, self.records, strict=True) if not record.duplicate_of]

    def tables(self, problems: Iterable[Problem]) -> dict[type[Row], pa.Table]:
        """The tables that ingest makes, with the problems of the whole run."""
        return {
            ReleaseRecord: to_table(ReleaseRecord, self.records),
            Dropped: to_table(Dropped, self.dropped),
            HeaderRow: to_table(HeaderRow, self.header),
            Problem: to_table(Problem, problems),
        }


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The files with releases about which the corpus shows something else than what they were cleaned with, these as they were
    read; and what went wrong."""

    files: tuple[Ingested, ...]
    problems: tuple[Problem, ...]


def surveyed(ingested: Sequence[Ingested], surveys: Sequence[Survey], watcher: Watcher = SILENT) -> Surveyed:
    """What the surveys find out about releases that are cleaned already."""
    watcher.begin("surveying", len(surveys))
    drafts = [draft for file in ingested for draft in file.drafts]
    shown, problems = _shown([draft.raw for draft in drafts], surveys, watcher)
    fresh = iter([draft if draft.around == now else Draft.of(draft.raw, now) for draft, now in zip(drafts, shown, strict=True)])
    files = [replace(file, drafts=tuple(next(fresh) for _ in file.drafts)) for file in ingested]
    changed = tuple(now for file, now in zip(ingested, files, strict=True) if now.drafts != file.drafts)
    return Surveyed(changed, tuple(problems))


def told_apart(ingested: Sequence[Ingested], catalogue: Catalogue) -> list[Ingested]:
    """All files, cleaned with what the corpus shows, in this process."""
    again = {file.source: file for file in Clean(catalogue.cleaners)(surveyed(ingested, catalogue.surveys).files)}
    return [again.get(file.source, file) for file in ingested]


def _shown(raws: Sequence[RawRelease], surveys: Sequence[Survey], watcher: Watcher) -> tuple[list[Around], list[Problem]]:
    """What all surveys together show of each release; one that fails shows nothing."""
    shown, problems = [Around()] * len(raws), []
    for survey in surveys:
        watcher.doing(name_of(survey))
        try:
            shown = [before.with_more(more) for before, more in zip(shown, survey.survey(raws), strict=True)]
        except Exception as error:
            problems.append(fault("corpus", name_of(survey), error))
        watcher.advance(1)
    return shown, problems


def settle(
    ingested: Sequence[Ingested], cleaners: Sequence[CorpusCleaner], settings: RunSettings, watcher: Watcher = SILENT
) -> Corpus:
    """The corpus that the drafts of all files make, in the order of their files."""
    watcher.begin("settling", len(cleaners))
    unique, clashes = _one_per_id([draft for file in ingested for draft in file.drafts])
    drafts, faults = _cleaned(unique, cleaners, watcher)
    finished = [(draft, draft.finish()) for draft in drafts]
    filled = [(draft, release) for draft, release in finished if not _is_blank(release)]
    releases = tuple(release for _, release in filled)
    rows = _rows(draft for draft, _ in filled)
    return Corpus(
        releases=releases,
        records=tuple(release.record(draft.duplicate_of) for draft, release in filled),
        dropped=tuple(rows.of(Dropped)),
        header=tuple(rows.of(HeaderRow)),
        problems=(
            *(problem for file in ingested for problem in file.problems),
            *faults,
            *clashes,
            *(_blank(release) for _, release in finished if _is_blank(release)),
            *rows.of(Problem),
            *_foreign(releases, settings.languages),
            *_too_long(releases, settings.max_characters),
        ),
    )


def _rows(drafts: Iterable[Draft]) -> Rows:
    """What cleaning says of these drafts."""
    found = Rows()
    for draft in drafts:
        for row in draft.rows():
            found.add(row)
    return found


def _cleaned(
    drafts: Sequence[Draft], cleaners: Sequence[CorpusCleaner], watcher: Watcher
) -> tuple[Sequence[Draft], list[Problem]]:
    """What the cleaners leave; one that fails takes nothing away."""
    problems = []
    for cleaner in cleaners:
        watcher.doing(name_of(cleaner))
        try:
            drafts = cleaner.clean(drafts)
        except Exception as error:
            problems.append(fault("corpus", name_of(cleaner), error))
        watcher.advance(1)
    return drafts, problems


def _one_per_id(drafts: Sequence[Draft]) -> tuple[Sequence[Draft], list[Problem]]:
    """The first draft of each id, and a problem for every later one."""
    first: dict[str, Draft] = {}
    clashes = []
    for draft in drafts:
        kept = first.setdefault(draft.raw.release_id, draft)
        if kept is not draft:
            clashes.append(
                Problem(
                    source=draft.raw.source,
                    stage="corpus",
                    problem=f"has the id {draft.raw.release_id!r} of {kept.raw.source}, so it was left out",
                    remedy="give one of the two another id",
                )
            )
    return list(first.values()), clashes


def _is_blank(release: Release) -> bool:
    return release.body >= len(release.text)


def _blank(release: Release) -> Problem:
    return Problem(
        source=release.source,
        stage="corpus",
        problem="no text is left after cleaning",
        remedy="see whether the file holds a release",
    )


def _foreign(releases: Iterable[Release], languages: Sequence[str]) -> list[Problem]:
    count: Mapping[str, int] = Counter(r.language for r in releases if r.language not in languages)
    return [
        Problem(
            source=f"{number} release{'s' if number > 1 else ''}",
            stage="language",
            problem=f"in the language {language!r}: listed, not analysed",
            remedy="give a translation, or the right language in the release's metadata",
        )
        for language, number in sorted(count.items())
    ]


def _too_long(releases: Iterable[Release], limit: int) -> list[Problem]:
    return [
        Problem(
            source=release.source,
            stage="corpus",
            problem=f"{len(release.text):,} characters of text: listed, not analysed",
            remedy="split it into releases, or raise [run] max_characters",
        )
        for release in releases
        if len(release.text) > limit
    ]
