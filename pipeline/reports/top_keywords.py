"""Chart: the terms that tell these releases from other English, and each publisher from the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports import _style
from pipeline.reports._chart import Chart, Picture, counted
from pipeline.rows import CorpusKeyword, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class TopKeywords(Chart):
    """The key terms of the whole corpus, with the number of releases that use each."""

    needs: ClassVar[Kinds] = (CorpusKeyword, ReleaseRecord)

    terms: int = 20

    def picture(self, tables: Tables) -> Picture | None:
        """Bars in order of keyness, each with the releases that use the term."""
        keywords = tables[CorpusKeyword]
        top = keywords[keywords["group"] == "corpus"]
        top = top.sort_values(["score", "releases", "term"], ascending=[False, False, True]).head(self.terms)
        if len(top) < 3:
            return None
        first, second, third = top["term"].iloc[:3]
        spoken = ", ".join(f"{term} ({counted(n, 'release')})" for term, n in zip(top["term"], top["releases"], strict=True))
        return Picture(
            title=f"What these releases are about: {first}, {second} and {third}",
            subtitle=f"Key terms by keyness score; in brackets how many of {len(tables[ReleaseRecord]):,} releases use each",
            alt=f"Key terms, the most telling first: {spoken}",
            height=_style.HEAD + _style.FOOT + 0.25 * len(top) + 0.6,
            draw=lambda figure: _draw(figure, top),
        )


def _draw(figure: Figure, top: pd.DataFrame) -> None:
    names = [_style.seen(term, 40) for term in top["term"]]
    (axes,) = _style.panels(figure, left=_style.inches(names) + 0.25)
    _style.bars(axes, names, [float(score) for score in top["score"]], [f"({n:,})" for n in top["releases"]])
    axes.set_xlabel("keyness score")
