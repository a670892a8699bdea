"""The tables of a run that are results, as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.rows import Row, is_result
from pipeline.schema import schema
from pipeline.stages import Tables


def result_kinds(tables: Tables) -> list[type[Row]]:
    """The kinds of row of a run whose tables are results, by name of table."""
    return sorted(filter(is_result, tables), key=lambda kind: kind.table)


def as_result(kind: type[Row], tables: Tables) -> pa.Table:
    """A table, typed and described as `schema` says."""
    return pa.Table.from_pandas(tables[kind], schema=schema(kind), preserve_index=False)


def results(tables: Tables) -> Iterator[tuple[type[Row], pa.Table]]:
    """The result tables that hold rows, by name of table."""
    for kind in result_kinds(tables):
        if len(tables[kind]):
            yield kind, as_result(kind, tables)
