"""Page: what the corpus is and is about, what was found in it, and what could not be used."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.page_countries import KINDS, countries, of_several
from pipeline.reports.pages.site import Site
from pipeline.reports.pages.topic_sentences import topic_sentences
from pipeline.reports.shared.labels import PLURALS, noun, plural
from pipeline.rows import Commitment, Date, Figure, Indicator, Mention, Problem, Quote, Sum

COUNTRIES_SHOWN = 8
LISTED = (Figure, Sum, Indicator, Date, Quote, Commitment)


def write(site: Site, corpus: Corpus, most_releases: int) -> None:
    """index.html; `most_releases` is how many may have pages as files where these have more, else 0."""
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
        about=topic_sentences(corpus),
        found=_found(corpus),
        countries=countries(corpus),
        countries_shown=COUNTRIES_SHOWN,
        kinds=[*KINDS],
        of_several=of_several(corpus),
        problems=corpus.rows(Problem),
        most_releases=most_releases,
    )


def _found(corpus: Corpus) -> list[tuple[str, int, str]]:
    """What was found: (what, how many, the page that lists it)."""
    labels = Counter(entity["label"] for entity in corpus.entities.values())
    found = [
        *((plural(label), labels[label], f"entities.html?{urlencode({'Type': noun(label)})}") for label in PLURALS),
        ("mentions of them", corpus.count(Mention), "entities.html"),
        *((kind.table, corpus.count(kind), f"{kind.table}.html") for kind in LISTED),
        ("topics", len(corpus.topics), "topics.html"),
    ]
    return [each for each in found if each[1]]
