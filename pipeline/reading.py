"""Reading a results folder's database: read-only, for the command line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.text import Text

from pipeline.store import FILE_NAME

# How a kind of row is marked.
STYLES = {
    "PERSON": "bold red",
    "AGENCY": "bold blue",
    "ORG": "bold cyan",
    "PLACE": "green",
    "LAW": "magenta",
    "dates": "underline yellow",
    "figures": "bold underline",
    "quotes": "italic",
}

# Table → what its rows are marked as: the name of a style, or the column that holds it.
MARKED = {"quotes": "'quotes'", "mentions": "label", "dates": "'dates'", "figures": "'figures'"}


class NoResults(Exception):
    """There are no results where they were looked for, or not the release asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as the store holds it."""

    release_id: str
    text: str


@contextmanager
def open_results(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that can reach no file but the store. Raises NoResults."""
    file = folder / FILE_NAME
    if not file.is_file():
        raise NoResults(f"there are no results in {folder}; run `presswatch run CORPUS --out {folder}` first")
    try:
        connection = duckdb.connect(
            file, read_only=True, config={"enable_external_access": "false", "lock_configuration": "true"}
        )
    except duckdb.Error:
        raise NoResults(f"{file} is in use by a run, or is no database of this program") from None
    try:
        yield connection
    finally:
        connection.close()


def answer(database: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows of a query as CSV. Raises duckdb.Error as the database says it."""
    buffer = io.StringIO()
    database.execute(sql).df().to_csv(buffer, index=False, lineterminator="\n")
    return buffer.getvalue()


def release_named(database: duckdb.DuckDBPyConnection, release_id: str) -> Listed:
    """A release by its id. Raises NoResults, naming the ids that come nearest."""
    rows = database.execute("SELECT release_id, text FROM releases WHERE release_id = ?", [release_id]).fetchall()
    if not rows:
        near = database.execute(
            "SELECT release_id FROM releases ORDER BY levenshtein(release_id, ?), release_id LIMIT 3", [release_id]
        )
        raise NoResults(f"no release {release_id!r}; the nearest are: {', '.join(name for (name,) in near.fetchall())}")
    return Listed(*rows[0])


def marked(database: duckdb.DuckDBPyConnection, release: Listed) -> Text:
    """The text of a release with its rows marked, and a legend."""
    text = Text(release.text)
    counts = dict.fromkeys(STYLES, 0)
    present = {name for (name,) in database.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    for table, label in MARKED.items():
        if table in present:
            rows = database.execute(f'SELECT {label}, start, "end" FROM {table} WHERE release_id = ?', [release.release_id])
            for name, start, end in rows.fetchall():
                text.stylize(STYLES[name], start, end)
                counts[name] += 1
    legend = Text("  ").join(Text(f"{name} {number}", style=STYLES[name]) for name, number in counts.items() if number)
    return Text("\n\n").join([text, legend])
