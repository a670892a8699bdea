"""What is computed over the whole corpus: the table of every analysis, and every report; what is current stays.

A stage that fails costs its own table or its own files. What is made from a lost table says that it was left out;
everything else is computed and written, and the failure is a line among the problems like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pandas as pd

from pipeline.catalogue import Catalogue, name_of, place_of
from pipeline.faults import fault, left_out
from pipeline.keeping.ledger import Ledger, Seen
from pipeline.keeping.store_file import StoreError
from pipeline.keeping.stored_tables import StoredTables
from pipeline.progress import Watcher
from pipeline.results import RUN_FILE
from pipeline.rows import STALE, Problem, Review, Row
from pipeline.rows.schema import schema, to_table
from pipeline.stages import Analysis, DrawnReport, Piece, Report, Tables, Workers, placed
from pipeline.steps.checked_tables import Checked
from pipeline.store import Store
from pipeline.work.batches import batches
from pipeline.work.drawing import PER_BATCH, Commission, Drawn, draw, lost
from pipeline.work.keys import KnownCode, stage_key, text_digest
from pipeline.work.reached import Place

JUDGES = (Place("pipeline.steps.checked_tables", "Checked"),)
"""What decides beside an analysis which of its rows are stored."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be drawn, by which code and settings, and read off which tables."""

    commission: Commission
    key: str
    seen: Seen

    def shows(self) -> str:
        """A digest of what is to be seen and of what draws it."""
        return f"{self.key} {self.commission.digest()}"


class Computation:
    """The analyses and reports of one run. `problems` grows by what fails; `failed` names the stages, as room.name."""

    def __init__(
        self,
        catalogue: Catalogue,
        store: Store,
        folder: Path,
        code: KnownCode,
        problems: Iterable[Problem],
        workers: Workers,
        watcher: Watcher,
    ) -> None:
        self.tables = StoredTables(store, catalogue.kinds())
        self.problems = list(problems)
        self.failed: list[str] = []
        self._catalogue = catalogue
        self._store = store
        self._folder = folder
        self._code = code
        self._workers = workers
        self._watcher = watcher
        self._ledger = Ledger(store, self.tables, folder)
        self._lost: set[type[Row]] = set()

    def analyse(self) -> None:
        """Brings the table of every analysis up to date, that of one that failed is empty; and what is drawn of them, by the
        workers, while others are computed."""
        self._watcher.begin("analysing", len(self._catalogue.analyses) + len(self._drawn))
        due: dict[str, Due] = {}
        with closing(self._workers.map(draw, self._commissions(due), lost)) as done:
            for drawn in chain.from_iterable(done):
                self._place(drawn, due[place_of(drawn.report)])
                self._watcher.advance(1)
        self._tell(stale_corrections(self.tables))

    def report(self) -> list[str]:
        """Brings every other report up to date; returns the files of all, by path inside the results folder.

        Of a report that failed no file is left, nor is one that an earlier run wrote and this one does not.
        """
        reports = [report for report in self._catalogue.reports if not isinstance(report, DrawnReport)]
        written = [path for report in self._drawn for path in self._ledger.files(place_of(report))]
        self._watcher.begin("reporting", len(reports))
        for report in reports:
            self._watcher.doing(name_of(report))
            self.tables.keep(())
            for piece in report.pieces(self.tables):
                written += self._piece(report, piece, written)
            self._watcher.advance(1)
        self._ledger.forget_unused()
        return written

    @property
    def _drawn(self) -> list[DrawnReport]:
        return [report for report in self._catalogue.reports if isinstance(report, DrawnReport)]

    def _commissions(self, due: dict[str, Due]) -> Iterator[list[Commission]]:
        """What is to be drawn, as soon as the tables are computed that it is read off; it is noted in `due`."""
        yield from self._ready(0, due)
        for number, analysis in enumerate(self._catalogue.analyses, start=1):
            self._compute(analysis)
            yield from self._ready(number, due)

    def _ready(self, analyses: int, due: dict[str, Due]) -> Iterator[list[Commission]]:
        """What is to be drawn from tables that are there after so many analyses, and not before."""
        ready = [report for report in self._drawn if self._wait_of(report) == analyses]
        return batches(self._wanted(ready, due), lambda _: 1, PER_BATCH)

    def _wait_of(self, report: DrawnReport) -> int:
        """After how many analyses the tables are there that a report needs."""
        made = [analysis.makes for analysis in self._catalogue.analyses]
        return max((made.index(kind) + 1 for kind in report.needs if kind in made), default=0)

    def _wanted(self, reports: Iterable[DrawnReport], due: dict[str, Due]) -> Iterator[Commission]:
        """What is to be drawn for some reports, which is noted in `due`; nothing for one that shows what is to be seen."""
        for report in reports:
            self._watcher.doing(name_of(report))
            if wanted := self._due(report):
                due[place_of(report)] = wanted
                yield wanted.commission
            else:
                self._watcher.advance(1)

    def _compute(self, analysis: Analysis) -> None:
        """Brings the table of an analysis up to date."""
        self._watcher.doing(name_of(analysis))
        key = stage_key(analysis, self._code, *JUDGES)
        if not self._ledger.is_current(place_of(analysis), key) or self._lacking(analysis):
            self._analyse(analysis, key)
        self._watcher.advance(1)

    def _due(self, report: DrawnReport) -> Due | None:
        """What is to be drawn for a report, and what that was read off; None where nothing is."""
        name, key = place_of(report), stage_key(report, self._code)
        if self._ledger.is_current(name, key) and not self._lacking(report):
            return None
        seen, failures = Seen(self.tables), len(self.failed)
        drawing = self._attempt(report, partial(report.drawing, seen))
        if len(self.failed) > failures:
            self._ledger.wrote_nothing(name)
        elif drawing is None:
            self._ledger.wrote(name, key, seen, ())
        else:
            due = Due(Commission(report, drawing), key, seen)
            if not self._ledger.is_drawn(name, due.shows()):
                return due
            self._ledger.wrote(name, key, seen, drawing.files, due.shows())
        return None

    def _place(self, drawn: Drawn, due: Due) -> None:
        """Writes what was drawn."""
        name = place_of(drawn.report)
        if drawn.problem:
            self._fail(drawn.report, drawn.problem)
            self._ledger.wrote_nothing(name)
            return
        placed(self._folder, drawn.files, drawn.contents)
        self._ledger.wrote(name, due.key, due.seen, drawn.files, due.shows())

    def _analyse(self, analysis: Analysis, key: str) -> None:
        """Computes a table and stores it with what it was made from; a table that lacks rows is made again by the next run."""
        self.tables.keep(analysis.needs)
        seen, name = Seen(self.tables), place_of(analysis)
        table = Checked(analysis, seen)

        def told() -> dict[str, str]:
            return self._ledger.failed(name) if table.broken else self._ledger.made(name, key, seen)

        if self._attempt(analysis, partial(self._store.replace_with, analysis.makes, table, told)) is None:
            self._lost.add(analysis.makes)
            self._store.replace({analysis.makes: schema(analysis.makes).empty_table()}, self._ledger.failed(name))
        self._tell(left_out(name, name_of(analysis), table.broken))
        self.tables.forget(analysis.makes)

    def _piece(self, report: Report, piece: Piece, others: Iterable[str]) -> list[str]:
        """The files of a piece of a report, which is written where it is not current; `others` are those written before."""
        name = f"{place_of(report)} {piece.name}".strip()
        key = f"{stage_key(report, self._code)} {text_digest(report.beside(self._folder))}"
        if self._ledger.is_current(name, key) and not self._lacking(report):
            return self._ledger.files(name)
        seen = Seen(self.tables)
        paths = self._attempt(report, partial(piece.write, self._folder, seen))
        if paths is None:
            _take_away(self._folder, {self._folder / path for path in others})
            self._ledger.wrote_nothing(name)
        else:
            self._ledger.wrote(name, key, seen, [path.relative_to(self._folder).as_posix() for path in paths])
        return self._ledger.files(name)

    def _attempt(self, stage: Analysis | Report, work: Callable[[], Made]) -> Made | None:
        """What the stage makes; None, and a problem, where it fails or lacks what it is made from."""
        if lacking := self._lacking(stage):
            self._fail(stage, _left_out(stage, lacking))
            return None
        self._store.take_more_memory()
        try:
            return work()
        except StoreError:  # no fault of the stage: every other one would fail as well
            raise
        except Exception as error:
            self._fail(stage, fault(place_of(stage), name_of(stage), error))
            return None

    def _lacking(self, stage: Analysis | Report) -> list[str]:
        """The tables that a stage needs and that were not made."""
        return [kind.table for kind in stage.needs if kind in self._lost]

    def _fail(self, stage: Analysis | Report, problem: Problem) -> None:
        stages = [place_of(each) for each in (*self._catalogue.analyses, *self._catalogue.reports)]
        self.failed = sorted([*self.failed, place_of(stage)], key=stages.index)  # whichever a worker was done with first
        self._tell([problem])

    def _tell(self, problems: list[Problem]) -> None:
        """Problems are in their table as soon as they are known, for the reports that list them."""
        if problems:
            self.problems = in_order([*self.problems, *problems])
            self._store.replace({Problem: to_table(Problem, self.problems)})
            self.tables.forget(Problem)


def stale_corrections(tables: Tables) -> list[Problem]:
    """A problem for each line of corrections.csv that fits nothing any more; none where nobody has looked."""
    reviews = tables[Review] if Review in tables else pd.DataFrame(columns=schema(Review).names)
    lines = reviews.loc[reviews["action"] == STALE, ["release", "name", "other", "note"]]
    return [_stale(", ".join(filter(None, line)), note) for *line, note in lines.itertuples(index=False)]


def _stale(line: str, note: str) -> Problem:
    return Problem(
        source="corrections.csv",
        stage="reviews",
        problem=f"a line fits nothing any more ({line}): {note}",
        remedy="put the line right, or take it out",
    )


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
