"""The kind of a figure, from its unit and the words around it."""

from __future__ import annotations

import re

from pipeline.extraction.figures.amounts import PERCENTAGE_POINT
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import measures

POINTS = "points"
STEPS = frozenset({"place", "position", "rank", "notch", "spot"})

LEVELS = frozenset((
    "be", "amount", "total", "stand", "reach", "rise", "fall", "grow", "increase", "decrease", "decline", "drop", "improve",
    "exceed", "remain", "climb", "slip", "jump", "shrink", "average", "cost", "account", "represent", "have", "equal", "double",
    "triple", "plunge", "surge", "contract", "expand", "extend", "vary", "range", "constitute", "reduce", "raise", "lower", "cut",
    "halve",
))  # fmt: skip
"""Verbs whose subject a figure measures."""

_CHANGED = (
    r"(?:ris(?:e|es|en|ing)|rose|increas\w*|gr[eo]w\w*|growth|fall(?:s|en|ing)?|fell|dropp?\w*|declin\w*|decreas\w*|improv\w*|reduc\w*|cut|cuts|"
    r"gain\w*|los(?:e|es|t|ing|s)|climb\w*|slipp?\w*|widen\w*|shrank|shrunk|shrink\w*|jump\w*|surg\w*|plung\w*|rais\w*|lower\w*|mov\w*|"
    r"advanc\w*|went|go(?:es|ne|ing)|strengthen\w*|weaken\w*|expand\w*|contract(?:ed|ing)|exceed\w*|chang\w*)"
)
_CHANGE = rf"(?:{_CHANGED}|up|down|higher|better|worse|ahead)"
_BY = re.compile(rf"\b{_CHANGE}\b[^.;:\n]{{0,50}}\bby\s+(?:[a-z]+\s+){{0,2}}(?:[\w\s]{{0,12}}\sand\s+)?\Z", re.IGNORECASE)
_COUNT_BY = re.compile(rf"\b{_CHANGED}\s(?:\w+ly\s)?by\s+(?:[a-z]+\s+){{0,2}}\Z", re.IGNORECASE)
_STEP_BEFORE = re.compile(
    r"(?<!\bmake\s)(?<!\bmakes\s)(?<!\bmade\s)(?<!\bmaking\s)(?<!\bset\s)\b(?:up|down|los(?:e|es|t|ing)|dropp(?:ed|ing)|drops?|climb(?:ed|s|ing)?|slipp(?:ed|ing)|slips?|(?:an?\s|the\s)?"
    r"(?:gain|loss|rise|increase|decrease|decline|fall|drop|reduction|growth|improvement|jump|change)\sof)\s+(?:(?!(?:to|from|at|with|in|of)\b)[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_GAIN_BEFORE = re.compile(
    r"\b(?:gain(?:ed|s|ing)?|added|adds|moved|won|fell|rose|gain\sis)\s+(?:(?!(?:to|from|at|with|in|of)\b)[a-z]+\s+)?\Z",
    re.IGNORECASE,
)
_STEP_AFTER = re.compile(
    r"\s+(?:(?:of\s\w+\s)?(?:more|less|fewer|higher|lower|better|worse|ahead)\b|up\b|down\b|(?:increase|decrease|rise|drop|reduction|growth|decline|fall|"
    r"gain|loss|jump|improvement|cut)\b|(?:above|below|over)\s(?:the|its|last|that)\s(?:previous|year|result|score|figure))",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:to|at|from)\s(?:[a-z]+\s)?\Z")  # "rose to 81 per cent" tells a level, not a change
_OF_THE_INDEX = re.compile(r"\s+(?:in|on|out\sof)\s(?:the\s)?(?:[A-Z]|\d{4}|index|ranking|rating|a\sscale)")
_SCORED = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|marks?|grade|a\svalue)\s+(?:of\s|at\s|was\s|is\s|only\s|just\s|a\s|stands\sat\s|stood\sat\s|remained\sat\s)*\Z",
    re.IGNORECASE,
)
# "its score rose from 36 to 39", "the score went up to 39"
_SCORE_MOVED = re.compile(
    rf"\bscores?\s(?:(?:has|had|have|is|was|\w+ly)\s)*(?:{_CHANGE}\s)+(?:by\s[\w-]+(?:\spoints?)?,?\s)?"
    r"(?:(?:in\s\d{4}\s)?from\s(?:\w+\s)?(?:\d+(?:\.\d+)?(?:\spoints?)?(?:\sin\s\d{4})?\sto\s(?:only\s)?)?|to\s(?:only\s)?)\Z",
    re.IGNORECASE,
)


def kind_of(seen: Seen, unit: str, end: int) -> str:
    """change, money, percent, score, ratio, other or count; ranks, ages and terms are told apart before.

    `end`: where the surface with its unit ends.
    """
    if is_change(seen, unit, end):
        return "change"
    if seen.amount.is_money:
        return "money"
    if unit == "percent":
        return "percent"
    if unit == POINTS:
        return "score"
    if seen.amount.form == "fraction" or "/" in seen.words:
        return "ratio"
    return "other" if unit in measures() else "count"


def is_change(seen: Seen, unit: str, end: int) -> bool:
    """Whether the figure says by how much something has changed."""
    if unit in STEPS or unit == PERCENTAGE_POINT:
        return True
    before = seen.before(90)
    if _LEVEL.search(before):
        return False
    measured = seen.amount.unit or unit == POINTS or seen.amount.form == "fraction"
    if (_BY if measured else _COUNT_BY).search(before):
        return True
    after = seen.text[end : min(seen.high, end + 40)]
    if unit not in (POINTS, "percent"):
        return False
    if _STEP_BEFORE.search(before) or _STEP_AFTER.match(after):
        return True
    return unit == POINTS and bool(_GAIN_BEFORE.search(before)) and not _OF_THE_INDEX.match(after)


def is_scored(seen: Seen) -> bool:
    """Whether a bare number is a score: "scored 45", "a score of 45", "its score rose from 36 to 39"."""
    return bool(_SCORED.search(seen.before(40)) or _SCORE_MOVED.search(seen.before(80)))
