"""What a line above a release's first paragraph is by itself: marker, dateline, public body's name, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.cleaning._body_names import is_body_name
from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning._moments import Moment, moments
from pipeline.cleaning._places import is_place
from pipeline.lexicons import table
from pipeline.release import Line

LABEL = re.compile(
    r"(?:(?:date |last |first )?(?:published|posted|released|issued|created|dated|updated?|modified|revised)"
    r"|(?:release |publication )?date|news)(?: on| at)?\s*[:,|–-]?\s*",
    re.IGNORECASE,
)
BESIDE_DATE = re.compile(r"[|•·;,–—()\[\]]+|(?<!\w)[/-]|[/-](?!\w)")
BAR = re.compile(r"[|•·]")
TITLED = re.compile(
    r"(?:[A-ZÀ-Þ0-9][\w.’'&-]*|of|for|the|and|in|to|on|&)(?: (?:[A-ZÀ-Þ0-9(][\w.’'&()-]*|of|for|the|and|in|to|on|&)){0,7}"
)
YEAR = re.compile(r"(?:^|(?<=[|•·,] ))(?:19|20)\d\d$")
LONGEST, LONGEST_WITH_YEAR = 15, 5  # words of a line that is dated by a day or a month, and by nothing but a year
MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class TopLine:
    """One line above the first paragraph, and what it is.

    `kind`: title, subtitle, repeat (of the title), dateline, place, body (a public body's name above the title; below it, where
    it may be the author's words: own body), marker, number, embargo, above (anything else above the title), words (anything
    else). A dateline has its moment, place and publishing body, where it states them.
    """

    index: int
    line: Line
    kind: str
    moment: Moment | None = None
    place: str = ""
    body: str = ""


def top_line(index: int, line: Line) -> TopLine:
    """What a line is by itself."""
    marker = next((field for field, pattern in _markers() if pattern.fullmatch(line.text)), "")
    if marker:
        return TopLine(index, line, marker)
    stated = dateline(index, line)
    return replace(stated, kind="body") if stated.kind == "words" and is_body_name(line.text) else stated


def dateline(index: int, line: Line) -> TopLine:
    """A dateline holds a date and, beside it, nothing but labels, places, bodies' names and markers; of two dates ("Published …
    Updated …") the first is that of publication."""
    dates = _dates(line.text)
    parts = _beside(line.text, dates) if dates else []
    bodies = [part for part in parts if is_body_name(part)]
    places = [part for part in parts if part not in bodies and is_place(part)]
    explained = {*bodies, *places, *_sections(line.text, parts)}
    if not dates or len(places) > MOST_PLACES or not all(part in explained or _is_known(part) for part in parts):
        return TopLine(index, line, "words")
    return TopLine(index, line, "dateline", dates[0], ", ".join(places), "".join(bodies[:1]))


def dateline_of(text: str) -> TopLine:
    """What a line is if it stands by itself."""
    return dateline(0, Line(text, 0, len(text)))


def _dates(text: str) -> list[Moment]:
    """The dates of a line, or the year that stands at the end of it or of its last part."""
    length = text.count(" ") + 1
    dates = list(moments(text)) if length <= LONGEST else []
    year = YEAR.search(text) if not dates and length <= LONGEST_WITH_YEAR else None
    return [Moment(year[0], "", year.start(), year.end())] if year else dates


def _beside(text: str, dates: Sequence[Moment]) -> list[str]:
    """What stands beside a line's dates, without labels; a body's name is whole, whatever marks are in it."""
    for date in reversed(dates):
        text = f"{text[: date.start]}|{text[date.end :]}"
    apart = (part.strip() for part in BAR.split(text))
    pieces = (piece for part in apart for piece in ([part] if is_body_name(part) else BESIDE_DATE.split(part)))
    return [part for piece in pieces if (part := _unlabelled(piece))]


def _sections(text: str, parts: Sequence[str]) -> list[str]:
    """The parts that may be names of a site's sections: a few capitalised words in a line that is cut by bars."""
    return [part for part in parts if TITLED.fullmatch(part)] if BAR.search(text) else []


def _unlabelled(piece: str) -> str:
    """A piece without "Published on"; a marker or furniture is as it is known."""
    return (piece if _is_known(piece) else LABEL.sub("", piece)).strip(" .")


def _is_known(part: str) -> bool:
    return any(pattern.fullmatch(part) for _, pattern in _markers()) or bool(reason_of(part))


@cache
def _markers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(row["pattern"], re.IGNORECASE)) for row in table("release_markers"))
