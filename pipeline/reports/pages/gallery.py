"""Which charts of a run hang on which pages of its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.reports.shared.chart import Chart, Picture
from pipeline.stages import Tables


@dataclass(frozen=True, slots=True)
class Hung:
    """A chart on a page: the name of its files, what it shows, and the page with the rows behind it, if that is another."""

    name: str
    picture: Picture
    rows_at: str


def gallery(charts: Iterable[Chart], folder: Path, tables: Tables) -> dict[str, list[Hung]]:
    """Page → its charts, of those of the run that were drawn in the results folder, in the order in which a reader meets them."""
    drawn = [(chart, picture) for chart in charts if chart.files(folder)[0].is_file() and (picture := chart.picture(tables))]
    hung: dict[str, list[Hung]] = {}
    for chart, picture in sorted(drawn, key=lambda pair: (pair[0].place.order, pair[0].name())):
        for page in chart.place.pages:
            rows_at = "" if chart.place.rows_at == page else chart.place.rows_at
            hung.setdefault(page, []).append(Hung(chart.name(), picture, rows_at))
    return hung
