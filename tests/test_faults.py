"""A stage that fails costs its own table or files; what needs it says so; all else is written; the next run tries again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.catalogue import discover
from pipeline.results import Results
from pipeline.run import Summary, run
from pipeline.settings import load
from tests.conftest import INVENTED, LIGHT, Silent, settings_of
from tests.gathered import settled

KEPT = {"tables", "topic_curve", "releases_per_month", "top_entities", "datapackage"}
SPARED = [f"reports.{name}" for name in discover("reports") if name not in KEPT]
CHARTS = f'[run]\nengine = "serial"\nskip = {SPARED}\n'


def go(folder: Path, corpus: Path = INVENTED, toml: str = CHARTS) -> Summary:
    return run(corpus, folder / "results", settings_of(folder, toml), Silent())


def failing(*_: Any) -> Any:
    raise ZeroDivisionError("invented")


def stage(room: str, name: str) -> type[Any]:
    return discover(room)[name]


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory, results: Path) -> Iterable[tuple[Path, Summary, Summary, Summary]]:
    """A run, one with a failing analysis and a report that fails and leaves half its work, and one after that; the second has a
    release more, for what would be made from the same is not made again."""
    folder = tmp_path_factory.mktemp("failed")
    shutil.copytree(results, folder / "results")
    larger = shutil.copytree(INVENTED, folder / "larger")
    (larger / "one-more.txt").write_text("---\nid: one-more\npublished: 2021-07-01\n---\nDala Orun met Berin Tash in Norland.")

    def half(path: Path, *rest: object, **options: object) -> pq.ParquetWriter:
        """A table's CSV is begun by then."""
        if path.stem == "dates":
            raise ZeroDivisionError("invented")
        return honest(path, *rest, **options)

    honest = pq.ParquetWriter
    with pytest.MonkeyPatch.context() as patch:
        whole = go(folder)
        patch.setattr(stage("analysis", "entities"), "analyse", failing)
        patch.setattr(stage("reports", "releases_per_month"), "picture", failing)
        patch.setattr(pq, "ParquetWriter", half)
        broken = go(folder, larger)
        seen = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        (folder / "seen").write_text("\n".join(sorted(seen)), encoding="utf-8")
        problems = Results(folder / "results").problems
        problems.to_pickle(folder / "problems")
    yield folder, whole, broken, go(folder)


Failed = tuple[Path, Summary, Summary, Summary]


def test_the_failure_is_a_line_that_names_the_stage(failed: Failed) -> None:
    said = {(each.source, each.stage): each.problem for each in failed[2].problems}
    assert said["analysis.entities", "entities"] == "the entities stage failed: ZeroDivisionError: invented"
    assert "ZeroDivisionError" in said["reports.releases_per_month", "releases_per_month"]
    assert failed[2].record["failed"][0] == "analysis.entities"


def test_what_needs_it_says_that_it_was_left_out(failed: Failed) -> None:
    said = {each.source: each.problem for each in failed[2].problems}
    assert "did not make: entities" in said["reports.top_entities"]


def test_the_table_of_problems_holds_the_same_lines(failed: Failed) -> None:
    import pandas as pd

    table = pd.read_pickle(failed[0] / "problems")
    assert list(table["problem"]) == [each.problem for each in failed[2].problems]
    assert failed[2].record["counts"]["problems"] == len(table)


def test_stale_files_do_not_survive_and_the_others_are_written(failed: Failed) -> None:
    seen = (failed[0] / "seen").read_text(encoding="utf-8").splitlines()
    assert "results/tables/entities.csv" not in seen and "results/charts/releases_per_month.png" not in seen
    assert "results/charts/releases_per_month.svg" not in seen
    assert "results/tables/dates.csv" not in seen and "results/tables/dates.parquet" not in seen
    assert {"results/tables/mentions.csv", "results/tables/keywords.csv", "results/tables/problems.csv"} <= set(seen)


def test_the_next_run_tries_again(failed: Failed) -> None:
    folder, whole, _, mended = failed
    assert mended.problems == () and mended.record["failed"] == []
    assert mended.record["counts"] == whole.record["counts"]
    assert (folder / "results/tables/entities.csv").is_file()
    assert (folder / "results/charts/releases_per_month.png").is_file() and (folder / "results/tables/dates.csv").is_file()


def breaking(honest: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    """An extractor whose first row in one release does not quote it."""

    def extract(self: object, doc: object, release: Any, found: object) -> Iterable[Any]:
        for place, row in enumerate(honest(self, doc, release, found)):
            yield replace(row, text="odd") if release.release_id == "nor-1" and not place else row

    return extract


def test_a_broken_row_is_left_out_and_the_others_are_kept(
    tmp_path: Path, invented_run: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = stage("extraction", "sentences")
    with monkeypatch.context() as patch:
        patch.setattr(sentences, "extract", breaking(sentences.extract))
        broken = go(tmp_path, toml=LIGHT)
        (problem,) = broken.problems
        assert problem.source.startswith("norland.jsonl") and problem.stage == "sentences"
        assert "a row was left out by the sentences stage: its text is not" in problem.problem
        assert broken.record["counts"]["sentences"] == invented_run.record["counts"]["sentences"] - 1
    mended = go(tmp_path, toml=LIGHT)
    assert (mended.problems, mended.releases_extracted) == ((), 1)


@pytest.mark.parametrize(("method", "faults"), [("judge", 1), ("clean", 8)])
def test_a_cleaner_of_the_corpus_that_fails_takes_nothing_away(monkeypatch: pytest.MonkeyPatch, method: str, faults: int) -> None:
    monkeypatch.setattr(stage("cleaning", "duplicates"), method, failing)
    whole = settled(INVENTED, load(None))
    assert len(whole.releases) == 8
    assert [(each.stage, "ZeroDivisionError" in each.problem) for each in whole.problems] == [("duplicates", True)] * faults
