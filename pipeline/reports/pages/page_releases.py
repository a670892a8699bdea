"""Pages: the list of releases, a page for each with everything found in it, and the releases over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.correcting import CORRECTED, of_release
from pipeline.reports.pages.search.rules import units_of
from pipeline.reports.pages.site import Site
from pipeline.reports.pages.table import Cell, Column, Listing
from pipeline.reports.shared.labels import PLURALS
from pipeline.results import Record
from pipeline.rows import CorpusKeyword, Dropped, Keyword, ReleaseRecord, TopicWord, Trend
from pipeline.rows.marks import Mark, to_html

BURSTS_SHOWN = 60
MARKS_BY_ENTITY = frozenset(PLURALS)
QUIET = frozenset({TopicWord.table})
"""Marks that are switched on only when they are asked for, because there are so many."""
ADDRESS = "releases.html"
COLUMNS = (
    Column("Published"),
    Column("Title"),
    Column("Publisher", facet=True),
    Column("Country", "from which it is, by its publisher or its place", facet=True),
    Column("Main topic", "the topic that most of it is about", facet=True),
    Column("Words", numeric=True),
)


def write(site: Site, corpus: Corpus) -> None:
    """releases.html, timeline.html and timeline/*.html."""
    site.listing(ADDRESS, listing(corpus, corpus.releases.values()))
    _write_timeline(site, corpus)


def listing(corpus: Corpus, releases: Iterable[Record]) -> Listing:
    """The list of some releases."""
    return Listing(
        heading="Releases",
        intro="The press releases of the corpus, the newest first.",
        columns=COLUMNS,
        rows=(_cells(corpus, release) for release in releases),
        table=ReleaseRecord.table,
    )


def _cells(corpus: Corpus, release: Record) -> list[Cell]:
    own = corpus.topics_of.get(release["release_id"])
    return [
        Cell(release["published"]),
        Cell(release["title"] or release["release_id"], corpus.release_pages[release["release_id"]]),
        Cell(release["publisher"]),
        Cell(corpus.countries.get(release["release_id"], {}).get("country", "")),
        Cell(corpus.topics[own[0]["topic"]]["label"] if own else "", f"topics.html#t{own[0]['topic']}" if own else ""),
        Cell(f"{release['words']:,}", sort=release["words"]),
    ]


class ReleasePages:
    """releases/*.html: a page for each release, with everything found in it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._order = list(corpus.releases)
        self._place = {release_id: place for place, release_id in enumerate(self._order)}
        self._stated = {kind: corpus.by_release(kind) for kind in CORRECTED}
        self._dropped, self._keywords = corpus.by_release(Dropped), corpus.by_release(Keyword)
        self._links = {entity_id: f"../{address}" for entity_id, address in corpus.entity_pages.items()}

    def write(self, site: Site, release_id: str) -> None:
        """The page of a release."""
        corpus, release, place = self._corpus, self._corpus.releases[release_id], self._place[release_id]
        own = corpus.marks.get(release_id, [])
        anchors = [(start, f"s{start}") for start, _ in units_of(release["text"], corpus.sentences.get(release_id, []))]
        site.page(
            corpus.release_pages[release_id],
            "release.html",
            release=release,
            text=Markup(to_html(release["text"], own, self._links, anchors)),
            kinds=_kinds(own),
            quiet=QUIET,
            found=sorted({m for m in own if m.kind not in MARKS_BY_ENTITY | QUIET}, key=lambda m: (m.kind, m.start)),
            named=_named(corpus, own),
            dropped=self._dropped.get(release_id, []),
            keywords=sorted(self._keywords.get(release_id, []), key=lambda k: k["rank"]),
            country=corpus.countries.get(release_id),
            corrections=[*of_release(self._stated, corpus, release_id)],
            topics=[(corpus.topics[t["topic"]], t["weight"]) for t in corpus.topics_of.get(release_id, [])[:3]],
            newer=corpus.release_pages[self._order[place - 1]] if place else "",
            older=corpus.release_pages[self._order[place + 1]] if place + 1 < len(self._order) else "",
            corpus=corpus,
        )


def _kinds(marks: Iterable[Mark]) -> list[tuple[str, int]]:
    """The kinds of mark in a release and how many there are of each, those of names first."""
    counts = Counter(mark.kind for mark in marks)
    order = list(PLURALS)
    return sorted(counts.items(), key=lambda each: (order.index(each[0]) if each[0] in order else len(order), each[0]))


def _named(corpus: Corpus, marks: Iterable[Mark]) -> list[tuple[str, list[Record]]]:
    """The entities that a release mentions, by label, in the order in which it does."""
    targets = dict.fromkeys(mark.target for mark in sorted(marks, key=lambda m: m.start) if mark.target in corpus.entities)
    by_label: dict[str, list[Record]] = {}
    for entity_id in targets:
        by_label.setdefault(corpus.entities[entity_id]["label"], []).append(corpus.entities[entity_id])
    return [(label, by_label[label]) for label in (*PLURALS, *(by_label.keys() - PLURALS.keys())) if label in by_label]


def _write_timeline(site: Site, corpus: Corpus) -> None:
    """A line per year, and a page per year with its releases by month."""
    years = {
        year: list(group)
        for year, group in groupby(corpus.releases.values(), key=lambda release: release["published"][:4] or "undated")
    }
    terms: dict[str, list[str]] = {}
    for row in sorted(corpus.rows(CorpusKeyword), key=lambda k: (-k["score"], k["term"])):
        if row["group"] == "year":
            terms.setdefault(row["part"], []).append(row["term"])
    new: dict[str, list[Record]] = {}
    for entity in corpus.entities.values():
        new.setdefault(entity["first_seen"][:4], []).append(entity)
    most = max(len(own) for own in years.values())
    site.page(
        "timeline.html",
        "timeline.html",
        years=years,
        terms=terms,
        new=new,
        most=most,
        outstanding=_outstanding(corpus),
        corpus=corpus,
    )
    for year, own in years.items():
        months = [(month, list(group)) for month, group in groupby(own, key=lambda release: release["published"][:7])]
        site.page(f"timeline/{year}.html", "year.html", year=year, months=months, corpus=corpus)


def _outstanding(corpus: Corpus) -> list[tuple[Record, list[str]]]:
    """The bursts of the trends with the releases behind them, the newest first, each at the coarsest period that shows it."""
    coarsest = {"year": 0, "quarter": 1, "month": 2}
    found: dict[tuple[str, str, str], Record] = {}
    for row in sorted(corpus.rows(Trend), key=lambda t: (coarsest.get(t["by"], 3), t["period"])):
        if row["burst"]:
            found.setdefault((row["kind"], row["subject"], row["period"][:4]), row)
    bursts = sorted(found.values(), key=lambda t: (t["period"], -t["share"], t["subject"]))[::-1][:BURSTS_SHOWN]
    return [(row, [each for each in row["behind"].split(";") if each in corpus.releases]) for row in bursts]
