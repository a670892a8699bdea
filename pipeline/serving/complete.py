"""Which results are whole: those of the last run that has ended, and none that a run is just writing.

A run writes run.json anew before its first file, without the list of its files, and with it when the last one is written. What is
read between two looks at the same list is of one run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.faults import Refusal
from pipeline.folders.seal import digest_of_file
from pipeline.keeping.record import DIGESTS
from pipeline.results import RUN_FILE, NoSuchResults, record_of

RELEASES = "tables/releases.parquet"


class NotWhole(Refusal):
    """The results are none of a run that has ended."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The results of a run that has ended: the digest of its run.json, its files and the digests of its tables."""

    folder: Path
    digest: str
    files: tuple[str, ...]
    tables: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> Whole:
        """Those of a folder. Raises NotWhole where there are none, or a run is writing them."""
        if not (folder / RUN_FILE).is_file():
            raise NotWhole(f"there are no results in {folder}; run `presswatch run CORPUS --out {folder}` first")
        digest, record = _read(folder)
        if "files" not in record:
            raise NotWhole(f"a run is writing the results in {folder}, or was ended when it did; wait for it, or run again")
        if RELEASES not in record["files"]:
            raise NotWhole(f"the results in {folder} have no tables; run again on releases, without leaving out reports.tables")
        return cls(folder, digest, tuple(record["files"]), record.get(DIGESTS, {}))

    def is_still_there(self) -> bool:
        """Whether the folder holds the results of the same run, as it left them."""
        try:
            return digest_of_file(self.folder / RUN_FILE) == self.digest
        except OSError:
            return False


def _read(folder: Path) -> tuple[str, dict[str, Any]]:
    try:
        return digest_of_file(folder / RUN_FILE), record_of(folder)
    except (OSError, NoSuchResults):
        raise NotWhole(f"{folder / RUN_FILE} cannot be read; a run may be writing it: wait for its end, or run again") from None
