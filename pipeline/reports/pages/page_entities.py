"""Pages: the list of entities, a page for each, what leads to it from the ids of its names, and who is named with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.folds import Folded, folded
from pipeline.reports.pages.page_lists import heading, listed
from pipeline.reports.pages.site import Site, entity_page
from pipeline.reports.pages.table import Cell, Column, Listing
from pipeline.reports.shared.chart import counted
from pipeline.reports.shared.labels import noun
from pipeline.results import Record, pointing
from pipeline.rows import Cooccurrence, Entity, Identity, Link, Role, Row

RELEASES_SEEN = 10
TOGETHER_SEEN = 25
PAIRS_SHOWN = 200
PROOFS_SHOWN = 4
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
    """entities.html and network.html."""
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
    _write_network(site, corpus)


class EntityPages:
    """entities/*.html: a page for each entity, with every row and sentence about it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._together = _together(corpus)
        self._roles = _by_entity(corpus.rows(Role))
        self._links = _by_entity(corpus.rows(Link))
        self._about = _about(corpus)

    def together(self, entity_id: str) -> list[tuple[Record, Record]]:
        """(the other entity, the pair) of those that are named together with it, the most releases in common first."""
        return self._together.get(entity_id, [])

    def write(self, site: Site, entity_id: str) -> None:
        """The page of an entity."""
        corpus, entity = self._corpus, self._corpus.entities[entity_id]
        own = corpus.mentions.get(entity_id, [])
        site.page(
            corpus.entity_pages[entity_id],
            "entity.html",
            entity=entity,
            variants=[variant for variant in entity["variants"].split(";") if variant],
            links=self._links.get(entity_id, []),
            roles=_roles(corpus, self._roles.get(entity_id, [])),
            trend=_trend(corpus, own),
            editions=_editions(corpus, own),
            mentions=folded(_in_context(corpus, own), lambda each: str(each[0]["published"]), RELEASES_SEEN),
            together=self.together(entity_id),
            together_seen=TOGETHER_SEEN,
            about=[(kind, heading(kind), _by_date(corpus, rows)) for kind, rows in self._about.get(entity_id, {}).items()],
            corpus=corpus,
        )


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


def _about(corpus: Corpus) -> dict[str, dict[type[Row], list[Record]]]:
    """entity_id → kind → the rows that are about the entity, or said by it; those of later kinds too."""
    found: dict[str, dict[type[Row], list[Record]]] = {}
    for kind in listed(corpus):
        for row in corpus.rows(kind) if kind is not Role else []:
            for entity_id in _pointed_at(kind, row):
                found.setdefault(entity_id, {}).setdefault(kind, []).append(row)
    return found


def _by_date(corpus: Corpus, rows: list[Record]) -> Folded[Record]:
    """The rows of a list, those of the newest release first."""
    return folded(corpus.newest_first(rows), lambda row: str(corpus.releases[row["release_id"]]["published"]))


def _pointed_at(kind: type[Row], row: Record) -> Iterable[str]:
    """The entities that a row points at, each once."""
    return dict.fromkeys(row[name] for name in pointing(kind, Entity) if row[name])


def _trend(corpus: Corpus, mentions: list[Record]) -> list[tuple[str, float, str]]:
    """(year, height 0 to 1, words): the releases of each year that name an entity; none where it is a single year."""
    dated = {m["release_id"]: corpus.releases[m["release_id"]]["published"][:4] for m in mentions}
    years = Counter(year for year in dated.values() if year)
    if len(years) < 2:
        return []
    most = max(years.values())
    told = [(str(year), years[str(year)]) for year in range(int(min(years)), int(max(years)) + 1)]
    return [(year, count / most, counted(count, "release")) for year, count in told]


def _editions(corpus: Corpus, mentions: list[Record]) -> list[tuple[str, list[Record]]]:
    """(edition, the releases that name it) of a law, plan or index, in alphabetical order."""
    naming: dict[str, dict[str, Record]] = {}
    for mention in mentions:
        if mention["edition"]:
            naming.setdefault(mention["edition"], {})[mention["release_id"]] = corpus.releases[mention["release_id"]]
    return [(edition, list(own.values())) for edition, own in sorted(naming.items())]


def _by_entity(rows: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["entity_id"], []).append(row)
    return found


def _roles(corpus: Corpus, rows: list[Record]) -> list[Record]:
    """The roles of a person over time: each role with the body, the releases that state it, and from when to when."""
    found: list[Record] = []
    rows = sorted(rows, key=lambda r: (r["role"].lower(), r["organisation"] or ""))
    for (_, organisation), group in groupby(rows, key=lambda r: (r["role"].lower(), r["organisation"] or "")):
        own = sorted({r["release_id"]: r for r in group}.values(), key=lambda r: corpus.releases[r["release_id"]]["published"])
        dates = [corpus.releases[row["release_id"]]["published"] for row in own]
        body = corpus.entities.get(organisation)
        found.append({"role": own[0]["role"], "body": body, "first": dates[0], "last": dates[-1], "stated": own})
    return sorted(found, key=lambda r: (r["first"], r["role"]))


def _in_context(corpus: Corpus, mentions: list[Record]) -> list[tuple[Record, list[tuple[Record, tuple[str, str, str]]]]]:
    """Per release the first mention of each sentence, with the sentence."""
    found: list[tuple[Record, Any]] = []
    for release_id, group in groupby(mentions, key=lambda m: m["release_id"]):
        firsts = {corpus.sentence(release_id, m["start"], m["end"]): m for m in reversed(list(group))}
        lines = [(mention, corpus.in_context(mention)) for _, mention in sorted(firsts.items(), key=lambda item: item[0])]
        found.append((corpus.releases[release_id], lines))
    return found


def _together(corpus: Corpus) -> dict[str, list[tuple[Record, Record]]]:
    """entity_id → (the other entity, the pair), the most releases in common first."""
    found: dict[str, list[tuple[Record, Record]]] = {}
    for pair in sorted(corpus.rows(Cooccurrence), key=lambda p: (-p["releases"], -p["npmi"], p["entity_a"], p["entity_b"])):
        one, other = corpus.entities.get(pair["entity_a"]), corpus.entities.get(pair["entity_b"])
        if one and other:
            found.setdefault(pair["entity_a"], []).append((other, pair))
            found.setdefault(pair["entity_b"], []).append((one, pair))
    return found


def _write_network(site: Site, corpus: Corpus) -> None:
    from pipeline.reports.pages.network import drawn

    acting = {entity_id for entity_id, entity in corpus.entities.items() if entity["label"] in {"PERSON", "AGENCY", "ORG"}}
    pairs = [p for p in corpus.rows(Cooccurrence) if p["entity_a"] in acting and p["entity_b"] in acting]
    pairs.sort(key=lambda p: (-p["releases"], -p["npmi"], p["entity_a"], p["entity_b"]))
    names = {entity_id: entity["name"] for entity_id, entity in corpus.entities.items()}
    naming = {entity_id: {m["release_id"] for m in own} for entity_id, own in corpus.mentions.items()}
    rows = [
        [
            Cell(names[p["entity_a"]], corpus.entity_pages[p["entity_a"]]),
            Cell(names[p["entity_b"]], corpus.entity_pages[p["entity_b"]]),
            Cell(f"{p['releases']:,}", sort=p["releases"]),
            Cell(f"{p['npmi']:.2f}", sort=p["npmi"]),
            Cell(f"{p['sentences']:,}", sort=p["sentences"]),
            Cell("", below=_both(corpus, naming, p)),
        ]
        for p in pairs[:PAIRS_SHOWN]
    ]
    columns = (
        Column("One"),
        Column("The other"),
        Column("Releases", "releases that name both", numeric=True),
        Column("NPMI", "how much more often than by chance, -1 to 1", numeric=True),
        Column("Sentences", "sentences that name both", numeric=True),
        Column("Named together in", "the newest of these releases"),
    )
    site.page(
        "network.html",
        "network.html",
        picture=drawn(corpus, pairs),
        columns=columns,
        rows=rows,
        total=len(pairs),
    )


def _both(corpus: Corpus, naming: dict[str, set[str]], pair: Record) -> tuple[tuple[str, str], ...]:
    """The newest releases that name both of a pair."""
    both = naming.get(pair["entity_a"], set()) & naming.get(pair["entity_b"], set())
    newest = [release_id for release_id in corpus.releases if release_id in both][:PROOFS_SHOWN]
    return tuple((corpus.releases[each]["published"] or each, corpus.release_pages[each]) for each in newest)
