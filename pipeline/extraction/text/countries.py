"""The countries that words name or are adjectives of."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicons import table

_WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?")


def countries_in(text: str) -> frozenset[str]:
    """The countries whose names, aliases or adjectives are words of a text; the Guinea of "Papua New Guinea" is none."""
    several = _of_several_words().findall(text)
    single = _WORD.findall(_of_several_words().sub(" ", text) if several else text)
    return frozenset(country for words in (*several, *single) if (country := _by_words().get(words)))


@cache
def _of_several_words() -> re.Pattern[str]:
    longest_first = sorted((words for words in _by_words() if " " in words), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def _by_words() -> dict[str, str]:
    return {
        words.rstrip("."): row["name"]  # of "U.S." the last stop is none of the word's
        for row in table("countries")
        for column in (row["name"], row["aliases"], row["adjectives"])
        for words in column.split(";")
        if words
    }
