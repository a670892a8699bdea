"""Chart: the sums of money that the releases state, by year and by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports.shared import style
from pipeline.reports.shared.amounts import amount
from pipeline.reports.shared.chart import Chart, Picture, Place, listed
from pipeline.rows import ReleaseRecord, Sum
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OTHER = "other or not told"


@dataclass(frozen=True)
class SumsByYear(Chart):
    """A dot for each sum, in the year that it is told for, with a mark for its kind; a panel for each currency.

    Sums are not added up: a bribe, the fine for it and what was recovered of it are often the same money.
    """

    needs: ClassVar[Kinds] = (Sum, ReleaseRecord)
    place: ClassVar[Place] = Place(9, "sums.html", ("sums.html",))

    currencies: int = 3
    kinds: int = 6

    def picture(self, tables: Tables) -> Picture | None:
        """The currencies and the kinds with the most sums; a sum that several releases state for a year counts once."""
        sums = tables[Sum][tables[Sum]["part_of"].isna()]
        sums = sums.assign(year=pd.to_numeric(sums["period"].str[:4], errors="coerce"), kind=sums["kind"].fillna(OTHER))
        sums = sums[(sums["amount"] >= 1) & sums["year"].notna()]
        sums = sums.drop_duplicates(["currency", "amount", "kind", "year"])
        if len(sums) < 3:
            return None
        kinds = _most(sums.loc[sums["kind"] != OTHER, "kind"], self.kinds)
        sums = sums.assign(kind=sums["kind"].where(sums["kind"].isin(kinds), OTHER))
        panels = {currency: sums[sums["currency"] == currency] for currency in _most(sums["currency"], self.currencies)}
        counts = sums["kind"].value_counts()
        told = f"the kind told most often is {kinds[0]} ({counts[kinds[0]]:,})" if kinds else "what they are is not told"
        return Picture(
            title=f"{len(sums):,} sums of money, {int(sums['year'].min())} to {int(sums['year'].max())}: {told}",
            subtitle="A dot for each sum in the year it is told for, logarithmic scale; sums are not added up",
            alt=listed([f"{currency}: {_spoken(own, [*kinds, OTHER])}" for currency, own in panels.items()]),
            height=style.HEAD + style.FOOT + 2.9 * len(panels),
            draw=partial(_draw, panels, [*kinds, OTHER]),
        )


def _most(values: pd.Series, count: int) -> list[str]:
    """The most frequent values; of equally frequent ones the first by name."""
    return [str(value) for value in values.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[:count]]


def _spoken(sums: pd.DataFrame, kinds: list[str]) -> str:
    parts = []
    for kind in kinds:
        own = sums[sums["kind"] == kind].sort_values("amount", ascending=False, kind="stable")
        if len(own):
            parts.append(f"{kind} {len(own)}, the largest {amount(own['amount'].iloc[0])} in {int(own['year'].iloc[0])}")
    return ", ".join(parts)


def _draw(panels: dict[str, pd.DataFrame], kinds: list[str], figure: Figure) -> None:
    grid = style.panels(figure, len(panels), left=1.0, bottom=0.4, gap=0.42)
    first = min(int(own["year"].min()) for own in panels.values())
    last = max(int(own["year"].max()) for own in panels.values())
    for axes, (currency, sums) in zip(grid, panels.items(), strict=True):
        for place, kind in enumerate(kinds):
            _dots(axes, sums[sums["kind"] == kind], place, kind)
        axes.set_title(style.seen(currency))
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(lambda value, _: amount(value))
        axes.yaxis.set_minor_formatter(lambda *_: "")
        axes.set_xlim(first - 0.6, last + 0.6)
        axes.margins(y=0.15)
        axes.grid(axis="both")
        style.whole_numbers(axes.xaxis)
    handles = {text: handle for axes in grid for handle, text in zip(*axes.get_legend_handles_labels(), strict=True)}
    order = [kind for kind in kinds if kind in handles]
    above = [handles[kind] for kind in order], order
    grid[0].legend(*above, frameon=False, fontsize=style.SMALL, ncols=4, loc="lower left", bbox_to_anchor=(-0.02, 1.1))


def _dots(axes: Axes, sums: pd.DataFrame, place: int, kind: str) -> None:
    """The sums of a kind; kinds stand a little apart, so that dots of one year do not hide one another."""
    if not len(sums):
        return
    plain = kind == OTHER
    axes.plot(
        sums["year"] + (place - 3) * 0.09,
        sums["amount"],
        linestyle="",
        marker="." if plain else style.MARKERS[place % len(style.MARKERS)],
        color=style.QUIET if plain else style.COLOURS[place % len(style.COLOURS)],
        markersize=4 if plain else 6,
        alpha=0.85,
        label=style.seen(kind, 30),
    )
