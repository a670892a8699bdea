"""Time and memory of every analysis and report on a corpus of any size, without reading or annotating one.

    python -m tests.bench.size_of_analyses RESULTS NUMBER [--folder FOLDER] [--skip STAGE …]

A store of NUMBER releases is made of those of a run (see `resampled`); then all that is computed over a corpus is computed from
it, serially. Quoted for each stage: seconds of processor time, and the most memory while it was at work, in megabytes, of which
what the program holds when it has only opened the store. With `--folder` the store stays there, and is used again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.catalogue import Catalogue
from pipeline.given.tables import counted
from pipeline.keeping import record
from pipeline.keeping.store_file import FILE_NAME
from pipeline.progress import Silent
from pipeline.rows import ReleaseRecord
from pipeline.settings import Settings, load
from pipeline.steps.computing import Computation
from pipeline.store import Store
from pipeline.work.keys import KnownCode
from tests.bench.resampled import fill

MEASURE = "--measure"
"""The argument of the process that measures, which has not made the store."""


def main() -> None:
    """Prints a line for each stage, as it is done, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument(MEASURE, action="store_true")
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.folder, arguments.skip)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.folder or Path(name) / "results"
        if not (folder / FILE_NAME).exists():
            fill(folder, arguments.results, _settings([], folder)[1], arguments.number)
        again = [sys.executable, "-m", "tests.bench.size_of_analyses", *sys.argv[1:], "--folder", str(folder), MEASURE]
        raise SystemExit(subprocess.run(again, check=False).returncode)


def measure(folder: Path, skip: list[str]) -> None:
    """Computes everything over the store in a folder and prints what it cost."""
    settings, catalogue = _settings(skip, folder)
    with Store.open(folder, catalogue.kinds_found(), catalogue.kinds_computed()) as store:
        seen = Costs()
        computation = Computation(catalogue, store, folder, KnownCode(), (), catalogue.engine, seen)
        computation.analyse()
        record.tell(folder, record.of_run(folder, settings, catalogue, "", computation.tables))
        computation.report()
        seen.doing("")
        number = counted(computation.tables, ReleaseRecord)
    most, whole = max(most for _, most in seen.told.values()), sum(seconds for seconds, _ in seen.told.values())
    print(f"{number:,} releases: {whole:.1f} s, {most:.0f} MB, of these {seen.at_rest:.0f} before; {computation.failed or ''}")
    for problem in computation.problems[:5]:
        print(problem)


def _settings(skip: list[str], folder: Path) -> tuple[Settings, Catalogue]:
    """Settings for a serial run without some stages."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "settings.toml"
    file.write_text(f'[run]\nengine = "serial"\nskip = {skip}\n', encoding="utf-8")
    settings = load(file)
    return settings, settings.catalogue()


@dataclass
class Costs(Silent):
    """Notes what each stage costs: seconds of processor time, and the most memory in megabytes."""

    told: dict[str, tuple[float, float]] = field(default_factory=dict)
    at_rest: float = field(default_factory=lambda: _memory("VmRSS"))
    _stage: str = ""
    _name: str = ""
    _began: float = 0.0

    def begin(self, stage: str, total: int) -> None:
        self.doing("")
        self._stage = stage

    def doing(self, what: str) -> None:
        if self._name:
            self.told[self._name] = (time.process_time() - self._began, _memory("VmHWM"))
            print("{:35} {:8.1f} s {:8.0f} MB".format(self._name, *self.told[self._name]), flush=True)
        self._name = f"{self._stage}: {what}" if what else ""
        self._began = time.process_time()
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # the most is counted from here on


def _memory(what: str) -> float:
    """A line of what Linux tells of the process, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


if __name__ == "__main__":
    main()
