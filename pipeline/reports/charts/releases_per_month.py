"""Chart: when the releases were published, and by whom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted
from pipeline.rows import ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure
LABELLED = 9  # periods on the axis: more names of months would touch one another


@dataclass(frozen=True)
class ReleasesPerMonth(Chart):
    """Releases per month, stacked by publisher; per year where the months would be too many to see."""

    needs: ClassVar[Kinds] = (ReleaseRecord,)
    place: ClassVar[Place] = Place(1, "releases.html", (OVERVIEW,))

    publishers: int = 5
    months: int = 60
    """More months than this are shown as years."""

    def picture(self, tables: Tables) -> Picture | None:
        """Columns over time, in the publishers' hatches; the publishers beyond the largest are one share."""
        releases = heads(tables)
        counts, unit = self._counts(releases)
        if len(counts) < 2:
            return None
        total = counts.sum(axis=1)
        peak = str(total.idxmax())
        undated = int((releases["published"].str.len() < (7 if unit == "month" else 4)).sum())
        return Picture(
            title=f"Most releases come from {peak}: {total[peak]:,} of {total.sum():,}",
            subtitle=f"Releases per {unit} and publisher" + (f"; {undated:,} without a {unit} are left out" if undated else ""),
            alt=f"Releases per {unit}: "
            + ", ".join(f"{period} {n}" for period, n in total.items() if n)
            + ". By publisher: "
            + ", ".join(f"{publisher} {counted(int(n), 'release')}" for publisher, n in counts.sum().items()),
            height=style.HEAD + style.FOOT + 3.2 + 0.2 * counts.shape[1],
            draw=partial(_draw, counts, unit),
        )

    def _counts(self, releases: pd.DataFrame) -> tuple[pd.DataFrame, str]:
        """Periods × publishers with numbers of releases, no period left out between the first and the last; the unit."""
        dated = releases[releases["published"].str.len() >= 4]
        monthly = dated[dated["published"].str.len() >= 7]
        unit, freq = "month", "M"
        if monthly.empty or len(_periods(monthly["published"].str[:7], "M")) > self.months:
            unit, freq = "year", "Y"
        known = monthly if unit == "month" else dated
        if known.empty:
            return pd.DataFrame(), unit
        period = known["published"].str[: 7 if unit == "month" else 4]
        sizes = known["publisher"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        large = list(sizes.index[: self.publishers])
        publisher = known["publisher"].where(known["publisher"].isin(large), "others").replace("", "publisher not given")
        counts = pd.crosstab(period, publisher).reindex(_periods(period, freq), fill_value=0)
        order = [each or "publisher not given" for each in large] + ["others"]
        return counts[[each for each in order if each in counts]], unit


def _periods(periods: pd.Series[str], freq: str) -> list[str]:
    return [str(period) for period in pd.period_range(periods.min(), periods.max(), freq=freq)]


def _draw(counts: pd.DataFrame, unit: str, figure: Figure) -> None:
    (axes,) = style.panels(figure, left=0.7, bottom=0.75 + 0.2 * counts.shape[1])
    places = range(len(counts))
    base = [0] * len(counts)
    hatches = ("", "///", "...", "xxx", "\\\\\\", "---")
    for index, publisher in enumerate(counts.columns):
        values = [int(n) for n in counts[publisher]]
        colour = style.COLOURS[index % len(style.COLOURS)]
        axes.bar(places, values, bottom=base, color=colour, edgecolor="white", hatch=hatches[index % len(hatches)], width=0.85,
                 label=f"{style.seen(publisher, 90)} ({sum(values):,})")  # fmt: skip
        base = [low + value for low, value in zip(base, values, strict=True)]
    step = math.ceil(len(counts) / LABELLED)
    axes.set_xticks(list(places)[::step], list(counts.index)[::step])
    axes.set_xlabel(unit)
    axes.set_ylabel("releases")
    axes.grid(axis="y")
    style.whole_numbers(axes.yaxis)
    figure.legend(loc="lower left", bbox_to_anchor=(0.02, 0.3 / figure.get_size_inches()[1]), frameon=False, fontsize=style.SMALL)
