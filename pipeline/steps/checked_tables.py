"""The table of an analysis as it is stored: piece by piece, without the rows that break a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from pipeline.given.tables import asked
from pipeline.rows import ReleaseRecord
from pipeline.rows.promises import broken_rows, has_place
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Tables

AT_ONCE = 5_000
"""So many rows are a piece; the texts of their releases are in memory together."""
TEXTS = "SELECT release_id, text FROM releases WHERE release_id IN (SELECT unnest($ids))"


@dataclass
class Checked:
    """What an analysis makes of tables; `broken` grows as it is made: place of a row → the promise that it breaks."""

    analysis: Analysis
    tables: Tables
    broken: dict[int, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[pa.Table]:
        columns, place = schema(self.analysis.makes), 0
        for frame in self.analysis.parts(self.tables):
            table = pa.Table.from_pandas(frame[columns.names], schema=columns, preserve_index=False)
            for start in range(0, table.num_rows, AT_ONCE):
                piece = table.slice(start, AT_ONCE)
                yield self._kept(piece, place)
                place += piece.num_rows

    def _kept(self, piece: pa.Table, place: int) -> pa.Table:
        """A piece without the rows that break a promise; its first row has this place."""
        kind = self.analysis.makes
        broken = broken_rows(kind, piece, self._texts(piece) if has_place(kind) else {})  # type: ignore[arg-type]
        self.broken.update({place + at: promise for at, promise in broken.items()})
        return piece.take(np.setdiff1d(np.arange(piece.num_rows), list(broken))) if broken else piece

    def _texts(self, piece: pa.Table) -> dict[str, str]:
        """release_id → the text that rows which point into it are held against."""
        texts = asked(self.tables, TEXTS, ReleaseRecord, ids=piece["release_id"].unique().to_pylist())
        return dict(zip(texts["release_id"], texts["text"], strict=True))
