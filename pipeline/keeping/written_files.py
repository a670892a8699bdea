"""What a run wrote, as it wrote it, so that the next one knows whether it is still there and still the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from pipeline.folders.seal import digest_of_file

READ_EVERY_TIME = ("tables", "run.json", "datapackage.json")
"""What programs read. Of pages and charts, of which there are thousands, the same size and time of change are enough."""

Mark = tuple[int, int, str]
"""A file's size, its time of change in nanoseconds and the SHA-256 of its bytes."""


def marks(folder: Path, files: Iterable[str], before: Mapping[str, Mark] = MappingProxyType({})) -> dict[str, Mark]:
    """The mark of each file, by its path inside the folder. Raises OSError where one is gone.

    `before`: marks of earlier; a page or chart that has the same size and time still is not read again.
    """
    return {path: _mark(folder, path, before.get(path)) for path in files}


def all_there(folder: Path, marked: Mapping[str, Mark]) -> bool:
    """Whether every file is there and holds what was written."""
    return all(_is_same(folder, path, mark) for path, mark in marked.items())


def _mark(folder: Path, path: str, before: Mark | None) -> Mark:
    seen = _seen(folder / path)
    if before is not None and _told_by_time(path) and seen == tuple(before[:2]):
        return (*seen, before[2])
    return (*seen, digest_of_file(folder / path))


def _is_same(folder: Path, path: str, mark: Mark) -> bool:
    try:
        seen = _seen(folder / path)
        told = seen == tuple(mark[:2]) and _told_by_time(path)
        return told or (seen[0] == mark[0] and digest_of_file(folder / path) == mark[2])
    except OSError:
        return False


def _told_by_time(path: str) -> bool:
    return not path.startswith(READ_EVERY_TIME)


def _seen(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns
