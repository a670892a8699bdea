"""Where the surroundings of a name know better than the language model what it names: the first that fits gives the label."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extraction.names.parts.people import LEADERS, is_team
from pipeline.extraction.names.parts.seen import Seen, is_acronym
from pipeline.extraction.names.sheet import Sheet
from pipeline.extraction.text.lexicon import adjectives, heads
from pipeline.extraction.text.words import Word

NOUNS_WITH_ACRONYMS = frozenset(
    {
        "agency", "authority", "board", "bureau", "center", "centre", "commission", "committee", "council", "court",
        "department", "directorate", "force", "inspectorate", "ministry", "office", "parliament", "police", "service",
        "unit"
    }
)  # fmt: skip

PARTS_OF_LAWS = frozenset(
    {
        "Art", "Art.", "Article", "Articles", "Paragraph", "Sec.", "Section", "Sections", "article", "articles",
        "para.", "section", "sections"
    }
)  # fmt: skip

SURNAME_BEGINNINGS = frozenset({"Da", "De", "Del", "Di", "Du", "Fitz", "La", "Le", "Mac", "Mc", "San", "Van", "Von"})

NOUNS_OF_HOLDING = frozenset(
    {
        "capital", "holding", "holdings", "interest", "interests", "invest", "invested", "investment", "investments",
        "share", "shares", "stake", "stakes"
    }
)  # fmt: skip

PROGRAMME_NOUNS = frozenset({"index", "initiative", "program", "programme", "project", "scheme", "survey"})

CAMEL = re.compile(r"([A-Z][a-z]+)[A-Z][A-Za-z]+")
ENVOYS = frozenset({"ambassador", "ambassadors", "envoy", "consul"})
BARRIERS = frozenset({".", ",", ";", ":"})
ACTING = frozenset({"VBD", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Relabelling:
    """`label` gives what a name is of where the rule fits, else None; `example` has the name and the label that it gets."""

    name: str
    label: Callable[[Seen], str | None]
    example: str
    finds: tuple[str, str]


def relabelled(seen: Seen) -> str | None:
    """The label of what the model saw, as its surroundings have it."""
    return next((label for rule in RELABELLINGS if (label := rule.label(seen)) is not None), seen.label)


def _of_head(seen: Seen) -> str | None:
    return heads()[seen.last].label if seen.label == "ORG" and not seen.alone and seen.last in heads() else None


def _programme(seen: Seen) -> str | None:
    coined = CAMEL.fullmatch(seen.first.text) is not None  # an acronym is that of whoever runs it, or stands for words
    return "LAW" if seen.label == "ORG" and seen.alone and coined and seen.behind() in PROGRAMME_NOUNS else None


def _place_with_code(seen: Seen) -> str | None:
    coded = seen.behind() == "(" and seen.behind(3) == ")" and re.fullmatch("[A-Z]{2}", seen.behind(2))
    return "PLACE" if coded and seen.alone and seen.label in ("PERSON", "ORG") else None


def _team(seen: Seen) -> str | None:
    return "ORG" if seen.label == "PERSON" and is_team(seen.words, seen.lo, seen.stop) else None


def _coined_company(seen: Seen) -> str | None:
    camel = CAMEL.fullmatch(seen.first.text) if seen.alone and seen.label in ("PLACE", "PERSON", None) else None
    return "ORG" if camel and camel[1] not in SURNAME_BEGINNINGS else None


def _place_behind_in(seen: Seen) -> str | None:
    if seen.label != "ORG" or not seen.alone or seen.before() != "in" or seen.first.text.isupper():
        return None
    held = seen.lo > 1 and seen.words[seen.lo - 2].lower in NOUNS_OF_HOLDING
    return "PLACE" if not held and seen.behind() in (",", ".") else None


def _place_of_envoy(seen: Seen) -> str | None:
    sent = seen.before() == "to" and seen.alone and seen.label in ("PERSON", "ORG") and not seen.first.text.isupper()
    before = [word.lower for word in seen.words[max(seen.lo - 6, 0) : seen.lo - 1]] if sent else []
    envoy = next((k for k in range(len(before) - 1, -1, -1) if before[k] in ENVOYS or before[k] in BARRIERS), None)
    return "PLACE" if envoy is not None and before[envoy] in ENVOYS else None


def _led_organisation(seen: Seen) -> str | None:
    led = seen.before() in ("of", "at") and seen.before(2).removeprefix("co-") in LEADERS
    return "ORG" if led and seen.label == "PERSON" else None


def _acronym(seen: Seen) -> str | None:
    """A law behind an article or section, a public body where the release gives it the article; without one what the model
    says, or whoever owns or acts."""
    if not seen.alone or not is_acronym(seen.first) or seen.label not in (None, "ORG"):
        return None
    if _in_law(seen):
        return "LAW"
    described = seen.before() == "(" and seen.words[seen.lo - 2].text in NOUNS_WITH_ACRONYMS
    if described or seen.first.text in seen.sheet.once(_with_article):
        return "AGENCY"
    return "AGENCY" if seen.label is None and not seen.first.first and _acts(seen) else None


def _in_law(seen: Seen) -> bool:
    before = seen.words[max(seen.lo - 6, 0) : seen.lo]
    return any(word.text in PARTS_OF_LAWS for word in before) and any(word.text[0].isdigit() for word in before[-5:])


def _acts(seen: Seen) -> bool:
    if seen.stop >= len(seen.words):
        return False
    return seen.words[seen.stop].lower in ("'s", "’s") or seen.words[seen.stop].tag in ACTING


def _with_article(sheet: Sheet) -> frozenset[str]:
    """What the release writes with "the" ("the AONV"): acronyms of public bodies take the article, those of companies don't."""
    return frozenset(word.text for i, word in enumerate(sheet.words[:-1]) if _has_article(sheet.words, i))


def _has_article(words: list[Word], i: int) -> bool:
    before = i - 2 if i > 1 and words[i - 1].text in adjectives() else i - 1  # "the Norlandic AONV"
    behind = words[i + 1]
    return i > 0 and words[before].lower == "the" and (behind.tag not in ("NN", "NNS", "NNP") or behind.ent == "PERSON")


RELABELLINGS = (
    Relabelling("acronym of a body or a law", _acronym, "The AONV fined three mills.", ("AGENCY", "AONV")),
    Relabelling(
        "noun that says what it is", _of_head, "He joined the Brask Kerrin Fund Company.", ("ORG", "Brask Kerrin Fund Company")
    ),
    Relabelling(
        "coined name before the noun of a programme", _programme, "It joined the GrainTrust programme.", ("LAW", "GrainTrust")
    ),
    Relabelling("place with its code", _place_with_code, "She lives in Brelmont (OM) today.", ("PLACE", "Brelmont")),
    Relabelling("team", _team, "They lost to the Torvik Wanderers in May.", ("ORG", "Torvik Wanderers")),
    Relabelling("coined name of a company", _coined_company, "She works for GrainLink now.", ("ORG", "GrainLink")),
    Relabelling("place behind in", _place_behind_in, "They lived in Skelvar, far from here.", ("PLACE", "Skelvar")),
    Relabelling(
        "place that an envoy is sent to",
        _place_of_envoy,
        "Mr. Talgo Brennik, Ambassador of Japan to Brelmont, and Ms. Mirja Osk spoke.",
        ("PLACE", "Brelmont"),
    ),
    Relabelling(
        "organisation that somebody leads", _led_organisation, "The director of Corvin Brask said that.", ("ORG", "Corvin Brask")
    ),
)
