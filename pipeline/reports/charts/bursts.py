"""Chart: what was spoken of much more than usual, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted, listed
from pipeline.rows import ReleaseRecord, Trend
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HATCHES = {"topic": "", "keyword": "////", "entity": "...."}
"""Of the kinds of subject, told apart without colour too."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Periods in a row, by place on the axis, in which a subject was in a burst."""

    kind: str
    subject: str
    first: int
    last: int
    releases: int
    among: int
    """Releases of these periods that speak of it, and all."""
    usual: float
    """The subject's share over all periods."""

    @property
    def excess(self) -> float:
        """Releases beyond what would have been usual."""
        return self.releases - self.usual * self.among


@dataclass(frozen=True)
class Bursts(Chart):
    """A bar in time for each of the strongest bursts of topics, keywords and entities."""

    needs: ClassVar[Kinds] = (Trend, ReleaseRecord)
    place: ClassVar[Place] = Place(
        6,
        "timeline.html",
        (
            OVERVIEW,
            "timeline.html",
        ),
    )

    bursts: int = 18
    years: int = 5
    """More years than this are shown as years, fewer as quarters."""

    def picture(self, tables: Tables) -> Picture | None:
        """The bursts with most releases beyond the usual, in order of time."""
        releases = heads(tables)
        published = releases.loc[releases["duplicate_of"].isna(), "published"]
        by = "year" if published[published != ""].str[:4].nunique() > self.years else "quarter"
        sizes = published.map(_year if by == "year" else _quarter).loc[lambda period: period != ""].value_counts().sort_index()
        trend = tables[Trend]
        named = "\n".join(trend.loc[trend["kind"] == "entity", "subject"].str.lower().unique())
        again = (trend["kind"] == "keyword") & trend["subject"].map(lambda subject: subject.lower() in named).astype(bool)
        told = trend[(trend["by"] == by) & trend["kind"].isin(HATCHES) & trend["period"].isin(sizes.index) & ~again]
        bursting = told.groupby(["kind", "subject"])["burst"].transform("any").astype(bool)
        found = [
            burst
            for (kind, subject), own in told[bursting].groupby(["kind", "subject"])
            for burst in _bursts(str(kind), str(subject), own.set_index("period"), sizes)
        ]
        strongest = sorted(found, key=lambda each: (-round(each.excess, 6), each.kind, each.subject, each.first))[: self.bursts]
        if not strongest:
            return None
        top, periods = strongest[0], list(sizes.index)
        shown = sorted(strongest, key=lambda each: (each.first, each.last, each.kind, each.subject))
        names = [style.label(each.subject, 40) for each in shown]
        return Picture(
            title=f"“{top.subject}” burst in {_span(top, periods)}: "
            f"{top.releases / top.among:.0%} of the releases, against {top.usual:.0%} on the whole",
            subtitle=f"When topics, keywords and names were spoken of at least twice as much as usual, by {by} (Kleinberg 2003)",
            alt=listed(
                [
                    f"{each.kind} {each.subject}: {_span(each, periods)}, {counted(each.releases, 'release')} of {each.among}"
                    for each in shown
                ]
            ),
            height=style.HEAD + style.FOOT + style.rows(names, 0.26, line=0.1) + 0.75,
            draw=partial(_draw, shown, names, periods),
        )


def _year(day: str) -> str:
    return day[:4]


def _quarter(day: str) -> str:
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if len(day) >= 7 else ""


def _bursts(kind: str, subject: str, said: pd.DataFrame, sizes: pd.Series[int]) -> Iterator[Burst]:
    """The bursts of one subject; `said` are its rows of trends by period."""
    usual = float(said["releases"].sum() / sizes.sum())
    burst = said["burst"].reindex(sizes.index, fill_value=False).tolist()
    for in_burst, run in groupby(range(len(sizes)), key=burst.__getitem__):
        places = list(run)
        if in_burst:
            own = sizes.index[places]
            spoken = int(said["releases"].reindex(own).sum())
            yield Burst(kind, subject, places[0], places[-1], spoken, int(sizes[own].sum()), usual)


def _span(burst: Burst, periods: list[str]) -> str:
    first, last = periods[burst.first], periods[burst.last]
    return first if first == last else f"{first}–{last}"


def _time(period: str) -> float:
    """Where a period begins, in years."""
    year, _, quarter = period.partition("-Q")
    return int(year) + (int(quarter) - 1) / 4 if quarter else float(year)


def _length(periods: list[str]) -> float:
    """How long a period is, in years."""
    return 0.25 if "-Q" in periods[0] else 1.0


def _bar(axes: Axes, row: int, burst: Burst, periods: list[str]) -> None:
    """A burst as a bar in time, its numbers behind it; in front where there is no room behind."""
    length = _length(periods)
    begin, end = _time(periods[0]), _time(periods[-1]) + length
    start, stop = _time(periods[burst.first]), _time(periods[burst.last]) + length
    colour, hatch = style.COLOURS[list(HATCHES).index(burst.kind)], HATCHES[burst.kind]
    axes.barh(row, stop - start, left=start, height=0.62, color=colour, edgecolor="white", hatch=hatch)
    place, shift, side = (start, -3, "right") if stop > begin + 0.82 * (end - begin) else (stop, 3, "left")
    note, small = f"{burst.releases} of {burst.among}", style.SMALL
    axes.annotate(note, (place, row), (shift, 0), textcoords="offset points", ha=side, va="center", fontsize=small)


def _draw(shown: list[Burst], names: list[str], periods: list[str], figure: Figure) -> None:
    (axes,) = style.panels(figure, left=style.inches(names, style.SMALL) + 0.2, bottom=0.3)
    begin, end = _time(periods[0]), _time(periods[-1]) + _length(periods)
    for row, each in enumerate(shown):
        _bar(axes, row, each, periods)
    axes.set_yticks(range(len(shown)), names, fontsize=style.SMALL)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(begin, end)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    style.whole_numbers(axes.xaxis)
    kinds = [kind for kind in HATCHES if any(each.kind == kind for each in shown)]
    handles = [
        axes.barh(0, 0, left=begin, color=style.COLOURS[list(HATCHES).index(kind)], edgecolor="white", hatch=HATCHES[kind])
        for kind in kinds
    ]
    axes.legend(handles, kinds, ncols=len(kinds), loc="lower left", bbox_to_anchor=(0, 1), frameon=False, borderaxespad=0.2)
