"""The pages of the last run that lie there still, each with the key under which it was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from pipeline.reports.pages.changes.digests import SIZE
from pipeline.reports.pages.site import Site

FILE_NAME = "pages.json"
"""Address → the key of a page that is a file, and the digest of the file."""

Made = tuple[str, str]
NEVER = ("", "")
"""The key and the digest of a page that was not made before."""


class Kept:
    """What was made before below a site's folder, and what is made now."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._before = _read(site.folder / FILE_NAME)
        self._now: dict[str, Made] = {}
        self.made = 0

    def page(self, address: str, key: str, write: Callable[[], None]) -> None:
        """Has a page made, unless it was made under this key and lies there as it was written."""
        path = self._site.folder / address
        before = self._before.get(address, NEVER)
        if before[0] == key and before[1] == _digest(path):
            self._site.written.append(path)
            self._now[address] = before
        else:
            write()
            self.made += 1
            self._now[address] = (key, _digest(path))

    def finish(self) -> None:
        """Writes down what lies there now, for the next run."""
        self._site.put(FILE_NAME, json.dumps(self._now, indent=0) + "\n")


def _digest(path: Path) -> str:
    """The digest of a file; empty where there is none that can be read."""
    try:
        return blake2b(path.read_bytes(), digest_size=SIZE).hexdigest()
    except OSError:
        return ""


def _read(path: Path) -> dict[str, Made]:
    """What an earlier run wrote down; nothing where it cannot be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {str(address): (str(key), str(file)) for address, (key, file) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
