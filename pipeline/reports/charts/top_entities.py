"""Chart: who and what the releases name most, per type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.reports.shared.chart import OVERVIEW, Chart, Picture, Place, counted, listed
from pipeline.reports.shared.labels import NOUNS
from pipeline.rows import Entity, ReleaseRecord
from pipeline.stages import Kinds, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEADINGS = {
    "PERSON": "People",
    "AGENCY": "Public bodies",
    "ORG": "Companies and other organisations",
    "PLACE": "Places",
    "LAW": "Laws, programmes and reports",
}
NAME = 44  # characters of a name that fit beside its bar in one line


@dataclass(frozen=True)
class TopEntities(Chart):
    """The entities that most releases name, one panel per type."""

    needs: ClassVar[Kinds] = (Entity, ReleaseRecord)
    place: ClassVar[Place] = Place(2, "entities.html", (OVERVIEW,))

    per_type: int = 8

    def picture(self, tables: Tables) -> Picture | None:
        """Panels for the types that have entities, largest first within each."""
        entities = tables[Entity]
        if entities.empty:
            return None
        order = entities.sort_values(["releases", "mentions", "name"], ascending=[False, False, True])
        tops = {label: order[order["label"] == label].head(self.per_type) for label in HEADINGS}
        tops = {label: top for label, top in tops.items() if len(top)}
        lead = order.sort_values("label", key=lambda labels: labels == "PLACE", kind="stable").iloc[0]
        releases = counted(len(heads(tables)), "release")
        names = {label: [style.label(name, NAME) for name in top["name"]] for label, top in tops.items()}
        return Picture(
            title=f"{lead['name']} is the most named {NOUNS[lead['label']]}: in {lead['releases']} of {releases}",
            subtitle=f"Releases that name each, the top {self.per_type} per type; n = {len(entities):,} entities",
            alt=listed([f"{HEADINGS[label]}: {_spoken(top)}" for label, top in tops.items()]),
            height=style.HEAD + style.FOOT + sum(_tall(own) + 0.38 for own in names.values()) + 0.3,
            draw=partial(_draw, tops, names),
        )


def _spoken(top: pd.DataFrame) -> str:
    return ", ".join(f"{name} {releases}" for name, releases in zip(top["name"], top["releases"], strict=True))


def _tall(names: list[str]) -> float:
    """Height of a panel, in inches."""
    return style.rows(names, 0.24)


def _draw(tops: dict[str, pd.DataFrame], names: dict[str, list[str]], figure: Figure) -> None:
    width, height = figure.get_size_inches()
    largest = max(int(top["releases"].max()) for top in tops.values())
    left = style.inches([name for each in names.values() for name in each]) + 0.25
    y = height - style.HEAD
    for label, top in tops.items():
        tall = _tall(names[label])
        y -= tall + 0.38
        axes = figure.add_axes((left / width, (y + 0.1) / height, (width - left - 0.6) / width, tall / height))
        values = [int(value) for value in top["releases"]]
        style.bars(axes, names[label], values, [f"{value:,}" for value in values])
        axes.set_xlim(0, largest * 1.05)
        axes.annotate(
            HEADINGS[label],
            (0.02, 1),
            (0, 3),
            xycoords=("figure fraction", "axes fraction"),
            textcoords="offset points",
            weight="bold",
        )
        axes.tick_params(axis="x", labelbottom=False, length=0)
    axes.tick_params(axis="x", labelbottom=True)
    axes.set_xlabel("releases")
    style.whole_numbers(axes.xaxis)
