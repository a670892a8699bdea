"""The release's publisher among the names of the release."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.rows import NameFound

_ARTICLE = "the "


def named_as(names: Iterable[NameFound], publisher: str) -> NameFound | None:
    """The first mention of the publisher, by its full name in any case of letters, with "The" or without."""
    sought = _plain(publisher)
    return next((name for name in names if sought and _plain(name.name) == sought), None)


def _plain(name: str) -> str:
    return name.casefold().removeprefix(_ARTICLE)
