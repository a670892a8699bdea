"""What every row promises, whatever a model said of the words: it quotes its release, and every column holds what it may hold.

A row that breaks a promise is a fault of the stage that made it; it is left out and named, and the rest is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.rows import Known, Row, Start, TermFound

Columns = Mapping[str, Sequence[Any]]
"""Column → its values, a row at each place."""
Broken = Iterator[tuple[int, str]]
"""Place of a row, and the promise that it breaks."""

PLACED = frozenset({"release_id", "start", "end", "text", "form"})
"""Columns that are held against the text of a release, or against each other."""
AT_ONCE = 20_000
"""So many rows of a table are looked at together."""


def broken(kind: type[Row], columns: Columns, texts: Mapping[str, str]) -> dict[int, str]:
    """Place → the promise that the row there breaks; `texts` holds the text of each release."""
    return _first_of(_every(kind, _columns(kind), columns, texts))  # type: ignore[arg-type]


def broken_by(rows: Sequence[Row], texts: Mapping[str, str]) -> dict[int, str]:
    """The same of rows of any kinds."""
    places: dict[type[Row], list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(type(row), []).append(place)
    found: dict[int, str] = {}
    for kind, own in places.items():
        columns = {field.name: [getattr(rows[place], field.name) for place in own] for field in fields(kind)}
        found |= {own[at]: promise for at, promise in broken(kind, columns, texts).items()}
    return found


def broken_rows(kind: type[Row], table: pa.Table, texts: Mapping[str, str]) -> dict[int, str]:
    """The same of a whole table, a piece of it at a time; values are not looked at one by one in columns that hold what they may
    at a glance."""
    doubtful = [column for column in _columns(kind) if not column.keeps(table[column.name])]  # type: ignore[arg-type]
    if not doubtful and not has_place(kind):  # type: ignore[arg-type]
        return {}
    looked_at = table.select([name for name in table.column_names if name in {*PLACED, *(column.name for column in doubtful)}])
    found: dict[int, str] = {}
    for start in range(0, table.num_rows, AT_ONCE):
        columns = looked_at.slice(start, AT_ONCE).to_pydict()
        for place, promise in _first_of(_every(kind, doubtful, columns, texts)).items():
            found[start + place] = promise + _where(columns, place)
    return found


def _where(columns: Columns, place: int) -> str:
    return f", in the release {columns['release_id'][place]!r}" if "release_id" in columns else ""


def _first_of(every: Broken) -> dict[int, str]:
    """The first promise that each row breaks."""
    found: dict[int, str] = {}
    for place, promise in every:
        found.setdefault(place, promise)
    return found


def _every(kind: type[Row], doubtful: Iterable[_Column], columns: Columns, texts: Mapping[str, str]) -> Broken:
    """`doubtful`: the columns whose values are looked at one by one."""
    for column in doubtful:
        yield from column.broken(columns[column.name])
    if has_place(kind):  # type: ignore[arg-type]
        yield from _misplaced(columns, texts)
    if issubclass(kind, TermFound):
        yield from _unequal(columns)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a kind: the types that its values may be of, and the values where they are known."""

    name: str
    types: tuple[type, ...]
    known: Known | None
    limit: float

    def keeps(self, values: pa.ChunkedArray) -> bool:
        """Whether none of the values, which are of the type that the schema has for them, breaks a promise."""
        if values.null_count and type(None) not in self.types:
            return False
        given = values.drop_null()
        if self.known:
            return bool(pc.all(pc.is_in(given, pa.array(self.known, given.type)), min_count=0).as_py())
        if pa.types.is_floating(given.type) or pa.types.is_integer(given.type):
            inside = pc.less(pc.abs(given.cast(pa.float64())), float(self.limit))
            return bool(pc.all(inside, min_count=0).as_py())
        return True

    def broken(self, values: Sequence[Any]) -> Broken:
        for place, value in enumerate(values):
            if not isinstance(value, self.types):
                yield place, f"{self.name} is {type(value).__name__}, not {' or '.join(each.__name__ for each in self.types)}"
            elif isinstance(value, int | float) and not -self.limit < value < self.limit:
                yield place, f"{self.name} is no number that a table can hold"
            elif self.known and value is not None and value not in self.known:
                yield place, f"{self.name} is {value!r}, not {self.known}"


@cache
def has_place(kind: type[Row]) -> bool:
    """Whether rows of a kind quote their release, whose text they are held against."""
    return bool(get_type_hints(kind, include_extras=True).get("start") == Start)


@cache
def _columns(kind: type[Row]) -> tuple[_Column, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(kind))


def _column(name: str, hint: Any) -> _Column:
    known = None
    if get_origin(hint) is Annotated:
        hint, meaning, *_ = get_args(hint)
        known = meaning if isinstance(meaning, Known) else None
    types = get_args(hint) or (hint,)
    if float in types:
        return _Column(name, (*types, int), known, sys.float_info.max)
    return _Column(name, types, known, 2**63)


def _misplaced(columns: Columns, texts: Mapping[str, str]) -> Broken:
    """Rows that do not lie in their release, or do not quote it."""
    places = zip(columns["release_id"], columns["start"], columns["end"], strict=True)
    for place, (release_id, start, end) in enumerate(places):
        if release_id not in texts:
            yield place, f"there is no release {release_id!r}"
        elif not (type(start) is type(end) is int and 0 <= start < end <= len(texts[release_id])):
            yield place, f"{start} to {end} is no place in its release"
        elif "text" in columns and columns["text"][place] != texts[release_id][start:end]:
            yield place, "its text is not what stands at its place"


def _unequal(columns: Columns) -> Broken:
    """Terms whose form has not a word for each word of the text, which is what counts and spellings are made from."""
    for place, (text, form) in enumerate(zip(columns["text"], columns["form"], strict=True)):
        if _shape(text) != _shape(form):
            yield place, f"its form {form!r} has not a word for each word of its text"


def _shape(words: Any) -> list[int]:
    """For each blank-separated word how many hyphens part it."""
    return [word.count("-") for word in str(words).split(" ")]
