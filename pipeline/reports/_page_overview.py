"""Page: what the corpus is, what was found in it, and what could not be used."""

from __future__ import annotations

from collections import Counter

from pipeline.reports._chart import Chart, Picture
from pipeline.reports._corpus import Corpus
from pipeline.reports._site import Site
from pipeline.reports.indicator_timeline import IndicatorTimeline
from pipeline.reports.named_together import NamedTogether
from pipeline.reports.releases_per_month import ReleasesPerMonth
from pipeline.reports.roles_over_time import RolesOverTime
from pipeline.reports.sums_of_money import SumsOfMoney
from pipeline.reports.top_entities import TopEntities
from pipeline.reports.top_keywords import TopKeywords
from pipeline.reports.topic_terms import TopicTerms
from pipeline.reports.topics_over_time import TopicsOverTime
from pipeline.rows import Commitment, Date, Figure, Indicator, Mention, Problem, Quote, Sum
from pipeline.stages import Tables

CHARTS: tuple[type[Chart], ...] = (
    ReleasesPerMonth,
    TopEntities,
    TopKeywords,
    TopicTerms,
    TopicsOverTime,
    IndicatorTimeline,
    SumsOfMoney,
    NamedTogether,
    RolesOverTime,
)
"""In the order in which a reader meets them."""

LISTED = (Figure, Sum, Indicator, Date, Quote, Commitment)


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
        charts=pictures(corpus.tables),
    )


def pictures(tables: Tables) -> list[tuple[str, Picture]]:
    """The charts that the run has drawn: name of file, and what it shows."""
    return [
        (chart.name(), picture) for chart in CHARTS if set(chart.needs) <= set(tables) and (picture := chart().picture(tables))
    ]


def _found(corpus: Corpus) -> list[tuple[str, int, str]]:
    """What was found: (what, how many, the page that lists it)."""
    labels = Counter(entity["label"] for entity in corpus.entities.values())
    found = [
        ("people", labels["PERSON"], "entities.html#f=PERSON"),
        ("public bodies", labels["AGENCY"], "entities.html#f=AGENCY"),
        ("other organisations", labels["ORG"], "entities.html#f=ORG"),
        ("places", labels["PLACE"], "entities.html#f=PLACE"),
        ("laws and programmes", labels["LAW"], "entities.html#f=LAW"),
        ("mentions of them", len(corpus.tables.get(Mention, ())), "entities.html"),
        *((kind.table, len(corpus.tables.get(kind, ())), f"{kind.table}.html") for kind in LISTED),
        ("topics", len(corpus.topics), "topics.html"),
    ]
    return [each for each in found if each[1]]
