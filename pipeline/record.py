"""run.json: what ran, so that two runs can be told apart; and whether the results on disk are still those of the input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.catalogue import ROOMS, Catalogue, place_of
from pipeline.halves import whole
from pipeline.keys import code_key
from pipeline.results import RUN_FILE, NoSuchResults, record_of
from pipeline.rows import is_result
from pipeline.settings import Settings
from pipeline.store import Store, StoredTables

DIGEST, WRITTEN = "reported", "sizes"
DIGEST_SHOWN = 16


def of_run(corpus: Path, settings: Settings, catalogue: Catalogue, model: str, tables: StoredTables) -> dict[str, Any]:
    """What a run was: versions, settings, stages, and the rows of each table."""
    return {
        "program": f"presswatch {__version__}",
        "code": code_key(*ROOMS, "lexicons", settings=())[:DIGEST_SHOWN],
        "corpus": whole(corpus.name),
        "model": model,
        "settings": settings.run.model_dump(mode="json"),
        "stages": {place_of(stage): repr(stage) for stage in catalogue.stages()},
        "counts": {kind.table: len(tables[kind]) for kind in tables if is_result(kind)},
    }


def is_current(store: Store, out: Path, digest: str) -> bool:
    """Whether the results on disk were made from this input, nothing failed, and they are all there."""
    if store.noted(DIGEST) != digest or any(_size(out / path) != size for path, size in _written(store).items()):
        return False
    try:
        return record_of(out).get("input_digest") == digest
    except NoSuchResults:
        return False


def replace(store: Store, out: Path) -> None:
    """From here on the results on disk are nobody's: a run that dies leaves none that pass for current, and no old chart."""
    store.note(DIGEST, "")
    for path in _written(store):
        if path.startswith("charts/"):
            (out / path).unlink(missing_ok=True)


def complete(store: Store, digest: str) -> None:
    """The results on disk are whole."""
    store.note(DIGEST, digest)


def tell(out: Path, told: Mapping[str, Any]) -> None:
    """Writes run.json. Reports read it, so that they can say what made them."""
    (out / RUN_FILE).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def finish(out: Path, store: Store, told: Mapping[str, Any], written: Iterable[str]) -> None:
    """Adds the files of the reports to run.json and takes away those of the last run that this one has no more."""
    files = sorted(written)
    tell(out, {**told, "files": files})
    for path in set(_written(store)) - set(files):
        (out / path).unlink(missing_ok=True)
    store.note(WRITTEN, json.dumps({path: _size(out / path) for path in files}))


def _written(store: Store) -> dict[str, int]:
    """The files of the last run and their sizes."""
    sizes: dict[str, int] = json.loads(store.noted(WRITTEN) or "{}")
    return sizes


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1
