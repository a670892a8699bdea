"""The report: a folder of pages that opens from the file system, with no server and no network.

From every number two steps lead to its sentence: the number's table, and the marked text of the release.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from pipeline.reports.pages import (
    page_about,
    page_countries,
    page_entities,
    page_lists,
    page_overview,
    page_releases,
    page_search,
    page_terms,
)
from pipeline.reports.pages.changes.digests import digest, of_code
from pipeline.reports.pages.changes.kept import Kept
from pipeline.reports.pages.changes.keys import Keys
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.entity.moved import moved, write_moved
from pipeline.reports.pages.entity.page import EntityPages
from pipeline.reports.pages.gallery import gallery
from pipeline.reports.pages.network import page as page_network
from pipeline.reports.pages.page_lists import heading
from pipeline.reports.pages.site import PLAN, Links, Site
from pipeline.reports.shared.chart import Chart
from pipeline.results import record_of
from pipeline.rows import CorpusKeyword, Entity, Problem, ReleaseRecord, Sentence, Topic
from pipeline.stages import Kinds, Report, Tables

LISTS = "the first of the lists"
SECTIONS: tuple[tuple[str, str, type | None], ...] = (
    ("index.html", "Overview", None),
    ("entities.html", "Entities", Entity),
    ("countries.html", "Countries", Entity),
    ("releases.html", "Releases", None),
    ("keywords.html", "Keywords", CorpusKeyword),
    ("topics.html", "Topics", Topic),
    (LISTS, "Figures, dates, quotes", None),
    ("network.html", "Network", Entity),
    ("timeline.html", "Timeline", None),
    ("search.html", "Search", None),
    ("tables.html", "Data", None),
    ("about.html", "How this was made", None),
)
"""The menu: address, title, and the kind of row without which the page would be empty."""


@dataclass(frozen=True)
class Pages(Report):
    """`report/index.html` and what it leads to."""

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, Problem)

    title: str = "What the press releases say"
    rows_per_page: int = 250
    """Rows of a list that its page shows at first; the others are loaded when they are asked for."""
    most_releases: int = 2000
    """Of more releases there are no pages as files, one for each and for each entity: `presswatch serve` makes and shows them."""
    charts: tuple[Any, ...] = field(default=(), metadata={"reports": Chart})
    """The charts of the run."""

    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """The pages, their style and scripts."""
        if tables[ReleaseRecord].empty:
            return []
        corpus = Corpus(tables)
        site = Site(folder / "report", self.title, *_menus(corpus), self.rows_per_page, gallery(self.charts, folder, tables))
        site.assets()
        site.put(PLAN, json.dumps({"title": self.title, "sections": site.sections, "lists": site.lists}))
        page_entities.write(site, corpus)
        page_countries.write(site, corpus)
        page_network.write(site, corpus)
        page_releases.write(site, corpus)
        page_terms.write(site, corpus)
        page_lists.write(site, corpus)
        page_about.write(site, corpus, record_of(folder))
        beyond = len(corpus.releases) > self.most_releases
        page_overview.write(site, corpus, self.most_releases if beyond else 0)
        page_search.write_page(site, corpus, page_search.SERVED if beyond else page_search.IN_FILES)
        if not beyond:
            page_search.write_index(site, corpus)
            write_each(site, corpus)
        return site.written

    def beside(self, folder: Path) -> str:
        """What run.json tells of the run, which a page shows."""
        return repr(record_of(folder))


def write_each(site: Site, corpus: Corpus) -> None:
    """A page for each release, for each entity, and for each id that leads to one; those that would be the same stay."""
    kept = Kept(site)
    keys = Keys(corpus, digest(of_code(), site.title, site.sections, site.lists))
    releases, entities = page_releases.ReleasePages(corpus), EntityPages(corpus)
    for release_id, address in corpus.release_pages.items():
        kept.page(address, keys.release(release_id), partial(releases.write, site, release_id))
    for entity_id, address in corpus.entity_pages.items():
        kept.page(address, keys.entity(entity_id, entities.together(entity_id)), partial(entities.write, site, entity_id))
    for address, entity in moved(corpus).items():
        write_moved(site, corpus, address, entity)
    kept.finish()


def _menus(corpus: Corpus) -> tuple[Links, Links]:
    """The entries of the menu, and of the menu of lists."""
    lists = tuple((f"{kind.table}.html", heading(kind)) for kind in page_lists.listed(corpus))
    sections = [
        (lists[0][0] if address == LISTS else address, title)
        for address, title, kind in SECTIONS
        if (lists if address == LISTS else kind is None or corpus.has(kind))
    ]
    return tuple(sections), lists
