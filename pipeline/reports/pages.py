"""The report: a folder of pages that opens from the file system, with no server and no network.

From every number two steps lead to its sentence: the number's table, and the marked text of the release.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.reports import _page_about, _page_entities, _page_lists, _page_overview, _page_releases, _page_search, _page_terms
from pipeline.reports._corpus import Corpus
from pipeline.reports._site import Site
from pipeline.rows import Entity, ReleaseRecord, Sentence
from pipeline.rows import Figure as Stated
from pipeline.stages import Kinds, Report, Tables

SECTIONS: tuple[tuple[str, str, type | None], ...] = (
    ("index.html", "Overview", None),
    ("entities.html", "Entities", Entity),
    ("releases.html", "Releases", None),
    ("keywords.html", "Keywords", None),
    ("topics.html", "Topics", None),
    ("figures.html", "Figures", Stated),
    ("network.html", "Network", Entity),
    ("timeline.html", "Timeline", None),
    ("search.html", "Search", None),
    ("tables.html", "All tables", None),
    ("about.html", "How this was made", None),
)
"""The menu: address, title, and the kind of row without which the page would be empty."""


@dataclass(frozen=True)
class Pages(Report):
    """`report/index.html` and what it leads to."""

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence)

    title: str = "What the press releases say"
    rows_per_page: int = 1000
    """Rows of a list on one page, so that no page is over 2 MB."""

    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """The pages, their style and scripts."""
        if tables[ReleaseRecord].empty:
            return []
        corpus = Corpus(tables)
        sections = tuple((address, title) for address, title, kind in SECTIONS if kind is None or corpus.rows(kind))
        site = Site(folder / "report", self.title, sections, self.rows_per_page)
        site.assets()
        _page_overview.write(site, corpus)
        _page_entities.write(site, corpus)
        _page_releases.write(site, corpus)
        _page_terms.write(site, corpus)
        _page_lists.write(site, corpus)
        _page_search.write(site, corpus)
        _page_about.write(site, corpus)
        return site.written
