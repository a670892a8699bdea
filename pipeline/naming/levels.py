"""At which level a body or law stands, as its own name says it; of organisations, which is a firm.

A rule answers with a level, or with None where it cannot tell; the first that can decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.lexicons import table, words
from pipeline.naming.countries import Countries, regions
from pipeline.naming.parts import TAIL, head

NATIONAL, REGIONAL, LOCAL, FIRM = "national", "regional", "local", "firm"
PLACED = r"(?:(?<!\w)(?:(?:{nouns})\sof\s(?:the\s)?|(?:{before})\s)[A-Z]|(?:^|[A-Z][\w'’-]*\s)(?:{nouns})(?=$|[\s,]))"
"""A noun of places with its place: "Canton of X", "X Region"; at the beginning of a name it needs none: "City Council"."""
LINKS = re.compile(r"\b(?:of|the|in|for)\b")
GENERAL = frozenset({"State", "Grand", "Governing", "Public", "Criminal", "Supreme", "High", "General"})
"""Words that bodies of many places have in their names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its label and its country, empty where it has none; `countries` are those that names may bear."""

    label: str
    name: str
    country: str
    countries: Countries

    @property
    def front(self) -> str:
        """What stands before the tail, which says what a body is for: "Ministry" of "Ministry for Municipal Services"."""
        return TAIL.split(self.name, maxsplit=1)[0]


Rule = tuple[str, Callable[[Named], str | None], str]
"""What a rule is called, what it does, and an example."""


def level_by_name(named: Named) -> tuple[str, str] | None:
    """The level that a name tells, with the rule that read it."""
    rules = OF_ORGANISATIONS if named.label == "ORG" else OF_BODIES
    found = ((rule(named), reason) for reason, rule, _ in rules)
    return next(((level, reason) for level, reason in found if level), None)


def _country_in_front(named: Named) -> str | None:
    first = next(named.countries.within(named.name), None)
    return NATIONAL if first and first.start == 0 and first.form != "capital" and first.country == named.country else None


def _national_word(named: Named) -> str | None:
    """ "Federal" and "National" in front of a word for a smaller place leave it one: "Federal District Court"."""
    return NATIONAL if _adjectives(NATIONAL).search(named.front) else None


def _place_word(named: Named) -> str | None:
    """The smallest of the places, of "Zarna District of the Canton of Osk" the district."""
    return next((level for level in (LOCAL, REGIONAL) if _nouns(level).search(named.name)), None)


def _adjective(named: Named) -> str | None:
    return next((level for level in (LOCAL, REGIONAL) if _adjectives(level).search(named.front)), None)


def _named_place(named: Named) -> str | None:
    """A region or city of its country, where nothing else tells the body from others: not "Vaud Centre for Grain"."""
    place = next((each for each in regions().within(named.name) if named.country in ("", each.country)), None)
    rest = LINKS.sub(" ", named.name[: place.start] + named.name[place.end :]).split() if place else []
    is_plain = bool(rest) and head(" ".join(rest)) and all(word in GENERAL or head(word) for word in rest)
    return {"region": REGIONAL, "city": LOCAL}[place.form] if place and is_plain else None


def _legal_form(named: Named) -> str | None:
    return FIRM if named.name.rsplit(" ", 1)[-1].strip(".,") in _legal_forms() else None


OF_BODIES: tuple[Rule, ...] = (
    ("its country in front", _country_in_front, "Norlandic District Court"),
    ("a word for the whole country", _national_word, "Federal District Court"),
    ("a word for its place", _place_word, "Police of the Canton of Osk"),
    ("a word for smaller places", _adjective, "Cantonal Police"),
    ("a region or city in its name", _named_place, "Vaud Police"),
)
"""The rules for bodies and laws, in the order in which they are asked."""

OF_ORGANISATIONS: tuple[Rule, ...] = (("its legal form", _legal_form, "Delmar Inc."),)
"""The same for organisations."""


@cache
def _nouns(level: str) -> re.Pattern[str]:
    return re.compile(PLACED.format(nouns=_either(level, "noun"), before=_either(level, "before")))


@cache
def _adjectives(level: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(level, 'adjective')})(?!\w)")


def _either(level: str, side: str) -> str:
    own = [row["word"] for row in table("level_words") if row["level"] == level and side in row["side"].split()]
    return "|".join(re.escape(word) for word in sorted(own, key=len, reverse=True)) or "(?!)"


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.rstrip(".") for form in words("legal_forms"))
