"""From a record's fields (JSON object, table row, front matter) to a release."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from pipeline.readers._markup import as_text, is_markup
from pipeline.release import RawRelease

Names = tuple[str, ...]

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Which names a field goes by in the input; the first that is there and filled is taken. Upper and lower case meet."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}  # a misspelt field in the settings is an error

    id: Names = ("id", "release_id")
    title: Names = ("title", "headline", "subject")
    lead: Names = ("lead", "standfirst")
    text: Names = ("text", "body", "content", "article", "articleBody")
    published: Names = ("published", "date", "datePublished", "date_published", "pubDate", "published_at")
    publisher: Names = ("publisher", "agency", "organisation", "organization", "source")
    place: Names = ("place", "city", "location")
    language: Names = ("language", "lang")
    url: Names = ("url", "link", "source")


def release_of(record: Mapping[str, Any], source: str, names: FieldNames) -> RawRelease:
    """The release in a record; markup inside a field is turned into text. `lead` goes in front of the text."""
    given = {str(name).strip().lower(): _plain(value) for name, value in record.items()}
    found: dict[str, Any] = {each.name: _first(given, each.name, getattr(names, each.name)) for each in fields(names)}
    lead = found.pop("lead")
    found["title"] = " ".join(found["title"].split())
    found["text"] = f"{lead}\n\n{found['text']}" if lead else found["text"]
    return RawRelease(source, **found)


def pairs_in(text: str) -> dict[str, str]:
    """Fields written as `name: value; name: value`, as some programs keep them among a document's keywords."""
    pairs = (part.partition(":") for part in text.split(";"))
    found: dict[str, str] = {}
    for name, colon, value in pairs:
        if colon and value.strip():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _first(given: Mapping[str, str], field: str, names: Names) -> str:
    values = (given.get(name.lower(), "") for name in names)
    return next((value for value in values if value and _fits(field, value)), "")


def _fits(field: str, value: str) -> bool:
    """`source` is a publisher's name in some inputs and an address in others."""
    is_address = ADDRESS.fullmatch(value) is not None
    return is_address if field == "url" else not is_address


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return as_text(value) if is_markup(value) else value.strip()
    if isinstance(value, list):
        return "\n".join(item for item in map(_plain, value) if item)
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return f"{value:.0f}"
    return ""
