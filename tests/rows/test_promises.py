"""A row that breaks its word is found, whatever it breaks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from pipeline.rows import Date, FigureFound, Identity, Row, Sentence, TermFound
from pipeline.rows.promises import broken_by, broken_rows
from pipeline.rows.row import LABELS
from pipeline.rows.schema import to_table

TEXT = "Torvik pays five crowns to the Anti-fraud Board."
FIGURE = FigureFound(
    release_id="r",
    start=12,
    end=23,
    text="five crowns",
    value=5.0,
    value_max=None,
    unit="crown",
    kind="count",
    qualifier=None,
    what="",
)
TERM = TermFound(release_id="r", start=31, end=47, text="Anti-fraud Board", form="anti-fraud board")
IDENTITY = Identity(
    label="AGENCY",
    name="Seed Board",
    country="",
    entity_id="a",
    entity_label="AGENCY",
    entity_name="Seed Board",
    entity_country="",
    own_id="a",
    reason="exact",
    similarity=1.0,
)
DATE = Date(release_id="r", start=0, end=6, text="Torvik", value="2021", kind="date", earliest=None, latest=None)


@pytest.mark.parametrize("row", [FIGURE, TERM, DATE, Sentence(release_id="r", start=0, end=48, text=TEXT, index=0)])
def test_a_row_that_keeps_its_promises_is_let_through(row: Row) -> None:
    assert broken_by([row], {"r": TEXT}) == {}


@pytest.mark.parametrize(
    ("row", "changes", "said"),
    [
        (FIGURE, {"text": "five Crowns"}, "its text is not what stands at its place"),
        (FIGURE, {"start": 23}, "23 to 23 is no place"),
        (FIGURE, {"start": -1}, "-1 to 23 is no place"),
        (FIGURE, {"end": 400}, "12 to 400 is no place"),
        (FIGURE, {"release_id": "s"}, "there is no release 's'"),
        (FIGURE, {"value": float("nan")}, "value is no number"),
        (FIGURE, {"value": float("inf")}, "value is no number"),
        (FIGURE, {"value": 10**400}, "value is no number"),
        (FIGURE, {"value": None}, "value is NoneType"),
        (FIGURE, {"value": "five"}, "value is str"),
        (FIGURE, {"about_start": 2**63}, "about_start is no number"),
        (FIGURE, {"kind": "sum"}, "kind is 'sum', not money, percent"),
        (FIGURE, {"qualifier": "nearly"}, "qualifier is 'nearly'"),
        (DATE, {"kind": None}, "kind is NoneType"),
        (TERM, {"form": "antifraud board"}, "has not a word for each word"),
        (TERM, {"form": "anti-fraud"}, "has not a word for each word"),
        (TERM, {"form": "anti fraud-board"}, "has not a word for each word"),
    ],
)
def test_a_row_that_breaks_one_is_named(row: Row, changes: dict[str, Any], said: str) -> None:
    assert said in broken_by([row, replace(row, **changes)], {"r": TEXT})[1]


def test_a_broken_row_of_a_table_is_named_with_its_release() -> None:
    table = to_table(FigureFound, [FIGURE, replace(FIGURE, end=22)])
    assert broken_rows(FigureFound, table, {"r": TEXT}) == {1: "its text is not what stands at its place, in the release 'r'"}


def test_the_first_promise_that_a_row_of_a_table_breaks_is_told() -> None:
    table = to_table(FigureFound, [FIGURE, replace(FIGURE, end=22, value=math.inf), replace(FIGURE, value=math.nan)])
    promise = "value is no number that a table can hold, in the release 'r'"
    assert broken_rows(FigureFound, table, {"r": TEXT}) == {1: promise, 2: promise}


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, {}),
        ({"reason": ""}, {}),
        ({"similarity": math.nan}, {1: "similarity is no number that a table can hold"}),
        ({"similarity": -math.inf}, {1: "similarity is no number that a table can hold"}),
        ({"entity_label": "BODY"}, {1: f"entity_label is 'BODY', not {LABELS}"}),
    ],
)
def test_a_row_that_quotes_no_release_is_looked_at_where_its_column_holds_what_it_may_not(
    changes: dict[str, Any], broken: dict[int, str]
) -> None:
    table = to_table(Identity, [IDENTITY, replace(IDENTITY, **changes)])
    assert broken_rows(Identity, table, {}) == broken
