"""A field's value as text, whatever shape a program has put it in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.readers.shared.escapes import unescaped, without_entities
from pipeline.readers.shared.markup import as_text, is_markup

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
PARAGRAPH = re.compile(r"<(?:p|br|div|td)\b", re.IGNORECASE)
BLOCK = re.compile(r"<(?:h[1-6]|ul|ol|li|table|tr|blockquote|section|article|pre|hr)\b", re.IGNORECASE)
NOT_LETTERS = re.compile(r"[\W_]+")
# What content management systems put around a field's name, which says no more than that it is of a release.
AROUND = re.compile(r"(?:node|field|post|news|press|article|release|item|entry|page|content)*(?P<name>.+?)(?:value|rendered)?")
LONG_FIELDS = ("text", "lead", "summary")  # of several values all are wanted, of other fields the first
UNWRAPPED = 3  # markup within markup within markup

# What an object that stands for one value calls it: WordPress, Drupal, MongoDB, XML turned into JSON, a text in many languages.
VALUE = (
    *("rendered", "processed", "value", "$date", "$oid", "$numberlong", "#text", "_text", "$t", "__text", "#cdata-section"),
    *("__cdata", "en", "en-gb", "en-us", "en_gb", "en_us", "eng", "english"),
)
LABEL = (*VALUE, "name", "title", "label", "displayname", "href", "url")
FORMATS = (*VALUE, "html", "text", "plain", "plaintext", "markdown")
PIECE = (*FORMATS, "content", "body", "data", "children", "blocks")
HEADING = ("heading", "title", "headline")
OWN = ("date", "published", "published_at", "url", "link")  # what a release of its own has, and a piece of one has not
TYPE = ("content_type", "contenttype", "mime_type", "mimetype")


def key(name: object) -> str:
    """A field's name without case, blanks and signs: `Date Published`, `date_published` and `datePublished` are one."""
    text = str(name).strip().casefold()
    return NOT_LETTERS.sub("", text) or text


def named(record: Mapping[Any, Any]) -> dict[str, Any]:
    """A record's values by the keys of their names, and by these without what stands around them: `node_title`, `post_date`,
    `field_body_value`. A name that is written in full comes first."""
    exact = {key(name): value for name, value in reversed([*record.items()])}
    return {**{bare(name): value for name, value in reversed([*exact.items()])}, **exact}


def bare(name: str) -> str:
    """A key without what content management systems put around it."""
    found = AROUND.fullmatch(name)
    return found["name"] if found else name


def reached(record: Any, path: str) -> Any:
    """What a path of names and numbers leads to (`links.organisations.0.title`), or None."""
    for part in path.split("."):
        if isinstance(record, Mapping):
            record = {key(name): value for name, value in record.items()}.get(key(part))
        elif isinstance(record, list) and part.isdigit() and int(part) < len(record):
            record = record[int(part)]
        else:
            return None
    return record


def plain(value: Any, field: str) -> str:
    """The words of a value: of a list all for a text and the first for anything else, of an object what it calls its value."""
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, list):
        found = filter(None, (_item(item, field) for item in _chosen(value)))
        return "\n".join(found) if field in LONG_FIELDS else next(found, "")
    if isinstance(value, Mapping):
        return _unwrapped(value, field)
    return f"{value:.0f}" if _is_number(value) else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _read(text: str) -> str:
    """A string as a browser would show it; some programs write their markup as entities, or their entities twice."""
    text = unescaped(text)
    for _ in range(UNWRAPPED):
        if not is_markup(text):
            break
        text = as_text(_with_breaks(text)) if TAG.search(text) else without_entities(text)
    return text.strip()


def _with_breaks(markup: str) -> str:
    """Markup in which line breaks are line breaks where it has no elements for them, as blogs' editors store it."""
    if PARAGRAPH.search(markup):
        return markup
    return markup.replace("\n\n" if BLOCK.search(markup) else "\n", "<br>")


def _unwrapped(value: Mapping[str, Any], field: str) -> str:
    """An object that stands for one value. One with a heading of its own is a record, not a text."""
    lowered = {str(name).strip().lower(): inner for name, inner in value.items()}
    if field not in LONG_FIELDS:
        return _first(lowered, LABEL, field)
    return _first(lowered, FORMATS if lowered.keys().isdisjoint(HEADING) else VALUE, field)


def _item(item: Any, field: str) -> str:
    """One of a list: of a text a piece, with its heading. What has a date or an address is no piece but a release."""
    if field not in LONG_FIELDS or not isinstance(item, Mapping):
        return plain(item, field)
    lowered = {str(name).strip().lower(): inner for name, inner in item.items()}
    if not lowered.keys().isdisjoint(OWN):
        return ""
    heading, words = _first(lowered, HEADING, "title"), _first(lowered, PIECE, field)
    return f"{heading}\n{words}" if heading and words else words


def _first(values: Mapping[str, Any], names: Iterable[str], field: str) -> str:
    return next(filter(None, (plain(values.get(name), field) for name in names)), "")


def _chosen(items: list[Any]) -> list[Any]:
    """Of one text in several formats, the one in HTML, else the first."""
    formats = [
        str(next((item[name] for name in TYPE if name in item), "")) if isinstance(item, Mapping) else "" for item in items
    ]
    if not items or not all("/" in each for each in formats):
        return items
    return [items[formats.index("text/html") if "text/html" in formats else 0]]
