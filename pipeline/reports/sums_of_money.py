"""Chart: the largest sums of money that the releases state, and what each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.reports import _style
from pipeline.reports._chart import Chart, Picture, listed
from pipeline.rows import Figure as Stated
from pipeline.rows import ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True)
class SumsOfMoney(Chart):
    """The largest sums in each of the currencies used most. Currencies are never added up or converted."""

    needs: ClassVar[Kinds] = (Stated, ReleaseRecord)

    currencies: int = 3
    sums: int = 8

    def picture(self, tables: Tables) -> Picture | None:
        """A panel per currency, on a logarithmic scale; a sum stated by several releases counts once."""
        figures = tables[Stated]
        money = figures[(figures["kind"] == "money") & (figures["value"] > 0)]
        if len(money) < 3:
            return None
        used = money["unit"].value_counts().sort_index().sort_values(ascending=False, kind="stable").head(self.currencies)
        order = money.sort_values(["value", "what", "release_id", "start"], ascending=[False, True, True, True], kind="stable")
        order = order.drop_duplicates(["unit", "value"])
        tops = {str(unit): order[order["unit"] == unit].head(self.sums) for unit in used.index}
        unit, top = next(iter(tops.items()))
        return Picture(
            title=f"The largest sum in {unit}: {amount(top['value'].iloc[0])} ({top['what'].iloc[0] or 'purpose not stated'})",
            subtitle=f"Largest sums stated, by currency, logarithmic scale; n = {len(money):,} mentions of money",
            alt=listed([f"{unit}: {_spoken(top)}" for unit, top in tops.items()]),
            height=_style.HEAD + _style.FOOT + sum(0.24 * len(top) + 0.85 for top in tops.values()),
            draw=lambda figure: _draw(figure, tops),
        )


def amount(value: float) -> str:
    """A sum in words that people use: 1.8 billion."""
    return next((f"{value / size:.4g} {word}" for size, word in MAGNITUDES if value >= size), f"{value:,.0f}")


def _spoken(top: pd.DataFrame) -> str:
    return ", ".join(f"{amount(value)} ({what})" for value, what in zip(top["value"], top["what"], strict=True))


def _draw(figure: Figure, tops: dict[str, pd.DataFrame]) -> None:
    width, height = figure.get_size_inches()
    names = {unit: [_style.seen(f"{what} · {release}", 52) for what, release in zip(top["what"], top["release_id"], strict=True)]
             for unit, top in tops.items()}  # fmt: skip
    left = _style.inches([name for each in names.values() for name in each]) + 0.25
    y = height - _style.HEAD
    for unit, top in tops.items():
        tall = 0.24 * len(top)
        y -= tall + 0.85
        axes = figure.add_axes((left / width, (y + 0.5) / height, (width - left - 0.9) / width, tall / height))
        values = [float(value) for value in top["value"]]
        places = range(len(values))
        low = min(values) / 3
        axes.hlines(places, low, values, color=_style.GRID, linewidth=1.5)
        axes.plot(values, places, "o", color=_style.BAR, markersize=6)
        for place, value in zip(places, values, strict=True):
            axes.annotate(amount(value), (value, place), (7, 0), textcoords="offset points", va="center", fontsize=_style.SMALL)
        axes.set_xscale("log")
        axes.set_xlim(low, max(values) * 2)
        axes.xaxis.set_major_formatter(lambda value, _: amount(value))
        axes.xaxis.set_minor_formatter(lambda *_: "")
        axes.tick_params(axis="x", labelsize=_style.SMALL)
        axes.set_yticks(list(places), names[unit])
        axes.set_ylim(len(values) - 0.5, -0.5)
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel(_style.seen(unit), fontsize=_style.SMALL)
        axes.grid(axis="x")
