"""Releases in; series and sums out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.run import run
from tests.conftest import SPARED, Silent, settings_of

RELEASES = {
    "2014": (
        "Veldania drops in the Clean Office Index 2013",
        "Veldania scored 26 points in the Clean Office Index 2013. In the index of 2012 the country had scored 28 points. "
        "Of the 177 countries assessed for 2013, Veldania takes 140th place. In 2012 it was 133rd.\n\n"
        "The index uses a scale from 0 to 100 points. The average is 43 points.",
    ),
    "2016": (
        "Clean Office Index 2015 published",
        "Veldania scored 28 points in the Clean Office Index 2015 and was placed 123rd among 168 countries. "
        "In the 2014 edition it had been 126th. Ostmark follows with 21 points and Zubrovia with 20.\n\n"
        "In the Harbour Watch rating Veldania did better, with 64 points against 61.\n\n"
        "Veldania aims at a target of 40 points for 2020.",
    ),
    "2017": (
        "Veldania in the Clean Office Index 2016",
        "Torvik, January 2017 — Veldania scored 30 points in the 2016 index, two more than in the year before. "
        "From 2012 to 2016 it went from 28 to only 30 points. "
        "In 2015 Veldania had scored 29 points.",
    ),
    "2018": (
        "Results of the Veldania Anti-Corruption Office for 2017",
        "In 2017 the Veldania Anti-Corruption Office registered 320 offences, against 280 in 2016. It sent 90 cases to court. "
        "The court imposed a fine of CHF 5 million. Assets worth 500 million tenge (US$1.3 million) were returned to Veldania. "
        "The new building cost EUR 2 million.",
    ),
    "2019": (
        "The Veldania Anti-Corruption Office in 2018",
        "In 2018 the Veldania Anti-Corruption Office registered 310 offences. Banks sent it 1,200 SARs. Three NGOs (ABC) helped. "
        "It recommended that GBP 4 million be recovered. "
        "Two persons were convicted in the same case. In one case GBP 3 million was returned.\n\n"
        "Veldania fell in the Clean Office Index from 30 points and 101st place to 28 points and 104th place. "
        "Ostmark is second with 88 points and Zubrovia third with 84 in the Clean Office Index.",
    ),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("series")
    corpus = folder / "corpus"
    corpus.mkdir()
    for year, (title, body) in RELEASES.items():
        head = f"---\nid: r{year}\ntitle: {title}\npublished: {year}-02-01\npublisher: Clean Office Watch\n---\n"
        (corpus / f"{year}.txt").write_text(f"{head}\n{body}\n", encoding="utf-8")
    return run(corpus, folder / "results", settings_of(folder, f'[run]\nengine = "serial"\nskip = {SPARED}'), Silent()).out


@pytest.fixture(scope="module")
def indicators(results: Path) -> pd.DataFrame:
    return pd.read_parquet(results / "tables" / "indicators.parquet")


def series(indicators: pd.DataFrame, indicator: str, subject: str) -> list[tuple[str, float]]:
    own = indicators[(indicators["indicator"] == indicator) & (indicators["subject"] == subject)]
    return sorted(set(zip(own["period"], own["value"], strict=True)))


def test_scores_become_a_series_by_edition(indicators: pd.DataFrame) -> None:
    scores = series(indicators, "Clean Office Index: score", "Veldania")
    assert scores == [("2012", 28), ("2013", 26), ("2015", 28), ("2015", 29), ("2016", 30), ("2019", 28)]


def test_ranks_become_a_series_by_edition(indicators: pd.DataFrame) -> None:
    ranks = series(indicators, "Clean Office Index: rank", "Veldania")
    assert ranks == [("2012", 133), ("2013", 140), ("2014", 126), ("2015", 123), ("2019", 104)]


def test_of_several_named_in_a_sentence_each_has_its_own_score(indicators: pd.DataFrame) -> None:
    assert ("2019", 84) in series(indicators, "Clean Office Index: score", "Zubrovia")
    assert ("2019", 84) not in series(indicators, "Clean Office Index: score", "Ostmark")


def test_what_releases_disagree_about_is_shown(indicators: pd.DataFrame) -> None:
    own = indicators[(indicators["indicator"] == "Clean Office Index: score") & (indicators["subject"] == "Veldania")]
    assert set(own[own["period"] == "2015"]["rivals"]) == {1}
    assert set(own[own["period"] == "2012"]["rivals"]) == {0}


def test_a_point_alone_is_no_series(indicators: pd.DataFrame) -> None:
    assert "Harbour Watch" not in set(indicators["indicator"])
    assert "convicted persons" not in set(indicators["indicator"])


def test_yearly_counts_become_a_series(indicators: pd.DataFrame) -> None:
    counts = indicators[indicators["indicator"] == "registered cases"]
    assert sorted(zip(counts["period"], counts["value"], strict=True)) == [("2016", 280), ("2017", 320), ("2018", 310)]


def test_sums_have_the_kind_that_the_text_tells(results: Path) -> None:
    sums = pd.read_parquet(results / "tables" / "sums.parquet")
    kinds = {text: None if pd.isna(kind) else kind for text, kind in zip(sums["text"], sums["kind"], strict=True)}
    assert kinds == {
        "CHF 5 million": "fine",
        "500 million tenge (US$1.3 million)": "recovered",
        "EUR 2 million": "costs",
        "GBP 4 million": "claim",
        "GBP 3 million": "recovered",
    }


def test_what_one_case_brought_is_no_figure_of_a_year(indicators: pd.DataFrame) -> None:
    assert "GBP" not in set(indicators["unit"])


def test_a_sum_in_two_currencies_is_one(results: Path) -> None:
    sums = pd.read_parquet(results / "tables" / "sums.parquet").set_index("currency")
    row = sums.loc["KZT"]
    assert (row["amount"], row["kind"], row["other_amount"], row["other_currency"]) == (5e8, "recovered", 1.3e6, "USD")
    assert row["period"] == "2017"
