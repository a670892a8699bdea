"""What analyses and reports are given: the tables of a run, each whole, by what is asked of them, or some releases at a time.

>>> tables[NameFound]                                                     # doctest: +SKIP
>>> asked(tables, "SELECT label, count(*) AS names FROM names_found GROUP BY ALL ORDER BY ALL", NameFound)   # doctest: +SKIP
>>> for part in in_parts(tables, ReleaseRecord, TermFound): ...           # doctest: +SKIP

A whole table costs memory for every row, an answer for what it holds, a part for its releases. A question is SQL as DuckDB
speaks it; it names tables as the results do, says in which order its rows are to come, and is told which kinds it is about.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.rows import ReleaseRecord, Row
from pipeline.rows.schema import schema
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    import duckdb

Part = dict[type[Row], pd.DataFrame]
RELEASES = 500
"""So many releases are a part."""
NO_VALUES: Mapping[str, Any] = MappingProxyType({})


class Source(Mapping[type[Row], pd.DataFrame], ABC):
    """Tables that questions are asked of."""

    @abstractmethod
    def ask(self, query: str, kinds: Kinds, values: Mapping[str, Any] = NO_VALUES) -> pa.RecordBatchReader:
        """The answer to a question about the tables of some kinds. Raises KeyError for a kind that is not there."""

    @abstractmethod
    def version(self, kind: type[Row]) -> object:
        """What stands for a table as long as it is in use and its rows stay the same; something that can be watched."""


class Loaded(Source):
    """Tables in memory."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __getitem__(self, kind: type[Row]) -> pd.DataFrame:
        return self._tables[kind]

    def __iter__(self) -> Iterator[type[Row]]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def ask(self, query: str, kinds: Kinds, values: Mapping[str, Any] = NO_VALUES) -> pa.RecordBatchReader:
        with _database().cursor() as database:
            for kind in kinds:
                database.register(kind.table, _typed(kind, self._tables[kind]))
            answer: pa.Table = database.sql(query, params=dict(values)).to_arrow_table()
            return answer.to_reader()

    def version(self, kind: type[Row]) -> object:
        return self._tables[kind]


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One in memory for all questions about such tables, each asked over a cursor of its own, which knows no other's tables.

    To begin a database takes longer than most answers.
    """
    import duckdb

    return duckdb.connect(config={"threads": 1})


def source(tables: Tables) -> Source:
    """The tables as ones that questions are asked of."""
    return tables if isinstance(tables, Source) else Loaded(tables)


def asked(tables: Tables, query: str, *kinds: type[Row], **values: object) -> pd.DataFrame:
    """The answer to a question about the tables of some kinds, as a table; `values` stand in it as $name."""
    return _frame(source(tables).ask(query, kinds, values).read_all())


def counted(tables: Tables, kind: type[Row]) -> int:
    """How many rows a table has; none where there is no such table."""
    if not isinstance(tables, Source):
        return len(tables.get(kind, ()))
    return int(asked(tables, f"SELECT count(*) AS rows FROM {kind.table}", kind)["rows"].iloc[0]) if kind in tables else 0


def once_read(tables: Tables, kind: type[Row]) -> pd.DataFrame:
    """A whole table that is wanted once: those that questions are asked of do not keep it."""
    return asked(tables, whole(kind), kind) if isinstance(tables, Source) else tables[kind]


def heads(tables: Tables) -> pd.DataFrame:
    """The releases without their texts, which are most of what the table holds, in order of id."""
    if not isinstance(tables, Source):
        return tables[ReleaseRecord]
    return asked(tables, "SELECT * EXCLUDE (text) FROM releases ORDER BY release_id", ReleaseRecord)


def in_pieces(tables: Tables, rows: int, query: str, *kinds: type[Row], **values: object) -> Iterator[pd.DataFrame]:
    """The answer to a question, so many rows at a time; none where it has none."""
    left: list[pa.RecordBatch] = []
    for batch in source(tables).ask(query, kinds, values):
        left.append(batch)
        while (held := sum(each.num_rows for each in left)) >= rows:
            last = left.pop()
            kept = last.num_rows - (held - rows)
            yield _frame(pa.Table.from_batches([*left, last.slice(0, kept)]))
            left = [last.slice(kept)]
    if any(each.num_rows for each in left):
        yield _frame(pa.Table.from_batches(left))


Values = list[tuple[Any, ...]]
"""The values of some columns of some rows."""


def rows_of(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The values of some columns row by row, a sixth of the time of `itertuples` where they are text."""
    return zip(*(table[column].tolist() for column in columns), strict=True)


def by_release(table: pd.DataFrame, *columns: str) -> dict[str, Values]:
    """release_id → the values of its rows in some columns, in the order of the table."""
    found: dict[str, Values] = {}
    for release, *values in rows_of(table, "release_id", *columns):
        found.setdefault(release, []).append(tuple(values))
    return found


def whole(kind: type[Row]) -> str:
    """The question for every row of a table, in order of its columns."""
    return f"SELECT * FROM {kind.table} ORDER BY ALL"


def in_parts(tables: Tables, *kinds: type[Row]) -> Iterator[Part]:
    """Some releases at a time, in order of id, with all their rows of some kinds, those in order of their columns.

    The releases are those of the first kind; one that it does not have is in no part.
    """
    streams = {kind: _Stream(source(tables).ask(whole(kind), (kind,))) for kind in kinds}
    for ids in _ids(tables, kinds[0]):
        yield {kind: _frame(stream.up_to(ids)) for kind, stream in streams.items()}


def _ids(tables: Tables, kind: type[Row]) -> Iterator[pa.Array]:
    """The ids of the releases of each part."""
    answer = source(tables).ask(f"SELECT DISTINCT release_id FROM {kind.table} ORDER BY ALL", (kind,))
    ids = chain.from_iterable(batch.column(0).to_pylist() for batch in answer)
    while some := list(islice(ids, RELEASES)):
        yield pa.array(some, answer.schema.field(0).type)


class _Stream:
    """Rows in the order of release ids, taken from the front."""

    def __init__(self, rows: pa.RecordBatchReader) -> None:
        self._rows = (batch for batch in rows if batch.num_rows)
        self._left: pa.Table = rows.schema.empty_table()

    def up_to(self, ids: pa.Array) -> pa.Table:
        """The rows of these releases; those before the last of them that are not theirs are passed over."""
        pieces, last = [], ids[-1].as_py()
        while (piece := self._next(last)) is not None:
            pieces.append(piece.filter(pc.is_in(piece["release_id"], ids)))
        return pa.concat_tables([self._left.slice(0, 0), *pieces])

    def _next(self, last: str) -> pa.Table | None:
        """The rows at the front up to a release, as many as are in memory; None where there are no more."""
        if not self._left.num_rows:
            batch = next(self._rows, None)
            if batch is None:
                return None
            self._left = pa.Table.from_batches([batch])
        size = pc.sum(pc.less_equal(self._left["release_id"], last)).as_py() or 0
        front, self._left = self._left.slice(0, size), self._left.slice(size)
        return front if size else None


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(split_blocks=True, self_destruct=True)
    return frame


def _typed(kind: type[Row], frame: pd.DataFrame) -> Any:
    """A table that the database knows the types of, though it may be empty."""
    columns = pa.schema([field.with_nullable(True) for field in schema(kind) if field.name in frame.columns])
    return pa.Table.from_pandas(frame, schema=columns, preserve_index=False)
