"""A work and its editions: the year, number and date in the name of a law, plan or index, and the name without them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.lexicons import table
from pipeline.naming.spelling import words_of

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?:18|19|20)\d\d"
FINANCIAL = rf"{YEAR}(?:/\d\d(?!\d))?"
"""A year, or two of which one ends and one begins in the middle of a year: "2031/32"."""
INNER = r"(?:[^()]|\([^()]{0,20}\)){0,60}"
MARKS = re.compile(
    rf"""
    (?:\b(?:of|dated|from)\s+)? (?P<date> (?:\d{{1,2}}\s+)?{MONTH}\s+{YEAR} | {MONTH}\s+\d{{1,2}},\s+{YEAR} )
    | (?P<collected> \bSR\s\d{{3}}(?:\.\d+)*\b | \((?:EU|EC|EEC|Euratom)\)\s(?:No\.?\s)?\d+/\d+ )
    | \( (?P<bracketed> {INNER}\d{INNER} ) \)
    | (?P<number> (?: \b[Nn][or]\.? | [№\#] | \bN[°º] )\s?[\w./-]*\d[\w./-]*(?:\s[A-Z]{{2,4}}\b)?
        | (?<![-–/.\w])(?:\d{{1,4}}|[IVXLC]+)(?:/|\s+of\s+){YEAR}(?![-–/\w]) )
    | (?:\b(?:for|of|in|through|until|to|from|covering)\s+(?:the\s+(?:period|years?)\s+(?:(?:of|from)\s+)?)?)?
      (?<![-–/\w]) (?P<year> FY\s?\d\d(?:\d\d)? | {FINANCIAL}(?:(?:\s?[-–/]\s?|\s(?:to|through|until)\s)(?:{FINANCIAL}|\d\d))? )
      (?![-–/\w])
    """,
    re.VERBOSE,
)
"""Date, number in a collection, what stands in brackets with a number, number and year: "of 18 November 2031", "SR 311.0",
"(EU) 2031/7", "(Cap. 12)", "No. 410-V ZRK", "7 of 2031", "for 2031-2035", "FY31"."""
PLAIN_WORDS = frozenset({"annual", "draft", "joint", "national", "new", "presidential", "regional", "state", "federal", "royal"})
"""Words that tell no work from another of its kind."""
MAKERS = frozenset({"eu", "ec", "eec", "council", "commission", "delegated", "implementing"})
"""The same of the works of a union."""
SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})


@lru_cache(maxsize=50_000)
def parted(name: str) -> tuple[str, str]:
    """The work that a name is of, and the edition, empty where there is none.

    A name of which nothing but a kind of law would be left ("Decree No. 7 of 1 May 2031") is a work of its own, and so is one
    that has its year as an aim ("Agenda 2063").
    """
    work, marks = _marked(name)
    return (work, ", ".join(marks)) if marks and _tells(work) else (name, "")


def has_title(name: str) -> bool:
    """Whether more than numbers and dates tells a law from others, as of "Directive (EU) 2031/7" nothing does."""
    return _tells(_marked(name)[0])


def _marked(name: str) -> tuple[str, list[str]]:
    """A name without the numbers and dates of an edition, and these."""
    found = [match for match in MARKS.finditer(name) if not _is_aim(name, match)]
    work = " ".join(_cut(name, found).split()).strip(" ,")
    return work, [" ".join(match.group(match.lastgroup or 0).split()) for match in found]


def _cut(name: str, found: list[re.Match[str]]) -> str:
    for match in reversed(found):
        name = f"{name[: match.start()]} {name[match.end() :]}"
    return name


def _tells(work: str) -> bool:
    """Whether a name has a word, and not only a number, that tells it from others of its kind."""
    return not set(words_of(work)) <= _kinds() | PLAIN_WORDS | MAKERS | SMALL


def _is_aim(name: str, match: re.Match[str]) -> bool:
    """Whether a year stands beside a word for what is aimed at: "Vision 2030", "2030 Agenda"."""
    beside = {*name[: match.start()].split()[-1:], *name[match.end() :].split()[:1]}
    return match.lastgroup == "year" and bool(beside & _aims())


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for row in table("law_heads") for word in words_of(row["word"]))


@cache
def _aims() -> frozenset[str]:
    return frozenset(row["word"] for row in table("law_heads") if "aim" in (row["facts"] or "").split())
