"""Every word that tells the kind of a sum has an example that it decides."""

from __future__ import annotations

import pytest

from pipeline.analysis.money.sum_kinds import kind_of, telling
from pipeline.lexicons import table
from tests.extraction.figures.test_figures import figures_in

ROWS = table("sum_kinds")


@pytest.mark.parametrize("row", ROWS, ids=[row["word"] for row in ROWS])
def test_a_word_decides_its_example(row: dict[str, str]) -> None:
    governed_by = next(figure.governed_by for figure in figures_in(row["example"]) if figure.unit == "CHF")
    decided = telling(governed_by)
    assert decided is not None, governed_by
    assert decided["word"] == row["word"], governed_by
    assert kind_of(governed_by) == row["kind"]


def test_no_word_is_listed_twice() -> None:
    assert len({row["word"] for row in ROWS}) == len(ROWS)
