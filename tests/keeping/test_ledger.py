"""Each table and file is made again exactly when its code, its settings or a table that it was made from has changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pytest

from pipeline.analysis.topics.topics import Topics
from pipeline.catalogue import place_of
from pipeline.keeping.ledger import Ledger
from pipeline.rows import Problem, Topic
from pipeline.rows.schema import to_table
from pipeline.run import run
from pipeline.settings import load
from pipeline.stages import Analysis, Stage
from pipeline.steps.computing import Computation
from pipeline.store import Store
from pipeline.work.drawing import Commission, Drawn, draw
from pipeline.work.keys import KnownCode, stage_key
from pipeline.work.reached import Place
from tests.conftest import INVENTED, ROOT, Silent, settings_of

SPARED = '[run]\nengine = "serial"\nskip = ["reports.pages"]\n'
Done = list[str]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, results: Path) -> Path:
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(INVENTED, folder / "corpus")
    shutil.copytree(results, folder / "results")
    run(folder / "corpus", folder / "results", settings_of(folder, SPARED), Silent())
    return folder


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """A corpus and its results, as a run has left them."""
    return Path(shutil.copytree(first, tmp_path / "again"))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[Done]:
    """The places of the analyses that are computed, and the names of the pieces of reports that are written."""
    made: Done = []
    analyse, wrote = Computation._analyse, Ledger.wrote

    def analysing(self: Computation, analysis: Analysis, key: str) -> None:
        made.append(place_of(analysis))
        analyse(self, analysis, key)

    def writing(self: Ledger, name: str, *others: object) -> None:
        made.append(name)
        wrote(self, name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Computation, "_analyse", analysing)
    monkeypatch.setattr(Ledger, "wrote", writing)
    yield made


def again(folder: Path, toml: str = SPARED) -> None:
    run(folder / "corpus", folder / "results", settings_of(folder, toml), Silent())


def with_other_code(monkeypatch: pytest.MonkeyPatch, *places: str) -> None:
    """The code of these stages counts as changed."""

    def key(stage: Stage, code: KnownCode, *beside: Place) -> str:
        return stage_key(stage, code, *beside) + ("changed" if place_of(stage) in places else "")

    monkeypatch.setattr("pipeline.steps.computing.stage_key", key)
    monkeypatch.setattr("pipeline.run.code_key", lambda *parts, settings: "other")


def test_what_comes_out_the_same_moves_nothing_that_is_made_from_it(
    folder: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        with_other_code(patch, "analysis.topics")
        again(folder)
    assert done == ["analysis.topics"]


def test_what_comes_out_otherwise_moves_what_is_made_from_it_alone(
    folder: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Topics.analyse

    def renamed(self: Topics, tables: object) -> pd.DataFrame:
        return honest(self, tables).assign(label="Other")  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Topics, "analyse", renamed)
        with_other_code(patch, "analysis.topics")
        again(folder)
    assert {"analysis.topics", "analysis.topic_words", f"reports.tables {Topic.table}"} <= set(done)
    assert not {"analysis.topic_quality", "analysis.entities", "reports.top_entities", "reports.tables entities"} & set(done)


@pytest.mark.parametrize("file", ["charts/top_entities.png", "tables/entities.csv"])
def test_a_file_that_is_not_as_it_was_written_is_written_again_alone(folder: Path, done: Done, file: str) -> None:
    path = folder / "results" / file
    before = path.read_bytes()
    path.write_bytes(before[:-1] + b"?")
    again(folder)
    assert path.read_bytes() == before
    assert done == ["reports.top_entities" if file.startswith("charts") else "reports.tables entities"]


def test_a_stage_is_run_again_when_its_settings_have_changed(folder: Path, done: Done) -> None:
    again(folder, SPARED + "[reports.top_entities]\nper_type = 2\n")
    assert [name for name in done if name.startswith(("reports.top", "analysis."))] == ["reports.top_entities"]


def test_files_of_a_stage_that_is_left_out_go_and_come_again(folder: Path, done: Done) -> None:
    charts = {path.name for path in (folder / "results" / "charts").iterdir()}
    again(folder, SPARED.replace('"reports.pages"', '"reports.pages", "reports.top_entities"'))
    assert charts - {path.name for path in (folder / "results" / "charts").iterdir()} == {"top_entities.png", "top_entities.svg"}
    again(folder)
    assert {path.name for path in (folder / "results" / "charts").iterdir()} == charts


def test_the_digest_of_a_table_is_of_its_rows_in_any_order(folder: Path) -> None:
    catalogue = load(None).catalogue()
    rows = [Problem(source=str(i), stage="s", problem="p", remedy=r) for i, r in enumerate("abca")]
    digests = []
    with Store.open(folder / "results", catalogue.kinds_found(), catalogue.kinds_computed()) as store:
        for chosen in (rows, rows[::-1], rows[:3], [*rows, rows[0]], []):
            store.replace({Problem: to_table(Problem, chosen)})
            digests.append(store.digest(Problem))
    assert digests[0] == digests[1]
    assert len(set(digests)) == 4


def test_a_chart_whose_rows_changed_but_not_what_it_shows_is_not_drawn(
    folder: Path, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def drawing(batch: Sequence[Commission]) -> list[Drawn]:
        drawn.extend(place_of(each.report) for each in batch)
        return draw(batch)

    file = folder / "corpus" / "veldania-verdict.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("six years", "seven years"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.steps.computing.draw", drawing)
        again(folder)
    assert "reports.releases_per_month" in done and "reports.releases_per_month" not in drawn


def test_workers_draw_the_bytes_that_are_drawn_here(folder: Path) -> None:
    charts = {path: path.read_bytes() for path in (folder / "results" / "charts").iterdir()}
    for path in charts:
        path.unlink()
    again(folder, SPARED.replace("serial", "processes") + "[engines.processes]\nworkers = 2\n")
    assert {path: path.read_bytes() for path in charts} == charts


def test_no_library_that_draws_is_loaded_where_nothing_is_drawn(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.run import run; from tests.conftest import Silent, settings_of\n"
        "folder = Path(sys.argv[1])\n"
        "run(folder / 'corpus', folder / 'results', settings_of(folder, sys.argv[2]), Silent())\n"
        "print([name for name in ('matplotlib', 'PIL', 'spacy', 'sklearn') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code, str(folder), SPARED], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout == "[]\n", told.stderr
