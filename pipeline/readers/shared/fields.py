"""From a record's fields (JSON object, table row, front matter) to a release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar
from urllib.parse import urlsplit

from pipeline.readers.shared.values import key, named, plain, reached
from pipeline.release import RawRelease

Names = tuple[str, ...]
Record = Mapping[str, Any]

ADDRESS = re.compile(r"https?://\S+")
DEPTH = 4  # objects within objects that are looked into for a text
DEEPEST = 8  # names in a path that a problem shows
LEAST = 100  # characters of a text that no field of the record itself holds
TEASER = 3  # times as long as a summary: what it sums up
MOST_SHOWN = 30  # fields that a problem lists

# Objects within a record that say something of the record itself.
ABOUT = ("metadata", "meta", "attributes", "properties", "fields", "info", "header", "data", "details", "document", "article")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Which names a field goes by in the input; the first that is there and filled is taken. Case, blanks and signs do not count.
    A name may be a path: `details.body`, `links.organisations.0.title`.

    `summary` is taken for the text of a release that has none.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}  # a misspelt field in the settings is an error

    id: Names = ("id", "release_id", "guid", "uuid")
    title: Names = ("title", "headline", "subject", "heading", "article_title", "news_title", "title_en", "web_title")
    lead: Names = ("lead", "standfirst")
    text: Names = (
        *("text", "body", "content", "article", "articleBody", "full_text", "main_text", "body_text", "body_html", "html_body"),
        *("content_html", "content_text", "content:encoded", "article_text", "article_content", "page_content", "raw_text"),
        *("text_en", "body_en", "story", "html", "paragraphs", "sections", "blocks"),
    )
    summary: Names = ("description", "summary", "excerpt")
    published: Names = (
        *("published", "published_at", "date_published", "publication_date", "publish_date", "published_date", "published_on"),
        *("pub_date", "first_published_at", "release_date", "released_at", "date_of_publication", "publish_time", "date"),
        *("date_gmt", "issued", "date_issued", "issue_date", "posted", "date_posted", "posted_at", "posted_on", "datetime"),
        *("timestamp", "created", "created_at", "date_created", "first_public_at", "public_updated_at", "public_timestamp"),
        *("web_publication_date", "time", "when"),
    )
    publisher: Names = (
        *("publisher", "agency", "organisation", "organization", "publisher_name", "institution", "issuer", "ministry"),
        *(
            "department",
            "authority",
            "source",
            "source_name",
            "site_name",
            "component",
            "organisations",
            "organizations",
            "agencies",
        ),
        *("links.primary_publishing_organisation", "links.organisations"),
    )
    place: Names = ("place", "city", "location", "location_created")
    language: Names = ("language", "lang", "locale", "in_language")
    url: Names = ("url", "link", "permalink", "web_url", "page_url", "source_url", "canonical_url", "href", "guid", "source")


def known_keys(names: FieldNames) -> frozenset[str]:
    """The keys of all names of all fields."""
    return frozenset(key(name) for each in fields(names) for name in getattr(names, each.name))


def release_of(record: Record, source: str, names: FieldNames) -> RawRelease:
    """The release in a record; markup inside a field is turned into text. `lead` goes in front of the text."""
    chain = chain_of(record, names.text) or (record,)
    found: dict[str, Any] = {each.name: _found(chain, each.name, getattr(names, each.name)) for each in fields(names)}
    lead, summary = found.pop("lead"), found.pop("summary")
    found["title"] = " ".join(found["title"].split())
    text = found.pop("text") or ("" if _is_outweighed(summary, record) else summary)
    return RawRelease(source, text=f"{lead}\n\n{text}" if lead and lead not in text else text, **found)


def chain_of(record: Record, names: Names) -> tuple[Record, ...]:
    """The object that holds the text, then those that hold it, outward; nothing where no single one does.

    The record itself comes first; an object inside it counts only if it alone, of all on its level, has a long text.
    """
    if _has_text(record, names):
        return (record,)
    levels = ([chain for chain in level if _has_text(chain[0], names, LEAST)] for level in _levels(record))
    holding = next(filter(None, levels), [])
    return holding[0] if len(holding) == 1 else ()


def _levels(record: Record) -> Iterator[list[tuple[Record, ...]]]:
    """The objects within a record, then those within these, each with what holds it, outward."""
    level: list[tuple[Record, ...]] = [(record,)]
    for _ in range(DEPTH):
        level = [(inner, *chain) for chain in level for inner in chain[0].values() if isinstance(inner, Mapping)]
        yield level


def missing_text(record: Record) -> tuple[str, str]:
    """The names of a record's fields, paths included, and that of the field that its text is likeliest in."""
    paths = dict(_paths(record))
    shown = ", ".join([name[:60] for name in paths][:MOST_SHOWN]) or "none"
    return shown, max(paths, key=lambda name: len(paths[name]), default="text")


def _is_outweighed(summary: str, record: Record) -> bool:
    """Whether another field, of a name that is not known, holds what the summary is one of."""
    return bool(summary) and max((len(value) for _, value in _paths(record)), default=0) > max(LEAST, TEASER * len(summary))


def pairs_in(text: str) -> dict[str, str]:
    """Fields written as `name: value; name: value`, as some programs keep them among a document's keywords."""
    pairs = (part.partition(":") for part in text.split(";"))
    found: dict[str, str] = {}
    for name, colon, value in pairs:
        if colon and value.strip():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _has_text(record: Record, names: Names, least: int = 1) -> bool:
    return any(len(value) >= least for value in _values((record,), "text", names))


def _found(chain: Sequence[Record], field: str, names: Names) -> str:
    """A field's first fitting value, from the object that holds the text outward, then from what these say of themselves."""
    about = [inner for record in chain for name, inner in record.items() if key(name) in ABOUT and isinstance(inner, Mapping)]
    return next((value for value in _values((*chain, *about), field, names) if _fits(field, value)), "")


def _values(records: Sequence[Record], field: str, names: Names) -> Iterator[str]:
    """What the names lead to in each of the objects, as text, where there is any. None of the objects is a value of another."""
    for record in records:
        given = named({name: value for name, value in record.items() if not any(value is each for each in records)})
        for name in names:
            value = plain(given.get(key(name)) or (reached(record, name) if "." in name else None), field)
            if value:
                yield value


def _fits(field: str, value: str) -> bool:
    """`source` is a publisher's name in some inputs and an address in others."""
    is_address = ADDRESS.fullmatch(value) is not None
    return is_address and _is_well_formed(value) if field == "url" else not is_address


def _is_well_formed(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:  # https://[bad
        return False


def _paths(value: Any, path: str = "", depth: int = DEEPEST) -> Iterator[tuple[str, str]]:
    """Every string in a record, by the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    inner = value.items() if isinstance(value, Mapping) else enumerate(value[:1]) if isinstance(value, list) else ()
    for name, each in inner if depth else ():
        yield from _paths(each, f"{path}.{name}" if path else str(name), depth - 1)
