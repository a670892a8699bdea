"""The files of a corpus folder, and their bytes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.rows import Problem

# What may lie in a corpus folder beside its releases: lists and settings that users keep there.
NOT_RELEASES = frozenset({"README.md", "corrections.csv", "known.csv", "topics.csv", "pipeline.toml"})
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus: where it is, its path inside the corpus (POSIX), and the SHA-256 of its bytes."""

    path: Path
    source: str
    digest: str


def corpus_files(corpus: Path) -> Iterator[CorpusFile | Problem]:
    """The files below a folder, ordered by path; what cannot be opened is a Problem. Hidden files are left out."""
    for path in sorted(corpus.rglob("*")):
        inside = path.relative_to(corpus)
        is_folder = path.is_dir() and not path.is_symlink()
        if is_folder or any(part.startswith(".") for part in inside.parts) or inside.as_posix() in NOT_RELEASES:
            continue
        source = inside.as_posix().encode("utf-8", "replace").decode("utf-8")
        if not path.resolve().is_relative_to(corpus.resolve()):
            yield Problem(
                source=source,
                stage="files",
                problem="a link that leads out of the corpus",
                remedy="copy what it leads to into the corpus",
            )
        elif path.is_dir():
            yield Problem(
                source=source,
                stage="files",
                problem="a link to a folder, which is not followed",
                remedy="nothing to do: the folder itself is read",
            )
        elif not path.is_file():
            yield Problem(source=source, stage="files", problem="not a regular file", remedy="take it out of the corpus")
        else:
            yield _digested(path, source)


def unpacked(path: Path, limit: int) -> bytes:
    """A file's bytes, a .gz unpacked. Raises OSError, EOFError or zlib.error as met, ValueError above `limit` bytes."""
    if path.suffix.lower() != ".gz":
        if path.stat().st_size > limit:
            raise ValueError(f"larger than {limit:,} bytes")
        return path.read_bytes()
    with gzip.open(path) as handle:
        data = handle.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"unpacks to more than {limit:,} bytes")
    return data


def unreadable(source: str, error: Exception) -> Problem:
    """The problem line for a file whose bytes could not be had."""
    match error:
        case PermissionError():
            problem, remedy = "permission denied", "make the file readable"
        case ValueError():
            problem, remedy = str(error), "split it, or raise [run] max_file_bytes"
        case EOFError() | zlib.error() | gzip.BadGzipFile():
            problem, remedy = "the archive is broken or cut short", "pack or download it again"
        case _:
            problem, remedy = f"cannot be read: {getattr(error, 'strerror', None) or error}", "check the file and its folder"
    return Problem(source=source, stage="files", problem=problem, remedy=remedy)


UNREADABLE = (OSError, EOFError, ValueError, zlib.error)


def _digested(path: Path, source: str) -> CorpusFile | Problem:
    digest = sha256()
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        return unreadable(source, error)
    return CorpusFile(path, source, digest.hexdigest())
