"""The corpus: what its files hold, cleaned, and what only all releases together can settle.

Files that are new or changed are read, and their releases cleaned, each by itself; surveys tell what stands around releases, and
these are cleaned again; corpus cleaners judge; every release gets an id of its own, and what cannot be analysed is said so. None
of it is done again while files, settings and code are the same, and at no time are more than some releases in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from pipeline.batch import Ingest
from pipeline.catalogue import Catalogue, name_of
from pipeline.faults import fault
from pipeline.folders.corpus_files import CorpusFile
from pipeline.given.gathered import Verdict
from pipeline.keeping.settled import settled_release
from pipeline.progress import SILENT, Watcher
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.settings import RunSettings
from pipeline.stages import Workers
from pipeline.store import Store
from pipeline.work.batches import batches
from pipeline.work.keys import KnownCode, work_key
from pipeline.work.reached import Place
from pipeline.work.shelving import Placed, ShelveFiles, ShelveReleases, Sketching

FILES_PER_BATCH = 20
RELEASES_PER_BATCH = 100
LARGE = 4_000_000
"""Bytes from which on a file of many releases is read here, a few at a time; cleaning them is the workers' work."""
MUCH = 400_000
"""Bytes of new files from which on workers make themselves ready to annotate while they are read: those of several batches."""
READING, SETTLING = Place("pipeline.work.shelving", "ShelveFiles"), Place("pipeline.keeping.settled", "settled_release")
SETTLED = "settled"
"""What the store notes of a settled corpus: what it was made from."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """How many files were read to bring a store up to date, and everything that is wrong with the corpus."""

    files_read: int
    problems: tuple[Problem, ...]


def nothing() -> None:
    """What follows where nothing does."""


def gather(
    files: Sequence[CorpusFile],
    store: Store,
    catalogue: Catalogue,
    settings: RunSettings,
    code: KnownCode,
    workers: Workers,
    watcher: Watcher = SILENT,
    follows: Callable[[], object] = nothing,
) -> Corpus:
    """Brings the releases of a store up to date with the files of a corpus.

    `follows`: what makes workers ready for what they are asked then; they do so while much is read.
    """
    return _Gathering(store, catalogue, settings, code, workers, watcher, follows).gather(files)


@dataclass(frozen=True, slots=True)
class _Gathering:
    store: Store
    catalogue: Catalogue
    settings: RunSettings
    code: KnownCode
    workers: Workers
    watcher: Watcher
    follows: Callable[[], object]

    def gather(self, files: Sequence[CorpusFile]) -> Corpus:
        files_read = self._read(files)
        rules = (*self.catalogue.surveys, *self.catalogue.corpus_cleaners)
        code = work_key(self.code, SETTLING, rules, repr(rules))
        made_from = f"{code} {self.store.ledger('ingest')}"
        faults: list[Problem] = []
        if self.store.noted(SETTLED) != made_from:
            self.store.note(SETTLED, "")
            faults = [*self._survey(), *self._settle(code)]
            self.store.note(SETTLED, "" if faults else made_from)
        return Corpus(files_read, (*faults, *self._problems()))

    # Files

    def _read(self, files: Sequence[CorpusFile]) -> int:
        """Reads the files that are new or changed, and cleans their releases; returns how many those were."""
        ingest = Ingest.of(self.catalogue, self.settings)
        sketching = (*self.catalogue.surveys, *self.catalogue.corpus_cleaners)
        stages = (*ingest.readers, *ingest.cleaners, *sketching)
        code = work_key(self.code, READING, stages, f"{ingest!r} {[name_of(stage) for stage in sketching]}")
        new = self._new(files, code)
        if new:
            self.watcher.begin("reading", len(new))
        if sum(file.size for file in new) >= MUCH:
            self.workers.ready(self.follows)
        large = [file for file in new if file.size >= LARGE and ingest.may_hold_many(file.source)]
        apart = {file.source for file in large}
        self._read_small([file for file in new if file.source not in apart], ingest, code)
        for file in large:
            self._read_large(file, ingest, code)
        return len(new)

    def _new(self, files: Sequence[CorpusFile], code: str) -> list[CorpusFile]:
        outdated = self.store.outdated("ingest", {file.source: _key(file.digest, code) for file in files})
        return [file for file in files if file.source in outdated]

    def _read_small(self, files: Sequence[CorpusFile], ingest: Ingest, code: str) -> None:
        work = ShelveFiles(ingest, self._sketching())
        several = batches(files, _one_each, FILES_PER_BATCH)
        with closing(self.workers.map(work, several, work.lost)) as done:
            for shelved in done:
                self.store.put_shelved(shelved, {file: _key(digest, code) for file, digest in shelved.files.items()})
                self.watcher.advance(len(shelved.files))

    def _read_large(self, file: CorpusFile, ingest: Ingest, code: str) -> None:
        """Keeps the releases of a large file, which is done when all are."""
        self.store.begin("ingest", file.source)
        digest, found = ingest.opened(file)
        unusable: list[Problem] = []
        work = ShelveReleases(self.catalogue.cleaners, self._sketching())
        placed = batches(_placed(file, found, unusable), _one_each, RELEASES_PER_BATCH)
        with closing(self.workers.map(work, placed, work.lost)) as done:
            for parts, shelved in enumerate(done, 1):
                self.store.put_shelved(shelved, {})
                self.watcher.doing(f"{file.source}, some {parts * RELEASES_PER_BATCH} releases")
        self.store.end_file(file.source, _key(digest, code), unusable)
        self.watcher.advance(1)

    # What the corpus shows

    def _survey(self) -> Iterator[Problem]:
        """Cleans again the releases about which the corpus shows something else than what they were cleaned with; what failed."""
        shelf = self.store.shelf
        shelf.number_all()
        self.watcher.begin("surveying", len(self.catalogue.surveys))
        for place, survey in enumerate(self.catalogue.surveys):
            self.watcher.doing(name_of(survey))
            try:
                shelf.put_around(place, survey.survey(shelf.gathered(survey, {})))
            except Exception as error:  # one that fails shows nothing
                shelf.drop_around(place)
                yield fault("corpus", name_of(survey), error)
            self.watcher.advance(1)
        self._clean_again(shelf.to_clean_again())

    def _clean_again(self, numbers: Sequence[int]) -> None:
        if numbers:
            self.watcher.begin("cleaning", len(numbers))
        work = ShelveReleases(self.catalogue.cleaners, self._sketching())
        again = batches(self.store.shelf.placed(numbers), _one_each, RELEASES_PER_BATCH)
        with closing(self.workers.map(work, again, work.lost)) as done:
            for shelved in done:
                self.store.put_shelved(shelved, {})
                self.watcher.advance(len(shelved.places))

    def _settle(self, code: str) -> Iterator[Problem]:
        """Has the corpus cleaners judge, and settles the releases of which they say something new; what failed."""
        self.store.shelf.number_unique()
        verdicts: list[Mapping[int, Verdict]] = []
        copies: dict[int, str] = {}
        self.watcher.begin("judging", len(self.catalogue.corpus_cleaners))
        for cleaner in self.catalogue.corpus_cleaners:
            self.watcher.doing(name_of(cleaner))
            try:
                verdicts.append(cleaner.judge(self.store.shelf.gathered(cleaner, copies)))
            except Exception as error:  # one that fails takes nothing away
                verdicts.append({})
                yield fault("corpus", name_of(cleaner), error)
            repeats = ((number, each.duplicate_of) for number, each in verdicts[-1].items() if each.duplicate_of)
            copies = {**dict(repeats), **copies}
            self.watcher.advance(1)
        self._settle_by(verdicts, code)

    def _settle_by(self, verdicts: Sequence[Mapping[int, Verdict]], code: str) -> None:
        told: dict[int, str] = {}
        for place, each in enumerate(verdicts):
            for number, verdict in each.items():
                told[number] = f"{told.get(number, '')}{place} {verdict!r}\n"
        keys = self.store.settled.keep_only(told, code)
        if keys:
            self.watcher.begin("settling", len(keys))
        for some in batches(self.store.shelf.drafts(keys), _one_each, RELEASES_PER_BATCH):
            done = [
                settled_release(keys[number], draft, self.catalogue.corpus_cleaners, [each.get(number) for each in verdicts])
                for number, draft in some
            ]
            self.store.settled.put(done)
            self.watcher.advance(len(done))

    def _sketching(self) -> Sketching:
        return Sketching(self.catalogue.surveys, self.catalogue.corpus_cleaners)

    # What is wrong with it

    def _problems(self) -> Iterator[Problem]:
        settled = self.store.settled
        yield from self.store.shelf.unusable()
        yield from (_clash(*each) for each in self.store.shelf.clashes())
        yield from settled.remarks()
        yield from _foreign(settled.languages(), self.settings.languages)
        yield from (_too_long(*each) for each in settled.longer_than(self.settings.max_characters))


def _placed(file: CorpusFile, found: Iterable[RawRelease | Problem], unusable: list[Problem]) -> Iterator[Placed]:
    """The releases of a file with their places; what is none is set aside."""
    place = 0
    for each in found:
        if isinstance(each, Problem):
            unusable.append(each)
        else:
            yield Placed((file.source, place), each)
            place += 1


def _clash(source: str, release_id: str, first: str) -> Problem:
    return Problem(
        source=source,
        stage="corpus",
        problem=f"has the id {release_id!r} of {first}, so it was left out",
        remedy="give one of the two another id, or its file another name",
    )


def _foreign(found: Mapping[str, tuple[int, str]], languages: Iterable[str]) -> Iterator[Problem]:
    for language, (number, first) in sorted(found.items()):
        if language not in languages:
            yield Problem(
                source=first if number == 1 else f"{first} and {number - 1} more",
                stage="language",
                problem=f"in the language {language!r}: listed, not analysed",
                remedy="give a translation, or the right language in the release's metadata",
            )


def _too_long(source: str, characters: int) -> Problem:
    return Problem(
        source=source,
        stage="corpus",
        problem=f"{characters:,} characters of text: listed, not analysed",
        remedy="split it into releases, or raise [run] max_characters",
    )


def _key(digest: str, code: str) -> str:
    """The key of what a file holds: that of the bytes read is stored, that of the bytes that lie there is sought."""
    return f"{digest} {code}"


def _one_each(_: object) -> int:
    return 1
