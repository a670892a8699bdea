"""What a cluster is told, refuses, and drops when nobody waits for its work any more."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import cluster
from pipeline.engines.cluster import Cluster
from pipeline.folders.remote import Remote
from pipeline.keeping.waiting import Waiting
from pipeline.run import run
from pipeline.stages import EngineError
from pipeline.work.shards import Shard
from tests.commands.test_ending import started
from tests.conftest import INVENTED, LIMIT, ROOT, Silent, settings_of, wait_until
from tests.engines.test_engines import BATCHES, double
from tests.engines.work import touch_and_wait
from tests.test_run import tables_of

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
WORKING = """
import sys
from pipeline.engines.cluster import Cluster
from tests.engines.work import touch_and_wait

print(list(Cluster(sys.argv[1]).map(touch_and_wait, [[sys.argv[2]]] * 6)))
"""


def tasks_at(scheduler: str) -> int:
    """How many tasks a scheduler knows of."""
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        number: int = client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
        return number


def test_a_cluster_has_to_be_named() -> None:
    with pytest.raises(EngineError, match=r"no cluster is named; set \[engines.cluster\] scheduler"):
        list(Cluster().map(double, BATCHES))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{port}", "nowhere", "tcp://", "ftp://127.0.0.1:{port}"])
def test_an_address_where_no_scheduler_answers_is_one_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = address.format(port=closed.getsockname()[1])
        with pytest.raises(EngineError, match=f"no scheduler answers at {address}; start one with"):
            list(Cluster(address).map(double, BATCHES))


@pytest.mark.parametrize("address", ["nowhere", "tls://127.0.0.1:1"])
def test_an_address_that_is_none_leaves_no_thread(address: str) -> None:
    pytest.importorskip("distributed")
    before = set(threading.enumerate())
    with pytest.raises(EngineError, match="no scheduler answers"):
        list(Cluster(address).map(double, BATCHES))
    assert set(threading.enumerate()) <= before


def test_a_cluster_without_workers_is_waited_for_with_patience() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(EngineError, match="had no worker for 1 seconds; start one with"),
    ):
        list(Cluster(empty.scheduler_address, patience=1).map(double, BATCHES))


def test_without_the_library_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match="install it with `pip install distributed`"):
        list(Cluster("tcp://127.0.0.1:1").map(double, BATCHES))


def test_a_worker_with_another_version_does_no_work(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "own_version", lambda: "another")
    with pytest.raises(EngineError, match="another version of presswatch"):
        list(Cluster(scheduler).map(double, BATCHES))


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of a scheduler that has one worker, and its process."""
    pytest.importorskip("distributed")
    told = tmp_path / "scheduler.json"
    with dask("scheduler", "--port", "0", "--scheduler-file", str(told)) as scheduler:
        wait_until(told.exists)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        with dask("worker", address, "--nthreads", "1", "--no-nanny") as worker:
            yield address, scheduler
            worker.kill()
        scheduler.kill()


def dask(what: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard", *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_scheduler_that_goes_away_is_one_sentence(
    mortal: tuple[str, subprocess.Popen[bytes]], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    address, scheduler = mortal
    done = Cluster(address).map(touch_and_wait, [[str(tmp_path)]] * 3)
    next(done)
    capfd.readouterr()
    scheduler.kill()
    with pytest.raises(EngineError, match=r"the scheduler at .* is gone; what was done is kept"):
        list(done)
    assert capfd.readouterr().err == ""


def test_nothing_is_left_at_the_scheduler_by_an_early_end(scheduler: str, tmp_path: Path) -> None:
    done = Cluster(scheduler).map(touch_and_wait, [[str(tmp_path)]] * 6)
    next(done)
    done.close()
    assert tasks_at(scheduler) == 0
    begun = len(list(tmp_path.iterdir()))
    time.sleep(2.5)
    assert len(list(tmp_path.iterdir())) == begun


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_scheduler_drops_the_work_of_a_program_that_is_gone(scheduler: str, tmp_path: Path, number: signal.Signals) -> None:
    with started("-c", WORKING, scheduler, str(tmp_path)) as main:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        main.send_signal(number)
        main.communicate(timeout=LIMIT)
    end = time.monotonic() + 5
    while tasks_at(scheduler):
        assert time.monotonic() < end
    begun = len(list(tmp_path.iterdir()))
    time.sleep(2.5)
    assert len(list(tmp_path.iterdir())) == begun <= 4


def test_a_run_on_a_cluster_writes_the_tables_of_a_serial_one(scheduler: str, tmp_path: Path, results: Path) -> None:
    toml = f'[run]\nengine = "cluster"\nbatch_words = 200\n[engines.cluster]\nscheduler = "{scheduler}"\n'
    summary = run(INVENTED, tmp_path / "results", settings_of(tmp_path, toml), Silent())
    assert summary.problems == ()
    assert tables_of(tmp_path / "results") == tables_of(results)


def test_the_workers_of_a_cluster_leave_what_they_find_in_a_bucket(
    bucket: Remote, tmp_path: Path, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    sent: list[tuple[bytes, str]] = []
    note = Waiting.note

    def watching(shards: Waiting, shard: Shard, folder: str, *rest: Any) -> None:
        sent.append((shard.data, folder))
        note(shards, shard, folder, *rest)

    monkeypatch.setattr(Waiting, "note", watching)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=":0"
    ) as own:  # knows the keys of the bucket
        cluster = f'[engines.cluster]\nscheduler = "{own.scheduler_address}"\nshards = "{bucket}/left"\npatience = 120\n'
        settings = settings_of(tmp_path, f'[run]\nengine = "cluster"\nbatch_words = 200\n{cluster}')
        assert run(INVENTED, tmp_path / "results", settings, Silent()).problems == ()
    assert tables_of(tmp_path / "results") == tables_of(results)
    assert len(sent) > 1 and all(data == b"" and folder.startswith(f"{bucket}/left/") for data, folder in sent)
    assert not list((bucket / "left").files(lambda *_: None))
