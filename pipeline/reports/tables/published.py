"""The tables of a run that are results, as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.rows import Row, is_result
from pipeline.schema import schema
from pipeline.stages import Tables


def results(tables: Tables) -> Iterator[tuple[type[Row], pa.Table]]:
    """The result tables that hold rows, by name of table, typed and described as `schema` says."""
    for kind in sorted(filter(is_result, tables), key=lambda kind: kind.table):
        frame = tables[kind]
        if len(frame):
            yield kind, pa.Table.from_pandas(frame, schema=schema(kind), preserve_index=False)
