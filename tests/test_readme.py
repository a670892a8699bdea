"""The queries that the README shows run on the results."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.reading import answer, open_results
from tests.conftest import ROOT

QUERIES = re.findall(
    r'^presswatch query "([^"]+)" -r results', (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("sql", QUERIES)
def test_a_query_of_the_readme_has_an_answer(sql: str, results: Path) -> None:
    with open_results(results) as database:
        assert len(answer(database, sql).splitlines()) > 1


def test_the_readme_asks_who_was_head_of_what(results: Path) -> None:
    with open_results(results) as database:
        lines = answer(database, next(sql for sql in QUERIES if "first_stated" in sql)).splitlines()
    assert "Jorun Haldasen,head of the Agency for Public Integrity,Agency for Public Integrity,2021-05-12,2021-05-12" in lines
