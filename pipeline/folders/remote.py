"""Folders and files that lie elsewhere, by an address that fsspec understands: s3://bucket/corpus, memory://corpus.

S3 is reached by s3fs where that is installed, else by pyarrow's own client. Credentials come from the environment and from these
libraries' own configuration; the program neither asks for them nor keeps them. Local paths stay `Path`s and never come here.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from pipeline.faults import Refusal, said

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::|://)")  # two letters at least: C:\ is a drive
LOCAL = re.compile(r"(?:file|local)://", re.IGNORECASE)
WITH_CREDENTIALS = re.compile(r"//[^/@]*@")
TAGS = ("ETag", "etag", "md5Hash", "content_md5", "checksum")
TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")
UNSETTLED = 5.0
"""Seconds after a change in which a time of change, whole seconds in many places, may hide another one."""
CONNECTING, ANSWERING, ATTEMPTS = 10, 60, 3


class NotReached(Refusal):
    """An address of which nothing can be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder or file elsewhere, with as much of `pathlib.Path` as a corpus and results need. Errors are OSErrors."""

    address: str

    def __str__(self) -> str:
        return WITH_CREDENTIALS.sub("//", self.address)

    def __truediv__(self, inside: str | PurePath) -> Remote:
        return Remote(f"{self.address}/{PurePosixPath(inside)}")

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def parents(self) -> tuple[Remote, ...]:
        """The folders that it lies in, the innermost first."""
        start = self.address.partition("://")[2].split("/")
        head = self.address[: len(self.address) - len("/".join(start))]
        return tuple(Remote(head + "/".join(start[:end])) for end in range(len(start) - 1, 0, -1))

    def resolve(self) -> Remote:
        return self

    def absolute(self) -> Remote:
        return self

    def is_dir(self) -> bool:
        with self._reached() as (system, path):
            return bool(system.isdir(path))

    def is_file(self) -> bool:
        with self._reached() as (system, path):
            return bool(system.isfile(path))

    def exists(self) -> bool:
        with self._reached() as (system, path):
            return bool(system.exists(path))

    def read(self, most: int) -> bytes:
        """The first bytes of a file."""
        with self._reached() as (system, path), system.open(path, "rb") as handle:
            data: bytes = handle.read(most)
            return data

    def read_bytes(self) -> bytes:
        with self._reached() as (system, path):
            data: bytes = system.cat_file(path)
            return data

    def read_text(self, encoding: str) -> str:
        return self.read_bytes().decode(encoding)

    def write_bytes(self, data: bytes) -> None:
        """In the place of what is there; the folders that it needs are made."""
        with self._reached() as (system, path):
            _in_a_folder(system, path, lambda: system.pipe_file(path, data))

    def send(self, file: Path) -> None:
        """Puts a local file there, in the place of what is there."""
        with self._reached() as (system, path):
            _in_a_folder(system, path, lambda: system.put_file(str(file), path))

    def fetch(self, file: Path) -> None:
        """Puts what is there into a local file."""
        with self._reached() as (system, path):
            system.get_file(path, str(file))

    def remove(self) -> None:
        """Takes a file away, if it is there."""
        with self._reached() as (system, path):
            if system.exists(path):
                system.rm_file(path)

    def files(self, unlisted: Callable[[str, OSError], None]) -> Iterator[tuple[PurePosixPath, Remote, str]]:
        """Every file below a folder: its path inside, its address, and a word that changes when it does.

        The path inside of a folder that cannot be listed is told to `unlisted`, with the error.
        """
        with self._reached() as (system, top):
            system.invalidate_cache()
        for name, told in _below(system, top.rstrip("/"), lambda folder, error: unlisted(folder[len(top) :].lstrip("/"), error)):
            inside = name.removeprefix(top).removeprefix("/")
            yield PurePosixPath(inside.lstrip("/")), Remote(f"{self.address}/{inside}"), _tag(told)

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """The file system and the path in it. What goes wrong inside is an OSError, whatever the library made of it."""
        system, path = _system_of(self.address)
        try:
            yield system, path
        except OSError:
            raise
        except Exception as error:
            raise _as_os_error(error) from error


Location: TypeAlias = Path | Remote
"""Where a corpus or results lie: on this machine or elsewhere."""


def location(text: str) -> Location:
    """What an address or a path names."""
    if LOCAL.match(text):
        return Path(unquote(urlsplit(text).path))
    head = ADDRESS.match(text)
    return Remote(head[0] + text[head.end() :].rstrip("/")) if head else Path(text)


def _system_of(address: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path in it. Raises NotReached."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        if not address.startswith("s3://"):
            raise NotReached(f"{Remote(address)} cannot be reached: {error}") from None
        return _arrow_s3(), address.removeprefix("s3://")
    except Exception as error:
        raise NotReached(f"{Remote(address)} cannot be reached: {said(error)}") from None
    return system, str(path)


@cache
def _arrow_s3() -> Any:
    """S3 by pyarrow. It knows the credentials of the environment and of AWS's files; the endpoint it has to be told."""
    from fsspec.implementations.arrow import ArrowFSWrapper
    from pyarrow.fs import AwsStandardS3RetryStrategy, S3FileSystem

    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    return ArrowFSWrapper(
        S3FileSystem(
            endpoint_override=endpoint,
            connect_timeout=CONNECTING,
            request_timeout=ANSWERING,
            retry_strategy=AwsStandardS3RetryStrategy(max_attempts=ATTEMPTS),
        )
    )


def _below(system: Any, top: str, unlisted: Callable[[str, OSError], None]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file below a folder, with what its listing tells. fsspec's own `walk` passes over folders that it cannot list."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            listed = system.ls(folder, detail=True)
        except Exception as error:
            unlisted(folder, _as_os_error(error))
            continue
        inside = [told for told in listed if told["name"].rstrip("/") != folder]
        waiting += (told["name"].rstrip("/") for told in inside if told["type"] == "directory")
        yield from ((told["name"], told) for told in inside if told["type"] == "file")


def _in_a_folder(system: Any, path: str, write: Callable[[], None]) -> None:
    """Writes a file; where there must be folders first, these are made. Object stores have none."""
    try:
        write()
    except FileNotFoundError:
        system.makedirs(system._parent(path), exist_ok=True)
        write()


def _tag(told: dict[str, Any]) -> str:
    """What a listing tells of a file's state: its entity tag where it has one, else its size and its time of change."""
    size = told.get("size")
    if tag := next((told[key] for key in TAGS if told.get(key)), None):
        return sha256(f"{size} {tag}".encode()).hexdigest()
    changed = next((told[key] for key in TIMES if told.get(key)), None)
    stamp = changed.timestamp() if isinstance(changed, datetime) else float(changed or time.time())
    now = time.time()
    return sha256(f"{size} {stamp} {now if now - stamp < UNSETTLED else ''}".encode()).hexdigest()


def _as_os_error(error: Exception) -> OSError:
    return error if isinstance(error, OSError) else OSError(0, said(error))
