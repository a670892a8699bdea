"""Page: search over all releases and names, each hit with its sentences."""

from __future__ import annotations

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.search.index import scripts
from pipeline.reports.pages.site import Site

IN_FILES, SERVED = "index.js", "served.js"
"""The script that answers: from the index in the folder, or from the server."""


def write_page(site: Site, corpus: Corpus, answering: str) -> None:
    """search.html."""
    totals = {"releases": len(corpus.releases), "entities": len(corpus.entities)}
    site.page("search.html", "search.html", answering=answering, **totals)


def write_index(site: Site, corpus: Corpus) -> None:
    """search/*.js."""
    for address, script in scripts(corpus):
        site.put(address, script)
