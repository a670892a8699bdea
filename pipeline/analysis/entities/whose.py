"""Whose a body or law is: rules from sure to less sure, each asked only where those before it have nothing to say.

A rule answers with a country, with NONE where a name is of no country, or with None where it cannot tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.analysis.entities.surroundings import (
    Span,
    Surroundings,
    begins_international,
    ends_in_country,
    is_international,
    known_country,
)
from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.analysis.shared.supposed import OPEN
from pipeline.lexicons import table
from pipeline.naming.countries import FORMAL, Countries, regions
from pipeline.naming.editions import parted
from pipeline.naming.known import INTERNATIONAL, LEAST, country_of_part
from pipeline.naming.parts import is_foreign
from pipeline.naming.stems import BODIES

NONE = ""
OF_NONE = frozenset({"", "-", INTERNATIONAL})
"""What says that a name is of no country."""
IN_FRONT = 60
"""Code points in front of a name that can hold its country: "Norland's newly founded"."""
BEHIND = 80
OWNER = re.compile(r"((?:[A-Z][\w.&-]*\s+(?:(?:of|for|and|the)\s+)*)*[A-Z][\w.&-]*)['’]s?\s+(?:[a-z-]+\s+){0,2}$")
WHOLE = re.compile(r"\s+(?:of|at|within|in)\s+the\s+([A-Z][\w&-]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][\w&-]*)*)")
TELLING = 4
"""Words of a name that hardly two countries give to their bodies."""
GAPS = {
    "noun": re.compile(r"\s|['’]s?\s+(?:(?!the\b|an?\b|to\b|of\b|by\b|and\b|that\b)[a-z-]+\s+){0,2}"),
    "adjective": re.compile(r"\s+(?:[a-z-]+\s+)?"),
}
"""What stands between a country and its body: "Norland's newly founded Audit Office", "the Norlandic grand Audit Office"."""
AGAINST = re.compile(r"\b(?:Sanctions?|Embargo(?:es)?|Transactions|Assets Control|against|towards)\b")
"""What a law has in its name that is directed against a country: "Norland Grain Sanctions Act"."""
TAIL = re.compile(rf"(?:\s*\([^)\n]{{2,14}}\))?\s+(?:of|in)\s+(?:{FORMAL}|the\s+)?")
APPOSED = re.compile(r"(?:\s*\([^)\n]{2,14}\))?,\s")
CLOSING = re.compile(r"[;.)]")
"""Behind a country that stands in apposition, and not in a list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a body or law in a release, with all places where it is mentioned there."""

    label: str
    name: str
    spans: Sequence[Span]
    release: Surroundings

    @property
    def countries(self) -> Countries:
        """Those that the corpus knows."""
        return self.release.countries


@dataclass(frozen=True, slots=True)
class Whose:
    """A country, or NONE; and what told it."""

    country: str
    reason: str


Rule = tuple[str, Callable[[Asked], str | None], str]
"""What a rule is called, what it does, and an example."""

OPENLY = frozenset(
    {CORRECTED, "its own name", "the words beside it", "the body beside it", "a known body or law", "a part of a known body"}
)
GUESSED = frozenset(
    {"the publisher of the release", "the place of the release", "its sentence", "what the release is mostly about", OPEN}
)
"""What says openly whose a name is, and what only lets it be supposed."""


def whose(asked: Asked) -> Whose:
    """What the first rule says that has something to say; an organisation has no country for where its release comes from."""
    for reason, rule, _ in RULES:
        country = rule(asked) if reason not in GUESSED or asked.label in BODIES else None
        if country is not None:
            return Whose(asked.release.meant(country), reason)
    return Whose(NONE, OPEN)


def candidates(asked: Asked) -> frozenset[str]:
    """The countries whose an open name may be: that of the release, and those of its sentences."""
    release = asked.release
    home = release.published_by or release.published_in or release.about
    return frozenset({home} if home else ()).union(*release.countries_beside(asked.spans))


def _begins_international(asked: Asked) -> str | None:
    """Of laws only programmes may begin with "Global" and be of no country: not "International Grain Trade Act"; of organisations
    all but their chapters."""
    if asked.label == "ORG" and ends_in_country(asked.name, asked.countries):
        return None
    programme = asked.name.rsplit(" ", 1)[-1] in _heads_noted("law_heads", "programme")
    begins = begins_international if asked.label == "LAW" and not programme else is_international
    return NONE if begins(asked.name) else None


def _own_name(asked: Asked) -> str | None:
    """The country in the name; many a law bears the city in which it was agreed upon, or is directed against a country, which
    says nothing."""
    is_law = asked.label == "LAW"
    if is_law and AGAINST.search(asked.name):
        return None
    named = [each.country for each in asked.countries.within(asked.name) if not (is_law and each.form == "capital")]
    if is_law and len({*named}) > 1:
        return NONE
    return named[0] if named else None if is_law else regions().only(asked.name)


def _worldwide(asked: Asked) -> str | None:
    """A treaty, an index or a contact group, unless its release gives it a country."""
    words = parted(asked.name)[0].split()
    ends = {*words[:1], *words[-1:]} if asked.label == "LAW" else {" ".join(words[-2:])}
    return NONE if _heads_noted("law_heads" if asked.label == "LAW" else "body_heads", "worldwide") & ends else None


@cache
def _heads_noted(lexicon: str, fact: str) -> frozenset[str]:
    """The heads of names of which a lexicon notes a fact."""
    return frozenset(row["word"] for row in table(lexicon) if fact in (row["facts"] or "").split())


def _beside(asked: Asked) -> str | None:
    """The country that most of its mentions have beside them."""
    found = (_in_front(asked, span) or _behind(asked, span) for span in asked.spans)
    counts = Counter(country for country in found if country)
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def _in_front(asked: Asked, span: Span) -> str | None:
    """ "Norland's newly founded Audit Office", "the Norlandic Audit Office"."""
    before = asked.release.text[max(asked.release.sentence(*span)[0], span[0] - IN_FRONT, 0) : span[0]]
    named = [each for each in asked.countries.within(before) if each.form != "capital"]
    if not named:
        return None
    return named[-1].country if GAPS[named[-1].form].fullmatch(before, named[-1].end) else None


def _behind(asked: Asked, span: Span) -> str | None:
    """ "the Audit Office (AO) of the Republic of Norland", "the Audit Office in Norholm", "the Audit Office, Norland."."""
    after = asked.release.text[span[1] : span[1] + BEHIND]
    tail = TAIL.match(after)
    apposed = APPOSED.match(after)
    start = tail.end() if tail else apposed.end() if apposed else len(after)
    named = next(asked.countries.within(after[start:]), None)
    if named is None or named.start > 0:
        return None
    return named.country if tail or CLOSING.match(after, start + named.end) else None


def _of_body_beside(asked: Asked) -> str | None:
    """That of the known body which stands in front of most of its mentions as their owner, or behind as their whole."""
    found = (_owner(asked, span) or _whole_behind(asked, span) for span in asked.spans)
    counts = Counter(country for name in found if name and (country := _country_of_known(name, asked)) is not None)
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def _owner(asked: Asked, span: Span) -> str:
    """ "FBI" before "FBI's Grain Unit"."""
    match = OWNER.search(asked.release.text[max(asked.release.sentence(*span)[0], span[0] - IN_FRONT, 0) : span[0]])
    return match[1].removeprefix("The ") if match else ""


def _whole_behind(asked: Asked, span: Span) -> str:
    """ "FBI" behind "Grain Unit of the FBI"."""
    match = WHOLE.match(asked.release.text, span[1])
    return match[1] if match else ""


def _country_of_known(name: str, asked: Asked) -> str | None:
    """The country of a body of which at least the beginning is known, NONE of an international one."""
    return NONE if begins_international(name) else known_country(name, asked.release.published_by)


def _known_part(asked: Asked) -> str | None:
    return country_of_part(asked.name, TELLING)


def _known_part_elsewhere(asked: Asked) -> str | None:
    return country_of_part(asked.name, LEAST)


def _known(asked: Asked) -> str | None:
    home = asked.release.published_by
    return known_country(asked.name, home) or known_country(parted(asked.name)[0], home)


def _publisher(asked: Asked) -> str | None:
    return _unless_elsewhere(asked, asked.release.published_by)


def _place(asked: Asked) -> str | None:
    return _unless_elsewhere(asked, asked.release.published_in)


def _unless_elsewhere(asked: Asked, home: str | None) -> str | None:
    """The home of the release, unless it has no such bodies, or every sentence with the name speaks of other countries alone."""
    if home is None or is_foreign(asked.name, home):
        return None
    elsewhere = all(each and home not in each for each in asked.release.countries_beside(asked.spans))
    return None if elsewhere else home


def _sentence(asked: Asked) -> str | None:
    """The one country of its sentences, where the release has no home that may have such a body, and is not mostly about
    another."""
    release = asked.release
    home = release.published_by or release.published_in
    if home and not is_foreign(asked.name, home):
        return None
    named = {next(iter(other)) for each in release.countries_beside(asked.spans) if len(other := each - {home}) == 1}
    return named.pop() if len(named) == 1 and (release.about is None or release.about in named) else None


def _about(asked: Asked) -> str | None:
    release = asked.release
    if release.published_by or release.published_in or release.is_international:
        return None
    return _unless_elsewhere(asked, release.about)


RULES: tuple[Rule, ...] = (
    ("international", _begins_international, "European Grain Board"),
    ("its own name", _own_name, "Audit Office of the Republic of Norland"),
    ("the words beside it", _beside, "Norland's Audit Office"),
    ("the body beside it", _of_body_beside, "the FBI's Grain Unit"),
    ("a known body or law", _known, "White House"),
    ("a part of a known body", _known_part, "Organized Crime Drug Enforcement Task Forces"),
    ("of no country unless it says so", _worldwide, "Grain Trade Convention"),
    ("the publisher of the release", _publisher, "Audit Office, in a release of the Ministry of Grain of Norland"),
    ("the place of the release", _place, "Audit Office, in a release from Norholm, the capital of Norland"),
    ("a part of a body that is known elsewhere", _known_part_elsewhere, "Transportation Security Administration"),
    ("its sentence", _sentence, "In Norland the Audit Office was founded."),
    ("what the release is mostly about", _about, "Audit Office, in a release that names Norland most"),
)
"""The rules, in the order in which they are asked."""

LEFT = (
    "a name in its country's own tongue",
    "its fuller name in the release",
    "the body in its name",
    "other releases know it there",
)
"""What the corpus says of names that their release leaves open or lets only suppose."""
CERTAINTY = (CORRECTED, *(reason for reason, *_ in RULES), *LEFT, OPEN)
"""All reasons, the surest first."""
