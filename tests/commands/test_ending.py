"""Told to end, the program says so, ends with the code that shells expect, and leaves no process behind, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import INVENTED, LIMIT, ROOT, wait_until

SENTENCE = "stopped: what was done is kept, and the next run goes on from there"

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")

WORKING = """
import sys, time
from pathlib import Path
from pipeline.engines.processes import Processes
from tests.engines.work import sleep_long

print(list(Processes(workers=2).map(sleep_long, [sys.argv[1]] * 4)))
"""
IDLE = """
import sys, time
from functools import partial
from pipeline.engines.processes import Processes
from tests.engines.work import tell

with Processes(workers=2).kept() as workers:
    workers.ready(partial(tell, sys.argv[1]))
    print(list(workers.map(tell, [sys.argv[1]] * 4)))
    time.sleep(1200)
"""
HELD = """
import os, sys, threading, time
import duckdb
from pipeline.commands.ending import heeding

def told():
    os.kill(os.getpid(), int(sys.argv[1]))

with heeding():
"""
HOLDERS = {
    "a library": """
    threading.Timer(2, told).start()
    duckdb.sql("SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3").fetchall()
""",
    "what catches everything": f"""
    try:
        told()
    except BaseException:
        time.sleep({10 * LIMIT})
""",
}


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def workers_of(pid: int) -> list[int]:
    """The processes that a process has started to work for it."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == pid and b"spawn_main" in stat.with_name("cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


def started(*words: str) -> subprocess.Popen[str]:
    """A program of Python in a session of its own, as a terminal starts it."""
    return subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize(
    ("number", "program"),
    [
        (signal.SIGKILL, WORKING),
        (signal.SIGTERM, WORKING),
        (signal.SIGINT, WORKING),
        (signal.SIGKILL, IDLE),
        (signal.SIGHUP, IDLE),
    ],
    ids=["killed at work", "terminated at work", "interrupted at work", "killed idle", "hung up idle"],
)
def test_workers_end_with_the_main_process(tmp_path: Path, number: signal.Signals, program: str) -> None:
    if number != signal.SIGKILL and signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip(f"{number.name} is not heard here, as below nohup, nor by what is started")
    with started("-c", program, str(tmp_path)) as main:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        main.send_signal(number)
        main.communicate(timeout=LIMIT)
    workers = [int(file.name) for file in tmp_path.iterdir()]
    wait_until(lambda: not any(map(alive, workers)))


def test_workers_that_have_just_been_started_end_with_it_too(tmp_path: Path) -> None:
    with started("-c", WORKING, str(tmp_path)) as main:
        wait_until(lambda: len(workers_of(main.pid)) == 2)
        workers = workers_of(main.pid)
        main.kill()
    wait_until(lambda: not any(map(alive, workers)))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("whom", [os.kill, os.killpg])
def test_a_run_told_to_end_says_one_sentence(
    tmp_path: Path, number: signal.Signals, code: int, whom: Callable[[int, int], None]
) -> None:
    """Told alone, as by another program, or with its workers, as by Ctrl-C in a terminal."""
    settings = tmp_path / "two.toml"
    settings.write_text("[run]\nbatch_words = 1\n[engines.processes]\nworkers = 2\n", encoding="utf-8")
    with started("-m", "pipeline", "run", str(INVENTED), "--out", str(tmp_path / "results"), "-s", str(settings)) as main:
        wait_until(lambda: len(workers_of(main.pid)) == 2)
        workers = workers_of(main.pid)
        whom(main.pid, number)
        _, said = main.communicate(timeout=LIMIT)
    assert main.returncode == code
    assert said.splitlines()[-1] == SENTENCE and said.count("stopped") == 1
    assert "Traceback" not in said and "Error" not in said
    wait_until(lambda: not any(map(alive, workers)))


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_holds_the_program_up_does_not_keep_it(holder: str, number: signal.Signals, code: int) -> None:
    with started("-c", HELD + holder, str(int(number))) as main:
        _, said = main.communicate(timeout=LIMIT)
    assert (main.returncode, said.strip()) == (code, SENTENCE)


def test_what_ends_by_itself_hears_signals_as_before() -> None:
    from pipeline.commands.ending import heeding

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(LookupError), heeding():
        assert signal.getsignal(signal.SIGINT) is not before
        raise LookupError
    assert signal.getsignal(signal.SIGINT) is before
