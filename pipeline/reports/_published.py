"""The tables of a run that are results, as Arrow tables, and which of their columns point at rows of others."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.results import is_result
from pipeline.rows import Entity, ReleaseRecord, Row, Topic, schema
from pipeline.stages import Tables

KEYS: dict[type[Row], str] = {ReleaseRecord: "release_id", Entity: "entity_id", Topic: "topic"}
"""Tables whose rows others point at, and the column they are known by."""

POINTERS: dict[str, type[Row]] = {column: kind for kind, column in KEYS.items()} | {
    "duplicate_of": ReleaseRecord,
    "speaker": Entity,
    "organisation": Entity,
    "entity_a": Entity,
    "entity_b": Entity,
}
"""Column → the kind of row that its values point at."""


def results(tables: Tables) -> Iterator[tuple[type[Row], pa.Table]]:
    """The result tables that hold rows, by name of table, typed and described as `rows.schema` says."""
    for kind in sorted(filter(is_result, tables), key=lambda kind: kind.table):
        frame = tables[kind]
        if len(frame):
            yield kind, pa.Table.from_pandas(frame, schema=schema(kind), preserve_index=False)
