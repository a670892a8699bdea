"""Keys: what stored work depended on. Work is done again exactly when its key has changed: text, settings or code."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline import __version__
from pipeline.release import Release

HUB = (
    *("release.py", "rows.py", "found.py", "schema.py", "stages.py", "marks.py", "results.py", "corrections.py", "promises.py"),
    *("language.py", "endless.py", "batch.py", "corpus.py"),
)
CODE = {".py", ".csv", ".txt", ".html", ".css", ".js"}


def code_key(*rooms: str, settings: Iterable[str]) -> str:
    """A digest of the code and lexicons of some rooms, of the hub that they stand on, and of settings."""
    digest = sha256(__version__.encode())
    for word in (*map(_room_digest, rooms), _files_digest(Path(__file__).with_name(name) for name in HUB), *settings):
        digest.update(word.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def release_key(release: Release, code: str) -> str:
    """The key under which a release's rows are stored: its clean words and head, and the code that read them."""
    return digest_of(code, [release])


def digest_of(code: str, parts: Iterable[object]) -> str:
    """A digest of code and of rows or releases, in order."""
    digest = sha256(code.encode())
    for part in parts:
        digest.update(f"{part!r}\0{getattr(part, 'text', '')}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _room_digest(room: str) -> str:
    folders = [Path(path) for path in importlib.import_module(f"pipeline.{room}").__path__]
    return _files_digest(sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in CODE))


def _files_digest(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
