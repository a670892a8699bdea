"""The pages of one copy: files as they were copied, pages of releases and entities as they are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from threading import local
from typing import Any

from pipeline.serving import finding
from pipeline.serving.complete import Whole
from pipeline.serving.making import Maker
from pipeline.serving.narrowing import asked_of

STORED = "SELECT body FROM files WHERE address = ?1 UNION ALL SELECT body FROM made WHERE address = ?1"


class Copy:
    """A copy that is open for reading, from any thread. Raises NotWhole where its results have no pages."""

    def __init__(self, whole: Whole, path: Path) -> None:
        self.whole = whole
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connections = local()
        self._maker = Maker.of(self._database, whole.folder)

    def file(self, address: str) -> bytes | None:
        """A file of the results, by its path in their folder; None where there is none. A page is made when it is asked for."""
        stored = self._one(STORED, address)
        return stored[0] if stored else self._page(address.removeprefix("report/"))

    def narrowed(self, address: str, query: Mapping[str, str], after: int) -> bytes | None:
        """A list as a request narrows it down; None where it does not."""
        asked = asked_of(address.removeprefix("report/"), query)
        return self._maker.narrowed(self._database, address.removeprefix("report/"), asked, after) if asked else None

    def answer(self, question: str, after: int) -> dict[str, Any]:
        """What a search finds."""
        return finding.answer(self._database, question, after)

    def _page(self, address: str) -> bytes | None:
        if release := self._one("SELECT release_id FROM releases WHERE address = ?", address):
            return self._maker.release(self._database, release[0])
        if entity := self._one("SELECT entity_id FROM entities WHERE address = ?", address):
            return self._maker.entity(self._database, entity[0])
        if former := self._one("SELECT row FROM moved JOIN entities USING (entity_id) WHERE moved.address = ?", address):
            return self._maker.former(address, json.loads(former[0]))
        return None

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
