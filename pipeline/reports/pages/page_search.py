"""Page: search over all releases and names, each hit with its sentences."""

from __future__ import annotations

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.search.index import scripts
from pipeline.reports.pages.site import Site


def write(site: Site, corpus: Corpus) -> None:
    """search.html and search/*.js."""
    for address, script in scripts(corpus):
        site.put(address, script)
    site.page("search.html", "search.html", releases=len(corpus.releases), entities=len(corpus.entities))
