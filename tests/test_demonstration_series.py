"""The demonstration corpus states one series completely: it must come out right, with a release and a sentence to each point."""

from __future__ import annotations

import shutil

import pytest

from pipeline.catalogue import discover
from pipeline.results import Results
from pipeline.rows import Indicator
from pipeline.run import run
from tests.conftest import ROOT, Silent, settings_of

SCORES = dict(zip(range(2012, 2025), (28, 26, 29, 28, 29, 31, 31, 34, 38, 37, 36, 39, 40), strict=True))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """A run over the files of the corpus that tell of the index."""
    folder = tmp_path_factory.mktemp("series")
    (folder / "corpus").mkdir()
    for file in [
        *(ROOT / "corpus").glob("*cpi-*"),
        *(ROOT / "corpus").glob("2014-12-26*"),
        ROOT / "corpus/indices-and-results.csv",
    ]:
        shutil.copy(file, folder / "corpus")
    spared = [f"reports.{name}" for name in discover("reports") if name != "tables"]
    out = run(folder / "corpus", folder / "results", settings_of(folder, f"[run]\nskip = {spared}"), Silent()).out
    return Results(out)


def test_the_scores_of_kazakhstan_come_out_right(results: Results) -> None:
    indicators = results[Indicator]
    series = indicators[
        (indicators["indicator"] == "Corruption Perceptions Index: score") & (indicators["subject"] == "Kazakhstan")
    ]
    assert series.groupby("period")["value"].unique().map(list).to_dict() == {str(y): [s] for y, s in SCORES.items()}
    for _, point in series.iterrows():
        assert f"{point['value']:.0f}" in results.trace(point).sentence
