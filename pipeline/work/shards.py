"""What workers find, as Parquet shards: one file for each batch, so that rows need not pass through the process that keeps the
database.

A shard has a row for each release: its id, the annotation that is new with its key, and for every kind of row the list of those
that were found. A worker leaves it where the run finds it and hands back its name, which is the digest of its bytes. Where there
is no such place, or it cannot be written, the bytes are handed back themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import accumulate

import pyarrow as pa

from pipeline.folders.remote import location
from pipeline.work.extracting import Account, Extract, Extracted, Unread

SUFFIX = ".parquet"
RELEASE, KEY, ANNOTATION = "release_id", "key", "annotation"


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard: its name, the kinds of row that are in it, by their tables, and its bytes where it has not been left anywhere."""

    name: str
    tables: tuple[str, ...]
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Left(Account):
    """What a batch of releases came to, its rows in a shard."""

    shard: Shard


@dataclass(frozen=True)
class ExtractToShards:
    """Extraction whose rows are left in a folder, at any address, or handed back where this is empty."""

    work: Extract
    folder: str

    def __call__(self, batch: Sequence[Unread]) -> Left:
        return self.left(batch, self.work(batch))

    def lost(self, batch: Sequence[Unread]) -> Left:
        """What stands for releases that no worker survives."""
        return self.left(batch, self.work.lost(batch))

    def left(self, batch: Sequence[Unread], found: Extracted) -> Left:
        """The account of a batch in which this was found, which is left or handed back."""
        data = written(batch, found)
        name = sha256(data).hexdigest() + SUFFIX
        if self.folder:
            with suppress(OSError):
                (location(self.folder) / name).write_bytes(data)
                data = b""
        tables = tuple(kind.table for kind in found.tables)
        return Left(found.release_ids, found.stages, found.problems, Shard(name, tables, data))


def written(batch: Sequence[Unread], found: Extracted) -> bytes:
    """The bytes of a shard, which are the same for the same rows."""
    from pyarrow import parquet

    columns = {RELEASE: pa.array(found.release_ids, pa.string()), **_annotations(batch, found)}
    columns |= {kind.table: _lists(table, found.release_ids) for kind, table in found.tables.items()}
    sink = BytesIO()
    parquet.write_table(pa.table(columns), sink, compression="zstd", use_dictionary=False, write_statistics=False)
    return sink.getvalue()


def _annotations(batch: Sequence[Unread], found: Extracted) -> dict[str, pa.Array]:
    """The new annotations, each beside the first of the releases that have its text."""
    new = dict(zip(*(found.annotations[name].to_pylist() for name in ("key", "data")), strict=True))
    data = [new.pop(each.key, None) for each in batch]
    return {KEY: pa.array([each.key for each in batch], pa.string()), ANNOTATION: pa.array(data, pa.binary())}


def _lists(table: pa.Table, releases: Sequence[str]) -> pa.Array:
    """The rows of each release, without its id. They stand together in the table, in the order of the releases."""
    many = Counter(table[RELEASE].to_pylist())
    ends = accumulate((many[each] for each in releases), initial=0)
    rows = table.drop_columns([RELEASE]).to_struct_array().combine_chunks()
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), rows)
