"""Bodies, laws and associations of no country, as their names say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from pipeline.lexicons import table, words
from pipeline.naming import laws
from pipeline.naming.compare import body_words
from pipeline.naming.known import INTERNATIONAL, names_of, row_of
from pipeline.naming.parts import head

WHOLE = re.compile(r"^((?:[A-Z][\w&'’.-]*\s)+)(?:of|by)\s(?:the\s)?(.+)$")
"""What a body is of, right behind its noun."""


def is_international(name: str) -> bool:
    """Whether a name begins as those of international bodies do, or with one of them: "European Grain Board", "OECD Council"."""
    return name.split(" ", 1)[0] in words("international_words") or begins_international(name)


def begins_international(name: str) -> bool:
    """Whether a name begins with that of an international body or law or of an association, and with none that is longer."""
    parts = name.split()
    fronts = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known for front in fronts if (known := _known_as_international(front)) is not None), False)


def is_of_international(name: str) -> bool:
    """Whether a name says that it is an international body's: "Board of the OECD", "Report by the OECD Council"."""
    match = WHOLE.match(name)
    return match is not None and bool(head(match[1]) or laws.head(match[1])) and begins_international(match[2])


def is_spelt_international(name: str, spellings: Iterable[str]) -> bool:
    """Whether its release gives a name the acronym of an international body of nearly this name."""
    own = {*body_words(name)}
    rows = (row for spelling in spellings if (row := row_of(spelling)) and row["country"] == INTERNATIONAL)
    return any(2 * len(own.intersection(body_words(row["name"]))) > len(own) for row in rows)


def is_organ(name: str, text: str) -> bool:
    """Whether a text that speaks of the United Nations means theirs by "Security Council"."""
    return any(re.search(rf"\b{re.escape(whole)}\b", text) for whole in _organs().get(name, ()))


def _known_as_international(name: str) -> bool | None:
    """Whether a body, law or association of this very name is of no country; None where none is known."""
    if name in _international_names():
        return True
    row = row_of(name)
    return None if row is None else row["country"] == INTERNATIONAL or (row["label"] == "ORG" and not row["country"])


@cache
def _international_names() -> frozenset[str]:
    return frozenset(words("international_names"))


@cache
def _organs() -> Mapping[str, frozenset[str]]:
    """ "Security Council" → the names of the whole that stands in front of it in its full name."""
    rows = ((row, row_of(row["whole"])) for row in table("known_bodies") if row["country"] == INTERNATIONAL)
    parts = ((names_of(row), frozenset(names_of(whole))) for row, whole in rows if whole)
    return {organ: wholes for names, wholes in parts for organ in _without_front(names, wholes)}


def _without_front(names: Iterable[str], wholes: Iterable[str]) -> Iterator[str]:
    own = (name.removeprefix(f"{whole} ") for name, whole in product(names, wholes) if name.startswith(f"{whole} "))
    return (name for name in own if " " in name and head(name))
