"""The pages of one copy: files as they were copied, pages of releases and entities as they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from typing import Any

from pipeline.reports.pages.page_entities import EntityPages, write_moved
from pipeline.reports.pages.page_releases import ReleasePages
from pipeline.reports.pages.site import PLAN, Site
from pipeline.results import Record
from pipeline.rows import Entity, Row
from pipeline.serving import finding
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.part import Part, of_entity, of_every_page, of_release

LONG = 100
"""Of how many releases an entity's page takes so long to make that it is kept."""
KEPT = 300
"""Pages kept at the most."""


@dataclass
class Made(Site):
    """A site whose pages are given back instead of written; every thread has its own last one."""

    _last: local = field(default_factory=local)

    def put(self, address: str, text: str) -> None:
        self._last.page = text.encode("utf-8", "replace")

    def made(self, write: Callable[[Site], None]) -> bytes:
        """The page that is written."""
        write(self)
        page: bytes = self._last.page
        return page


class Copy:
    """A copy that is open for reading, from any thread. Raises NotWhole where its results have no pages."""

    def __init__(self, whole: Whole, path: Path) -> None:
        self.whole = whole
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connections = local()
        self._kept: dict[str, bytes] = {}
        self._everywhere: dict[type[Row], list[Record]] = of_every_page(self._database)
        plan = self._one("SELECT body FROM files WHERE address = ?", f"report/{PLAN}")
        if plan is None:
            raise NotWhole(f"the results in {whole.folder} have no pages; run again, without leaving out reports.pages")
        told = json.loads(plan[0])
        sections, lists = (tuple((address, title) for address, title in told[name]) for name in ("sections", "lists"))
        self._site = Made(whole.folder, told["title"], sections, lists, rows_per_page=0, charts={})

    def file(self, address: str) -> bytes | None:
        """A file of the results, by its path in their folder; None where there is none. A page is made when it is asked for."""
        stored = self._one("SELECT body FROM files WHERE address = ?", address)
        return stored[0] if stored else self._page(address.removeprefix("report/"))

    def answer(self, question: str, after: int) -> dict[str, Any]:
        """What a search finds."""
        return finding.answer(self._database, question, after)

    def _page(self, address: str) -> bytes | None:
        if release := self._one("SELECT release_id FROM releases WHERE address = ?", address):
            part = of_release(self._database, release[0], self._everywhere)
            return self._site.made(lambda site: ReleasePages(part).write(site, release[0]))
        if entity := self._one("SELECT entity_id, releases FROM entities WHERE address = ?", address):
            return self._entity(*entity)
        if former := self._one("SELECT row FROM moved JOIN entities USING (entity_id) WHERE moved.address = ?", address):
            entity = json.loads(former[0])
            return self._site.made(lambda site: write_moved(site, Part({}, {Entity: [entity]}), address, entity))
        return None

    def _entity(self, entity_id: str, releases: int) -> bytes:
        if kept := self._kept.get(entity_id):
            return kept
        part = of_entity(self._database, entity_id, self._everywhere)
        page = self._site.made(lambda site: EntityPages(part).write(site, entity_id))
        if releases > LONG and len(self._kept) < KEPT:
            self._kept[entity_id] = page
        return page

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._database.execute(query, [value]).fetchone()
        return row

    @property
    def _database(self) -> sqlite3.Connection:
        """The connection of this thread."""
        if not hasattr(self._connections, "own"):
            self._connections.own = sqlite3.connect(self._address, uri=True)
        own: sqlite3.Connection = self._connections.own
        return own
