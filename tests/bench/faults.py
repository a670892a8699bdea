"""`make faults`: runs that are killed at any moment leave nothing but work to go on with.

    python -m tests.bench.faults [ROUNDS]

Each round starts a run over the invented releases, every engine in turn, and kills it (SIGKILL) after a part of the time that
a whole run takes, drawn the same way every time. Five seconds later no worker may be alive; the run that follows must find the
store sound and write the tables, byte for byte, of a run that was never killed.
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
from pathlib import Path

from pipeline.catalogue import discover
from pipeline.progress import SILENT
from pipeline.run import run
from pipeline.settings import load
from tests.conftest import INVENTED, ROOT
from tests.test_run import tables_of

ROUNDS = 200
FOR_WORKERS = 5.0
"""Seconds after which no worker may be alive."""
SPARED = [f"reports.{name}" for name in discover("reports") if name != "tables"]
SETTINGS = '[run]\nengine = "{engine}"\nbatch_words = 1\nskip = {spared}\n'


def main() -> None:
    """Prints what each kind of failure has happened how often; exits with 1 if any has."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    draw = random.Random(rounds)
    engines = list(discover("engines"))
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, seconds = _whole_run(folder)
        for number in range(rounds):
            engine = engines[number % len(engines)]
            after = draw.uniform(0, seconds[engine])
            failures = _round(folder / str(number), engine, after, whole)
            found.update(failures or ["whole"])
            print(f"{number + 1} of {rounds}: {engine}, killed after {after:.1f} s: {', '.join(failures) or 'whole'}", flush=True)
    print(", ".join(f"{count} {what}" for what, count in sorted(found.items())))
    raise SystemExit(found["whole"] != rounds)


def _whole_run(folder: Path) -> tuple[dict[str, str], dict[str, float]]:
    """The tables of a run that nothing kills, and how long one takes in each engine."""
    seconds = {}
    for engine in discover("engines"):
        began = time.monotonic()
        _started(folder / engine, engine).wait()
        seconds[engine] = time.monotonic() - began
    return tables_of(folder / "serial" / "results"), seconds


def _round(folder: Path, engine: str, after: float, whole: dict[str, str]) -> list[str]:
    """What went wrong when a run was killed and another one went on."""
    process = _started(folder, engine)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = _left_of(process.pid, FOR_WORKERS)
    results = folder / "results"
    summary = run(INVENTED, results, load(folder / "serial.toml"), SILENT)
    failures = {
        "workers alive": left,
        "problems": bool(summary.problems),
        "a store set aside": any(results.glob("store.damaged*")),
        "other tables": tables_of(results) != whole,
    }
    return [what for what, happened in failures.items() if happened]


def _started(folder: Path, engine: str) -> subprocess.Popen[bytes]:
    """A run in a session of its own, so that all its processes can be found."""
    folder.mkdir()
    for name in (engine, "serial"):
        (folder / f"{name}.toml").write_text(SETTINGS.format(engine=name, spared=SPARED), encoding="utf-8")
    command = ["run", str(INVENTED), "--out", str(folder / "results"), "--settings", str(folder / f"{engine}.toml")]
    silent = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline", *command], cwd=ROOT, stdout=silent, stderr=silent, start_new_session=True
    )


def _left_of(session: int, seconds: float) -> bool:
    """Whether a process of a session is alive after so many seconds; known earlier where none is."""
    end = time.monotonic() + seconds
    while _is_any_alive(session):
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
