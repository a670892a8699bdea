"""The noun that a law's name is built on, and what it tells: whether it is a programme, or of no country unless it says so."""

from __future__ import annotations

from functools import cache

from pipeline.lexicons import table
from pipeline.naming.parts import built_on

OF_THE_WORLD = frozenset({"International", "Global", "World"})
"""With what a country's own plans may begin."""


def head(name: str) -> str:
    """ "Convention" of "European Convention on Grain", "Price Index" of "Grain Price Index"; else empty."""
    return built_on(name, _facts())


def is_programme(noun: str) -> bool:
    """Whether a noun says no more of a name than that it is a programme: "Initiative"."""
    return {"programme", "acting"} <= _facts().get(noun, frozenset())


def is_common(name: str) -> bool:
    """Whether a law of this name is of no country where it begins as those of international bodies do: "European Grain
    Initiative", but neither "European Grain Act" nor "International Grain Strategy", which a country may have."""
    noun, (first, *_) = head(name), name.split(" ", 1)
    facts = _facts().get(noun, frozenset())
    return "common" in facts or is_programme(noun) or ("programme" in facts and first not in OF_THE_WORLD)


def is_agreed(noun: str) -> bool:
    """Whether what bears such a noun behind a city's name was agreed upon there: "Oslo Principles"."""
    return "agreed" in _facts().get(noun, frozenset())


def is_worldwide(noun: str) -> bool:
    """Whether what bears such a noun is of no country unless its release gives it one: "Convention"."""
    return "worldwide" in _facts().get(noun, frozenset())


@cache
def _facts() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset((row["facts"] or "").split()) for row in table("law_heads")}
