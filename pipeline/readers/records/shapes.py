"""Where in a JSON file the releases are: it is one, or holds them in a list, by their ids, or column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any

from pipeline.readers.shared.fields import DEPTH, Names, chain_of
from pipeline.readers.shared.values import bare, key


def records_in(found: Any, names: Names, summaries: Names) -> list[Any] | None:
    """The records of a loaded file, given the names of fields for texts and their summaries; None where it is one record."""
    if isinstance(found, list):
        return _from_rows(found, names) or found
    if not isinstance(found, Mapping):
        return None
    columns = _from_columns(found, names)
    if columns is not None or chain_of(found, names):
        return columns
    return _inside(found, names) or _inside(found, summaries) or _only_list(found)


def _inside(found: Mapping[str, Any], names: Names) -> list[Any] | None:
    """The lists on the first level that has any of releases."""
    for level in _levels(found):
        lists = [each for holder in level for each in _lists(holder, names)]
        if lists:
            return list(chain.from_iterable(lists))
    return None


def _levels(found: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    """An object by itself, then the objects within it, then those within these."""
    level = [found]
    for _ in range(DEPTH):
        yield level
        level = [inner for holder in level for inner in holder.values() if isinstance(inner, Mapping)]


def _only_list(found: Mapping[str, Any]) -> list[Any] | None:
    """What a single list of objects holds, for want of better."""
    plain = [value for value in found.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
    return plain[0] if len(plain) == 1 else None


def _lists(holder: Mapping[str, Any], names: Names) -> Iterator[list[Any]]:
    """The lists of releases in an object, and its own values where all of them are releases: records by their ids."""
    values = list(holder.values())
    if len(values) > 1 and all(isinstance(value, Mapping) and chain_of(value, names) for value in values):
        yield values
    for value in values:
        if isinstance(value, list) and any(isinstance(item, Mapping) and chain_of(item, names) for item in value):
            yield value


def _from_columns(found: Mapping[str, Any], names: Names) -> list[Any] | None:
    """Records that pandas writes column by column: {"text": {"0": …, "1": …}}, or columns and data apart."""
    data, columns = found.get("data"), found.get("columns")
    if isinstance(data, list) and isinstance(columns, list):
        return [dict(zip(map(str, columns), row, strict=False)) for row in data if isinstance(row, list)]
    rows = _shared_rows(list(found.values()))
    if not rows or not _known(found, names):
        return None
    return [{name: column[row] for name, column in found.items()} for row in rows]


def _shared_rows(columns: Sequence[Any]) -> list[str]:
    """The numbers of the rows, if all columns are objects of the same ones."""
    if not all(isinstance(column, Mapping) for column in columns):
        return []
    rows = list(columns[0]) if columns else []
    return rows if all(list(column) == rows for column in columns) and all(map(str.isdigit, rows)) else []


def _from_rows(found: list[Any], names: Names) -> list[Any] | None:
    """Records whose first row names the columns."""
    head, *rows = found or [None]
    if not rows or not all(isinstance(row, list) for row in found) or not _known(dict.fromkeys(map(str, head)), names):
        return None
    return [dict(zip(map(str, head), row, strict=False)) for row in rows]


def _known(found: Mapping[str, Any], names: Names) -> bool:
    keys: Set[str] = {form for name in found for form in (key(name), bare(key(name)))}
    return not keys.isdisjoint(map(key, names))
