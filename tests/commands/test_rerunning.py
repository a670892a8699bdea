"""A run can be repeated from its run.json, and what is not the same is said."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from pipeline.commands.rerunning import CannotRepeat, rerun
from pipeline.outside.versions import versions
from pipeline.progress import SILENT
from pipeline.run import run
from tests.conftest import settings_of
from tests.test_cli import presswatch

TEXT = """NORLAND ANTI-CORRUPTION OFFICE

VESTBY, 3 May 2021 – Director Anna Holt said the office had recovered 4 million crowns from Kestrel Holdings.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def told(corpus: Path, tmp_path: Path) -> Path:
    """The run.json of a run over the corpus, with settings of its own."""
    settings = settings_of(tmp_path, '[run]\nengine = "serial"\n[extraction.names]\nsure = 0.9\n')
    run(corpus, tmp_path / "results", settings, SILENT)
    return tmp_path / "results/run.json"


def test_a_run_is_repeated_with_its_settings_and_its_tables_are_the_same(told: Path, tmp_path: Path) -> None:
    again = rerun(told, None, tmp_path / "again", SILENT)
    assert "tables/mentions.csv" in again.same and "tables/mentions.parquet" in again.same
    assert not again.differing and not again.changed
    assert "sure=0.9" in json.loads((tmp_path / "again/run.json").read_text(encoding="utf-8"))["stages"]["extraction.names"]


def test_what_is_not_the_same_any_more_is_named(told: Path, corpus: Path, tmp_path: Path) -> None:
    (corpus / "one.txt").write_text(TEXT.replace("4 million", "5 million"), encoding="utf-8")
    before = json.loads(told.read_text(encoding="utf-8"))
    told.write_text(json.dumps(before | {"versions": before["versions"] | {"duckdb": "0.0.1"}}), encoding="utf-8")
    again = rerun(told, None, tmp_path / "again", SILENT)
    assert {"tables/releases.csv", "tables/figures.csv"} <= set(again.differing)
    assert "tables/entities.csv" in again.same
    assert any(change.startswith("duckdb was 0.0.1, is ") for change in again.changed)


def test_a_corpus_that_is_gone_is_asked_for(told: Path, corpus: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.move(corpus, moved)
    with pytest.raises(CannotRepeat, match="name it with --corpus"):
        rerun(told, None, tmp_path / "again", SILENT)
    assert not rerun(told, moved, tmp_path / "again", SILENT).differing


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


def test_the_command_says_it(told: Path, tmp_path: Path) -> None:
    done = presswatch("rerun", str(told))
    assert done.returncode == 0 and "are the same, byte for byte" in done.stdout
    missing = presswatch("rerun", str(tmp_path / "nothing/run.json"))
    assert missing.returncode == 2 and "there is no run.json" in missing.stderr
