"""Results of an invented run, as a run leaves them, and what is served of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.folders.seal import digest_of_file
from pipeline.reports.pages.pages import Pages
from pipeline.reports.tables.tables import TableFiles
from pipeline.serving.application import application
from pipeline.serving.current import Current
from pipeline.stages import Tables
from tests.reports.invented import invented

RELEASES = 24
HERE = "http://127.0.0.1:8000"
HOSTILE = "</title><script>alert(1)</script>\"' {{ 7*7 }}"


def write_results(folder: Path, releases: int = RELEASES, pages: Pages | None = None, tables: Tables | None = None) -> Path:
    """The tables and pages of a run that has ended."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text("{}", encoding="utf-8")
    tables = tables or invented(releases, HOSTILE)
    paths = [*TableFiles().write(folder, tables), *(pages or Pages()).write(folder, tables)]
    files = sorted(path.relative_to(folder).as_posix() for path in paths)
    digests = {path: digest_of_file(folder / path) for path in files if path.startswith("tables/")}
    (folder / "run.json").write_text(json.dumps({"files": files, "digests": digests, "stages": repr(pages)}), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_results(tmp_path_factory.mktemp("served") / "results")


@pytest.fixture(scope="session")
def kept(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Current:
    return Current(whole, tmp_path_factory.mktemp("copies"))


@pytest.fixture
def client(kept: Current) -> Iterator[TestClient]:
    with TestClient(application(kept), base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened
