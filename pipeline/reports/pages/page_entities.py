"""Page: the list of entities."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site
from pipeline.reports.pages.table import Cell, Column, Listing
from pipeline.reports.shared.labels import noun
from pipeline.results import Record
from pipeline.rows import Entity

ADDRESS = "entities.html"
COLUMNS = (
    Column("Name", "the fullest, most frequent spelling, and the acronym that the texts give"),
    Column("Type", "person, public body, other organisation, place, or law or programme", facet=True),
    Column("Country", "whose body or law it is", facet=True),
    Column("Level", "of a body or law: international, national, regional or local; firms are marked, too", facet=True),
    Column("Roles", "every role that the texts state"),
    Column("Releases", "releases that mention it", numeric=True),
    Column("With parts", "releases that mention it or one of its parts", numeric=True),
    Column("Mentions", "times it is mentioned", numeric=True),
    Column("First", "date of the first release that mentions it"),
    Column("Last", "date of the last"),
)
ROLES_SHOWN = 3  # in the list; the page of the person has all


def write(site: Site, corpus: Corpus) -> None:
    """entities.html."""
    if corpus.entities:
        site.listing(ADDRESS, listing(corpus, corpus.entities.values()))


def listing(corpus: Corpus, entities: Iterable[Record]) -> Listing:
    """The list of some entities."""
    return Listing(
        heading="Entities",
        intro="People, public bodies, other organisations, places and laws that the releases name, the most named first.",
        columns=COLUMNS,
        rows=(_cells(corpus, entity) for entity in entities),
        table=Entity.table,
        beside=(("countries.html", "By country and level"),),
    )


def _cells(corpus: Corpus, entity: Record) -> list[Cell]:
    roles = [role for role in entity["roles"].split(";") if role]
    more = f" and {len(roles) - ROLES_SHOWN} more" if len(roles) > ROLES_SHOWN else ""
    whole = corpus.entities.get(entity["part_of"])
    return [
        Cell(
            entity["name"],
            corpus.entity_pages[entity["entity_id"]],
            after=f" ({entity['acronym']})" if entity["acronym"] else "",
            below=((f"part of {whole['name']}", corpus.entity_pages[whole["entity_id"]]),) if whole else (),
        ),
        Cell(noun(entity["label"])),
        Cell(entity["country"] or ""),
        Cell(entity["level"]),
        Cell("; ".join(roles[:ROLES_SHOWN]) + more),
        *(Cell(f"{entity[name]:,}", sort=entity[name]) for name in ("releases", "releases_with_parts", "mentions")),
        Cell(entity["first_seen"]),
        Cell(entity["last_seen"]),
    ]
