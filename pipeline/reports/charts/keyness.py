"""Chart: the terms that tell each publisher from the rest; where there is one publisher only, each year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import Chart, Picture, Place, counted, listed
from pipeline.rows import CorpusKeyword, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 2


@dataclass(frozen=True)
class Keyness(Chart):
    """A panel of bars for each of the largest parts of the corpus."""

    needs: ClassVar[Kinds] = (CorpusKeyword, ReleaseRecord)
    place: ClassVar[Place] = Place(12, "keywords.html", ("keywords.html",))

    parts: int = 6
    terms: int = 6

    def picture(self, tables: Tables) -> Picture | None:
        """Bars of the most telling terms: in how many of the part's releases, and how many times as often as in the rest."""
        releases = heads(tables)
        releases = releases[releases["duplicate_of"].isna()]
        for group, part in (("publisher", releases["publisher"]), ("year", releases["published"].str[:4])):
            sizes = part[part != ""].value_counts().sort_index().sort_values(ascending=False, kind="stable")
            panels = self._panels(tables[CorpusKeyword], group, sizes)
            if len(panels) >= 2:
                return self._picture(group, sizes, panels)
        return None

    def _panels(self, keywords: pd.DataFrame, group: str, sizes: pd.Series[int]) -> dict[str, pd.DataFrame]:
        own = keywords[(keywords["group"] == group) & keywords["part"].isin(sizes.index)]
        own = own.sort_values(["score", "term"], ascending=[False, True]).groupby("part").head(self.terms)
        told = [part for part in sizes.index if (own["part"] == part).any()][: self.parts]
        return {part: own[own["part"] == part] for part in (sorted(told) if group == "year" else told)}

    def _picture(self, group: str, sizes: pd.Series[int], panels: dict[str, pd.DataFrame]) -> Picture:
        part, best = max(
            ((part, _news(part, rows)) for part, rows in panels.items()), key=lambda pair: (pair[1]["score"], pair[0])
        )
        share = best["releases"] / sizes[part]
        heights = max(len(rows) for rows in panels.values())
        return Picture(
            title=f"{part} stands out by “{best['term']}”, in {share:.0%} of its releases",
            subtitle=f"Most telling terms per {group}, by share of its releases; × times as often as in the rest (p < 0.0001)",
            alt=listed(
                [
                    f"{part} ({counted(int(sizes[part]), 'release')}): "
                    + ", ".join(f"{term} ({n})" for term, n in zip(rows["term"], rows["releases"], strict=True))
                    for part, rows in panels.items()
                ]
            ),
            height=style.HEAD + style.FOOT + (0.21 * heights + 0.65) * -(-len(panels) // COLUMNS),
            draw=partial(_draw, sizes, panels),
        )


def _news(part: str, rows: pd.DataFrame) -> pd.Series[Any]:
    """The most telling term that is neither a piece of the part's name nor an abbreviation; the first where all are."""
    told = rows[[term.lower() not in part.lower() and not term.isupper() for term in rows["term"]]]
    return (told if len(told) else rows).iloc[0]


def _draw(sizes: pd.Series[int], panels: dict[str, pd.DataFrame], figure: Figure) -> None:
    grid = style.panels(figure, -(-len(panels) // COLUMNS), COLUMNS, left=2.0, bottom=0.3, gap=0.35)
    heights = max(len(rows) for rows in panels.values())
    for axes, (part, rows) in zip(grid, panels.items(), strict=False):
        _panel(axes, part, int(sizes[part]), rows)
        axes.set_ylim(heights - 0.4, -0.6)
    for axes in grid[len(panels) :]:
        axes.set_axis_off()


def _panel(axes: Axes, part: str, size: int, rows: pd.DataFrame) -> None:
    shares = [n / size for n in rows["releases"]]
    style.bars(
        axes, [style.label(term, 30, lines=2) for term in rows["term"]], shares, [_times(ratio) for ratio in rows["log_ratio"]]
    )
    axes.set_xlim(0, 1.25)
    axes.set_title(style.label(f"{part} (n = {size:,})", 56, lines=2), fontsize=style.SMALL, x=-1.1)
    axes.set_xticks([0, 0.5, 1])
    axes.xaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.tick_params(labelsize=7)


def _times(log_ratio: float) -> str:
    """How many times as frequent, in a few signs; nothing where it is not known."""
    if pd.isna(log_ratio):
        return ""
    times = 2**log_ratio
    return f"{times:.1f}×" if times < 10 else f"{times:,.0f}×"
