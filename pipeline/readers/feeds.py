"""RSS and Atom files: a release per item."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.readers.shared.markup import as_text, is_markup
from pipeline.readers.shared.site_names import site_name
from pipeline.readers.shared.text import Unreadable, decode, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

CHARSET = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,20})")
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
HEADERS = {"content-type": "application/xml; charset=utf-8"}
DATES = ("published", "created", "updated")  # as feedparser calls what RSS, Atom and Dublin Core state, the first before the last
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WEB = re.compile(r"https?://", re.IGNORECASE)
ESCAPES = 3  # times that a feed's writer may have escaped a text


@dataclass(frozen=True)
class Feeds(Reader):
    """At most `most_items` items. An item's source, or else the feed's own title, is the publisher."""

    most_items: int = 10_000

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".rss", ".atom", ".rdf", ".xml")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            items = releases_in(data)
            if len(items) > self.most_items:
                raise Unreadable(f"holds more than {self.most_items:,} items", "split it, or raise most_items")
            for item in items:
                yield self._readable(item, f"{source}{item.source}")
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)

    def _readable(self, item: RawRelease, source: str) -> RawRelease | Problem:
        if item.text:
            return replace(item, source=source)
        page = f": {item.url[:200]}" if item.url else ""
        return problem_of(self, source, "the item has no text", f"add the page that it links to{page}")


def releases_in(data: bytes) -> list[RawRelease]:
    """The items of a feed, each with its place (#1) for a source; one without a text too. Raises Unreadable."""
    found = _parsed(data)
    publisher = site_name(_plain(found.feed.get("title", "")))
    return [_release(entry, number, publisher) for number, entry in enumerate(found.entries, 1)]


def _parsed(data: bytes) -> Any:
    """The feed as feedparser reads it. It is handed the bytes alone, never an address or a name, and reaches nothing else."""
    import feedparser

    declared = CHARSET.match(data)
    text = DECLARATION.sub("", decode(data, declared[1].decode("ascii") if declared else "").text, count=1)
    if "<!ENTITY" in text:
        raise Unreadable("the feed declares entities of its own, as XML bombs do", "save it without its DOCTYPE")
    found = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")), response_headers=HEADERS, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.entries:
        raise Unreadable("this XML is no RSS or Atom feed, or an empty one", "save the feed itself, or the page")
    return found


def _release(entry: Any, number: int, publisher: str) -> RawRelease:
    texts = [_plain(each) for each in (*(part.get("value", "") for part in entry.get("content", ())), entry.get("summary", ""))]
    return RawRelease(
        source=f"#{number}",
        text=max(texts, key=lambda text: len(text.split())),  # of equals the first: the content, not the summary
        title=" ".join(_plain(entry.get("title", "")).split()),
        published=next(filter(None, (_day(entry, name) for name in DATES)), ""),
        publisher=site_name(_plain((entry.get("source") or {}).get("title", ""))) or publisher,
        language=entry.get("language", ""),
        url=next(filter(WEB.match, [entry.get("link", "")]), ""),  # an id may stand there: urn:uuid:1
    )


def _day(entry: Any, name: str) -> str:
    """A date as it is written, for the day is that of the publisher's clock; only what has no year as such is taken as read."""
    written, read = entry.get(name) or "", entry.get(f"{name}_parsed")
    return time.strftime("%Y-%m-%d", read) if read and not YEAR.search(written) else written.strip()


def _plain(value: str) -> str:
    """A value without its markup, however often that was escaped."""
    for _ in range(ESCAPES):
        if not is_markup(value):
            break
        value = as_text(value)
    return value.strip()
