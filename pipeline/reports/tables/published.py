"""The tables of a run that are results."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from pipeline.rows import Row, is_result
from pipeline.rows.schema import schema
from pipeline.stages import Tables


def result_kinds(tables: Tables) -> list[type[Row]]:
    """The kinds of row of a run whose tables are results, by name of table."""
    return sorted(filter(is_result, tables), key=lambda kind: kind.table)


def as_result(kind: type[Row], rows: pd.DataFrame) -> pa.Table:
    """Rows of a table, typed and described as `schema` says."""
    return pa.Table.from_pandas(rows, schema=schema(kind), preserve_index=False)
