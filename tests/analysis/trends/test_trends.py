"""Releases over time in, bursts, changes and shares out."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from pipeline.analysis.trends.bursts import bursts, changes
from pipeline.analysis.trends.trends import Trends
from pipeline.rows import Entity, Keyword, Mention, ReleaseTopic, Sum, Topic
from pipeline.rows.schema import schema
from pipeline.stages import Tables

Corpus = Callable[..., Tables]
SIZES = [20] * 10


def test_a_burst_is_where_hits_are_dense() -> None:
    assert bursts([1, 1, 0, 1, 9, 10, 8, 1, 0, 1], SIZES) == [False] * 4 + [True] * 3 + [False] * 3


def test_what_is_said_evenly_has_no_burst_and_no_change() -> None:
    assert bursts([3] * 10, SIZES) == [False] * 10
    assert changes([3] * 10, SIZES) == []


def test_a_change_is_where_the_share_is_another_for_good() -> None:
    assert changes([1, 0, 1, 0, 1, 12, 11, 12, 10, 12], SIZES) == [5]


def test_nothing_at_all_is_no_burst() -> None:
    assert bursts([], []) == []
    assert bursts([0, 0], [5, 5]) == [False, False]
    assert changes([4], [5]) == []


def course(corpus: Corpus) -> pd.DataFrame:
    """Trends of three releases with the keyword gold, in March and April 2020 and in June 2022."""
    days = {"a": "2020-03-05", "b": "2020-04-09", "c": "2022-06-01", "d": "2022"}
    tables = dict(corpus(*((release, day, "Norland Customs", "gold bars") for release, day in days.items())))
    for kind in (ReleaseTopic, Topic, Mention, Entity, Sum):
        tables[kind] = pd.DataFrame(columns=schema(kind).names)
    keywords = [(release, 1, "Gold", 1.0, 0, 4, "") for release in "abc"]
    tables[Keyword] = pd.DataFrame(keywords, columns=schema(Keyword).names)
    return Trends().analyse(tables)


def test_months_quarters_and_years_are_counted(corpus: Corpus) -> None:
    table = course(corpus)
    of = {by: dict(zip(own["period"], own["releases"], strict=True)) for by, own in table.groupby("by")}
    assert of == {
        "year": {"2020": 2, "2022": 1},
        "quarter": {"2020-Q1": 1, "2020-Q2": 1, "2022-Q2": 1},
        "month": {"2020-03": 1, "2020-04": 1, "2022-06": 1},
    }


def test_a_date_of_a_year_only_counts_in_its_year_alone(corpus: Corpus) -> None:
    table = course(corpus).set_index(["by", "period"])
    assert table.loc[("year", "2022"), "share"] == 0.5
    assert table.loc[("quarter", "2022-Q2"), "share"] == 1.0
