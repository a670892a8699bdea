"""What was made from what: it is made again exactly when its code, its settings or a table that it read has changed.

A table counts as changed when its rows have: what is computed again and comes out the same moves nothing that is made from it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.given.tables import NO_VALUES, Source
from pipeline.keeping.store_file import StoreError
from pipeline.keeping.stored_tables import StoredTables
from pipeline.keeping.written_files import Mark, all_there, marks
from pipeline.rows import Row
from pipeline.stages import Kinds
from pipeline.store import Store

MADE = "made "
"""What the names of the ledger's notes in the store begin with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What something was made from: the key of its code and settings, the digest of each table that it read, by name.

    `files` are those that it wrote, as it wrote them, by path inside the results folder; `drawn` is the digest of what they show.
    """

    key: str
    read: Mapping[str, str]
    files: Mapping[str, Mark] = field(default_factory=dict)
    drawn: str = ""


NEVER = Entry("", {})
"""What is to be made again whatever has changed."""


class Seen(Source):
    """The tables of a run, which notes those that are asked for."""

    def __init__(self, tables: StoredTables) -> None:
        self._tables = tables
        self._asked: set[type[Row]] = set()

    def __getitem__(self, kind: type[Row]) -> pd.DataFrame:
        self._asked.add(kind)
        return self._tables[kind]

    def ask(self, query: str, kinds: Kinds, values: Mapping[str, Any] = NO_VALUES) -> pa.RecordBatchReader:
        self._asked.update(kinds)
        return self._tables.ask(query, kinds, values)

    def version(self, kind: type[Row]) -> object:
        self._asked.add(kind)
        return self._tables.version(kind)

    def __iter__(self) -> Iterator[type[Row]]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def read(self) -> dict[str, str]:
        """The digest of each table that was asked for, by name; empty for one that the run does not have."""
        return {kind.table: self._tables.digest(kind) for kind in sorted(self._asked, key=lambda kind: kind.table)}


class Ledger:
    """The entries of a results folder, by what was made: the place of a stage, or of a piece of what it writes."""

    def __init__(self, store: Store, tables: StoredTables, folder: Path) -> None:
        self._store = store
        self._tables = tables
        self._folder = folder
        self._kinds = {kind.table: kind for kind in tables}
        self._entries = entries(store)
        self._used: set[str] = set()

    def is_current(self, name: str, key: str) -> bool:
        """Whether something would be made from the same, and what it wrote is there as it was written."""
        self._used.add(name)
        entry = self._entries.get(name, NEVER)
        same = entry.key == key and all(self._digest(table) == digest for table, digest in entry.read.items())
        return same and all_there(self._folder, entry.files)

    def is_drawn(self, name: str, drawn: str) -> bool:
        """Whether what it wrote shows this already, and is there as it was written."""
        entry = self._entries.get(name, NEVER)
        return entry.drawn == drawn and all_there(self._folder, entry.files)

    def files(self, name: str) -> list[str]:
        """The files that something wrote when it was last made, by path inside the results folder."""
        return list(self._entries.get(name, NEVER).files)

    def made(self, name: str, key: str, seen: Seen) -> dict[str, str]:
        """The note that is to be kept with what was made, in one transaction."""
        return self._noted(name, Entry(key, seen.read()))

    def failed(self, name: str) -> dict[str, str]:
        """The note that is to be kept where nothing was made."""
        return self._noted(name, NEVER)

    def wrote(self, name: str, key: str, seen: Seen, files: Iterable[str], drawn: str = "") -> None:
        """Enters files that were written, and takes away those that were written the last time and are no more.

        Raises StoreError where one is gone already.
        """
        try:
            written = marks(self._folder, files, self._entries.get(name, NEVER).files)
        except OSError as error:
            raise StoreError(f"{error.filename} was taken away while the run went on; run again") from None
        self._keep(name, Entry(key, seen.read(), written, drawn))

    def wrote_nothing(self, name: str) -> None:
        """Enters that nothing was written, for it failed; what was written the last time is taken away."""
        self._keep(name, NEVER)

    def forget_unused(self) -> None:
        """Takes away what is made no longer: entries that nobody has asked for, and their files."""
        unused = self._entries.keys() - self._used
        used = {path for name in self._used for path in self.files(name)}
        for name in unused:
            self._take_away(name, but=used)
        self._store.drop_notes(f"{MADE}{name}" for name in unused)

    def _keep(self, name: str, entry: Entry) -> None:
        self._take_away(name, but=entry.files)
        self._store.replace({}, self._noted(name, entry))

    def _noted(self, name: str, entry: Entry) -> dict[str, str]:
        self._entries[name] = entry
        return {f"{MADE}{name}": json.dumps(asdict(entry))}

    def _take_away(self, name: str, but: Container[str]) -> None:
        for path in self.files(name):
            if path not in but:
                (self._folder / path).unlink(missing_ok=True)

    def _digest(self, table: str) -> str:
        return self._tables.digest(self._kinds[table]) if table in self._kinds else ""


def entries(store: Store) -> dict[str, Entry]:
    """What was made when the store was last written, by name."""
    return {name: Entry(**json.loads(told)) for name, told in store.notes(MADE).items()}
