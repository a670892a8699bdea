"""What a web page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.readers.pages.titles import parted
from pipeline.readers.shared.escapes import unescaped
from pipeline.readers.shared.site_names import ADDRESS as DOMAIN
from pipeline.readers.shared.site_names import is_section, names_body, site_name

ADDRESS = re.compile(r"(?:https?:)?//|www\.|@")

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
# The same in the article of a page's JSON-LD.
LINKED: Mapping[str, tuple[str, ...]] = {
    "id": ("identifier",),
    "title": ("headline",),
    "published": ("datePublished",),
    "publisher": ("publisher", "sourceOrganization"),
    "place": ("locationCreated", "contentLocation"),
    "url": ("url", "mainEntityOfPage"),
}
LETTER = re.compile(r"[^\W\d_]")
ARTICLES = re.compile(r"Article|PressRelease|BlogPosting|Report|NewsStory|WebPage$")


def stated(root: Any, lines: Sequence[str], address: str = "") -> dict[str, str]:
    """What the page says of itself, by field: JSON-LD first, then meta elements, then its title and time elements.

    `lines` are all that the page shows. `address` is the one from which it was saved, if known: it counts where the page names
    none.
    """
    meta = dict(_meta(root))
    linked = _linked_data(root)
    found = {field: [linked.get(field, ""), *(meta.get(name, "") for name in names)] for field, names in META.items()}
    first = {field: next(filter(None, values), "") for field, values in found.items()}
    canonical = map(str, root.xpath("//link[@rel='canonical']/@href"))
    return {
        **first,
        **_titled(root, lines, found["title"], [value for value in found["publisher"] if value and not ADDRESS.match(value)]),
        "published": first["published"] or _time(root),
        "url": _address((*found["url"], *canonical, address), (*root.xpath("//base/@href"), address)),
    }


def _titled(root: Any, lines: Sequence[str], titles: Sequence[str], publishers: Sequence[str]) -> dict[str, str]:
    """Title and publisher: what the page states, each without the other."""
    headings = [" ".join(each.text_content().split()) for each in root.xpath("(//h1 | //h2 | //h3)[position() <= 100]")]
    names = set(publishers)
    own = parted(" ".join((root.findtext(".//title") or "").split()), headings, names, lines)
    names |= {own.site}
    given = [*(parted(title, headings, names, lines) for title in (*titles, _only_heading(root))), own]
    return {
        "title": _title([each.title for each in given], {name.casefold() for name in names}),
        "publisher": _publisher([site_name(each) for each in publishers], [each.site for each in (own, *given) if each.site]),
    }


def _title(given: Sequence[str], sites: Set[str]) -> str:
    """The first title that is no site's or section's name, else the first: "News - 12" has a number for one, which is none."""
    worded = [title for title in given if LETTER.search(title)]
    fit = [title for title in worded if title.casefold() not in sites and not is_section(title)]
    return next(iter(fit or worded), "")


def _publisher(stated: Sequence[str], written: Sequence[str]) -> str:
    """Of the names that the page states and those written into its titles the likeliest: a domain is the last choice."""
    ranked = [*(each for each in stated if not DOMAIN.fullmatch(each)), *filter(names_body, written), *stated, *written]
    return next(iter(ranked), "")


def _address(found: Iterable[str], bases: Iterable[str]) -> str:
    """The first web address among those found, a relative one completed by the page's base or by where it was saved from."""
    base = next(filter(_is_address, map(str, bases)), "")
    for value in filter(None, found):
        try:
            whole = urljoin(base, value)
        except ValueError:  # "http://[bad"
            continue
        if _is_address(whole):
            return whole
    return ""


def _is_address(value: str) -> bool:
    try:
        return urlsplit(value).scheme in ("http", "https")
    except ValueError:
        return False


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    """Name → content; of two of one name the first stands."""
    for element in reversed(root.xpath("//meta[@content]")):
        for attribute in ("name", "property", "itemprop"):
            if element.get(attribute):
                yield element.get(attribute).strip().lower(), _plain(element.get("content"))


def _time(root: Any) -> str:
    """The time element that marks the publication, or the only one."""
    times = root.xpath("//time[@datetime]")
    marked = [each for each in times if each.get("pubdate") is not None or "datePublished" in (each.get("itemprop") or "")]
    chosen = marked or (times if len({each.get("datetime") for each in times}) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else ""


def _only_heading(root: Any) -> str:
    headings = [" ".join(each.text_content().split()) for each in root.xpath("//h1")]
    return headings[0] if len(set(headings)) == 1 else ""


def _linked_data(root: Any) -> dict[str, str]:
    """What the page's JSON-LD says of the article; the empty mapping where it has none or a broken one."""
    scripts = root.xpath("//script[@type='application/ld+json']/text()")
    article = next((node for script in scripts for node in _loaded(script) if _is_dated_article(node)), None)
    if article is None:
        return {}
    given = {field: next(filter(None, map(article.get, names)), None) for field, names in LINKED.items()}
    return {field: _said(value) for field, value in given.items()}


def _loaded(script: str) -> list[Mapping[str, Any]]:
    """The objects of a script of JSON-LD; none of a broken one."""
    try:
        return list(_nodes(json.loads(script, strict=False)))
    except (ValueError, RecursionError):
        return []


def _is_dated_article(node: Mapping[str, Any]) -> bool:
    return ARTICLES.search(str(node.get("@type"))) is not None and bool(node.get("datePublished"))


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
    return _plain(value) if isinstance(value, str) else ""


def _plain(value: str) -> str:
    """A value on one line; many sites write their entities twice (&amp;#8217;)."""
    return " ".join(unescape(unescaped(value)).split())
