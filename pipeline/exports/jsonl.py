"""JSON lines: one release per line, with every row that was found in it under the name of its table."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.exports._records import filled
from pipeline.results import Record, Results, records
from pipeline.rows import ReleaseRecord
from pipeline.stages import Export

ENDS_OF_LINES = re.compile("[\x85\u2028\u2029]")
"""What some programs take for the end of a line, though JSON lets it stand in a text."""


@dataclass(frozen=True)
class JsonLines(Export):
    """One release a line, with every row that was found in it."""

    suffix: ClassVar[str] = ".jsonl"

    def write(self, file: Path, results: Results) -> None:
        """Releases in the order of their ids; offsets as in the tables."""
        releases = {row["release_id"]: row for row in records(ReleaseRecord, results[ReleaseRecord])}
        found: dict[str, dict[str, list[Record]]] = {release_id: {} for release_id in releases}
        for kind, frame in filled(results):
            if kind is not ReleaseRecord and "release_id" in frame:
                for row in records(kind, frame):
                    found[row.pop("release_id")].setdefault(kind.table, []).append(row)
        with file.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            for release_id in sorted(releases):
                line = json.dumps(releases[release_id] | found[release_id], ensure_ascii=False)
                out.write(ENDS_OF_LINES.sub(lambda end: f"\\u{ord(end[0]):04x}", line) + "\n")
