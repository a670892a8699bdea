"""Questions to the database of a results folder: one at a time, read-only, with an end to their time and rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import duckdb

from pipeline.faults import Refusal, said
from pipeline.keeping.store_file import FILE_NAME
from pipeline.outside.halves import whole
from pipeline.results import NoSuchResults


class NoAnswer(Refusal):
    """The question cannot be answered as it was asked."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an answer may take and how many rows it may have; 0 is no limit."""

    seconds: float = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows as CSV, and whether there are more than these."""

    csv: str
    cut: bool


@contextmanager
def open_results(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that can reach no file but the store. Raises NoSuchResults."""
    file = folder / FILE_NAME
    if not file.is_file():
        raise NoSuchResults(f"there are no results in {folder}; run `presswatch run CORPUS --out {folder}` first")
    try:
        connection = duckdb.connect(
            file, read_only=True, config={"enable_external_access": "false", "lock_configuration": "true"}
        )
    except duckdb.Error:
        raise NoSuchResults(f"{file} is in use by a run, is damaged, or is no database of this program") from None
    try:
        yield connection
    except duckdb.Error as error:
        if type(error) is not duckdb.Error:  # a mistake in a query has a kind of its own
            raise
        raise NoSuchResults(f"{file} is damaged ({said(error)}); run `presswatch run CORPUS --out {folder}` again") from None
    finally:
        connection.close()


def answer(database: duckdb.DuckDBPyConnection, sql: str, limits: Limits | None = None) -> Answer:
    """The rows of a query as CSV; what is missing is empty. Raises NoAnswer, or duckdb.Error as the database says it."""
    limits = limits or Limits()
    statement = _the_one_of(duckdb.extract_statements(whole(sql)))
    with _interrupted_after(limits.seconds, database):
        asked = database.execute(statement)
        if asked is None or asked.description is None:
            raise NoAnswer("that asks for no rows; write a SELECT")
        rows = asked.fetchmany(limits.rows + 1) if limits.rows else asked.fetchall()
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([name for name, *_ in asked.description])
    writer.writerows(rows[: limits.rows or None])
    return Answer(buffer.getvalue(), cut=0 < limits.rows < len(rows))


def _the_one_of(statements: list[duckdb.Statement]) -> duckdb.Statement:
    if not statements:
        raise NoAnswer('there is no query; write one, such as "SELECT name FROM entities"')
    if len(statements) > 1:
        raise NoAnswer(f"these are {len(statements)} queries; ask one at a time")
    return statements[0]


@contextmanager
def _interrupted_after(seconds: float, database: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Ends what the database does after so many seconds, if any. Raises NoAnswer then."""
    clock = Timer(seconds, database.interrupt)
    clock.daemon = True
    if seconds:
        clock.start()
    try:
        yield
    except duckdb.InterruptException:
        raise NoAnswer(f"no answer within {seconds:g} seconds; ask for less, or allow more with --seconds") from None
    finally:
        clock.cancel()


def overdue_by(day: dt.date) -> str:
    """The query for the commitments whose last day lies before a day; a headline counts with the body that repeats it."""
    return (
        "SELECT due, actor, actor_id, text, release_id, start FROM commitments "
        f"WHERE due < '{day.isoformat()}' AND said_again IS NULL ORDER BY due, release_id, start"
    )
