"""The story of a run.

Files are read and cleaned, each by itself; the corpus as a whole is settled; new releases are annotated and their rows
stored; analyses compute their tables; reports write what people open. Whatever has been done under the same key
(input, code, settings, model) is not done again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import __version__
from pipeline.batch import Extract, Ingest
from pipeline.catalogue import INGESTED, Catalogue, name_of
from pipeline.corpus import Corpus, settle
from pipeline.files import CorpusFile, corpus_files
from pipeline.keys import code_key, digest_of, release_key
from pipeline.language import model_version
from pipeline.progress import Watcher
from pipeline.release import Release
from pipeline.rows import Problem, schema
from pipeline.settings import Settings
from pipeline.store import Store, StoredTables

RUN_FILE = "run.json"
FILES_PER_BATCH = 20


class CannotStart(Exception):
    """There is nothing to run on, or nowhere to write; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did and where its results lie. `record` is what run.json holds."""

    out: Path
    record: Mapping[str, Any]
    problems: tuple[Problem, ...]


def run(corpus: Path, out: Path, settings: Settings, watcher: Watcher) -> Summary:
    """Brings a results folder up to date with a corpus folder.

    Raises CannotStart, SettingsError, CatalogueError, ModelMissing or StoreError where the run cannot start.
    """
    began = time.monotonic()
    catalogue = settings.catalogue(corpus)
    files = _files_of(corpus, out)
    model = model_version(settings.run.model)
    with Store.open(out, catalogue.kinds_found(), (*INGESTED, *(each.makes for each in catalogue.analyses))) as store:
        read = _ingest(store, [f for f in files if isinstance(f, CorpusFile)], catalogue, settings, watcher)
        whole = settle(store.ingested(), catalogue.corpus_cleaners, settings.run)
        extracted = _extract(store, whole.releases, catalogue, settings, model, watcher)
        problems = sorted(
            {*_only_problems(files), *whole.problems, *store.faults()}, key=lambda p: (p.source, p.stage, p.problem)
        )
        code = code_key("extraction", "analysis", "reports", "lexicons", settings=(repr(catalogue), model))
        digest = digest_of(code, [*whole.releases, *whole.dropped, *whole.header, *problems])
        if store.noted("reported") != digest or not _all_there(store, out):
            store.note("reported", "")
            tables = _analyse(store, whole, problems, catalogue, watcher)
            written = _report(out, tables, catalogue, watcher)
            record = _record(corpus, settings, catalogue, model, digest, tables, written)
            record["seconds"] = round(time.monotonic() - began, 1)
            _write_record(out, record)
            _remove_stale(store, out, written)
            store.note("written", json.dumps(sorted(written)))
            store.note("reported", digest)
        record = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    done = {"files_read": read, "releases_extracted": extracted, "seconds": round(time.monotonic() - began, 1)}
    return Summary(out, {**record, "this_run": done}, tuple(problems))


def _files_of(corpus: Path, out: Path) -> list[CorpusFile | Problem]:
    if not corpus.is_dir():
        raise CannotStart(f"{corpus} is not a folder; name the folder that holds the releases")
    if out.resolve() == corpus.resolve() or corpus.resolve() in out.resolve().parents:
        raise CannotStart(f"the results folder {out} lies inside the corpus; choose another one with --out")
    files = list(corpus_files(corpus))
    if not files:
        raise CannotStart(f"{corpus} is empty; put at least one release into it")
    return files


def _ingest(store: Store, files: Sequence[CorpusFile], catalogue: Catalogue, settings: Settings, watcher: Watcher) -> int:
    """Reads and cleans the files that are new or changed; returns how many those were."""
    work = Ingest(catalogue.readers, catalogue.cleaners, settings.run.max_file_bytes, settings.run.max_depth)
    code = code_key("readers", "cleaning", "lexicons", settings=(repr(work),))
    keys = {file.source: f"{file.digest} {code}" for file in files}
    new = _outdated(store, "ingest", keys)
    batches = list(_batches([file for file in files if file.source in new], lambda _: 1, FILES_PER_BATCH))
    if new:
        watcher.begin("reading", len(new))
    for batch in catalogue.engine.map(work, batches):
        store.put_ingested(batch, keys)
        watcher.advance(len(batch))
    return len(new)


def _extract(
    store: Store, releases: Sequence[Release], catalogue: Catalogue, settings: Settings, model: str, watcher: Watcher
) -> int:
    """Annotates the releases whose words are new or changed and stores their rows; returns how many those were."""
    work = Extract(catalogue.extractors, settings.run.model)
    code = code_key("extraction", "lexicons", settings=(repr(work), model))
    wanted = [r for r in releases if r.language in settings.run.languages and len(r.text) <= settings.run.max_characters]
    keys = {release.release_id: release_key(release, code) for release in wanted}
    new = _outdated(store, "extract", keys)
    batches = list(_batches([r for r in wanted if r.release_id in new], lambda r: len(r.text.split()), settings.run.batch_words))
    if new:
        watcher.begin("extracting", len(new))
    for batch in catalogue.engine.map(work, batches):
        store.put_extracted(batch, keys)
        watcher.advance(len(batch.release_ids))
    return len(new)


def _outdated(store: Store, phase: str, keys: Mapping[str, str]) -> set[str]:
    """The items to be done; what the store holds of items that are gone is taken away."""
    stored = store.keys(phase)
    store.forget(phase, [item for item in stored if item not in keys])
    return {item for item, key in keys.items() if stored.get(item) != key}


def _analyse(store: Store, whole: Corpus, problems: Iterable[Problem], catalogue: Catalogue, watcher: Watcher) -> StoredTables:
    store.replace(whole.tables(problems))
    watcher.begin("analysing", len(catalogue.analyses))
    tables = StoredTables(store, catalogue.kinds())
    for analysis in catalogue.analyses:
        frame = analysis.analyse(tables)
        table = pa.Table.from_pandas(frame[schema(analysis.makes).names], schema=schema(analysis.makes), preserve_index=False)
        store.replace({analysis.makes: table})
        watcher.advance(1)
    return tables


def _report(out: Path, tables: StoredTables, catalogue: Catalogue, watcher: Watcher) -> list[str]:
    """Writes every report; returns the paths written, relative to the results folder."""
    watcher.begin("reporting", len(catalogue.reports))
    written: list[str] = []
    for report in catalogue.reports:
        written += [path.relative_to(out).as_posix() for path in report.write(out, tables)]
        watcher.advance(1)
    return written


def _record(
    corpus: Path, settings: Settings, catalogue: Catalogue, model: str, digest: str, tables: StoredTables, written: Sequence[str]
) -> dict[str, Any]:
    """What run.json holds: enough to tell why two runs differ."""
    stages = [*catalogue.readers, *catalogue.cleaners, *catalogue.corpus_cleaners, *catalogue.extractors, *catalogue.analyses]
    return {
        "program": f"presswatch {__version__}",
        "corpus": corpus.name,
        "input_digest": digest,
        "code": code_key("readers", "cleaning", "extraction", "analysis", "lexicons", settings=()),
        "model": model,
        "settings": settings.run.model_dump(mode="json"),
        "stages": {f"{type(s).__module__.split('.')[1]}.{name_of(s)}": repr(s) for s in [*stages, *catalogue.reports]},
        "counts": {kind.table: len(tables[kind]) for kind in tables if not kind.__name__.endswith("Found")},
        "files": sorted(written),
    }


def _write_record(out: Path, record: Mapping[str, Any]) -> None:
    (out / RUN_FILE).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _all_there(store: Store, out: Path) -> bool:
    written = json.loads(store.noted("written") or "[]")
    return all((out / path).is_file() for path in [*written, RUN_FILE])


def _remove_stale(store: Store, out: Path, written: Iterable[str]) -> None:
    """Takes away the files of the last report that this one has no more."""
    for path in set(json.loads(store.noted("written") or "[]")) - set(written):
        (out / path).unlink(missing_ok=True)


def _batches(items: Sequence[Any], size: Any, limit: int) -> Iterator[list[Any]]:
    """Runs of items whose sizes add up to about `limit`."""
    batch: list[Any] = []
    filled = 0
    for item in items:
        batch.append(item)
        filled += size(item)
        if filled >= limit:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _only_problems(files: Iterable[CorpusFile | Problem]) -> list[Problem]:
    return [file for file in files if isinstance(file, Problem)]
