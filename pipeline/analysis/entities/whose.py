"""Whose a body or law is: rules from sure to less sure, each asked only where those before it have nothing to say.

A rule answers with a country, with NONE where a name is of no country, or with None where it cannot tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.analysis.entities.surroundings import (
    Span,
    Surroundings,
    ends_in_country,
    known_country,
)
from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.analysis.shared.supposed import OPEN
from pipeline.naming import beside, laws
from pipeline.naming.countries import Countries, Named, regions
from pipeline.naming.editions import parted
from pipeline.naming.international import (
    begins_international,
    is_international,
    is_of_international,
    is_organ,
    is_spelt_international,
)
from pipeline.naming.known import INTERNATIONAL, LEAST, country_of_part
from pipeline.naming.parts import is_abroad, is_foreign, is_of_none
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
AGAINST = re.compile(r"\b(?:Sanctions?|Embargo(?:es)?|Transactions|Assets Control|against|towards)\b")
"""What a law has in its name that is directed against a country: "Norland Grain Sanctions Act"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name of a body or law in a release, with all places where it is mentioned there, and the ways in which it is written."""

    label: str
    name: str
    spans: Sequence[Span]
    release: Surroundings
    spellings: Collection[str] = ()

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

CITIES = frozenset({"capital", "city"})
WHERE = "the place where it is"
OPENLY = frozenset(
    {
        CORRECTED,
        "its own name",
        "the words beside it",
        WHERE,
        "the body beside it",
        "a known body or law",
        "a part of a known body",
    }
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
    is_law = asked.label == "LAW" and not laws.is_common(parted(asked.name)[0])
    begins = begins_international if is_law else is_international
    return NONE if begins(asked.name) or is_spelt_international(asked.name, asked.spellings) else None


def _of_international(asked: Asked) -> str | None:
    return NONE if any(is_of_international(name) for name in (asked.name, *asked.spellings)) else None


def _organ(asked: Asked) -> str | None:
    return NONE if is_organ(asked.name, asked.release.text) else None


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
    work = parted(asked.name)[0]
    is_worldwide = _is_worldwide(work) if asked.label == "LAW" else is_of_none(" ".join(work.split()[-2:]))
    return NONE if is_worldwide else None


def _is_worldwide(law: str) -> bool:
    """A law by its noun, which may stand in front: "Agenda 2030"; or by the city in which it was agreed upon."""
    city, _, noun = law.rpartition(" ")
    in_a_city = laws.is_agreed(noun) and any(each.form in CITIES for each in _named_whole(city))
    return in_a_city or laws.is_worldwide(laws.head(law)) or laws.is_worldwide(law.split(" ", 1)[0])


def _named_whole(text: str) -> Iterator[Named]:
    """The country or city that a text is the name of."""
    found = (each for known in (Countries(), regions()) for each in known.within(text))
    return (each for each in found if (each.start, each.end) == (0, len(text)))


def _beside(asked: Asked) -> str | None:
    """The country that most of its mentions have beside them."""
    return _most(_in_front(asked, span) or _behind(asked, span) for span in asked.spans)


def _in_front(asked: Asked, span: Span) -> str | None:
    return beside.in_front(_before(asked, span), asked.countries)


def _behind(asked: Asked, span: Span) -> str | None:
    return beside.behind(_after(asked, span), asked.countries)


def _where(asked: Asked) -> str | None:
    """The country where most of its mentions say that it is; an embassy is abroad, and a law is nowhere.

    Where only few of several say so of another country than the publisher's, it is where something happens: "will represent
    the Grain Office in Norholm".
    """
    if is_abroad(asked.name) or asked.label == "LAW":
        return None
    said = [country for span in asked.spans if (country := beside.where(_after(asked, span), asked.countries)) is not None]
    country = _most(said)
    few = len(said) * 2 < len(asked.spans)
    return None if few and country != asked.release.published_by is not None else country


def _before(asked: Asked, span: Span) -> str:
    return asked.release.text[max(asked.release.sentence(*span)[0], span[0] - IN_FRONT, 0) : span[0]]


def _after(asked: Asked, span: Span) -> str:
    return asked.release.text[span[1] : span[1] + BEHIND]


def _most(found: Iterable[str | None]) -> str | None:
    """The country that is told most often."""
    counts = Counter(country for country in found if country is not None)
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def _of_body_beside(asked: Asked) -> str | None:
    """That of the known body which stands in front of most of its mentions as their owner, or behind as their whole."""
    names = (_owner(asked, span) or _whole_behind(asked, span) for span in asked.spans)
    return _most(_country_of_known(name, asked) for name in names if name)


def _owner(asked: Asked, span: Span) -> str:
    """ "FBI" before "FBI's Grain Unit"."""
    match = OWNER.search(_before(asked, span))
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
    """The home of the release, unless it has no such bodies, or every sentence with the name speaks of other countries alone;
    always that of its publisher."""
    if asked.release.publisher in (asked.name, *asked.spellings):
        return home
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
    ("the international body in its name", _of_international, "Board of the OECD"),
    ("the words beside it", _beside, "Norland's Audit Office"),
    (WHERE, _where, "the Audit Office in Norholm"),
    ("the body beside it", _of_body_beside, "the FBI's Grain Unit"),
    ("a known body or law", _known, "White House"),
    ("a part of a known body", _known_part, "Organized Crime Drug Enforcement Task Forces"),
    ("of no country unless it says so", _worldwide, "Grain Trade Convention"),
    ("an organ of an international body", _organ, "Security Council, in a release that names the United Nations"),
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
