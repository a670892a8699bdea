"""The noun that a body's name is built on, and what it tells: whether the body is a part of another one, or has a country."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache, lru_cache

from pipeline.lexicons import table

TAIL = re.compile(r"\s(?:of|for|on|against|in|under|at|to|into|within)\s")
"""What begins the tail of a name."""


@lru_cache(maxsize=50_000)
def head(name: str) -> str:
    """ "Division" of "Criminal Division", "Office" of "Office for Grain", "Task Force" of "Grain Task Force"; else empty."""
    return built_on(name, _facts())


def built_on(name: str, nouns: Container[str]) -> str:
    """The one of some nouns, of two words or one, that ends a name in front of its tail; else empty."""
    words = TAIL.split(name, maxsplit=1)[0].split()
    ends = (" ".join(words[-length:]) for length in (2, 1))
    return next((end for end in ends if end in nouns), "")


def is_part(name: str) -> bool:
    """Whether a body of this name is always part of another: "Criminal Division"."""
    return "part" in _facts().get(head(name), "").split()


def may_be_part(name: str) -> bool:
    """Whether a body of this name may be part of another: "Committee for Grain"."""
    return not {"part", "inner"}.isdisjoint(_facts().get(head(name), "").split())


def has_only_one(name: str) -> bool:
    """Whether a country has only one body of this name: "Parliament"."""
    return "unique" in _facts().get(name, "").split()


def is_seated(name: str) -> bool:
    """Whether what bears such a name is at home in one country, as firms are not: "Grain Foundation", "Grain Ministry"."""
    return head(name) in _seated()


@cache
def _seated() -> frozenset[str]:
    return frozenset(row["word"] for row in table("body_heads") if row["label"] == "AGENCY" or "seated" in row["facts"].split())


def is_abroad(name: str) -> bool:
    """Whether a body of this name is not of the country where it is: "Embassy"."""
    return "abroad" in _facts().get(head(name), "").split()


def is_of_none(noun: str) -> bool:
    """Whether what bears such a noun is of no country unless its release gives it one: "Contact Group"."""
    return "worldwide" in _facts().get(noun, "").split()


def is_foreign(name: str, country: str) -> bool:
    """Whether a country has no bodies of such a name, by its noun or as a whole: no Ministry is of the United States."""
    return any(country in _absent().get(each, ()) for each in (head(name), name))


@cache
def _absent() -> dict[str, list[str]]:
    return {row["word"]: row["countries"].split(";") for row in table("absent_heads")}


@cache
def _facts() -> dict[str, str]:
    return {row["word"]: row["facts"] for row in table("body_heads")}
