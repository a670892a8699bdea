"""Results that lie elsewhere: made in a copy on this machine, then published in such an order that nobody reads half a run.

A database needs a disk, so every address has a working copy in the cache. `published.json` lies beside the results and names
each file with its digest. It goes first and comes last: where it is missing a run is being published, and where a file is not
what it says another one was meanwhile.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pipeline.faults import Refusal, said
from pipeline.folders.remote import Location, NotReached, Remote, location
from pipeline.folders.seal import Seal, digest_of_file
from pipeline.keeping.store_file import FILE_NAME
from pipeline.progress import SILENT, Watcher
from pipeline.results import RUN_FILE, NoSuchResults, record_of

MANIFEST = "published.json"
STORE = (FILE_NAME, Seal(Path(FILE_NAME)).beside.name)
FOR_PEOPLE = ("report/", "charts/")
"""What is opened where it lies, and not asked by a command."""
TRIES = 3

Manifest = Mapping[str, str]
"""Path of a file inside the results → SHA-256 of its bytes."""


class NotPublished(Refusal):
    """Results elsewhere cannot be written or read; the message says what to do."""


@contextmanager
def working_folder(results: Location, watcher: Watcher = SILENT) -> Iterator[Path]:
    """The folder in which a run makes its results: they themselves, or a copy that is published when nothing went wrong.

    The copy goes on from where the last run left it, were it not published, unless another machine has published since.
    """
    if isinstance(results, Path):
        yield results
        return
    home = _home(results) / "run"
    folder, told = home / "results", home / MANIFEST
    with _said_of(results):
        there = _manifest(results)
        if there is not None and there != _known(told):
            there = _fetched(results, folder, lambda path: True, watcher)
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    with _said_of(results):
        if _manifest(results) != there:
            raise NotPublished(f"another run has published to {results} meanwhile; run again to go on from its results")
        told.write_text(json.dumps(_publish(folder, results, there or {}, watcher)), encoding="utf-8")


def at_hand(results: str | Path) -> Path:
    """A folder with the tables and the database of results, fetched where they lie elsewhere; local results themselves.

    Raises NoSuchResults, NotReached, NotPublished.
    """
    named = location(str(results))
    if isinstance(named, Path):
        return named
    named = Remote(named.address.removesuffix(f"/{RUN_FILE}"))
    folder = _home(named) / "read"
    with _said_of(named):
        if _fetched(named, folder, lambda path: not path.startswith(FOR_PEOPLE), SILENT) is None:
            raise NoSuchResults(f"there are no results at {named}, or a run is publishing them just now")
    return folder


def _home(results: Remote) -> Path:
    """Where copies of results are kept on this machine."""
    base = os.environ.get("PRESSWATCH_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "presswatch"
    return Path(base) / sha256(results.address.encode()).hexdigest()[:16]


@contextmanager
def _said_of(results: Remote) -> Iterator[None]:
    """What goes wrong on the way is one sentence."""
    try:
        yield
    except OSError as error:
        raise NotReached(f"{results} cannot be read or written: {said(error)}; check the address and the credentials") from None


def _manifest(results: Remote) -> Manifest | None:
    """What is published; None where nothing is, or a run is just doing so."""
    try:
        return _read(results, (results / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None


def _read(results: Remote, data: bytes) -> Manifest:
    """Raises NotPublished for a file that names what a run does not write."""
    try:
        told = json.loads(data)
        files = {str(path): str(digest) for path, digest in told.items()}
    except (ValueError, AttributeError, RecursionError):
        raise NotPublished(f"{results / MANIFEST} is damaged; take it away and run again") from None
    if any(not _is_inside(path) for path in files):
        raise NotPublished(f"{results / MANIFEST} names files outside the results; nothing was fetched")
    return files


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/") and "\\" not in path and ":" not in parts[0]


def _known(told: Path) -> Manifest | None:
    """What was published when this machine last did or fetched it."""
    try:
        known: Manifest = json.loads(told.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return known


def _fetched(results: Remote, folder: Path, wanted: Callable[[str], bool], watcher: Watcher) -> Manifest | None:
    """What is published, and its wanted files in a folder that holds nothing else then.

    None where nothing is published. Raises NotPublished where again and again something else is.
    """
    for _ in range(TRIES):
        there = _manifest(results)
        if there is None:
            return None
        _fetch(results, {path: digest for path, digest in there.items() if wanted(path)}, folder, watcher)
        if _manifest(results) == there:
            return there
    raise NotPublished(f"runs are publishing to {results} just now; try again in a while")


def _fetch(results: Remote, files: Manifest, folder: Path, watcher: Watcher) -> None:
    """Makes a folder hold these files and no others; one that is another one by now, or gone, is left as it was."""
    for file in [each for each in folder.rglob("*") if each.is_file() and each.relative_to(folder).as_posix() not in files]:
        file.unlink()
    missing = [path for path, digest in files.items() if _digest(folder / path) != digest]
    watcher.begin("fetching", len(missing))
    for path in missing:
        file = folder / path
        part = file.with_name(f".{file.name}.part")
        file.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            (results / path).fetch(part)
            if _digest(part) == files[path]:
                part.replace(file)
        part.unlink(missing_ok=True)
        watcher.advance(1)


def _publish(folder: Path, results: Remote, before: Manifest, watcher: Watcher) -> Manifest:
    """Sends the files that are new or changed and takes away those of the last run; returns what is published now."""
    files = {path: digest_of_file(folder / path) for path in _files(folder)}
    if files == before:
        return files
    changed = sorted(path for path, digest in files.items() if before.get(path) != digest)
    watcher.begin("publishing", len(changed))
    (results / MANIFEST).remove()
    for path in changed:
        (results / path).send(folder / path)
        watcher.advance(1)
    for path in sorted(before.keys() - files.keys()):
        (results / path).remove()
    (results / MANIFEST).write_bytes(json.dumps(files, indent=0).encode())
    return files


def _files(folder: Path) -> list[str]:
    """What a run wrote, and the store with its seal."""
    written = [*record_of(folder).get("files", ()), RUN_FILE, *STORE]
    return [path for path in written if (folder / path).is_file()]


def _digest(file: Path) -> str:
    """The digest of a file; empty where it is missing."""
    try:
        return digest_of_file(file)
    except OSError:
        return ""
