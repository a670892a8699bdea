"""Datelines: where a release says that it was published, and which news agency sent it.

A place is known by its form (a few capitalised words) and by where it stands, so that no list of cities is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.cleaning._moments import Moment, moments

WORD = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w.’'ʼ`]*(?:-[\w’'.]+)*"
LINK = r"(?i:of|the|and|und|de|la|el|am|an|der|on|upon|sur|do|da|di|al|et|i|y)"
PLACE = re.compile(rf"{WORD}(?:(?:[ /]| / | ){WORD}| {LINK}(?= )){{0,4}}(?:, ?{WORD}(?:(?: {LINK})? {WORD}){{0,2}}){{0,2}}")

SHORTENED = frozenset(("ST", "STE", "MT", "FT"))  # words of places that are shortened

# Capitalised words that stand where a place could, and are none.
NO_PLACE = re.compile(
    r"\b(?:press|media|news|release|statement|report|day|week|conference|meeting|interview|speech|remarks|agenda|office|service|"
    r"ministry|agency|department|government|page|home|updated?|published|posted|date|time|video|photo|today|article|by|"
    r"mr|mrs|ms|dr|prof|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)

DASH = r"\s*(?:\s[–—―-]{1,2}|[–—―]{1,2}|--|(?<=[A-Z]{3})-\s)\s*"
FIRST_WORD = r"(?=[\"“«‘'(\[]?[A-ZÀ-ÞА-Я0-9])"
CAPITALS = r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .,'’-]{2,40}"

# The frames that datelines come in, the likelier first: in brackets, before a dash (the last in reach, then the first),
# "CITY. 3 April.", "City, 13 March 2018."
FRAMES = tuple(
    re.compile(frame)
    for frame in (
        rf"\((?P<inside>[^()\n]{{3,60}})\)(?:{DASH}|\.?\s+){FIRST_WORD}",
        rf"(?P<inside>[^\n/]{{2,40}}/[^/\n]{{2,30}}/)[.:]\s{FIRST_WORD}",
        rf"(?P<inside>[^\n]{{2,80}}){DASH}{FIRST_WORD}",
        rf"(?P<inside>[^\n]{{2,80}}?){DASH}{FIRST_WORD}",
        rf"(?P<inside>{CAPITALS}\.\s[^.\n]{{3,25}}[^\d.\s]|{CAPITALS}\.\s[^.\n]{{3,25}}\d{{4}})\.\s{FIRST_WORD}",
        rf"(?P<inside>[A-ZÀ-ÞА-Я][\w '’-]{{2,40}},\s[^.\n:]{{3,30}}\d{{4}})[.:]\s{FIRST_WORD}",
    )
)
AFTER_DATE = re.compile(rf"(?:,? (?P<place>{WORD}(?: {WORD}){{0,2}}))?(?:{DASH}|[.:]\s+){FIRST_WORD}")
DAY_ONLY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?!\w)\.?",
    re.IGNORECASE,
)
YEAR_LAST = re.compile(r",\s*((?:19|20)\d\d)$")
ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$|, [A-Z][a-z]{1,4}\.$")
AGENCY = re.compile(
    r"\((?P<a>[^()]{2,40})\)|/(?P<b>[^/]{2,40})/|(?<=[.\s])(?P<c>[A-Z][A-Z-]{3,20}(?: [A-Z]{2,15}|\.[A-Z]{2,4})?)\s*$"
)
PARTED = re.compile(r"[.(/]\s*\S")
SENT_BY = re.compile(
    rf"(?P<agency>[A-Z][A-Z-]{{3,20}}(?: [A-Z]{{2,15}})?)(?:\.\s|{DASH}){FIRST_WORD}"
)  # behind a date and a dash
OPENING = 40  # characters in which a date opens a paragraph
NEAR = 30  # characters up to the end of a frame that holds a short place alone


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands in front of a release's first words: where, when (ISO), at what time, sent by which agency; and its end.

    `dated` also holds for a day without its year, which gives no date.
    """

    place: str
    date: str
    time: str
    agency: str
    dated: bool
    end: int


def opening_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with ("ASTANA, 13 March 2018 – …", "(Bern, 15 June 2022) …"), if it does."""
    framed = next(filter(None, (_framed(frame, text) for frame in FRAMES)), None)
    return _with_sender(framed, text) if framed else _after_day(text)


def _framed(frame: re.Pattern[str], text: str) -> Dateline | None:
    match = frame.match(text)
    return _inside(match["inside"], match.end()) if match else None


def _with_sender(found: Dateline, text: str) -> Dateline:
    """The dateline with the agency that stands behind its date and dash."""
    sent = SENT_BY.match(text, found.end) if found.dated and not found.agency else None
    return replace(found, agency=sent["agency"], end=sent.end()) if sent else found


def _after_day(text: str) -> Dateline | None:
    """A date in front, and a place behind it, if any: "13 March 2018, Astana – …"."""
    moment = next(moments(text[:OPENING]), None)
    after = AFTER_DATE.match(text, moment.end) if moment and not moment.start else None
    if not moment or not after:
        return None
    place = after["place"] or ""
    return Dateline(titled(place) if is_place(place) else "", moment.date, moment.time, "", True, after.end())


def is_place(text: str) -> bool:
    """Whether a text has the form of a place: one to six capitalised words."""
    return len(text) <= 50 and text.count(" ") < 6 and PLACE.fullmatch(text) is not None and not NO_PLACE.search(text)


def titled(place: str) -> str:
    """A place without its capitals: WASHINGTON, D.C. → Washington, D.C.; NUR-SULTAN → Nur-Sultan."""
    parts = [re.sub(r"[^\W\d_]+(?!\w|\.\w)", _capitalised, part) if part.isupper() else part for part in place.split(", ")]
    return ", ".join(parts)


def _capitalised(word: re.Match[str]) -> str:
    if re.fullmatch(LINK, word[0]):
        return word[0].lower() if word.start() else word[0].capitalize()
    return word[0].capitalize() if len(word[0]) > 2 or word[0] in SHORTENED else word[0]


def _inside(inside: str, end: int) -> Dateline | None:
    """The dateline in a frame that ends at `end`: what is left beside day and agency must be a place."""
    moment = next(moments(inside), None) or _year_last(inside)
    day = None if moment else DAY_ONLY.search(inside)
    rest = _without(inside, (moment.start, moment.end) if moment else day.span() if day else None)
    sender, place = _sender_and_place(rest)
    marked = moment or day or sender or _shows_itself(place, end)
    if not marked or not is_place(place):
        return None
    date, time = (moment.date, moment.time) if moment else ("", "")
    return Dateline(titled(place), date, time, sender, bool(moment or day), end)


def _sender_and_place(rest: str) -> tuple[str, str]:
    """The news agency, or the empty string, and what is left beside it."""
    agency = AGENCY.search(rest) if _may_name_agency(rest) else None
    if not agency or not agency.lastgroup:
        return "", _bare(rest)
    return agency[agency.lastgroup], _bare(f"{rest[: agency.start()]}{rest[agency.end() :]}")


def _year_last(inside: str) -> Moment | None:
    year = YEAR_LAST.search(inside)
    return Moment(year[1], "", year.start(), year.end()) if year else None


def _without(text: str, span: tuple[int, int] | None) -> str:
    return f"{text[: span[0]]},{text[span[1] :]}" if span else text


def _may_name_agency(rest: str) -> bool:
    """Among capitals nothing shows which are the agency's, unless a full stop, bracket or slash parts them from the place's."""
    return not rest.strip(" ,.()").isupper() or PARTED.search(rest) is not None


def _bare(place: str) -> str:
    """A place without the marks around it; the full stop of a shortened one stays."""
    place = place.strip(" ,:;()/–—-")
    return place if ABBREVIATED.search(place) else place.rstrip(".")


def _shows_itself(place: str, end: int) -> bool:
    """Whether a place opens a release without day or agency: in capitals, or short and right in front of the dash."""
    return place.split(",")[0].isupper() or (place.count(" ") < 2 and end < NEAR)
