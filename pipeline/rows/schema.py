"""The Arrow schema of a kind of row, from its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

_ARROW: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary()}


def schema(kind: type[Any]) -> pa.Schema:
    """The Arrow schema of a row kind (or of any dataclass of plain fields), meanings in the fields' metadata."""
    return _schema(kind)  # type: ignore[arg-type]  # a class can be hashed


@cache
def _schema(kind: type[Any]) -> pa.Schema:
    hints = get_type_hints(kind, include_extras=True)
    return pa.schema([_field(f.name, hints[f.name]) for f in fields(kind)])


SQL_TYPES = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "binary": "BLOB"}


def columns_of(kind: type[Any]) -> str:
    """The columns of a kind as the database declares them."""
    return ", ".join(f'"{column.name}" {SQL_TYPES[str(column.type)]}' for column in schema(kind))


def to_table(kind: type[Any], rows: Iterable[Any]) -> pa.Table:
    """Rows of one kind as an Arrow table."""
    rows, columns = list(rows), schema(kind)
    return pa.table([pa.array([getattr(row, n) for row in rows], columns.field(n).type) for n in columns.names], schema=columns)


def _field(name: str, hint: Any) -> pa.Field:
    meaning = ""
    if get_origin(hint) is Annotated:
        hint, meaning, *_ = get_args(hint)
    nullable = get_origin(hint) in (Union, UnionType)
    plain = next(a for a in get_args(hint) if a is not type(None)) if nullable else hint
    return pa.field(name, _ARROW[plain], nullable=nullable, metadata={"meaning": str(meaning)})
