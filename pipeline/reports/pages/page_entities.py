"""Page: the list of entities."""

from __future__ import annotations

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site
from pipeline.reports.pages.table import Cell, Column, Listing
from pipeline.reports.shared.labels import noun
from pipeline.results import Record
from pipeline.rows import Entity

COLUMNS = (
    Column("Name", "the fullest, most frequent spelling"),
    Column("Type", "person, public body, other organisation, place, or law or programme", facet=True),
    Column("Acronym", "the acronym that the texts give"),
    Column("Country", "whose body or law it is", facet=True),
    Column("Roles", "every role that the texts state"),
    Column("Releases", "releases that mention it", numeric=True),
    Column("Mentions", "times it is mentioned", numeric=True),
    Column("First", "date of the first release that mentions it"),
    Column("Last", "date of the last"),
)
ROLES_SHOWN = 3  # in the list; the page of the person has all


def write(site: Site, corpus: Corpus) -> None:
    """entities.html."""
    if not corpus.entities:
        return
    site.listing(
        "entities.html",
        Listing(
            heading="Entities",
            intro="People, public bodies, other organisations, places and laws that the releases name, the most named first.",
            columns=COLUMNS,
            rows=[_cells(corpus, entity) for entity in corpus.entities.values()],
            table=Entity.table,
        ),
    )


def _cells(corpus: Corpus, entity: Record) -> list[Cell]:
    roles = [role for role in entity["roles"].split(";") if role]
    more = f" and {len(roles) - ROLES_SHOWN} more" if len(roles) > ROLES_SHOWN else ""
    return [
        Cell(entity["name"], corpus.entity_pages[entity["entity_id"]]),
        Cell(noun(entity["label"])),
        Cell(entity["acronym"] or ""),
        Cell(entity["country"] or ""),
        Cell("; ".join(roles[:ROLES_SHOWN]) + more),
        Cell(f"{entity['releases']:,}", sort=entity["releases"]),
        Cell(f"{entity['mentions']:,}", sort=entity["mentions"]),
        Cell(entity["first_seen"]),
        Cell(entity["last_seen"]),
    ]
