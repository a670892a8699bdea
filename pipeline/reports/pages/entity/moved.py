"""The pages that lead from former ids to entities."""

from __future__ import annotations

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site, entity_page
from pipeline.results import Record
from pipeline.rows import Identity


def moved(corpus: Corpus) -> dict[str, Record]:
    """Address → the entity that it leads to, for every id that an entity would have by another of its names."""
    taken = {*corpus.entity_pages.values()}
    found: dict[str, Record] = {}
    for row in corpus.rows(Identity):
        address = entity_page(row["own_id"])
        if row["own_id"] and row["entity_id"] in corpus.entities and address not in taken:
            found.setdefault(address, corpus.entities[row["entity_id"]])
    return found


def write_moved(site: Site, corpus: Corpus, address: str, entity: Record) -> None:
    """The page that leads from a former id to an entity: what was linked to under it is found."""
    site.page(address, "moved.html", entity=entity, corpus=corpus)
