"""The file of the store: opened by one run at a time, looked at when it is opened, set aside where it is damaged.

The seal tells whether it is as the last run left it. A file that was left in mid-run has none and is read through: the database
knows the checksum of each of its blocks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

import duckdb

from pipeline.faults import Refusal, said
from pipeline.folders.seal import Seal, digest_of_file
from pipeline.results import NoSuchResults, record_of
from pipeline.rows import Problem

FILE_NAME = "store.duckdb"
MEMORY, MORE = "256MB", "512MB"
"""What the database may keep in memory, with two threads, and what it may when whole tables are joined and sorted; what it has to
sort beyond that it sorts on the disk."""
OURS = "SELECT count(*) FROM found.notes WHERE name = 'layout'"
ANYTHING = " UNION ALL ".join(
    f"SELECT 1 FROM duckdb_{kind}() WHERE NOT internal" for kind in ("tables", "views", "schemas", "functions", "types")
)
LOCKED = ("Could not set lock", "used by another process")
"""What the database says, on Unix and on Windows, of a file that another process has open."""
TABLES = "SELECT schema_name, table_name FROM duckdb_tables()"


class StoreError(Refusal):
    """The results folder cannot be used; the message says why and what to do."""


class StoreFile:
    """A store that is open. `damage` tells what was found damaged, and set aside, when it was opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damage: tuple[Problem, ...] = ()
        self.seal = Seal(path)
        self.connection = self._looked_at()
        self._identity = _identity(path)

    def hold(self) -> None:
        """Raises StoreError where the file is gone from where it was opened: what is written would be lost with it."""
        if _identity(self.path) != self._identity:
            raise StoreError(f"{self.path} was taken away while the run went on, and with it what was done: run again")

    def close(self) -> None:
        """Closes a file that nothing has gone wrong with."""
        self.connection.close()
        if _identity(self.path) == self._identity:
            with suppress(OSError):  # it will be read through
                self.seal.renew()

    def _looked_at(self) -> duckdb.DuckDBPyConnection:
        """A connection to the file; to a new one where it is missing or damaged."""
        stated = self.seal.stated() if self.path.exists() else ""
        fits = bool(stated) and digest_of_file(self.path) == stated
        try:
            connection = _connected(self.path)
        except duckdb.Error as error:
            _refuse_what_is_no_store(self.path, error)
            return self._afresh(said(error))
        # From here on it is locked: a seal that is another one now was changed by a run that has just ended.
        try:
            wrong = _wrong(connection, self.path, fits=fits, sealed=bool(stated) and self.seal.stated() == stated)
        except StoreError:
            connection.close()
            raise
        if not wrong:
            return connection
        connection.close()
        return self._afresh(wrong)

    def _afresh(self, wrong: str) -> duckdb.DuckDBPyConnection:
        """A new file in the place of one that is set aside, not taken away: what damaged it may be worth knowing."""
        if not self.path.stat().st_size:  # a run that died when it made the file
            self.path.unlink()
            return _connected(self.path)
        aside = next(name for name in _names_aside(self.path) if not name.exists())
        self.path.rename(aside)
        with suppress(FileNotFoundError):
            _log_of(self.path).rename(_log_of(aside))
        self.seal.break_it()
        problem = f"the database is damaged: {wrong}"
        remedy = f"it was set aside as {aside.name}, and everything read again from the corpus; delete it if you like"
        self.damage = (Problem(source=self.path.name, stage="store", problem=problem, remedy=remedy),)
        return _connected(self.path)


@contextmanager
def opened(folder: Path) -> Iterator[StoreFile]:
    """The store of a results folder, made where it is missing.

    Raises StoreError where the folder cannot be written, another run is using it, or the file is somebody else's; in the end
    where it was taken away or failed meanwhile.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = StoreFile(folder / FILE_NAME)
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {error.strerror}; choose another folder with --out") from None
    except duckdb.Error:
        raise StoreError(f"cannot write to {folder}; choose another folder with --out") from None
    try:
        yield file
        file.hold()
    except duckdb.Error as error:
        file.connection.close()
        raise failed(file.path, error) from error
    except StoreError:
        file.connection.close()
        raise
    except BaseException:
        file.close()
        raise
    file.close()


def failed(path: Path, error: Exception) -> StoreError:
    """What is said of a database that failed in mid-run."""
    return StoreError(f"{path} failed: {said(error)}; make room on the disk and run again: what is damaged is set aside then")


def _connected(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, config={"memory_limit": MEMORY, "threads": 2})


def _refuse_what_is_no_store(path: Path, error: duckdb.Error) -> None:
    """Raises StoreError for a file that could not be opened, but for a store that is damaged."""
    folder = path.parent
    if any(words in str(error) for words in LOCKED):
        raise StoreError(f"another run is using {folder}; wait for it to end, or choose another folder with --out")
    if path.exists() and not (path.is_file() and (_is_marked_ours(path) or not path.stat().st_size)):
        raise StoreError(_of_others(path))
    if not path.exists() or not os.access(path, os.R_OK | os.W_OK):
        raise StoreError(f"cannot write to {folder}; choose another folder with --out")


def _wrong(connection: duckdb.DuckDBPyConnection, path: Path, fits: bool, sealed: bool) -> str:
    """What is wrong with a file that could be opened; empty where nothing is. Raises StoreError where it is somebody else's."""
    try:
        if _count(connection, f"SELECT count(*) FROM ({ANYTHING})") and not _is_ours(connection):
            raise StoreError(_of_others(path))
        if not sealed:
            for schema, table in connection.execute(TABLES).fetchall():
                _count(connection, f'SELECT bit_xor(hash(t)) FROM "{schema}"."{table}" t')
    except duckdb.Error as error:
        return said(error)
    return "" if fits or not sealed else "it is not as the last run left it"


def _is_ours(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a database has what a run makes with its first transaction."""
    try:
        return _count(connection, OURS) > 0
    except (duckdb.CatalogException, duckdb.BinderException):
        return False


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = connection.execute(sql).fetchone()
    return int(found[0] or 0) if found else 0


def _is_marked_ours(path: Path) -> bool:
    """Whether what lies beside a file that cannot be opened says that it was a store."""
    try:
        program = str(record_of(path.parent).get("program", ""))
    except NoSuchResults:
        program = ""
    return bool(Seal(path).stated()) or program.startswith("presswatch ")


def _of_others(path: Path) -> str:
    return f"{path} is not a database of this program; move it away or choose another folder with --out"


def _names_aside(path: Path) -> Iterator[Path]:
    numbers = chain([""], (f"-{number}" for number in count(2)))
    return (path.with_stem(f"{path.stem}.damaged{number}") for number in numbers)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _log_of(path: Path) -> Path:
    """Where the database keeps what it has not yet put into the file."""
    return path.with_name(f"{path.name}.wal")
