"""run.json: what ran, so that two runs can be told apart; and whether the results on disk are still those of the input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.catalogue import ROOMS, Catalogue, place_of
from pipeline.folders.remote import Location
from pipeline.given.tables import counted
from pipeline.keeping.ledger import entries
from pipeline.keeping.store_file import StoreError
from pipeline.keeping.stored_tables import StoredTables
from pipeline.keeping.written_files import Mark, all_there, marks
from pipeline.outside.halves import whole
from pipeline.outside.versions import versions
from pipeline.results import RUN_FILE
from pipeline.rows import is_result
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.work.keys import code_key

DIGEST, RECORD, CORPUS = "reported", "record", "corpus"
"""What the store notes of a run: what its results were made from, run.json as it was written, the folder read."""
VERSIONS, DIGESTS = "versions", "digests"
"""What run.json tells of Python and the packages, and the SHA-256 of every table."""
DIGEST_SHOWN = 16


def of_run(corpus: Location, settings: Settings, catalogue: Catalogue, model: str, tables: StoredTables) -> dict[str, Any]:
    """What a run was: versions, settings, stages, and the rows of each table."""
    return {
        "program": f"presswatch {__version__}",
        "code": code_key(*ROOMS, "lexicons", settings=())[:DIGEST_SHOWN],
        "corpus": whole(corpus.name),
        "model": model,
        VERSIONS: versions(),
        "settings": settings.run.model_dump(mode="json"),
        "given": settings.given(),
        "stages": {place_of(stage): repr(stage) for stage in catalogue.stages()},
        "counts": {kind.table: counted(tables, kind) for kind in tables if is_result(kind)},
    }


def is_current(store: Store, out: Path, digest: str) -> bool:
    """Whether the results on disk were made from this input, nothing failed, and they are all there as they were written."""
    return store.noted(DIGEST) == digest and all_there(out, _written(store))


def begin(store: Store) -> None:
    """From here on the results on disk are nobody's: a run that dies leaves none that pass for current."""
    store.note(DIGEST, "")


def complete(store: Store, digest: str) -> None:
    """The results on disk are whole."""
    store.note(DIGEST, digest)


def tell(out: Path, told: Mapping[str, Any]) -> None:
    """Writes run.json. Reports read it, so that they can say what made them."""
    (out / RUN_FILE).write_text(json.dumps(told, indent=1, ensure_ascii=False, default=str) + "\n", encoding="utf-8")


def finish(out: Path, store: Store, told: Mapping[str, Any], written: Iterable[str]) -> None:
    """Adds the files of the reports to run.json. Raises StoreError where one is gone that was written."""
    files = sorted(written)
    marked = {path: mark for entry in entries(store).values() for path, mark in entry.files.items()}
    tell(out, {**told, "files": files, DIGESTS: {path: marked[path][2] for path in files if path.startswith("tables/")}})
    if gone := next((path for path in files if not (out / path).exists()), ""):
        raise StoreError(f"{out / gone} was taken away while the run went on; run again")
    store.note(RECORD, json.dumps(marks(out, [RUN_FILE])))


def _written(store: Store) -> dict[str, Mark]:
    """The files of the last run, as it wrote them."""
    written: dict[str, Mark] = json.loads(store.noted(RECORD) or "{}")
    for entry in entries(store).values():
        written |= entry.files
    return written
