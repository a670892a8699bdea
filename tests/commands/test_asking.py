"""A question to the database is one query, and neither its time nor its rows are without end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.commands.asking import Limits, NoAnswer, answer, open_results
from pipeline.results import NoSuchResults
from tests.commands.typed import presswatch

HEADS, BLOCK = 3 * 4096, 1 << 18
"""Bytes of what a database file begins with, and of each of its blocks behind."""
ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3"


@pytest.fixture
def database(results: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_results(results) as connection:
        yield connection


def test_a_query_runs_alone(database: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NoAnswer, match="these are 2 queries; ask one at a time"):
        answer(database, "SELECT 1; SELECT 2")
    assert answer(database, "SELECT ';' AS one;").csv == "one\n;\n"


@pytest.mark.parametrize("sql", ["", ";", "-- nothing"])
def test_no_query_has_no_answer(database: duckdb.DuckDBPyConnection, sql: str) -> None:
    with pytest.raises(NoAnswer, match="there is no query"):
        answer(database, sql)


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(database: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(NoAnswer, match=r"no answer within 0\.2 seconds.*--seconds"):
        answer(database, ENDLESS, Limits(seconds=0.2))
    assert answer(database, "SELECT 1 AS n", Limits(seconds=60)).csv == "n\n1\n"


def test_an_answer_has_so_many_rows_and_says_that_there_are_more(database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT range AS n FROM range(10000000000)"
    cut = answer(database, sql, Limits(rows=2))
    assert (cut.csv, cut.cut) == ("n\n0\n1\n", True)
    exact = answer(database, "SELECT range AS n FROM range(2)", Limits(rows=2))
    assert (exact.csv, exact.cut) == ("n\n0\n1\n", False)


def test_the_limits_are_options(results: Path) -> None:
    cut = presswatch("query", "SELECT release_id FROM releases ORDER BY 1", "-r", str(results), "--rows", "3")
    assert (cut.returncode, len(cut.stdout.splitlines())) == (1, 4)
    assert "there are more than 3 rows" in cut.stderr
    late = presswatch("query", ENDLESS, "-r", str(results), "--seconds", "0.2")
    assert (late.returncode, late.stdout) == (2, "") and "no answer within 0.2 seconds" in late.stderr


def test_a_damaged_database_is_no_mistake_of_the_query(results: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(results / "store.duckdb", tmp_path))
    with duckdb.connect(store, read_only=True) as database:
        places = "SELECT max(block_id) FROM pragma_storage_info('main.releases') WHERE persistent AND block_id >= 0"
        (block,) = database.execute(places).fetchall()[0]
    with store.open("r+b") as handle:
        handle.seek(HEADS + block * BLOCK + BLOCK // 2)
        handle.write(bytes(range(64)))
    with pytest.raises(NoSuchResults, match=r"is damaged \(.*checksum"), open_results(tmp_path) as database:
        answer(database, "SELECT * FROM releases")
