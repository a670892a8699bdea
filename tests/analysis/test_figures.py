"""Figures found and mentions in, figures of the corpus out."""

from __future__ import annotations

import pandas as pd

from pipeline.analysis.figures import Figures
from pipeline.rows import FigureFound, Mention, schema
from pipeline.stages import Tables


def tables(*about: int | None) -> Tables:
    """A figure for each mention that it is about; the release names Norland at 0 and Ostmark at 40."""
    found = [
        dict(
            release_id="a", start=10 + i, end=12 + i, text="31", value=31.0, value_max=None, unit="points", kind="score",
            qualifier=None, what="score", about_start=start,
        )
        for i, start in enumerate(about)
    ]  # fmt: skip
    mentions = [
        dict(release_id="a", start=start, end=start + 7, text=name, label="PLACE", entity_id=name.lower())
        for start, name in ((0, "Norland"), (40, "Ostmark"))
    ]
    return {
        FigureFound: pd.DataFrame(found, columns=schema(FigureFound).names),
        Mention: pd.DataFrame(mentions, columns=schema(Mention).names),
    }


def test_a_figure_is_about_the_entity_whose_mention_it_points_at() -> None:
    figures = Figures().analyse(tables(0, 40, None))
    assert list(figures["entity_id"]) == ["norland", "ostmark", None]


def test_a_mention_that_is_gone_leaves_the_figure() -> None:
    figures = Figures().analyse(tables(7))
    assert list(figures["entity_id"]) == [None]
