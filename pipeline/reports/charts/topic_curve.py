"""Chart: how good the topics would be at each number of topics that was tried, and which number was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports.shared import style
from pipeline.reports.shared.chart import Chart, Picture, Place, listed
from pipeline.rows import ReleaseRecord, TopicQuality
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MEASURES = {"coverage": "coverage", "diversity": "diversity", "stability": "stability", "c_npmi": "coherence"}


@dataclass(frozen=True)
class TopicCurve(Chart):
    """A line for each measure over the numbers of topics."""

    needs: ClassVar[Kinds] = (TopicQuality, ReleaseRecord)
    place: ClassVar[Place] = Place(14, "about.html", ("about.html",))

    def picture(self, tables: Tables) -> Picture | None:
        """The whole table of topic quality; nothing where one number only was tried."""
        quality = tables[TopicQuality].sort_values("topics")
        chosen = quality[quality["chosen"]]
        if len(quality) < 2 or chosen.empty:
            return None
        best = chosen.iloc[0]
        return Picture(
            title=f"{best['topics']} topics: {best['stability']:.0%} of their words stay without a tenth of the releases",
            subtitle="Each number of topics that was tried; 1 is best; coherence is C_NPMI (Röder et al. 2015); vertical: chosen",
            alt=listed(
                [
                    f"{row['topics']} topics: " + ", ".join(f"{name} {row[column]:.2f}" for column, name in MEASURES.items())
                    for row in quality.to_dict("records")
                ]
            ),
            height=style.HEAD + style.FOOT + 3.0,
            draw=partial(_draw, quality, int(best["topics"])),
        )


def _draw(quality: pd.DataFrame, chosen: int, figure: Figure) -> None:
    (axes,) = style.panels(figure, left=0.6)
    for (column, name), colour, marker, dash in zip(MEASURES.items(), style.COLOURS, style.MARKERS, style.DASHES, strict=False):
        axes.plot(quality["topics"], quality[column], color=colour, marker=marker, linestyle=dash, label=name)
    axes.axvline(chosen, color=style.QUIET, linewidth=1)
    axes.set_xscale("log")
    axes.set_xticks(quality["topics"].tolist(), [str(number) for number in quality["topics"]])
    axes.set_xticks([], minor=True)
    axes.set_xlabel("topics")
    axes.set_ylim(min(0.0, float(quality["c_npmi"].min())), 1.05)
    axes.grid(axis="y")
    axes.legend(ncols=len(MEASURES), loc="lower left", bbox_to_anchor=(0, 1), frameon=False, borderaxespad=0.2)
