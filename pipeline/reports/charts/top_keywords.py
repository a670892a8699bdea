"""Chart: the terms that are key terms of the most releases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads, rows_of
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted
from pipeline.rows import Entity, Keyword, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


SEVERAL = ""
"""What a spelling of several entities of one label is called."""


@dataclass(frozen=True)
class TopKeywords(Chart):
    """Each with the number of releases that it is a key term of."""

    needs: ClassVar[Kinds] = (Keyword, Entity, ReleaseRecord)
    place: ClassVar[Place] = Place(3, "keywords.html", (OVERVIEW,))

    terms: int = 25
    ranks: int = 10
    """A release's key terms are its first ones, so many."""

    def picture(self, tables: Tables) -> Picture | None:
        """Bars of the terms, small and capital letters taken for the same, and the spellings of one entity."""
        keywords = tables[Keyword][tables[Keyword]["rank"] <= self.ranks]
        called = _called(keywords, tables[Entity])
        keywords = keywords.assign(term=called, lower=[term.lower() for term in called])
        written = keywords.value_counts(["lower", "term"]).reset_index().sort_values(["count", "term"], ascending=[False, True])
        table = keywords.groupby("lower").agg(releases=("release_id", "nunique")).reset_index()
        table = table.merge(written.drop_duplicates("lower"), on="lower")
        top = table[table["releases"] > 1].sort_values(["releases", "term"], ascending=[False, True]).head(self.terms)
        if len(top) < 3:
            return None
        among = int(heads(tables)["duplicate_of"].isna().sum())
        first, second = top["term"].iloc[:2]
        names = [style.label(term, 44) for term in top["term"]]
        spoken = ", ".join(f"{term} ({counted(n, 'release')})" for term, n in zip(top["term"], top["releases"], strict=True))
        return Picture(
            title=f"What these releases are most about: {first} and {second}",
            subtitle=f"Number of releases, of {among:,}, that a term is one of the {self.ranks} key terms of",
            alt=f"Terms that are key terms of the most releases: {spoken}",
            height=style.HEAD + style.FOOT + style.rows(names, 0.22) + 0.6,
            draw=partial(_draw, names, top["releases"].tolist()),
        )


def _called(keywords: pd.DataFrame, entities: pd.DataFrame) -> list[str]:
    """Each term as the one entity of its label that is spelt so is called; as it is written where none or several are."""
    names: dict[tuple[str, str], str] = {}
    for label, name, variants in rows_of(entities, "label", "name", "variants"):
        for spelling in variants.lower().split(";"):
            key = label, spelling
            names[key] = name if names.get(key, name) == name else SEVERAL
    return [names.get((label, term.lower())) or term for term, label in rows_of(keywords, "term", "label")]


def _draw(names: list[str], releases: list[int], figure: Figure) -> None:
    (axes,) = style.panels(figure, left=style.inches(names) + 0.15)
    style.bars(axes, names, releases, [f"{n:,}" for n in releases])
    axes.set_xlabel("releases")
    style.whole_numbers(axes.xaxis)
