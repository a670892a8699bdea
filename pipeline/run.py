"""The story of a run.

Files are read and cleaned, each by itself; what only the corpus shows to stand around a release is taken out; the corpus as a
whole is settled; new releases are annotated, and extractors read those that they have not read as they are now; analyses compute
their tables; reports write what people open. Whatever has been done under the same key (input, code, settings, model) is not
done again.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.catalogue import Catalogue
from pipeline.faults import Refusal, said
from pipeline.folders.corpus_files import WHOLE, CorpusFile, corpus_files
from pipeline.folders.remote import Location
from pipeline.keeping import record
from pipeline.keeping.extractions import Extractions
from pipeline.keeping.publishing import working_folder
from pipeline.keeping.stored_tables import StoredTables
from pipeline.language import model_version, words_read
from pipeline.outside.halves import whole
from pipeline.progress import Watcher
from pipeline.results import record_of
from pipeline.rows import Problem
from pipeline.rows.schema import to_table
from pipeline.settings import Settings
from pipeline.stages import Workers
from pipeline.steps.changed_words import Words
from pipeline.steps.computing import Computation, in_order, stale_corrections
from pipeline.steps.corpus import gather
from pipeline.steps.unread import Reading
from pipeline.store import Store
from pipeline.work import compiled
from pipeline.work.extracting import Extract
from pipeline.work.keys import KnownCode, code_key, digest_of, reading_keys
from pipeline.work.reached import Place
from pipeline.work.shards import ExtractToShards

CODE = "code"
"""The note of the digests of code."""
WORDS = Place("pipeline.language", "words_read")


class CannotStart(Refusal):
    """There is nothing to run on, or nowhere to write; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do, settled before any text is read."""

    corpus: Location
    settings: Settings
    catalogue: Catalogue
    model: str
    files: tuple[CorpusFile, ...]
    unusable: tuple[Problem, ...]

    @property
    def extract(self) -> Extract:
        """The work on every release that is new."""
        limits = self.settings.run
        return Extract(self.catalogue.extractors, limits.model, limits.ner, limits.keep_annotation)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did and where its results lie. `record` is what run.json holds."""

    out: Path
    record: Mapping[str, Any]
    problems: tuple[Problem, ...]
    files_read: int
    releases_extracted: int
    seconds: float


def run(corpus: Location, results: Location, settings: Settings, watcher: Watcher) -> Summary:
    """Brings a results folder up to date with a corpus folder. Either may lie elsewhere.

    Raises CannotStart, SettingsError, CatalogueError, ModelMissing, StoreError, NotReached or NotPublished where the run cannot
    start or its results cannot be kept.
    """
    began = time.monotonic()
    plan = _plan(corpus, results, settings)
    kinds = plan.catalogue.kinds_found(), plan.catalogue.kinds_computed()
    with working_folder(results, watcher) as out, Store.open(out, *kinds) as store, plan.catalogue.engine.kept() as workers:
        code = KnownCode(compiled.recalled(), store.noted(CODE))
        gathered = gather(plan.files, store, plan.catalogue, settings.run, code, workers, watcher, plan.extract.ready)
        releases_extracted, damage = _extract(plan, store, code, workers, watcher)
        store.note_if_new(CODE, code.told())
        problems = in_order([*plan.unusable, *gathered.problems, *store.extractions.faults(), *damage])
        digest = _digest(plan, store, problems)
        if not record.is_current(store, out, digest):
            record.begin(store)
            problems = in_order([*problems, *store.damage])
            store.replace({Problem: to_table(Problem, problems)})
            computation = Computation(plan.catalogue, store, out, code, problems, workers, watcher)
            computation.analyse()
            told = record.of_run(plan.corpus, settings, plan.catalogue, plan.model, computation.tables)
            told |= {"input_digest": digest}
            record.tell(out, told)
            written = computation.report()
            problems = computation.problems
            store.note_if_new(CODE, code.told())
            store.note(record.CORPUS, whole(str(corpus.resolve())))
            record.finish(out, store, told | _ended(told, computation, began), written)
            if not computation.failed:
                record.complete(store, digest)
        else:
            problems = in_order([*problems, *stale_corrections(StoredTables(store, plan.catalogue.kinds()))])
        compiled.keep(code.told())
        return Summary(out, record_of(out), tuple(problems), gathered.files_read, releases_extracted, _since(began))


def _plan(corpus: Location, out: Location, settings: Settings) -> Plan:
    """Everything that can be refused before work begins is refused here."""
    refuse_no_folder(corpus)
    if out.resolve() == corpus.resolve() or corpus.resolve() in out.resolve().parents:
        raise CannotStart(f"the results folder {out} lies inside the corpus; choose another one with --out")
    found = list(corpus_files(corpus.absolute()))  # where it is for workers that run elsewhere, too
    if not found:
        raise CannotStart(f"{corpus} is empty; put at least one release into it")
    files = tuple(each for each in found if isinstance(each, CorpusFile))
    unusable = tuple(each for each in found if isinstance(each, Problem))
    if closed := next((each for each in unusable if each.source == WHOLE), None):
        raise CannotStart(f"{corpus}: {closed.problem}; {closed.remedy}")
    return Plan(corpus, settings, settings.catalogue(corpus), _models(settings), files, unusable)


def refuse_no_folder(corpus: Location) -> None:
    """Raises CannotStart where no corpus can be."""
    try:
        there = corpus.is_dir()
    except OSError as error:
        raise CannotStart(f"{corpus} cannot be read: {said(error)}; check the address and the credentials") from None
    if not there:
        raise CannotStart(f"{corpus} is not a folder; name the folder that holds the releases")


def _models(settings: Settings) -> str:
    """The spaCy models that annotate, with their versions. Raises ModelMissing."""
    return "; ".join(model_version(name) for name in (settings.run.model, settings.run.ner) if name)


def _extract(plan: Plan, store: Store, code: KnownCode, workers: Workers, watcher: Watcher) -> tuple[int, list[Problem]]:
    """Lets extractors read the releases that they have not read as they are now; returns how many those were, and what of the
    rows was damaged on the way."""
    limits, extractors, kept = plan.settings.run, plan.catalogue.extractors, store.extractions
    damage = kept.take_in()
    wanted = store.settled.originals(limits.languages, limits.max_characters)
    keys, every = reading_keys(extractors, plan.model, code), partial(store.settled.releases, wanted)
    Words(code.of(WORDS) + plan.model, partial(words_read, limits.model, limits.ner)).take_in(kept, every, keys)
    reading = Reading.of(extractors, keys, wanted, store.settled.releases, kept)
    damage += _read(plan, reading, kept, workers, watcher)
    kept.tidy() if limits.keep_annotation else kept.forget_annotations()
    return len(reading.unread), damage


def _read(plan: Plan, reading: Reading, kept: Extractions, workers: Workers, watcher: Watcher) -> list[Problem]:
    """Has all that is unread read, wherever the workers are; returns what of the rows was damaged on the way."""
    limits = plan.settings.run
    folder = plan.catalogue.engine.leaves(kept.waiting.folder)
    if reading.unread:
        watcher.begin("extracting", len(reading.unread))
        kept.waiting.ready(folder)
    work, damage = ExtractToShards(plan.extract, folder), list[Problem]()
    with closing(workers.map(work, reading.batches(kept, limits.batch_words), work.lost)) as done:
        for batch in done:
            damage += kept.put(batch, folder, reading.done(batch), reading.read)
            watcher.advance(len(batch.release_ids))
    damage += kept.take_in()
    kept.waiting.clear(folder)
    return damage


def _ended(told: Mapping[str, Any], computation: Computation, began: float) -> dict[str, Any]:
    """What is known of a run when its reports are written."""
    counts = told["counts"] | {Problem.table: len(computation.problems)}
    return {"counts": counts, "failed": computation.failed, "seconds": _since(began)}


def _digest(plan: Plan, store: Store, problems: Iterable[Problem]) -> str:
    """Everything that the results depend on, in one word."""
    stages = ("extraction", "naming", "analysis", "reports", "lexicons", "steps.computing")
    code = code_key(*stages, settings=(repr(plan.catalogue.shaping()), plan.model))
    return digest_of(code, [store.settled.digest(), *problems])


def _since(began: float) -> float:
    return round(time.monotonic() - began, 1)
