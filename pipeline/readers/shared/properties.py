"""What office programs note about a document, and how far it can be believed.

Programs fill these fields by themselves: with a file's name, a template's title, the name of whoever sat at the machine. What a
person wrote for the reader is told from that by what it says.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from functools import cache

from pipeline.lexicons import table, words

NOT_LETTERS = re.compile(r"[\W_]+")
PROSE, OPENING = 20, 100  # words of a paragraph of the text; letters of one that a dateline may stand in
TOP, BOTTOM = 15, 8  # lines of a text in which its title and its day are sought


def own_title(given: str) -> str:
    """A document's title as its properties give it, or nothing where a program or a template wrote it."""
    title = " ".join(given.split())
    return "" if any(pattern.fullmatch(title) for pattern in _by_programs()) or is_marker(title) else title


def is_marker(line: str) -> bool:
    """Whether a line only says that this is a release."""
    return any(pattern.fullmatch(line) for pattern in _markers())


def stands_in(title: str, lines: Sequence[str]) -> bool:
    """Whether a title stands at the top of a text, on one line or on two."""
    letters = [_letters(line) for line in lines if line.strip()][:TOP]
    wanted = _letters(title)
    return bool(wanted) and any(wanted in (one, one + other) for one, other in zip(letters, [*letters[1:], ""], strict=True))


def best_title(given: str, shown: str, lines: Sequence[str]) -> str:
    """Of the title that the properties give and the one that the page shows: the former if the page has it too, or no other."""
    return given if given and (not shown or stands_in(given, lines)) else shown


def publisher_in(*given: str) -> str:
    """The first of some names that is a public body's; an author is a person as often."""
    return next((name for name in given if any(word in words("body_words") for word in name.split())), "")


def unstated_day(lines: Sequence[str], beside: Sequence[str]) -> str:
    """The day below a text, as a signature has it ("Askholm, 12 May 2021"), or else beside it, if none stands at its top."""
    filled = [line for line in lines if line.strip()]
    if any(_day().search(line[:OPENING]) for line in _top(filled)):
        return ""
    below = (match[1] for line in filled[-BOTTOM:] if (match := _signed().fullmatch(line.strip())))
    aside = (match[0] for line in beside if (match := _day().search(line)))
    return next(below, "") or next(aside, "")


def _top(filled: Sequence[str]) -> Sequence[str]:
    """The lines in which a day at the top stands: down to the first of prose, and the one below it."""
    prose = next((i for i, line in enumerate(filled) if line.count(" ") >= PROSE), TOP)
    return filled[: min(prose + 2, TOP)]


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()


@cache
def _day() -> re.Pattern[str]:
    """A day as it is written in figures, or with its month's name."""
    names = {re.escape(name) for name in (*month_name, *(row["name"] for row in table("month_names"))) if name}
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})"
    year = r"(?:19|20)\d\d\b"
    figures = rf"\b{year}-\d\d-\d\d\b|\b\d{{1,2}}(?:\.\d{{1,2}}\.|/\d{{1,2}}/){year}"
    return re.compile(
        rf"{figures}|\b\d{{1,2}}(?:\.|st|nd|rd|th)? (?:of )?{month},? {year}|\b{month} \d{{1,2}},? {year}", re.IGNORECASE
    )


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d][\w .’'-]{{1,40}}, (?:the |on )?({_day().pattern})\.?", re.IGNORECASE)


@cache
def _by_programs() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("program_titles"))


@cache
def _markers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table("release_markers"))
