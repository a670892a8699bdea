"""A run can be repeated from its run.json, and what is not the same is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from pipeline.commands.rerunning import CannotRepeat, rerun
from pipeline.outside.versions import versions
from pipeline.progress import SILENT
from pipeline.run import run
from tests.commands.typed import presswatch
from tests.conftest import TABLES, settings_of

TEXT = """NORLAND ANTI-CORRUPTION OFFICE

VESTBY, 3 May 2021 – Director Anna Holt said the office had recovered 4 million crowns from Kestrel Holdings.
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus, and the results of a run over it with settings of its own."""
    folder = tmp_path_factory.mktemp("ran")
    (folder / "corpus").mkdir()
    (folder / "corpus/one.txt").write_text(TEXT, encoding="utf-8")
    run(folder / "corpus", folder / "results", settings_of(folder, TABLES + "[extraction.names]\nsure = 0.9\n"), SILENT)
    return folder


@pytest.fixture
def told(ran: Path, tmp_path: Path) -> Path:
    """The run.json of that run, in a folder that may be changed."""
    return Path(shutil.copytree(ran / "results", tmp_path / "results")) / "run.json"


@pytest.fixture
def moved(ran: Path, tmp_path: Path) -> Iterator[Path]:
    """The corpus, which is not where it was read."""
    moved = Path(shutil.move(ran / "corpus", tmp_path / "elsewhere"))
    yield moved
    shutil.move(moved, ran / "corpus")


def test_a_run_is_repeated_with_its_settings_and_its_tables_are_the_same(told: Path, tmp_path: Path) -> None:
    again = rerun(told, None, tmp_path / "again", SILENT)
    assert "tables/mentions.csv" in again.same and "tables/mentions.parquet" in again.same
    assert not again.differing and not again.changed
    assert "sure=0.9" in json.loads((tmp_path / "again/run.json").read_text(encoding="utf-8"))["stages"]["extraction.names"]


def test_what_is_not_the_same_any_more_is_named(told: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/one.txt").write_text(TEXT.replace("4 million", "5 million"), encoding="utf-8")
    before = json.loads(told.read_text(encoding="utf-8"))
    told.write_text(json.dumps(before | {"versions": before["versions"] | {"duckdb": "0.0.1"}}), encoding="utf-8")
    again = rerun(told, tmp_path / "corpus", tmp_path / "again", SILENT)
    assert {"tables/releases.csv", "tables/figures.csv"} <= set(again.differing)
    assert "tables/entities.csv" in again.same
    assert any(change.startswith("duckdb was 0.0.1, is ") for change in again.changed)


def test_a_corpus_that_is_gone_is_asked_for(told: Path, moved: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRepeat, match="name it with --corpus"):
        rerun(told, None, tmp_path / "again", SILENT)
    done = presswatch("rerun", told, "--corpus", moved)
    assert done.returncode == 0 and "are the same, byte for byte" in done.stdout


def test_where_no_run_was_there_is_nothing_to_repeat(tmp_path: Path) -> None:
    missing = presswatch("rerun", tmp_path / "nothing/run.json")
    assert missing.returncode == 2 and "there is no run.json" in missing.stderr


def test_results_of_an_earlier_version_are_told_from_ours(told: Path, tmp_path: Path) -> None:
    before = json.loads(told.read_text(encoding="utf-8"))
    told.write_text(json.dumps({key: value for key, value in before.items() if key != "digests"}), encoding="utf-8")
    with pytest.raises(CannotRepeat, match="earlier version"):
        rerun(told, None, tmp_path / "again", SILENT)


def test_what_is_not_installed_runs_from_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipeline.outside.versions.requires", missing)
    assert list(versions()) == ["python"]
