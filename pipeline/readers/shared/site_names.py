"""The names of sites, and what else sites write into titles: "News | Court opens a register - Ministry of Justice"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.lexicons import words

MARK = re.compile(r"\s+(?:[|–—:·•›»«>/-]|::|\|\|)\s+|\s*[|»›«]\s*")
CHANNEL_MARK = re.compile(rf"{MARK.pattern}|:\s+")
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,10}/?", re.IGNORECASE)
FEED_OF = re.compile(
    r"\s+(?:rss|atom|(?:rss |atom |news )?feeds?|(?:press|media|news) releases?|newsroom)(?: feeds?)?", re.IGNORECASE
)
SMALL_WORDS = frozenset(("of", "for", "the", "and", "on", "in", "to", "against", "de", "la", "di", "des", "du", "der"))
LONGEST_NAME = 10  # words


def site_name(title: str) -> str:
    """The name in a site's or feed's own title: "Court of Norland" of "Latest news – Court of Norland"; else that title."""
    parts = [_bare(part) for part in CHANNEL_MARK.split(title)]
    named = [part for part in parts if part and not is_section(part) and not ADDRESS.fullmatch(part)]
    return next(filter(names_body, named), next(iter(named), title.strip()))


def is_section(part: str) -> bool:
    """Whether a part of a title is what sites call their pages by: "News", "Press releases"."""
    return part.strip(" .:,").casefold() in _sections()


def names_body(part: str) -> bool:
    """Whether a part of a title looks like the name of a public body: capitalised words around a noun of such."""
    own = part.split()
    is_name = all(word[0].isupper() or not word[0].isalpha() or word in SMALL_WORDS for word in own)
    return 0 < len(own) <= LONGEST_NAME and is_name and not _nouns().isdisjoint(own)


def _bare(part: str) -> str:
    part = part.strip()
    for form in (FEED_OF, _section_of()):
        part = _without(part, form)
    return part


def _without(part: str, form: re.Pattern[str]) -> str:
    """The part without what a form takes off its beginning or end, if two words or more are left."""
    for match in form.finditer(part):
        left = part[match.end() :] if match.start() == 0 else part[: match.start()] if match.end() == len(part) else part
        if left != part and len(left.split()) > 1:
            return left
    return part


@cache
def _section_of() -> re.Pattern[str]:
    sections: Sequence[str] = sorted(_sections(), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, sections))}) (?:from|of|by|at)(?: the)? ", re.IGNORECASE)


@cache
def _sections() -> frozenset[str]:
    return frozenset(words("site_sections"))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words("body_words"))
