"""The queries that the README shows run on the results."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.catalogue import name_of
from pipeline.commands.asking import answer, open_results
from pipeline.results import Results
from pipeline.rows import ReleaseRecord
from tests.conftest import ROOT, settings_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r'^presswatch query "([^"]+)" -r results', README, re.MULTILINE | re.DOTALL)
SHOWN = re.findall(r'^\$ presswatch query "([^"]+)" -r results\n(.*?)\n(?=\n|```)', README, re.MULTILINE | re.DOTALL)
QUOTED = re.findall(r"^> (.+?)(?:<br>)?$", README, re.MULTILINE)


def test_the_settings_of_the_readme_are_accepted(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    settings = settings_of(tmp_path, shown)
    catalogue = settings.catalogue()
    names = {name_of(stage) for stage in (*catalogue.analyses, *catalogue.reports)}
    assert settings.run.skip
    assert names.isdisjoint(name.partition(".")[2] for name in settings.run.skip)


@pytest.mark.parametrize("sql", QUERIES)
def test_a_query_of_the_readme_has_an_answer(sql: str, results: Path) -> None:
    with open_results(results) as database:
        assert len(answer(database, sql).csv.splitlines()) > 1


def test_the_readme_asks_who_was_head_of_what(results: Path) -> None:
    with open_results(results) as database:
        lines = answer(database, next(sql for sql in QUERIES if "first_stated" in sql)).csv.splitlines()
    assert "Jorun Haldasen,head of the Agency for Public Integrity,Agency for Public Integrity,2021-05-12,2021-05-12" in lines


@pytest.mark.parametrize("sql, rows", SHOWN)
def test_the_rows_that_the_readme_shows_are_those_of_the_run(sql: str, rows: str, demonstration: Results) -> None:
    with open_results(demonstration.folder) as database:
        assert answer(database, sql).csv.strip() == rows


def test_the_release_that_the_readme_shows_says_so(demonstration: Results) -> None:
    assert len(SHOWN) > 2
    texts = demonstration[ReleaseRecord].set_index("release_id")["text"]
    words = " ".join(texts["2018-03-13-draft-national-report"].split())
    shown = [part.strip() for part in " ".join(QUOTED).split("[…]") if part.strip()]
    assert len(shown) > 2
    assert [part for part in shown if part not in words] == []
