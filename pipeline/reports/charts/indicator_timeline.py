"""Chart: figures that recur over the releases, such as a country's score in an index, as they moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports.shared import style
from pipeline.reports.shared.amounts import amount
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, listed
from pipeline.rows import Indicator, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Series = dict[tuple[str, str], pd.DataFrame]
"""(indicator, unit) → its points, columns subject, period, value, year, and whether it is a rival of the line's point."""


@dataclass(frozen=True)
class IndicatorTimeline(Chart):
    """A panel per indicator, a line per subject; the points of the first are labelled, of the others the last.

    Where releases give different values for one point, the line goes through the one stated last, the others stand hollow beside.
    """

    needs: ClassVar[Kinds] = (Indicator, ReleaseRecord)
    place: ClassVar[Place] = Place(
        7,
        "indicators.html",
        (
            OVERVIEW,
            "indicators.html",
        ),
    )

    indicators: int = 6
    subjects: int = 6
    points: int = 3
    """A line needs as many points; below it there is no movement to show."""

    def picture(self, tables: Tables) -> Picture | None:
        """The indicators with the most points."""
        series = self._series(tables[Indicator])
        if not series:
            return None
        (indicator, unit), points = next(iter(series.items()))
        line = points[(points["subject"] == points["subject"].iloc[0]) & ~points["rival"]]
        first, last = line.iloc[0], line.iloc[-1]
        rivals = sum(int(points["rival"].sum()) for points in series.values())
        hollow = "; hollow: other values stated for the same" if rivals else ""
        return Picture(
            title=f"{indicator}, {first['subject']}: from {first['value']:g} ({first['period']}) "
            f"to {last['value']:g} {unit} ({last['period']})",
            subtitle=f"Values as the releases state them; n = {sum(map(len, series.values()))} points{hollow}",
            alt=listed([_spoken(name, points) for (name, _), points in series.items()]),
            height=style.HEAD + style.FOOT + 3.5 * len(series),
            draw=partial(_draw, series),
        )

    def _series(self, indicators: pd.DataFrame) -> Series:
        points = indicators[~indicators["period"].str.endswith("/..")]  # "since 2022" is of no year
        points = points.assign(year=pd.to_numeric(points["period"].str[:4], errors="coerce")).dropna(subset="year")
        points = points.sort_values(["indicator", "unit", "subject", "period", "release_id", "start"], kind="stable")
        point = ["indicator", "unit", "subject", "period"]
        points = points.drop_duplicates([*point, "value"], keep="last")
        points = points.assign(rival=points.duplicated(point, keep="last"))
        lines = points.groupby(["indicator", "unit", "subject"])["period"].transform("nunique")
        points = points.assign(size=lines)[lines >= self.points]
        sizes = points.groupby(["indicator", "unit"]).size().sort_values(ascending=False, kind="stable").head(self.indicators)
        series: Series = {}
        for indicator, unit in sizes.index:
            own = points[(points["indicator"] == indicator) & (points["unit"] == unit)]
            order = own.sort_values(["size", "subject", "period"], ascending=[False, True, True], kind="stable")
            series[(indicator, unit)] = order[order["subject"].isin(order["subject"].unique()[: self.subjects])]
        return series


def _short(value: float) -> str:
    return amount(value) if value >= 1e5 else f"{value:g}"


def _spoken(name: str, points: pd.DataFrame) -> str:
    lines = [
        f"{subject}: "
        + ", ".join(
            f"{period} {value:g}{' (also stated)' if rival else ''}"
            for period, value, rival in zip(line["period"], line["value"], line["rival"], strict=True)
        )
        for subject, line in points.groupby("subject", sort=False)
    ]
    return f"{name}: " + " / ".join(lines)


def _line(axes: Axes, index: int, subject: str, points: pd.DataFrame) -> None:
    """The line of one subject; the values of the first line are written beside it, of the others the last."""
    look = index % len(style.COLOURS)
    rivals, line = points[points["rival"]], points[~points["rival"]]
    axes.plot(list(rivals["year"]), list(rivals["value"]), style.MARKERS[look], color=style.COLOURS[look], fillstyle="none")
    years, values = list(line["year"]), list(line["value"])
    axes.plot(
        years,
        values,
        color=style.COLOURS[look],
        linestyle=style.DASHES[look],
        marker=style.MARKERS[look],
        markersize=4,
        label=style.label(subject, 40),
    )
    for year, value in list(zip(years, values, strict=True))[0 if index == 0 else -1 :]:
        axes.annotate(_short(value), (year, value), (0, 5), textcoords="offset points", ha="center", fontsize=style.SMALL)


def _draw(series: Series, figure: Figure) -> None:
    grid = style.panels(figure, len(series), left=0.7, bottom=0.95, gap=0.4)
    for axes, ((indicator, unit), points) in zip(grid, series.items(), strict=True):
        for index, (subject, line) in enumerate(points.groupby("subject", sort=False)):
            _line(axes, index, str(subject), line)
        axes.set_title(style.label(indicator, 90))
        axes.set_xlabel("year")
        axes.set_ylabel("rank (1 is best)" if unit == "rank" else style.seen(unit, 30))
        axes.yaxis.set_major_formatter(lambda value, _: _short(value))
        axes.margins(x=0.05, y=0.18)
        if unit == "rank":
            axes.invert_yaxis()
        axes.grid(axis="y")
        axes.legend(frameon=False, fontsize=style.SMALL, ncols=3, loc="upper left", bbox_to_anchor=(0, -0.22))
        style.whole_numbers(axes.xaxis)
