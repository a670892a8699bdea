"""Reading a results folder, from a notebook or a program.

>>> from pipeline.results import Results
>>> results = Results("results")                # doctest: +SKIP
>>> results.entities.head()                     # doctest: +SKIP
>>> results.trace(results.figures.iloc[0])      # doctest: +SKIP
>>> results.release("ost-2022-02-17")           # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.faults import Refusal
from pipeline.rows import OF_THE_LATER, Entity, Relation, ReleaseRecord, Row, Sentence, Topic, is_result
from pipeline.rows.marks import Mark, css_class, marks_of, to_html, visible
from pipeline.rows.schema import schema
from pipeline.trace import Trace, trace

KEYS: dict[type[Row], str] = {ReleaseRecord: "release_id", Entity: "entity_id", Topic: "topic"}
"""Tables whose rows others point at, and the column they are known by."""

POINTERS: dict[str, type[Row]] = {column: kind for kind, column in KEYS.items()} | {
    "duplicate_of": ReleaseRecord,
    "speaker": Entity,
    "organisation": Entity,
    "entity_a": Entity,
    "entity_b": Entity,
    "actor_id": Entity,
}
"""Column → the kind of row that its values point at, in whatever table it stands."""

OF_ONE_TABLE: dict[type[Row], dict[str, type[Row]]] = {Entity: {"part_of": Entity}, Relation: {"other": Entity}}
"""The same of columns whose name means something else in other tables."""

EMPTY: dict[pa.DataType, Any] = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.bool_(): False}
RUN_FILE = "run.json"

Record = dict[str, Any]
"""A row as a dictionary; what is missing is None."""


class NoSuchResults(Refusal):
    """The folder holds no results, or not the release asked for; the message says what to do."""


def result_kinds(base: type[Row] = Row) -> Iterator[type[Row]]:
    """Every kind of row that has a table in the results, those of later kinds too."""
    for kind in base.__subclasses__():
        if is_result(kind):
            yield kind
        yield from result_kinds(kind)


def pointers(kind: type[Row]) -> Mapping[str, type[Row]]:
    """Column → the kind of row that its values point at, of a table; the column that its own rows are known by points at none."""
    return _pointers(kind)  # type: ignore[arg-type]  # a class can be hashed


@cache
def _pointers(kind: type[Row]) -> Mapping[str, type[Row]]:
    named = {f.name: POINTERS[f.name] for f in fields(kind) if f.name in POINTERS and f.name != KEYS.get(kind)}
    return named | OF_ONE_TABLE.get(kind, {})


def pointing(kind: type[Row], there: type[Row]) -> tuple[str, ...]:
    """The columns of a table whose values point at rows of another kind, or of its own."""
    return tuple(name for name, pointed in pointers(kind).items() if pointed is there)


def records(kind: type[Row], frame: pd.DataFrame) -> list[Record]:
    """The rows of a table, in its order."""
    rows: list[Record] = pa.Table.from_pandas(frame, schema=schema(kind), preserve_index=False).to_pylist()
    return rows


def before_and_after(relation: Record) -> tuple[str, str]:
    """The entity_id of the earlier and of the later of two bodies, by a row of relations that is none of a part."""
    one, other = relation["entity_id"], relation["other"]
    return (other, one) if relation["relation"] in OF_THE_LATER else (one, other)


def meaning(kind: type[Row], column: str) -> str:
    """What a column holds."""
    return str((schema(kind).field(column).metadata or {}).get(b"meaning", b"").decode())


def record_of(folder: Path) -> dict[str, Any]:
    """What run.json of a results folder tells: versions, settings, model, counts; empty where there is none.

    Raises NoSuchResults where it is damaged.
    """
    path = folder / RUN_FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise NoSuchResults(f"{path} is damaged; take it away and run `presswatch run CORPUS --out {folder}` again")
    return told


class Results(Mapping[type[Row], pd.DataFrame]):
    """The tables of a results folder, each loaded when it is asked for, by kind of row or by name: `results.entities`.

    A table that the run had no rows for is empty and has its columns. Raises NoSuchResults where there are no tables.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        if not (self.folder / "tables").is_dir():
            raise NoSuchResults(f"there are no results in {self.folder}; run `presswatch run CORPUS --out {self.folder}` first")
        self._kinds = {kind.table: kind for kind in result_kinds()}
        self._loaded: dict[type[Row], pd.DataFrame] = {}
        self._lacking: dict[type[Row], frozenset[str]] = {}

    def __getitem__(self, kind: type[Row]) -> pd.DataFrame:
        if not is_result(kind):
            raise KeyError(kind)
        if kind not in self._loaded:
            self._loaded[kind] = self._read(kind)
        return self._loaded[kind]

    def __iter__(self) -> Iterator[type[Row]]:
        return iter(sorted(self._kinds.values(), key=lambda kind: kind.table))

    def __len__(self) -> int:
        return len(self._kinds)

    def __getattr__(self, table: str) -> pd.DataFrame:
        kinds = self.__dict__.get("_kinds", {})
        if table not in kinds:
            raise AttributeError(f"the results have no table {table!r}; they have {', '.join(sorted(kinds))}")
        return self[kinds[table]]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._kinds]

    def __repr__(self) -> str:
        return f"Results({str(self.folder)!r}): {len(self[ReleaseRecord])} releases"

    @cached_property
    def record(self) -> dict[str, Any]:
        """What run.json tells: versions, settings, model, counts; empty where there is none."""
        return record_of(self.folder)

    def trace(self, row: pd.Series[Any]) -> Trace:
        """The sentence and the release that a row (one that has release_id, start and end) comes from."""
        place = row["release_id"], int(row["start"]), int(row["end"])
        return trace(*place, releases=self[ReleaseRecord], sentences=self[Sentence])

    def release(self, release_id: str) -> MarkedRelease:
        """A release with everything found in it; Jupyter shows it with its rows marked. Raises NoSuchResults."""
        own = self[ReleaseRecord][self[ReleaseRecord]["release_id"] == release_id]
        if own.empty:
            near = get_close_matches(release_id, self[ReleaseRecord]["release_id"], n=3, cutoff=0)
            raise NoSuchResults(f"no release {release_id!r} in {self.folder}; the nearest are: {', '.join(near)}")
        row = own.iloc[0]
        return MarkedRelease(release_id, row["title"], row["published"], row["text"], tuple(self._marks.get(release_id, ())))

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        return marks_of(self)

    def lacking(self, kind: type[Row]) -> frozenset[str]:
        """The columns of a table that results of an earlier version do not have; `self[kind]` has them filled in."""
        _ = self[kind]
        return self._lacking[kind]

    def _read(self, kind: type[Row]) -> pd.DataFrame:
        path = self.folder / "tables" / f"{kind.table}.parquet"
        columns = schema(kind)
        try:
            table = pq.read_table(path) if path.is_file() else columns.empty_table()
        except (OSError, pa.ArrowException):
            raise NoSuchResults(f"{path} is damaged; run `presswatch run CORPUS --out {self.folder}` again") from None
        self._lacking[kind] = frozenset(columns.names) - {*table.column_names}
        for field in fields(kind):
            if field.name in self._lacking[kind]:
                column = columns.field(field.name)
                value = EMPTY[column.type] if field.default is MISSING else field.default
                table = table.append_column(column, pa.repeat(pa.scalar(value, column.type), len(table)))
        frame: pd.DataFrame = table.select(columns.names).to_pandas()
        return frame


@dataclass(frozen=True, slots=True)
class MarkedRelease:
    """A release and its marks."""

    release_id: str
    title: str
    published: str
    text: str
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return visible(self.text)

    def _repr_html_(self) -> str:
        kinds = sorted({mark.kind for mark in self.marks})
        legend = " ".join(f'<mark class="k {css_class(kind)}">{visible(kind)}</mark>' for kind in kinds)
        body = to_html(self.text, self.marks)
        return f'<div class="presswatch"><style>{STYLE}</style><p>{legend}</p><div class="release">{body}</div></div>'


STYLE = """
.presswatch .release{white-space:pre-wrap;max-width:44em;line-height:1.7}
.presswatch .k{background:none;color:inherit;border-bottom:2px solid currentColor;padding:0 .1em}
.presswatch .k-person{background:#0072b233}.presswatch .k-agency{background:#e69f0044}.presswatch .k-org{background:#cc79a744}
.presswatch .k-place{background:#009e7333}.presswatch .k-law{background:#56b4e944}
.presswatch .k-dates{border-bottom-style:dotted}.presswatch .k-figures{border-bottom-style:double;border-bottom-width:4px}
.presswatch .k-topic-words{border-bottom:1px dotted}
.presswatch .k-quotes{border-bottom:0;font-style:italic}.presswatch .k-commitments{border-bottom:1px dashed currentColor}
"""
"""Every kind differs by more than colour; a later kind is underlined until it has a style."""
