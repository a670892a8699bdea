"""What is computed over the whole corpus: the table of every analysis, then every report.

A stage that fails costs its own table or its own files. What is made from a lost table says that it was left out;
everything else is computed and written, and the failure is a line among the problems like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa

from pipeline.catalogue import Catalogue, name_of, place_of
from pipeline.faults import fault, left_out
from pipeline.progress import Watcher
from pipeline.promises import broken_rows
from pipeline.results import RUN_FILE
from pipeline.rows import Problem, ReleaseRecord, Row
from pipeline.schema import schema, to_table
from pipeline.stages import Analysis, Report
from pipeline.store import Store, StoredTables
from pipeline.store_file import StoreError

Made = TypeVar("Made")


class Computation:
    """The analyses and reports of one run. `problems` grows by what fails; `failed` names the stages, as room.name."""

    def __init__(self, catalogue: Catalogue, store: Store, problems: Iterable[Problem], watcher: Watcher) -> None:
        self.tables = StoredTables(store, catalogue.kinds())
        self.problems = list(problems)
        self.failed: list[str] = []
        self._catalogue = catalogue
        self._store = store
        self._watcher = watcher
        self._lost: set[type[Row]] = set()

    def analyse(self) -> None:
        """Stores the table of every analysis; that of one that failed is empty."""
        self._watcher.begin("analysing", len(self._catalogue.analyses))
        for analysis in self._catalogue.analyses:
            self._watcher.doing(name_of(analysis))
            self.tables.keep(analysis.needs)
            table = self._attempt(analysis, partial(self._table, analysis))
            if table is None:
                self._lost.add(analysis.makes)
            self._store.replace({analysis.makes: schema(analysis.makes).empty_table() if table is None else table})
            self._watcher.advance(1)

    def report(self, folder: Path) -> list[str]:
        """Writes every report; returns the paths written, relative to the results folder. Of one that failed none is left."""
        self._watcher.begin("reporting", len(self._catalogue.reports))
        written: list[Path] = []
        for report in self._catalogue.reports:
            self._watcher.doing(name_of(report))
            paths = self._attempt(report, partial(report.write, folder, self.tables))
            if paths is None:
                _take_away(folder, set(written))
            written += paths or []
            self._watcher.advance(1)
        return [path.relative_to(folder).as_posix() for path in written]

    def _attempt(self, stage: Analysis | Report, work: Callable[[], Made]) -> Made | None:
        """What the stage makes; None, and a problem, where it fails or lacks what it is made from."""
        lacking = [kind.table for kind in stage.needs if kind in self._lost]
        if lacking:
            self._fail(stage, _left_out(stage, lacking))
            return None
        try:
            return work()
        except StoreError:  # no fault of the stage: every other one would fail as well
            raise
        except Exception as error:
            self._fail(stage, fault(place_of(stage), name_of(stage), error))
            return None

    def _table(self, analysis: Analysis) -> pa.Table:
        """The table of an analysis, without the rows that break a promise."""
        kind, columns = analysis.makes, schema(analysis.makes)
        frame = analysis.analyse(self.tables)[columns.names]
        table = pa.Table.from_pandas(frame, schema=columns, preserve_index=False)
        releases = self.tables[ReleaseRecord]
        broken = broken_rows(kind, table, dict(zip(releases["release_id"], releases["text"], strict=True)))
        self._tell(left_out(place_of(analysis), name_of(analysis), broken))
        return table.take(np.setdiff1d(np.arange(table.num_rows), list(broken))) if broken else table

    def _fail(self, stage: Analysis | Report, problem: Problem) -> None:
        self.failed.append(place_of(stage))
        self._tell([problem])

    def _tell(self, problems: list[Problem]) -> None:
        """Problems are in their table as soon as they are known, for the reports that list them."""
        if problems:
            self.problems = in_order([*self.problems, *problems])
            self._store.replace({Problem: to_table(Problem, self.problems)})
            self.tables.forget(Problem)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems as they are listed: each once, by input."""
    return sorted(set(problems), key=lambda each: (each.source, each.stage, each.problem))


def _left_out(stage: Analysis | Report, lacking: list[str]) -> Problem:
    return Problem(
        source=place_of(stage),
        stage=name_of(stage),
        problem=f"left out, for it is made from what a failed stage did not make: {', '.join(lacking)}",
        remedy="mend what failed first",
    )


def _take_away(folder: Path, written: set[Path]) -> None:
    """Takes away what a failed report has written: files younger than run.json that belong to no other report."""
    began = (folder / RUN_FILE).stat().st_mtime_ns
    for path in (path for part in ("tables", "charts", "report") for path in (folder / part).rglob("*")):
        if path.is_file() and path not in written and path.stat().st_mtime_ns >= began:
            path.unlink(missing_ok=True)
