"""The copies that lie in a folder, each named by its run: that of the last run is used, or an earlier one brought up to date.

A copy is made beside them and takes its name when it is whole, so that several servers may use one folder.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.reports.pages.changes.digests import of_code
from pipeline.serving.complete import Whole
from pipeline.serving.copying import make_copy

DIGITS = 24
CODE = "code"
"""The note of a copy that says by which program it was made."""
KEPT = 2
"""Copies that stay: the newest, and the one before, from which somebody may read."""


def copy_of(whole: Whole, place: Path) -> Path:
    """The copy of whole results in a folder, made or brought up to date where it is not there. Raises NotWhole or OSError."""
    path = place / f"{whole.digest[:DIGITS]}.sqlite"
    if not _is_sound(path):
        with _beside(path) as part:
            for earlier in _newest_first(place):
                if earlier != path and _is_sound(earlier):
                    shutil.copyfile(earlier, part)
                    break
            _make(whole, part)
            _to_disk(part)
            part.replace(path)
    os.utime(path)
    for older in _newest_first(place)[KEPT:]:
        older.unlink(missing_ok=True)
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file to make a copy in, which is not left behind."""
    part = path.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _make(whole: Whole, part: Path) -> None:
    """Makes a copy, from an earlier one where that lies there and is not damaged."""
    try:
        make_copy(whole, part)
    except sqlite3.DatabaseError:
        part.unlink(missing_ok=True)
        make_copy(whole, part)
    with closing(sqlite3.connect(part)) as database, database:
        database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", [CODE, of_code("serving")])


def _to_disk(part: Path) -> None:
    """Has a file written out before it takes its name: the database does not see to that itself."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _is_sound(path: Path) -> bool:
    """Whether a copy is there that this program made."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            noted: tuple[str] | None = database.execute("SELECT digest FROM notes WHERE part = ?", [CODE]).fetchone()
    except sqlite3.Error:
        return False
    return noted == (of_code("serving"),)


def _newest_first(place: Path) -> list[Path]:
    """The copies in a folder, that which was used last first."""
    return sorted(place.glob("*.sqlite"), key=lambda path: (-path.stat().st_mtime_ns, path.name))
