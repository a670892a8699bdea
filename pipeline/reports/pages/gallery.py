"""Where each chart hangs in the report, and which page shows the rows behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.reports.charts.bursts import Bursts
from pipeline.reports.charts.indicator_timeline import IndicatorTimeline
from pipeline.reports.charts.keyness import Keyness
from pipeline.reports.charts.named_together import NamedTogether
from pipeline.reports.charts.releases_per_month import ReleasesPerMonth
from pipeline.reports.charts.roles_over_time import RolesOverTime
from pipeline.reports.charts.sums_by_year import SumsByYear
from pipeline.reports.charts.sums_of_money import SumsOfMoney
from pipeline.reports.charts.top_entities import TopEntities
from pipeline.reports.charts.top_keywords import TopKeywords
from pipeline.reports.charts.topic_curve import TopicCurve
from pipeline.reports.charts.topic_terms import TopicTerms
from pipeline.reports.charts.topics_by_publisher import TopicsByPublisher
from pipeline.reports.charts.topics_over_time import TopicsOverTime
from pipeline.reports.shared.chart import Chart, Picture
from pipeline.stages import Tables

OVERVIEW = "index.html"

PLACES: dict[type[Chart], tuple[str, tuple[str, ...]]] = {
    ReleasesPerMonth: ("releases.html", (OVERVIEW,)),
    TopEntities: ("entities.html", (OVERVIEW,)),
    TopKeywords: ("keywords.html", (OVERVIEW,)),
    TopicTerms: ("topics.html", (OVERVIEW,)),
    TopicsOverTime: ("topics.html", (OVERVIEW, "topics.html")),
    Bursts: ("timeline.html", (OVERVIEW, "timeline.html")),
    IndicatorTimeline: ("indicators.html", (OVERVIEW, "indicators.html")),
    SumsOfMoney: ("sums.html", (OVERVIEW, "sums.html")),
    SumsByYear: ("sums.html", ("sums.html",)),
    NamedTogether: ("network.html", (OVERVIEW,)),
    RolesOverTime: ("roles.html", (OVERVIEW,)),
    Keyness: ("keywords.html", ("keywords.html",)),
    TopicsByPublisher: ("topics.html", ("topics.html",)),
    TopicCurve: ("about.html", ("about.html",)),
}
"""Chart → the page with the rows behind it, and the pages on which it hangs; in the order in which a reader meets them."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A chart on a page: the name of its files, what it shows, and the page with the rows behind it, if that is another."""

    name: str
    picture: Picture
    rows_at: str


def gallery(charts: Iterable[Chart], folder: Path, tables: Tables) -> dict[str, list[Hung]]:
    """Page → its charts, of those of the run that were drawn in the results folder."""
    pictures = {type(chart): chart.picture(tables) for chart in charts if chart.files(folder)[0].is_file()}
    hung: defaultdict[str, list[Hung]] = defaultdict(list)
    for kind, rows_at, page in _hooks():
        if picture := pictures.get(kind):
            hung[page].append(Hung(kind.name(), picture, "" if rows_at == page else rows_at))
    return dict(hung)


def _hooks() -> list[tuple[type[Chart], str, str]]:
    """Chart, the page with its rows, and a page on which it hangs."""
    return [(kind, rows_at, page) for kind, (rows_at, pages) in PLACES.items() for page in pages]
