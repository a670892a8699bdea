"""`make faults`: runs that are killed at any moment leave nothing but work to go on with.

    python -m tests.bench.faults [ROUNDS]

Each round starts a run over the invented releases, every engine in turn, and kills it (SIGKILL) after a part of the time that
a whole run takes, drawn the same way every time. Five seconds later no worker may be alive, and a cluster may know of no work;
the run that follows must find the store sound and write the tables, byte for byte, of a run that was never killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from logging import CRITICAL
from pathlib import Path
from typing import NamedTuple

from distributed import LocalCluster

from pipeline.catalogue import discover
from pipeline.progress import SILENT
from pipeline.run import run
from pipeline.settings import load
from tests.conftest import INVENTED, ROOT, SPARED
from tests.engines.test_cluster import tasks_at
from tests.test_run import tables_of

ROUNDS = 200
FOR_WORKERS = 5.0
"""Seconds after which no worker may be alive."""
SETTINGS = """
[run]
engine = "{engine}"
batch_words = 1
skip = {spared}
[engines.cluster]
scheduler = "{scheduler}"
"""


def main() -> None:
    """Prints what each kind of failure has happened how often; exits with 1 if any has."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    draw = random.Random(rounds)
    engines = list(discover("engines"))
    found: Counter[str] = Counter()
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=CRITICAL)
    with tempfile.TemporaryDirectory() as name, cluster:
        folder, scheduler = Path(name), cluster.scheduler_address
        seconds = {engine: _seconds_of(_started(folder / engine, engine, scheduler)) for engine in engines}
        whole = tables_of(folder / "serial" / "results")
        for number in range(rounds):
            engine = engines[number % len(engines)]
            after = draw.uniform(0, seconds[engine])
            failures = _round(_started(folder / str(number), engine, scheduler), after, scheduler, whole)
            found.update(failures or ["whole"])
            print(f"{number + 1} of {rounds}: {engine}, killed after {after:.1f} s: {', '.join(failures) or 'whole'}", flush=True)
    print(", ".join(f"{count} {what}" for what, count in sorted(found.items())))
    raise SystemExit(found["whole"] != rounds)


class _Started(NamedTuple):
    """A run, and the folder of its settings and results."""

    process: subprocess.Popen[bytes]
    folder: Path


def _started(folder: Path, engine: str, scheduler: str) -> _Started:
    """A run in a session of its own, so that all its processes can be found."""
    folder.mkdir()
    for name in (engine, "serial"):
        settings = SETTINGS.format(engine=name, spared=SPARED, scheduler=scheduler)
        (folder / f"{name}.toml").write_text(settings, encoding="utf-8")
    command = ["run", str(INVENTED), "--out", str(folder / "results"), "--settings", str(folder / f"{engine}.toml")]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", *command], cwd=ROOT, stdout=silent, stderr=silent, start_new_session=True
    )
    return _Started(process, folder)


def _seconds_of(started: _Started) -> float:
    """How long a run takes that nothing kills."""
    began = time.monotonic()
    started.process.wait()
    return time.monotonic() - began


def _round(started: _Started, after: float, scheduler: str, whole: dict[str, str]) -> list[str]:
    """What went wrong when a run was killed and another one went on."""
    process, folder = started
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    end = time.monotonic() + FOR_WORKERS
    failures = {
        "workers alive": _holds_at(end, lambda: _is_any_alive(process.pid)),
        "work left at the cluster": _holds_at(end, lambda: tasks_at(scheduler)),
    }
    results = folder / "results"
    summary = run(INVENTED, results, load(folder / "serial.toml"), SILENT)
    failures |= {
        "problems": bool(summary.problems),
        "a store set aside": any(results.glob("store.damaged*")),
        "other tables": tables_of(results) != whole,
    }
    return [what for what, happened in failures.items() if happened]


def _holds_at(end: float, what: Callable[[], object]) -> bool:
    """Whether something still holds at the end of the time; known earlier where it does not."""
    while what():
        if time.monotonic() > end:
            return True
        time.sleep(0.1)
    return False


def _is_any_alive(session: int) -> bool:
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main()
