"""Figures found and mentions in, figures of the corpus out."""

from __future__ import annotations

from dataclasses import replace

from pipeline.analysis.money.figures import Figures
from pipeline.rows import FigureFound, Mention
from pipeline.rows.schema import to_table
from pipeline.stages import Tables

SCORE = FigureFound(
    release_id="a", start=0, end=2, text="31", value=31, value_max=None, unit="points", kind="score", qualifier=None, what="score"
)
NAMES = {0: "Norland", 40: "Ostmark"}


def tables(*about: int | None) -> Tables:
    """A figure for each mention that it is about; the release names Norland at 0 and Ostmark at 40."""
    found = [replace(SCORE, start=start, about_start=mention) for start, mention in enumerate(about)]
    mentions = [
        Mention(release_id="a", start=start, end=start + 7, text=name, label="PLACE", entity_id=name.lower())
        for start, name in NAMES.items()
    ]
    return {FigureFound: to_table(FigureFound, found).to_pandas(), Mention: to_table(Mention, mentions).to_pandas()}


def test_a_figure_is_about_the_entity_whose_mention_it_points_at() -> None:
    figures = Figures().analyse(tables(0, 40, None))
    assert list(figures["entity_id"]) == ["norland", "ostmark", None]


def test_a_mention_that_is_gone_leaves_the_figure() -> None:
    figures = Figures().analyse(tables(7))
    assert list(figures["entity_id"]) == [None]
