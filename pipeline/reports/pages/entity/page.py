"""The page of an entity, with every row and sentence about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.correcting import of_entity
from pipeline.reports.pages.entity.folds import Folded, folded
from pipeline.reports.pages.entity.kin import Around
from pipeline.reports.pages.page_lists import heading, listed
from pipeline.reports.pages.site import Site
from pipeline.reports.shared.chart import counted
from pipeline.results import Record, pointing
from pipeline.rows import Cooccurrence, Entity, Link, Relation, Role, Row

RELEASES_SEEN = 10
TOGETHER_SEEN = 25
SHOWN_APART = frozenset({Role, Relation})
"""Kinds whose rows have a section of their own."""


class EntityPages:
    """entities/*.html: a page for each entity, with every row and sentence about it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._together = _together(corpus)
        self._roles = _by_entity(corpus.rows(Role))
        self._links = _by_entity(corpus.rows(Link))
        self._relations = _by_entity(corpus.rows(Relation), "other")
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
            corrections=[*of_entity(corpus, entity, self._roles.get(entity_id, []))],
            around=Around.of(corpus, entity, self._relations.get(entity_id, [])),
            editions=[(edition, _in_context(corpus, rows)) for edition, rows in _editions(own)],
            mentions=folded(_in_context(corpus, own), lambda each: str(each[0]["published"]), RELEASES_SEEN),
            together=self.together(entity_id),
            together_seen=TOGETHER_SEEN,
            about=[(kind, heading(kind), _by_date(corpus, rows)) for kind, rows in self._about.get(entity_id, {}).items()],
            corpus=corpus,
        )


def _about(corpus: Corpus) -> dict[str, dict[type[Row], list[Record]]]:
    """entity_id → kind → the rows that are about the entity, or said by it; those of later kinds too."""
    found: dict[str, dict[type[Row], list[Record]]] = {}
    for kind in listed(corpus):
        for row in corpus.rows(kind) if kind not in SHOWN_APART else []:
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


def _editions(mentions: list[Record]) -> list[tuple[str, list[Record]]]:
    """(edition, its mentions in their order) of a law, plan or index, in alphabetical order."""
    naming: dict[str, list[Record]] = {}
    for mention in mentions:
        if mention["edition"]:
            naming.setdefault(mention["edition"], []).append(mention)
    return sorted(naming.items())


def _by_entity(rows: list[Record], *others: str) -> dict[str, list[Record]]:
    """entity_id → the rows that have it there, or in another column."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        for entity_id in dict.fromkeys(row[name] for name in ("entity_id", *others)):
            found.setdefault(entity_id, []).append(row)
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
