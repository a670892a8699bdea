"""The countries that words name or are adjectives of."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicons import table

_WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?")


def countries_in(text: str) -> frozenset[str]:
    """The countries whose names, aliases or adjectives are words of a text."""
    return frozenset(country for word in _WORD.findall(text) if (country := _by_word().get(word)))


@cache
def _by_word() -> dict[str, str]:
    return {
        word: row["name"]
        for row in table("countries")
        for column in (row["name"], row["aliases"], row["adjectives"])
        for word in column.split(";")
        if word
    }
