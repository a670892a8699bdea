"""The rules by which a line is known as page furniture. The words are in the lexicon `furniture`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from pipeline.cleaning._lexicon import as_pattern
from pipeline.cleaning._moments import moments
from pipeline.lexicons import table, words

# What WordPress puts below the items of a feed, in the languages of its translations.
POST = r"the post|der beitrag|l['’]article|la entrada|l['’]articolo|o post|het bericht|inlägget|indlægget|wpis|запись|сообщение"
APPEARED = (
    r"(?:first )?appeared (?:first )?on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|proviene da|"
    r"apareceu primeiro em|verscheen eerst op|dök först upp på|blev først udgivet på|pochodzi z serwisu|"
    r"впервые появилась|появились сначала на"
)
SHAPES = tuple(
    (reason, re.compile(shape, re.IGNORECASE))
    for reason, shape in (
        ("signature mark", r"--"),
        ("end mark", r"[\s#*~=–—-]*[#*=~][\s#*~=–—-]*|[-–—]\s?(?:30|0)\s?[-–—]|[-–—* ]*ends?[-–—* ]*"),
        ("separator", r"[\W_]+"),
        ("legal line", r"(?:copyright|©).{0,60}\b(?:19|20)\d\d\b.{0,60}"),
        ("page number", r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?|[-–—] ?\d{1,3} ?[-–—]"),
        ("counter", r"(?:views?|hits|visits|reads?|viewed|shares?|seen)\s*:?\s*\d[\d,. \u00a0]*(?:times)?"),
        ("photo credit", r"\[(?:photo|image|picture|video|caption)\b[^\]]{0,150}\]"),
        ("feed line", rf"(?:{POST}) .{{1,300}} (?:{APPEARED}) .{{1,150}}"),
        ("tags", r"#\w[\w-]*(?:[\s,;]+#\w[\w-]*)*"),
        (
            "contact line",
            r"(?:\d\.\s)?(?:media|press)\b[\w ]{0,25}(?:enquiries|inquiries|contact|office|line)\W{1,4}[+()\d][+()\d\s./-]{5,}",
        ),
        ("counter", r"\d[\d,. ]*(?:views?|reads?|comments?|shares?|likes?|minutes? read|min\.? read)"),
        ("contact line", r"(?:e-?mail|mail|web(?:site)?|internet)?[:\s]*(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)"),
        ("contact line", r"(?:tel(?:ephone)?|phone|fax|mobile|hotline)\b[\s.:]*[+()\d][+()\d\s./-]{5,}"),
    )
)
LANGUAGES = "language switch"
MENU_MARK = re.compile(r"\s*[|›»>·•]\s+|\s+[|›»>·•]\s*|\s/\s")
WIDE_BLANKS = re.compile(r"[ \u00a0]{2,}|\t+")
ENTRY, KNOWN_ENTRY = 4, 6  # words of a menu's entry, the more where one of them is known to be furniture
CODE = re.compile(r"[^\W\d_]{2,3}")  # of a language, as switches write it
QUOTING = re.compile(r"[“”«»]|\".*\"")
FOLLOW = (
    r"(?:follow|subscribe|join|like|find|watch|share|connect|stay|visit)\b"
    r".{0,80}\b(?:us|our|this|page|channel|official|touch|connected)\b.*"
)

Search = tuple[Callable[[str], re.Match[str] | None], dict[str, str]]
"""A search whose match names a group, and group → reason."""


def reason_of(text: str) -> str:
    """Why a line is furniture, or the empty string. A longer line with quotation marks is none, whatever words it begins with."""
    plain = text.strip(" \t.:;,!|<>»›→-–—•*").casefold()
    reason = _whole_lines().get(plain) or _of_shape(text)
    if reason or (QUOTING.search(text) and text.count(" ") > 10):
        return reason
    return _of_phrase(text) or _of_entries(plain.split()) or ("menu" if _is_menu(text) else "")


def _of_shape(text: str) -> str:
    return next((reason for reason, shape in SHAPES if shape.fullmatch(text)), "")


def _of_phrase(text: str) -> str:
    found = ((find(text), reasons) for find, reasons in _phrases())
    return next((reasons[match.lastgroup] for match, reasons in found if match and match.lastgroup), "")


def _of_entries(words: Sequence[str]) -> str:
    """Languages to choose from, or three or more words each of which is a line of furniture by itself."""
    reasons = [_whole_lines().get(word, "") for word in words]
    if all(reason == LANGUAGES for reason in reasons):
        return LANGUAGES
    return reasons[0] if len(reasons) > 2 and all(reasons) else ""


def is_menu_word(text: str) -> bool:
    """Whether a text is nothing but an entry of a menu, such as the name of a site's first page."""
    return _whole_lines().get(text.strip().casefold()) == "menu"


def _is_menu(text: str) -> bool:
    """Three or more short parts between the marks that menus and breadcrumbs use, or two that are furniture themselves."""
    parts = [part.strip() for part in MENU_MARK.split(text) if part.strip()]
    if len(parts) < 2 or any(moments(text)):  # a date beside other things is a dateline
        return False
    known = any(map(reason_of, parts))
    if len(parts) == 2:
        return known or all(map(CODE.fullmatch, parts))
    if known:
        return _are_entries(parts, KNOWN_ENTRY)
    return _are_entries(parts, ENTRY) and not any(map(str.isdigit, text))


def _are_entries(parts: Sequence[str], longest: int) -> bool:
    return all(len(part.split()) <= longest and not part.endswith(".") for part in parts)


def spaced_menu_reason(raw: str) -> str:
    """A menu that only wide blanks hold apart; the raw text still has them."""
    parts = WIDE_BLANKS.split(raw.strip())
    return "menu" if len(parts) > 2 and all(0 < len(part.split()) <= 3 and part[-1].isalnum() for part in parts) else ""


@cache
def _whole_lines() -> dict[str, str]:
    return {row["phrase"]: row["reason"] for row in table("furniture") if row["where"] == "line"}


@cache
def _phrases() -> tuple[Search, ...]:
    """A search for line beginnings, one for words anywhere, and one for follow lines, each with the reasons of its groups."""
    starts, reasons_of_starts = _groups("start")
    inside, reasons_inside = _groups("in")
    services = "|".join(map(re.escape, words("platforms")))
    follow = rf"(?P<follow>(?i:{FOLLOW})(?<![\w.])(?:{services})(?!\w)|(?:{services})\s*[:@])"
    return (
        (re.compile(rf"\W*(?:{starts})", re.IGNORECASE).match, reasons_of_starts),
        (re.compile(inside, re.IGNORECASE).search, reasons_inside),
        (re.compile(follow).match, {"follow": "follow line"}),
    )


def _groups(where: str) -> tuple[str, dict[str, str]]:
    """The lexicon's phrases for a place in a line, a named group for each reason, and the reasons of the groups."""
    by_reason: dict[str, list[str]] = {}
    for row in table("furniture"):
        if row["where"] == where:
            by_reason.setdefault(row["reason"], []).append(as_pattern(row["phrase"]))
    named = {f"r{i}": reason for i, reason in enumerate(by_reason)}
    return "|".join(f"(?P<{name}>{'|'.join(by_reason[reason])})" for name, reason in named.items()), named
