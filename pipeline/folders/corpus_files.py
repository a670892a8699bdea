"""The files of a corpus folder, and their bytes."""

from __future__ import annotations

import errno
import gzip
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePath

from pipeline.folders.remote import Location, Remote
from pipeline.outside.browsers import beside_pages
from pipeline.rows import Problem

# What may lie in a corpus folder beside its releases: lists and settings that users keep there.
NOT_RELEASES = frozenset({"README.md", "corrections.csv", "known.csv", "topics.csv", "pipeline.toml"})
# What systems and programs leave in folders (Wikipedia, "Windows thumbnail cache", "Desktop.ini", "Owner file").
LEFT_BY_PROGRAMS = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini|ehthumbs\.db)$|__MACOSX$", re.IGNORECASE)
CHUNK = 1 << 20
WHOLE = "."
"""The source of a problem with the corpus folder itself."""


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpus: where it is, its path inside the corpus (POSIX), the SHA-256 of its bytes, and how many these are.

    Of a file elsewhere the digest is that of what the listing of its folder tells, and its size 0: nothing is read to have it.
    """

    path: Location
    source: str
    digest: str
    size: int = 0


def corpus_files(corpus: Location) -> Iterator[CorpusFile | Problem]:
    """The files below a folder, ordered by path; what cannot be opened is a Problem. Hidden files are left out, and
    what browsers save beside a page, and other programs in folders."""
    return _files_elsewhere(corpus) if isinstance(corpus, Remote) else _files_here(corpus)


def _files_elsewhere(corpus: Remote) -> Iterator[CorpusFile | Problem]:
    unlisted: dict[str, OSError] = {}
    found = {inside: (address, tag) for inside, address, tag in corpus.files(unlisted.__setitem__)}
    parts_of_pages = beside_pages(found)
    for inside, (address, tag) in sorted(found.items()):
        if inside not in parts_of_pages and not _is_no_release(inside):
            yield CorpusFile(address, _printable(inside), tag)
    for folder, error in sorted(unlisted.items()):
        yield unreadable(folder or WHOLE, error)


def _files_here(corpus: Path) -> Iterator[CorpusFile | Problem]:
    unlisted: list[OSError] = []
    paths = sorted(_below(corpus, unlisted))
    parts_of_pages = beside_pages(paths)
    for path in paths:
        inside = path.relative_to(corpus)
        if path in parts_of_pages:
            continue
        if _is_no_release(inside):
            continue
        source = _printable(inside)
        try:
            wrong = _wrong(path, source, corpus)
        except (OSError, RuntimeError) as error:  # before Python 3.13 a circle of links is a RuntimeError
            wrong = unreadable(source, error)
        yield wrong or _digested(path, source)
    for failure in unlisted:
        yield unreadable(_printable(Path(failure.filename).relative_to(corpus)), failure)


def _is_no_release(inside: PurePath) -> bool:
    return any(LEFT_BY_PROGRAMS.match(part) for part in inside.parts) or inside.as_posix() in NOT_RELEASES


def _below(corpus: Path, unlisted: list[OSError]) -> Iterator[Path]:
    """Everything below a folder but the folders themselves; links to folders are not followed."""
    waiting = [corpus]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError as error:
            unlisted.append(error)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                yield Path(entry.path)


def _printable(inside: PurePath) -> str:
    """A path as tables hold it; bytes of a name that are no UTF-8 are told by their numbers, so that no two names become one."""
    return inside.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _wrong(path: Path, source: str, corpus: Path) -> Problem | None:
    """Why a path holds no release, if it does not. May raise OSError or RuntimeError."""

    def problem(problem: str, remedy: str) -> Problem:
        return Problem(source=source, stage="files", problem=problem, remedy=remedy)

    if path.is_symlink():  # nothing else leads anywhere: links to folders are not followed
        if not path.resolve().is_relative_to(corpus.resolve()):
            return problem("a link that leads out of the corpus", "copy what it leads to into the corpus")
        if path.is_dir():
            return problem("a link to a folder, which is not followed", "nothing to do: the folder itself is read")
    if not path.is_file():
        return problem("not a regular file", "take it out of the corpus")
    return None


def contents(path: Location, limit: int) -> bytes:
    """A file's bytes as they lie there. Raises OSError as met, ValueError above `limit` bytes."""
    if isinstance(path, Remote):
        data = path.read(limit + 1)
    else:
        with path.open("rb") as handle:
            data = handle.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"larger than {limit:,} bytes")
    return data


def digest_of_read(file: CorpusFile, data: bytes) -> str:
    """The digest by which a file is known whose bytes were read.

    That of a file elsewhere is the one of its listing, which came before: one that has changed since is read again next time.
    """
    return file.digest if isinstance(file.path, Remote) else sha256(data).hexdigest()


def unpacked(data: bytes, source: str, limit: int) -> bytes:
    """The bytes of a file, a .gz unpacked. Raises OSError, EOFError or zlib.error as met, ValueError above `limit` bytes."""
    if not source.lower().endswith(".gz"):
        return data
    with gzip.open(BytesIO(data)) as handle:
        whole = handle.read(limit + 1)
    if len(whole) > limit:
        raise ValueError(f"unpacks to more than {limit:,} bytes")
    return whole


def unreadable(source: str, error: Exception) -> Problem:
    """The problem line for a file whose bytes could not be had."""
    match error:
        case RuntimeError() | OSError(errno=errno.ELOOP):
            problem, remedy = "a link that leads back to itself", "take it out of the corpus"
        case OSError(errno=errno.ENAMETOOLONG):
            problem, remedy = "its path is too long", "give its folders shorter names"
        case PermissionError():
            problem, remedy = "permission denied", "make it readable"
        case ValueError():
            problem, remedy = str(error), "split it, or raise [run] max_file_bytes"
        case EOFError() | zlib.error() | gzip.BadGzipFile():
            problem, remedy = "the archive is broken or cut short", "pack or download it again"
        case _:
            problem, remedy = f"cannot be read: {getattr(error, 'strerror', None) or error}", "check the file and its folder"
    return Problem(source=source, stage="files", problem=problem, remedy=remedy)


UNREADABLE = (OSError, EOFError, ValueError, zlib.error)


def _digested(path: Path, source: str) -> CorpusFile | Problem:
    digest, size = sha256(), 0
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        return unreadable(source, error)
    return CorpusFile(path, source, digest.hexdigest(), size)
