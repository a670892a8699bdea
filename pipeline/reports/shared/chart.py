"""What a chart is: a picture computed from tables, with its finding as title and its data as alt text."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from pipeline.given.tables import heads
from pipeline.reports.shared import style
from pipeline.stages import Drawing, DrawnReport, Tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart before it is drawn. `height` is in inches; `alt` says in words what the drawing shows."""

    title: str
    subtitle: str
    alt: str
    height: float
    draw: Callable[[Figure], None]


OVERVIEW = "index.html"
MANY = 100
"""Releases from which on a chart does not count each."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart hangs in the report: its place among the others, the page with the rows behind it, the pages that show it."""

    order: int
    rows_at: str
    pages: tuple[str, ...]


class Chart(DrawnReport):
    """A report that is one picture, `charts/<name>.png` and `.svg`, under the name of its file."""

    place: ClassVar[Place]

    @classmethod
    def name(cls) -> str:
        """The name of the file that defines it, which is its name in the settings too."""
        return cls.__module__.rpartition(".")[2]

    def files(self, folder: Path) -> list[Path]:
        """Where the picture lies in a results folder."""
        return [folder / name for name in self._names()]

    @abstractmethod
    def picture(self, tables: Tables) -> Picture | None:
        """The picture, or None where the tables hold too little to show. Nothing is drawn yet."""

    def drawing(self, tables: Tables) -> Drawing | None:
        """The picture as PNG and SVG."""
        picture = self.picture(tables)
        if picture is None:
            return None
        return Drawing(self._names(), partial(_drawn, picture, source(heads(tables))))

    def _names(self) -> tuple[str, ...]:
        return tuple(f"charts/{self.name()}{suffix}" for suffix in (".png", ".svg"))


def _drawn(picture: Picture, source: str) -> tuple[bytes, ...]:
    return style.drawn(
        picture.draw, height=picture.height, title=picture.title, subtitle=picture.subtitle, source=source, alt=picture.alt
    )


def source(releases: pd.DataFrame) -> str:
    """The line below every chart: what the numbers were counted in.

    Of many releases it says how many there are about, so that one more makes no other picture of what is otherwise the same.
    """
    publishers = releases.loc[releases["publisher"] != "", "publisher"].nunique()
    years = sorted({published[:4] for published in releases["published"] if published})
    parts = [_about(len(releases), "press release")]
    if publishers:
        parts.append(f"of {counted(publishers, 'publisher')}")
    if years:
        parts.append(years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}")
    return "Source: " + ", ".join([" ".join(parts[:2]), *parts[2:]]) + ". Counted by presswatch."


def _about(number: int, noun: str) -> str:
    """A number and its noun; a larger number by its first two digits: about 1,500 press releases."""
    size = 10 ** max(0, len(str(number)) - 2)
    return counted(number, noun) if number < MANY else f"about {counted(round(number / size) * size, noun)}"


def counted(number: int, noun: str) -> str:
    """A number and its noun: 1 release, 2 releases."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(parts: list[str]) -> str:
    """Parts of an alt text as one enumeration."""
    return "; ".join(parts)
