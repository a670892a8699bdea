"""The country whose a body is, or where it is, as the words beside its name say it."""

from __future__ import annotations

import re

from pipeline.naming.countries import FORMAL, Countries, Named, regions

GAPS = {
    "noun": re.compile(r"\s|['’]s?\s+(?:(?!the\b|an?\b|to\b|of\b|by\b|and\b|that\b)[a-z-]+\s+){0,2}"),
    "adjective": re.compile(r"\s+(?:[a-z-]+\s+)?"),
}
"""What stands between a country and its body: "Norland's newly founded Audit Office", "the Norlandic grand Audit Office"."""
OF, IN = (re.compile(rf"(?:\s*\([^)\n]{{2,14}}\))?\s+{link}\s+(?:{FORMAL}|the\s+)?") for link in ("of", "in"))
APPOSED = re.compile(r"(?:\s*\([^)\n]{2,14}\))?,\s")
CLOSING = re.compile(r"[;.)]")
"""Behind a country that stands in apposition, and not in a list."""


def in_front(before: str, countries: Countries) -> str | None:
    """Norland of "Norland's newly founded" and "the Norlandic", which stand before "Audit Office"."""
    named = [each for each in countries.within(before) if each.form != "capital"]
    if not named:
        return None
    return named[-1].country if GAPS[named[-1].form].fullmatch(before, named[-1].end) else None


def behind(after: str, countries: Countries) -> str | None:
    """Norland of "(AO) of the Republic of Norland" and Switzerland of "of Lugano", which stand behind "Audit Office"."""
    tail = OF.match(after)
    named = _first(after[tail.end() :], countries) if tail else None
    return named.country if named else None


def where(after: str, countries: Countries) -> str | None:
    """Norland of "in Norholm" and ", Norland.", which stand behind "Audit Office"."""
    tail, apposed = IN.match(after), APPOSED.match(after)
    start = tail.end() if tail else apposed.end() if apposed else len(after)
    named = _first(after[start:], countries)
    return named.country if named and (tail or CLOSING.match(after, start + named.end)) else None


def _first(text: str, countries: Countries) -> Named | None:
    """The country, region or city with which a text begins."""
    firsts = (next(known.within(text), None) for known in (countries, regions()))
    return next((named for named in firsts if named and named.start == 0), None)
