"""The release's publisher among the names of the release."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.rows import NameFound

_EXPLAINED = re.compile(r"\s*[,(]")
_ARTICLE = "the "


def named_as(names: Iterable[NameFound], publisher: str) -> NameFound | None:
    """The first mention of the publisher, by its full name in any case of letters, with "The" or without.

    What explains it is no part of the name: "Roads Agency (RA)", "Roads Agency, Norland".
    """
    sought = frozenset({_plain(publisher), _plain(_EXPLAINED.split(publisher)[0])}) - {""}
    return next((name for name in names if _plain(name.name) in sought), None)


def _plain(name: str) -> str:
    return name.casefold().removeprefix(_ARTICLE)
