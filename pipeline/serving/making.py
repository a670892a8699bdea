"""Making the pages of releases and entities from a copy, as a folder of pages has them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from typing import Self

from pipeline.reports.pages.entity.moved import write_moved
from pipeline.reports.pages.entity.page import EntityPages
from pipeline.reports.pages.page_releases import ReleasePages
from pipeline.reports.pages.site import PLAN, Site
from pipeline.results import Record
from pipeline.rows import Entity, Row
from pipeline.serving.complete import NotWhole
from pipeline.serving.narrowing import narrowed
from pipeline.serving.part import Part, of_entity, of_every_page, of_release


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


@dataclass(frozen=True, slots=True)
class Maker:
    """What all pages of a copy share. Its methods take the connection of whoever asks."""

    site: Made
    everywhere: dict[type[Row], list[Record]]

    @classmethod
    def of(cls, database: sqlite3.Connection, folder: Path) -> Self:
        """That of a copy of the results in a folder. Raises NotWhole where they have no pages."""
        plan = database.execute("SELECT body FROM files WHERE address = ?", [f"report/{PLAN}"]).fetchone()
        if plan is None:
            raise NotWhole(f"the results in {folder} have no pages; run again, without leaving out reports.pages")
        told = json.loads(plan[0])
        sections, lists = (tuple((address, title) for address, title in told[name]) for name in ("sections", "lists"))
        return cls(Made(folder, told["title"], sections, lists, rows_per_page=0, charts={}), of_every_page(database))

    def release(self, database: sqlite3.Connection, release_id: str) -> bytes:
        """The page of a release."""
        part = of_release(database, release_id, self.everywhere)
        return self.site.made(lambda site: ReleasePages(part).write(site, release_id))

    def entity(self, database: sqlite3.Connection, entity_id: str) -> bytes:
        """The page of an entity."""
        part = of_entity(database, entity_id, self.everywhere)
        return self.site.made(lambda site: EntityPages(part).write(site, entity_id))

    def narrowed(self, database: sqlite3.Connection, address: str, asked: Mapping[str, str], after: int) -> bytes:
        """The part of a list that was asked for."""
        part = narrowed(database, address, asked, after, self.everywhere)
        return self.site.made(lambda site: site.narrowed(address, *part))

    def former(self, address: str, entity: Record) -> bytes:
        """The page at a former address of an entity."""
        return self.site.made(lambda site: write_moved(site, Part({}, {Entity: [entity]}), address, entity))
