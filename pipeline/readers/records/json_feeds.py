"""JSON Feed (jsonfeed.org, version 1.1): what the feed says of all its items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.readers.shared.site_names import site_name


def with_channel(record: Any, feed: Any) -> Any:
    """An item with the feed's publisher, if the object that holds it is a JSON Feed and it names none itself."""
    is_feed = isinstance(feed, Mapping) and str(feed.get("version", "")).startswith("https://jsonfeed.org/")
    title = feed.get("title") if is_feed else None
    return {"publisher": site_name(title), **record} if isinstance(title, str) and isinstance(record, Mapping) else record
