"""What tests share: the invented corpus, one run over it, and the material that lies beside the project where it is present."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from logging import CRITICAL
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from pyarrow.fs import S3FileSystem

from pipeline.catalogue import discover
from pipeline.folders import remote
from pipeline.folders.remote import Remote
from pipeline.progress import Silent as Silent
from pipeline.results import Results
from pipeline.run import Summary, run
from pipeline.settings import Settings, load
from tests.sharing import copy_of

ROOT = Path(__file__).parents[1]
INVENTED = ROOT / "tests" / "invented"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MOTO = ROOT / ".venv" / "s3" / "bin" / "moto_server"
SHARED = Path(os.environ.get("PRESSWATCH_SHARED", ROOT.parent / "shared"))
SPARED = [f"reports.{name}" for name in discover("reports") if name != "tables"]
"""Reports that take longer than all else of a small run: charts and pages."""
TABLES = f'[run]\nengine = "serial"\nskip = {SPARED}\n'
"""Settings of a run that writes tables alone, in this process."""
LIGHT = f'[run]\nengine = "serial"\nskip = {[*SPARED, *(f"analysis.{name}" for name in discover("analysis"))]}\n'
"""Settings of a run that writes the tables of what was found, and computes none."""
LIMIT = 120
"""Seconds that a loaded machine may take for what takes a moment."""


# The same examples on every machine; a wider search is one environment variable away.
hypothesis_settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis_settings.register_profile("search", deadline=None, max_examples=2_000)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def settings_of(folder: Path, toml: str) -> Settings:
    """Settings from the text of a TOML file."""
    file = folder / "settings.toml"
    file.write_text(toml, encoding="utf-8")
    return load(file)


def wait_until(holds: Callable[[], object]) -> None:
    """Returns when it holds; fails after the limit."""
    end = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers on this machine; a batch is given up when its worker dies.

    A worker that dies is started anew. Dask's local cluster looks once more for it a quarter of a minute later, and gives it up
    for good where it is just then being started after its next death: here it does not look.
    """
    dask = pytest.importorskip("dask", reason='Dask distributed, the extra "cluster", is not installed')
    distributed = pytest.importorskip("distributed", reason='Dask distributed, the extra "cluster", is not installed')
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.deploy.lost-worker-timeout": "1 day"}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=CRITICAL) as cluster,
    ):
        yield cluster.scheduler_address


@pytest.fixture(scope="session")
def invented_run(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """A run over the invented releases, whose results this process may read and write."""

    def made(folder: Path) -> None:
        summary = run(INVENTED, folder / "results", settings_of(folder, '[run]\nengine = "serial"'), Silent())
        (folder / "summary.pickle").write_bytes(pickle.dumps(summary))

    copy = copy_of(made, "invented", tmp_path_factory)
    summary: Summary = pickle.loads((copy / "summary.pickle").read_bytes())
    return replace(summary, out=copy / "results")


@pytest.fixture(scope="session")
def results(invented_run: Summary) -> Path:
    """The results folder of that run."""
    return invented_run.out


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """The tables of a run over the demonstration corpus."""

    def made(folder: Path) -> None:
        run(ROOT / "corpus", folder / "results", settings_of(folder, TABLES.replace("serial", "processes")), Silent())

    return Results(copy_of(made, "demonstration", tmp_path_factory) / "results")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser; tests that use it are skipped where Chromium or Playwright is not installed."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Remote]:
    """A bucket of a server on this machine that speaks S3, with the invented releases in it."""
    if not MOTO.is_file():
        pytest.skip("no server that speaks S3 is installed; `make test` sets one up in .venv/s3")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    keys = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "not-stored", "AWS_DEFAULT_REGION": "us-east-1"}
    endpoint = f"http://127.0.0.1:{port}"
    for name, value in {**keys, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    quiet = subprocess.DEVNULL
    with subprocess.Popen([MOTO, "-H", "127.0.0.1", "-p", str(port)], stdout=quiet, stderr=quiet) as server:
        try:
            wait_until(lambda: _answers(port))
            S3FileSystem(endpoint_override=endpoint, allow_bucket_creation=True).create_dir("releases")
            remote._arrow_s3.cache_clear()
            for file in INVENTED.iterdir():
                (Remote("s3://releases/corpus") / file.name).send(file)
            yield Remote("s3://releases")
        finally:
            server.kill()
            remote._arrow_s3.cache_clear()


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material; tests that use it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the material to measure on is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def records(shared: Path) -> list[dict[str, Any]]:
    """The records that the demonstration corpus was written from: those that it began with, and those that came later."""
    files = [shared / "facts" / name for name in ("events.jsonl", "added.jsonl")]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
