"""Chart: how each topic's share of the releases moved over the years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, listed
from pipeline.reports.shared.topic_names import named, topic_names
from pipeline.rows import ReleaseRecord, Topic, TopicTrend
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLUMNS = 3


@dataclass(frozen=True)
class TopicsOverTime(Chart):
    """A small panel per topic on common axes, so that no colour has to be told from another. A year without releases is a gap."""

    needs: ClassVar[Kinds] = (Topic, TopicTrend, ReleaseRecord)
    place: ClassVar[Place] = Place(
        5,
        "topics.html",
        (
            OVERVIEW,
            "topics.html",
        ),
    )

    topics: int = 9
    periods: int = 3
    least_releases: int = 5
    """In a year of fewer releases a share says nothing: it is a gap."""

    def picture(self, tables: Tables) -> Picture | None:
        """The largest topics, where there are enough periods to make a trend."""
        trend = tables[TopicTrend]
        trend = trend[trend.groupby("period")["releases"].transform("sum") >= self.least_releases]
        shares = trend.pivot_table(index="period", columns="topic", values="share", aggfunc="first").sort_index().fillna(0.0)
        if len(shares) < self.periods:
            return None
        releases = trend.groupby("period")["releases"].sum()
        top = tables[Topic].sort_values(["releases", "topic"], ascending=[False, True]).head(self.topics)
        labels = {topic: label for topic, label in zip(top["topic"], topic_names(top), strict=True) if topic in shares}
        shares = shares[list(labels)]
        half = len(shares) // 2
        weighed = shares.mul(releases, axis=0)
        before, after = (weighed.loc[own].sum() / releases[own].sum() for own in (shares.index[:half], shares.index[-half:]))
        moved = (after - before)[[topic for topic in top["topic"][named(top)] if topic in shares]].abs()
        spans = f"{_span(shares.index[:half])} with {_span(shares.index[-half:])}"
        return Picture(
            title=_title(labels, before, after, moved),
            subtitle=f"Share of each year's releases by main topic ({releases.min():,} to {releases.max():,}; fewer are a gap)"
            + (f"; the title compares {spans}" if len(moved) else ""),
            alt=listed([f"{label}: {_spoken(shares[topic])}" for topic, label in labels.items()]),
            height=style.HEAD + style.FOOT + 1.75 * (-(-len(labels) // COLUMNS)),
            draw=partial(_draw, shares, labels),
        )


def _title(labels: dict[int, str], before: pd.Series[float], after: pd.Series[float], moved: pd.Series[float]) -> str:
    """Which topic that has a name moved most, or that none has a name."""
    if moved.empty:
        return "The largest topics by year, none with words that fit most of its releases"
    most = moved.sort_values(kind="stable").index[-1]
    verb = "grew" if after[most] > before[most] else "shrank"
    return f"“{labels[most]}” {verb} from {before[most]:.0%} to {after[most]:.0%} of the releases"


def _span(periods: pd.Index[str]) -> str:
    return periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"


def _spoken(shares: pd.Series[float]) -> str:
    return ", ".join(f"{period} {share:.0%}" for period, share in shares.items())


def _draw(shares: pd.DataFrame, labels: dict[int, str], figure: Figure) -> None:
    grid = style.panels(figure, -(-len(labels) // COLUMNS), COLUMNS, left=0.5, bottom=0.3, gap=0.6)
    years = [int(period) for period in shares.index]
    every = range(years[0], years[-1] + 1)
    told = shares.set_axis(years).reindex(every)
    top = float(shares.max().max()) * 1.1 or 1.0
    for axes, (topic, label) in zip(grid, labels.items(), strict=False):
        values = told[topic].tolist()
        axes.fill_between(every, values, color=style.GRID)
        axes.plot(every, values, color=style.BAR, marker="o", markersize=3)
        axes.set_title(style.label(label, 30), fontsize=style.SMALL)
        axes.set_ylim(0, top)
        style.whole_numbers(axes.xaxis)
        axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
        axes.tick_params(labelsize=style.SMALL)
        axes.grid(axis="y")
    for axes in grid[len(labels) :]:
        axes.set_axis_off()
