"""Page: what the corpus is, what was found in it, and what could not be used."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from pipeline.reports._chart import Chart
from pipeline.reports._corpus import Corpus
from pipeline.reports._labels import PLURALS, noun, plural
from pipeline.reports._site import Site
from pipeline.reports.indicator_timeline import IndicatorTimeline
from pipeline.reports.named_together import NamedTogether
from pipeline.reports.releases_per_month import ReleasesPerMonth
from pipeline.reports.roles_over_time import RolesOverTime
from pipeline.reports.sums_by_year import SumsByYear
from pipeline.reports.sums_of_money import SumsOfMoney
from pipeline.reports.top_entities import TopEntities
from pipeline.reports.top_keywords import TopKeywords
from pipeline.reports.topic_terms import TopicTerms
from pipeline.reports.topics_over_time import TopicsOverTime
from pipeline.rows import (
    Commitment,
    Cooccurrence,
    CorpusKeyword,
    Date,
    Figure,
    Indicator,
    Mention,
    Problem,
    Quote,
    Row,
    Sum,
    Topic,
    Trend,
)

CHARTS: tuple[type[Chart], ...] = (
    ReleasesPerMonth,
    TopEntities,
    TopKeywords,
    TopicTerms,
    TopicsOverTime,
    IndicatorTimeline,
    SumsOfMoney,
    SumsByYear,
    NamedTogether,
    RolesOverTime,
)
"""In the order in which a reader meets them."""

LISTED = (Figure, Sum, Indicator, Date, Quote, Commitment)

ROWS_AT: dict[type[Row], str] = {
    CorpusKeyword: "keywords.html",
    Topic: "topics.html",
    Cooccurrence: "network.html",
    Trend: "timeline.html",
}
"""Pages that show the rows behind a chart, where that is no list by the name of the table."""


def write(site: Site, corpus: Corpus) -> None:
    """index.html."""
    releases = corpus.releases.values()
    dates = sorted(release["published"] for release in releases if release["published"])
    site.page(
        "index.html",
        "index.html",
        corpus=corpus,
        publishers=Counter(release["publisher"] for release in releases if release["publisher"]).most_common(),
        dates=dates,
        words=sum(release["words"] for release in releases),
        duplicates=sum(bool(release["duplicate_of"]) for release in releases),
        found=_found(corpus),
        problems=corpus.rows(Problem),
        charts=[
            (chart.name(), picture, _rows_at(site, chart))
            for chart in CHARTS
            if set(chart.needs) <= set(corpus.tables) and (picture := chart().picture(corpus.tables))
        ],
    )


def _rows_at(site: Site, chart: type[Chart]) -> str:
    """The page with the rows that a chart draws first of all; nothing where the report has none."""
    address = ROWS_AT.get(chart.needs[0], f"{chart.needs[0].table}.html")
    return address if site.has(address) else ""


def _found(corpus: Corpus) -> list[tuple[str, int, str]]:
    """What was found: (what, how many, the page that lists it)."""
    labels = Counter(entity["label"] for entity in corpus.entities.values())
    found = [
        *((plural(label), labels[label], f"entities.html#{urlencode({'Type': noun(label)})}") for label in PLURALS),
        ("mentions of them", len(corpus.tables.get(Mention, ())), "entities.html"),
        *((kind.table, len(corpus.tables.get(kind, ())), f"{kind.table}.html") for kind in LISTED),
        ("topics", len(corpus.topics), "topics.html"),
    ]
    return [each for each in found if each[1]]
