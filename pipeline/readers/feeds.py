"""RSS and Atom files: a release per item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.readers._markup import as_text, is_markup
from pipeline.readers._text import Unreadable, decode, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

ITEMS = ("item", "entry")
CHARSET = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,20})")
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

# What items call their fields in RSS 2.0, RSS 1.0, Atom 1.0 (RFC 4287) and Dublin Core, the fullest first.
NAMES = {
    "title": ("title",),
    "text": ("encoded", "content", "description", "summary"),
    "published": ("pubDate", "published", "date", "issued", "updated"),
    "url": ("link", "origLink"),
    "language": ("language",),
}


@dataclass(frozen=True)
class Feeds(Reader):
    """At most `most_items` items. The feed's own title is the publisher."""

    most_items: int = 10_000

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".rss", ".atom", ".xml")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            feed = _parsed(data)
            items = [element for element in feed.iter() if _name(element) in ITEMS]
            if not items:
                raise Unreadable("this XML is no RSS or Atom feed, or an empty one", "save the feed itself, or the page")
            if len(items) > self.most_items:
                raise Unreadable(f"holds more than {self.most_items:,} items", "split it, or raise most_items")
            channel = next((element for element in feed.iter() if _name(element) in ("channel", "feed")), feed)
            publisher = _field(channel, ("title",))
            for number, item in enumerate(items, 1):
                yield self._release(item, f"{source}#{number}", publisher)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)

    def _release(self, item: Any, source: str, publisher: str) -> RawRelease | Problem:
        found: dict[str, Any] = {field: _field(item, names) for field, names in NAMES.items()}
        if not found["text"]:
            return problem_of(self, source, "the item has no text", "save the page that it links to")
        return RawRelease(source, publisher=publisher, **found)


def _parsed(data: bytes) -> Any:
    from lxml import etree

    declared = CHARSET.match(data)
    text = DECLARATION.sub("", decode(data, declared[1].decode("ascii") if declared else "").text, count=1)
    if "<!ENTITY" in text:
        raise Unreadable("the feed declares entities of its own, as XML bombs do", "save it without its DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"this is not XML: {error.msg}", "save the feed again") from None
    if root is None:
        raise Unreadable("this is not XML", "save the feed again")
    return root


def _name(element: Any) -> str:
    """An element's name without its namespace; comments and the like have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _field(parent: Any, names: tuple[str, ...]) -> str:
    for name in names:
        for child in parent:
            if _name(child) == name:
                value = child.get("href") if name == "link" and child.get("href") else "".join(child.itertext())
                value = as_text(value) if is_markup(value) else value.strip()
                if value:
                    return value
    return ""
