"""The tables of a store: what analyses and reports of a run are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.given.tables import NO_VALUES, Source, asked, whole
from pipeline.rows import Row
from pipeline.stages import Kinds
from pipeline.store import Store


class Version:
    """Stands for a table whose rows stay the same."""


class StoredTables(Source):
    """The tables of a store, each loaded when it is first asked for."""

    def __init__(self, store: Store, kinds: Iterable[type[Row]]) -> None:
        self._store = store
        self._kinds = tuple(kinds)
        self._loaded: dict[type[Row], pd.DataFrame] = {}
        self._digests: dict[type[Row], str] = {}
        self._versions: dict[type[Row], Version] = {}

    def __getitem__(self, kind: type[Row]) -> pd.DataFrame:
        if kind not in self._kinds:
            raise KeyError(kind)
        if kind not in self._loaded:
            self._loaded[kind] = asked(self, whole(kind), kind)
        return self._loaded[kind]

    def ask(self, query: str, kinds: Kinds, values: Mapping[str, Any] = NO_VALUES) -> pa.RecordBatchReader:
        if unknown := [kind for kind in kinds if kind not in self._kinds]:
            raise KeyError(unknown[0])
        return self._store.ask(query, values)

    def version(self, kind: type[Row]) -> object:
        return self._versions.setdefault(kind, Version())

    def digest(self, kind: type[Row]) -> str:
        """A digest of a table's rows, whatever their order; empty where the run has no such table."""
        if kind not in self._kinds:
            return ""
        if kind not in self._digests:
            self._digests[kind] = self._store.digest(kind)
        return self._digests[kind]

    def forget(self, kind: type[Row]) -> None:
        """Frees a table that has changed."""
        self._loaded.pop(kind, None)
        self._digests.pop(kind, None)
        self._versions.pop(kind, None)

    def keep(self, kinds: Iterable[type[Row]]) -> None:
        """Frees the tables of all other kinds; they are loaded again if they are asked for again."""
        kept = set(kinds)
        self._loaded = {kind: frame for kind, frame in self._loaded.items() if kind in kept}
        self._versions = {kind: version for kind, version in self._versions.items() if kind in kept}
        pa.default_memory_pool().release_unused()

    def __iter__(self) -> Iterator[type[Row]]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)
