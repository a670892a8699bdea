"""Chart: the largest sums of money that the releases state, and what each is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.amounts import amount
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, listed
from pipeline.rows import ReleaseRecord, Sum
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class SumsOfMoney(Chart):
    """The largest sums in each of the currencies used most. Currencies are never added up or converted."""

    needs: ClassVar[Kinds] = (Sum, ReleaseRecord)
    place: ClassVar[Place] = Place(
        8,
        "sums.html",
        (
            OVERVIEW,
            "sums.html",
        ),
    )

    currencies: int = 3
    sums: int = 8

    def picture(self, tables: Tables) -> Picture | None:
        """A panel per currency, on a logarithmic scale; a sum stated by several releases counts once."""
        sums = tables[Sum][tables[Sum]["part_of"].isna()]
        sums = sums[sums["amount"] > 0]
        if len(sums) < 3:
            return None
        used = sums["currency"].value_counts().sort_index().sort_values(ascending=False, kind="stable").head(self.currencies)
        order = sums.sort_values(["amount", "what", "release_id", "start"], ascending=[False, True, True, True], kind="stable")
        order = order.drop_duplicates(["currency", "amount"])
        order = order.assign(about=[_about(kind, what) for kind, what in zip(order["kind"], order["what"], strict=True)])
        order = order.merge(heads(tables)[["release_id", "publisher", "published"]])
        tops = {str(currency): order[order["currency"] == currency].head(self.sums) for currency in used.index}
        names = {currency: _names(top) for currency, top in tops.items()}
        return Picture(
            title=_title(tops),
            subtitle=f"Largest sums stated, by currency, logarithmic scale; n = {len(sums):,} sums",
            alt=listed([f"{each}: {_spoken(own)}" for each, own in tops.items()]),
            height=style.HEAD + style.FOOT + sum(_tall(own) + 0.85 for own in names.values()),
            draw=partial(_draw, tops, names),
        )


def _title(tops: dict[str, pd.DataFrame]) -> str:
    """The largest sum of which it is told what it is; where none is, what the chart shows."""
    for currency, top in tops.items():
        known = top[top["kind"].notna()]
        if len(known):
            return f"{currency} {amount(known['amount'].iloc[0])} ({known['kind'].iloc[0]}) is the largest sum of a known kind"
    return "The largest sums of money that the releases state"


def _names(top: pd.DataFrame) -> list[str]:
    """What each sum is, and below it when it was said and by whom."""
    told = zip(top["about"], top["published"], top["publisher"], strict=True)
    return [f"{style.label(about, 52, 2)}\n{style.label(', '.join(filter(None, by)), 54, 2)}" for about, *by in told]


def _tall(names: list[str]) -> float:
    """Height of a panel, in inches."""
    return style.rows(names, 0.2, line=0.13)


def _about(kind: str | None, what: str) -> str:
    """What a sum is, and what for: fine, money laundering."""
    told: dict[str, str] = {}
    for part in (kind, what):
        if part and not pd.isna(part):
            told.setdefault(part.removesuffix("s"), part)  # a bribe for bribes is a bribe
    return ", ".join(told.values()) or "purpose not stated"


def _spoken(top: pd.DataFrame) -> str:
    return ", ".join(f"{amount(value)} ({about})" for value, about in zip(top["amount"], top["about"], strict=True))


def _draw(tops: dict[str, pd.DataFrame], names: dict[str, list[str]], figure: Figure) -> None:
    width, height = figure.get_size_inches()
    left = style.inches([name for each in names.values() for name in each], style.SMALL) + 0.25
    y = height - style.HEAD
    for unit, top in tops.items():
        tall = _tall(names[unit])
        y -= tall + 0.85
        axes = figure.add_axes((left / width, (y + 0.5) / height, (width - left - 0.9) / width, tall / height))
        values = [float(value) for value in top["amount"]]
        places = range(len(values))
        low = min(values) / 3
        axes.hlines(places, low, values, color=style.GRID, linewidth=1.5)
        axes.plot(values, places, "o", color=style.BAR, markersize=6)
        for place, value in zip(places, values, strict=True):
            axes.annotate(amount(value), (value, place), (7, 0), textcoords="offset points", va="center", fontsize=style.SMALL)
        axes.set_xscale("log")
        axes.set_xlim(low, max(values) * 2)
        axes.xaxis.set_major_formatter(lambda value, _: amount(value))
        axes.xaxis.set_minor_formatter(lambda *_: "")
        axes.tick_params(axis="x", labelsize=style.SMALL)
        axes.set_yticks(list(places), names[unit], fontsize=style.SMALL)
        axes.set_ylim(len(values) - 0.5, -0.5)
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel(style.seen(unit), fontsize=style.SMALL)
        axes.grid(axis="x")
