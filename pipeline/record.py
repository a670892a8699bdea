"""run.json: what ran, so that two runs can be told apart; and whether the results on disk are still those of the input."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.catalogue import ROOMS, Catalogue, place_of
from pipeline.halves import whole
from pipeline.keys import code_key
from pipeline.results import RUN_FILE
from pipeline.rows import is_result
from pipeline.seal import digest_of_file
from pipeline.settings import Settings
from pipeline.store import Store, StoredTables
from pipeline.store_file import StoreError
from pipeline.written import Mark, all_there, marks

DIGEST, WRITTEN, CORPUS = "reported", "written", "corpus"
"""What the store notes of a run: what its results were made from, the files written, the folder read."""
VERSIONS, DIGESTS = "versions", "digests"
"""What run.json tells of Python and the packages, and the SHA-256 of every table."""
DIGEST_SHOWN = 16


def of_run(corpus: Path, settings: Settings, catalogue: Catalogue, model: str, tables: StoredTables) -> dict[str, Any]:
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
        "counts": {kind.table: len(tables[kind]) for kind in tables if is_result(kind)},
    }


def versions() -> dict[str, str]:
    """Python, and every package that the program itself asks for, as installed."""
    names = [re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in requires("presswatch") or [] if "extra ==" not in each]
    return {"python": platform.python_version(), **{name: version(name) for name in sorted(names)}}


def is_current(store: Store, out: Path, digest: str) -> bool:
    """Whether the results on disk were made from this input, nothing failed, and they are all there as they were written."""
    return store.noted(DIGEST) == digest and all_there(out, _written(store))


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
    (out / RUN_FILE).write_text(json.dumps(told, indent=1, ensure_ascii=False, default=str) + "\n", encoding="utf-8")


def finish(out: Path, store: Store, told: Mapping[str, Any], written: Iterable[str]) -> None:
    """Adds the files of the reports to run.json and takes away those of the last run that this one has no more.

    Raises StoreError where a file is gone that was written.
    """
    files = sorted(written)
    for path in set(_written(store)) - {*files, RUN_FILE}:
        (out / path).unlink(missing_ok=True)
    try:
        digests = {file: digest_of_file(out / file) for file in files if file.startswith("tables/")}
        tell(out, {**told, "files": files, DIGESTS: digests})
        store.note(WRITTEN, json.dumps(marks(out, [*files, RUN_FILE])))
    except OSError as error:
        raise StoreError(f"{error.filename} was taken away while the run went on; run again") from None


def _written(store: Store) -> dict[str, Mark]:
    """The files of the last run, as it wrote them."""
    written: dict[str, Mark] = json.loads(store.noted(WRITTEN) or "{}")
    return written
