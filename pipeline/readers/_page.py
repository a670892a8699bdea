"""What a web page says of itself, and which of its lines are the main text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

NOT_LETTERS = re.compile(r"[\W_]+")
DATED = re.compile(r"\b(?:19|20)\d\d\b")
PATH_DATE = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?:/|$)")
LONG = 30  # letters: a line this long is known wherever it stands, a shorter one only in its place
REACH = 150  # letters that trafilatura may have between two lines of ours
SENTENCE_END = (".", "!", "?", "”", '"')
HEAD = 12  # lines between a headline and the text below it, at most

# Names under which pages state a field in their meta elements (Open Graph, Dublin Core, schema.org and news sites' own).
META: Mapping[str, tuple[str, ...]] = {
    "id": ("dc.identifier", "dcterms.identifier", "identifier", "id"),
    "title": ("og:title", "dc.title", "dcterms.title", "headline", "twitter:title"),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued"),
        *("dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date"),
        *("publication_date", "date_published", "parsely-pub-date", "sailthru.date", "article.published", "date"),
    ),
    "publisher": ("dc.publisher", "dcterms.publisher", "publisher", "og:site_name", "application-name"),
    "place": ("dc.coverage", "dcterms.spatial", "dc.coverage.spatial", "geo.placename"),
    "url": ("og:url", "twitter:url"),
}
ARTICLES = re.compile(r"Article|PressRelease|BlogPosting|Report|NewsStory|WebPage$")


def stated(root: Any) -> dict[str, str]:
    """What the page says of itself, by field: JSON-LD first, then meta elements, then its title and time elements."""
    meta = dict(_meta(root))
    found = _linked_data(root)
    for field, names in META.items():
        found[field] = found.get(field) or next((meta[name] for name in names if meta.get(name)), "")
    found["url"] = found["url"] or next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    found["title"] = found["title"] or _only_heading(root) or " ".join((root.findtext(".//title") or "").split())
    found["published"] = found["published"] or _time(root) or _in_path(found["url"])
    if not found["url"].startswith("http"):
        found["url"] = ""
    return found


def headings(root: Any) -> Set[str]:
    """The headings within the text, as its lines have them."""
    return {" ".join(each.text_content().split()) for each in root.xpath("//h2|//h3|//h4|//h5")}


def main_lines(lines: Sequence[str], main: str, title: str, headings: Set[str]) -> set[int]:
    """Which lines of a page are its main text, given that text in somebody else's form, with the head above it."""
    words = _letters(main)
    found = bytearray(len(words))
    kept: set[int] = set()
    reached = 0
    for i, line in enumerate(lines):
        own = _letters(line)
        start = words.find(own, reached, reached + len(own) + REACH)
        if start >= 0:
            reached = start + len(own)
        elif len(own) >= LONG or line in main:
            start = words.find(own)
        if own and start >= 0 and sum(found[start : start + len(own)]) < len(own) / 2:
            found[start : start + len(own)] = b"\1" * len(own)
            kept.add(i)
    return kept | _between(lines, kept, headings) | _head(lines, kept, title)


def _between(lines: Sequence[str], kept: Set[int], headings: Set[str]) -> set[int]:
    """Headings and sentences that stand between two lines of the main text: only their form kept them out."""
    gaps = [i for i in range(1, len(lines) - 1) if i not in kept and {i - 1, i + 1} <= kept]
    return {i for i in gaps if lines[i] in headings or (lines[i].count(" ") > 6 and lines[i].endswith(SENTENCE_END))}


def _head(lines: Sequence[str], kept: Set[int], title: str) -> set[int]:
    """Above the main text: the headline, a subtitle right below it, and dates with what stands beside them."""
    text = next((i for i in sorted(kept) if len(_letters(lines[i])) > 2 * LONG), None)
    headline = _headline(lines, text, title) if text is not None and title else None
    if text is None or headline is None:
        return set()
    dated = {i for i in range(max(0, headline - 3), text) if DATED.search(lines[i]) and len(lines[i]) < 80}
    beside = {i for day in dated for i in (day - 1, day + 1) if headline < i < text and lines[i].count(" ") < 4}
    below = headline + 1
    subtitle = {below} if below < text and 3 <= lines[below].count(" ") < 30 and lines[below][-1] not in ".:" else set()
    return {headline} | dated | beside | subtitle


def _headline(lines: Sequence[str], text: int, title: str) -> int | None:
    """The line nearest above the text that the page's title is, or begins with."""
    wanted = _letters(title)
    for i in range(text - 1, max(-1, text - HEAD - 1), -1):
        own = _letters(lines[i])
        if len(own) >= len(wanted) / 2 and wanted.startswith(own):
            return i
    return None


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    """Name → content; of two of one name the first stands."""
    for element in reversed(root.xpath("//meta[@content]")):
        for attribute in ("name", "property", "itemprop"):
            if element.get(attribute):
                yield element.get(attribute).strip().lower(), " ".join(element.get("content").split())


def _time(root: Any) -> str:
    """The time element that marks the publication, or the only one."""
    times = root.xpath("//time[@datetime]")
    marked = [each for each in times if each.get("pubdate") is not None or "datePublished" in (each.get("itemprop") or "")]
    chosen = marked or (times if len({each.get("datetime") for each in times}) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else ""


def _only_heading(root: Any) -> str:
    headings = [" ".join(each.text_content().split()) for each in root.xpath("//h1")]
    return headings[0] if len(set(headings)) == 1 else ""


def _in_path(url: str) -> str:
    match = PATH_DATE.search(url)
    return "-".join(match.groups()) if match else ""


def _linked_data(root: Any) -> dict[str, str]:
    """What the page's JSON-LD says of the article; the empty mapping where it has none or a broken one."""
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes = list(_nodes(json.loads(script, strict=False)))
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            if ARTICLES.search(str(node.get("@type"))) and node.get("datePublished"):
                return {
                    "id": _said(node.get("identifier")),
                    "title": _said(node.get("headline")),
                    "published": _said(node.get("datePublished")),
                    "publisher": _said(node.get("publisher") or node.get("sourceOrganization")),
                    "place": _said(node.get("locationCreated") or node.get("contentLocation")),
                    "url": _said(node.get("url") or node.get("mainEntityOfPage")),
                }
    return {}


def _nodes(found: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(found, list):
        for each in found:
            yield from _nodes(each)
    elif isinstance(found, Mapping):
        yield found
        yield from _nodes(found.get("@graph"))


def _said(value: Any) -> str:
    """A value of JSON-LD as text: itself, its name, its address, or that of the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""
