"""What tells one law from another of its kind: its years, its date, its number, its title in quotation marks.

years   :=  ["for" | "to" | "until" | "through" | ","] 2031 | 2031-2035
date    :=  ("of" | "dated") [1] March 2010 | March 1, 2010 | 2010
number  :=  ["(EU)"] ["No."] 82/2031 | 410-V | R24
title   :=  "“On the Grain Trade”"
"""

from __future__ import annotations

import re

from pipeline.extraction.text.lexicon import MONTHS, noted
from pipeline.extraction.text.words import Word

UNIONS = frozenset({"CFSP", "EC", "ECSC", "EEC", "EU", "Euratom"})

YEARS = re.compile(r"\d{4}(?:[-–/]\d{2,4})?")
LAST_YEAR = re.compile(r"\d{4}|\d{2}")
NUMBER = re.compile(r"(?:[A-Z]{1,3}[-‐]?)?\d[\w-]*")
NUMBER_SIGNS = frozenset({"No.", "No", "Nos.", "№", "Nr.", "N"})
OPENING, CLOSING = '“"«„', '”"»“'
LONGEST_TITLE = 30
"""Words in the longest title that stands in quotation marks behind a law."""


def designation_end(words: list[Word], head: int, stop: int) -> int:
    """Where the designation ends that stands at `stop`, behind a law whose head is the word at `head`; else `stop`."""
    for find in (_numbered, _dated, _titled, _years):
        if (end := find(words, stop, head)) > stop:
            return end
    return stop


def years_before(words: list[Word], lo: int) -> int:
    """Where the years begin that lead the run at `lo`: "2031–35 Report"; `lo` where none do."""
    if lo and words[lo].glued:
        if lo > 2 and _is_range(words, lo - 3):
            return lo - 3
        if YEARS.fullmatch(words[lo - 1].text):
            return lo - 1
    return lo


def _numbered(words: list[Word], stop: int, head: int) -> int:
    """ "No. 82/2031", "(EU) 2031/17"; a bare number only right behind the head of what is counted by numbers."""
    kind, at_head = words[head].text, stop == head + 1
    at = _union_end(words, stop) if at_head and kind in noted("law_heads", "union") else stop
    signed = at < len(words) and words[at].text in NUMBER_SIGNS
    at += signed
    if at >= len(words) or not NUMBER.fullmatch(words[at].text):
        return stop
    if not signed and at == stop and not (at_head and kind in noted("law_heads", "numbered") and words[at].glued):
        return stop
    if YEARS.fullmatch(words[at].text) and not signed and at == stop and _number_end(words, at) == at + 1:
        return stop  # a year by itself: see _years
    end = _number_end(words, at)
    while kind.endswith("s") and (more := _next_number(words, end)) is not None:
        end = more
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")" and _is_year(words[end + 1].text):
        return end + 3  # "Resolution 2664 (2031)"
    series = words[end].text if end < len(words) and words[end].glued else ""
    return end + (signed and series.isupper() and series.isalpha() and 1 < len(series) < 5)


def _next_number(words: list[Word], end: int) -> int | None:
    """The end of the next of a list: "(Proclamations 181), 182 and 183"."""
    at = end + 1 + (end + 1 < len(words) and words[end].text == "," and words[end + 1].lower == "and")
    listed = at < len(words) and words[end].lower in (",", "and") and NUMBER.fullmatch(words[at].text)
    return _number_end(words, at) if listed and not YEARS.fullmatch(words[at].text) else None


def _union_end(words: list[Word], at: int) -> int:
    """The end of "(EU)", "(EU, Euratom)" at a word; the word itself where none stands there."""
    if at + 2 >= len(words) or words[at].text != "(":
        return at
    close = next((k for k in range(at + 1, min(at + 6, len(words))) if words[k].text == ")"), at)
    inside = {word.text for word in words[at + 1 : close]}
    return close + 1 if inside and inside <= {*UNIONS, ","} else at


def _number_end(words: list[Word], at: int) -> int:
    """The end of a number whose parts stand close: "82/2031", "12.846/2013", "A/RES/58/4"."""
    end = at + 1
    while end + 1 < len(words) and words[end].text in "/." and words[end - 1].end == words[end].start:
        if words[end].end != words[end + 1].start or not words[end + 1].text[0].isalnum():
            break
        end += 2
    return end


def _dated(words: list[Word], stop: int, head: int) -> int:
    """ "of 1 March 2010", "of March 2010", "of March 1, 2010", "of 2010": where such laws are told apart by their dates."""
    if stop >= len(words) or words[stop].lower not in ("of", "dated") or words[head].text not in noted("law_heads", "dated"):
        return stop
    texts = [word.text for word in words[stop + 1 : stop + 5]] + [""] * 4
    shapes = (
        (3, texts[0].isdigit() and texts[1] in MONTHS and _is_year(texts[2])),
        (4, texts[0] in MONTHS and texts[1].isdigit() and texts[2] == "," and _is_year(texts[3])),
        (2, texts[0] in MONTHS and _is_year(texts[1])),
        (1, _is_year(texts[0])),
    )
    return stop + 1 + next((length for length, fits in shapes if fits), -1)


def _titled(words: list[Word], stop: int, head: int) -> int:
    """ "“On the Grain Trade”" behind a law, a decree or a programme: the title with its marks."""
    if stop + 2 >= len(words) or words[head].text not in noted("law_heads", "titled") or words[stop].text not in OPENING:
        return stop
    if not words[stop + 1].text[0].isupper():
        return stop
    for k in range(stop + 2, min(stop + LONGEST_TITLE, len(words))):
        if "\n" in words[k].text:
            break
        if words[k].text in CLOSING:
            return k + 1
    return stop


def _years(words: list[Word], stop: int, head: int) -> int:
    """ "2010", "for 2031-2035", and ", 2010" behind an act."""
    ahead = [word.text for word in words[stop : stop + 2]] + [""] * 2
    led = ahead[0].lower() in ("for", "to", "until", "through") or (
        ahead[0] == "," and words[head].text in noted("law_heads", "closing")
    )
    if not YEARS.fullmatch(ahead[led]) or not words[stop + led].glued:
        return stop
    return stop + led + (3 if _is_range(words, stop + led) else 1)


def _is_range(words: list[Word], at: int) -> bool:
    """Whether "2031–2035", "2031–35" or "2031/32" stands in three words; a last year in short stands close."""
    if at + 2 >= len(words):
        return False
    first, dash, last = words[at : at + 3]
    ends = LAST_YEAR.fullmatch(last.text) is not None and (len(last.text) == 4 or first.end == dash.start)
    return ends and dash.text in ("-", "–", "/") and len(first.text) == 4 and first.text.isdigit()


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()
