"""English numbers in words or plain digits: expressions that match them, and functions that value what they match.

Both halves read one lexicon. The expressions are sources to build larger ones from: nothing in them captures, they are
meant for `re.IGNORECASE`, and they begin and end at word boundaries. Digits follow English habit (1,234.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.lexicons import table

VALUES: Mapping[str, int] = {row["word"]: int(row["value"]) for row in table("number_words")}
ORDINALS: Mapping[str, int] = {row["ordinal"]: int(row["value"]) for row in table("number_words") if row["ordinal"]}


def any_of(words: Iterable[str]) -> str:
    """An expression for any one of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def _from_to(values: Mapping[str, int], low: int, high: int) -> str:
    return any_of(word for word, value in values.items() if low <= value <= high and word != "dozen")


GAP = r"(?:\s+|\s?[-‐‑]\s?)"
SCALE = any_of([word for word, value in VALUES.items() if value >= 1000] + ["dozen"])

_TENS = _from_to(VALUES, 20, 90)
_SMALL = f"(?:{_TENS}(?:{GAP}{_from_to(VALUES, 1, 9)}\\b)?|{_from_to(VALUES, 0, 19)})"
_HUNDREDS = f"(?:an?|{_SMALL}){GAP}hundred"
_HALF = r"(?:\s+and\s+a\s+half)"
_GROUP = f"(?:{_HUNDREDS}(?:{GAP}(?:and\\s+)?{_SMALL})?|{_SMALL}){_HALF}?"
_SCALED = f"(?:an?|{_GROUP})(?:{GAP}{SCALE}{_HALF}?(?:{GAP}(?:and\\s+)?{_GROUP})?)+"

WORDS = f"\\b(?:half\\s+an?\\s+{SCALE}|{_SCALED}|{_GROUP})\\b"
"""A cardinal in words: "eleven", "twenty-one", "two and a half", "half a million", "two hundred and five", "a dozen"."""

DIGITS = r"\b(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\b"
"""A cardinal in plain digits: "11", "1,234", "2.5"."""

ORDINAL_WORDS = f"\\b(?:{_HUNDREDS}{GAP}(?:and\\s+)?)?(?:{_TENS}{GAP}{_from_to(ORDINALS, 1, 9)}|{_from_to(ORDINALS, 0, 100)})\\b"
"""An ordinal in words: "first", "twenty-second", "one hundred and eighth"."""

ORDINAL_DIGITS = r"\b\d{1,3}(?:,\d{3})*\s?(?:st|nd|rd|th)\b"
"""An ordinal in digits: "1st", "122nd"."""

_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def cardinal(text: str) -> float:
    """The value of a cardinal in words, digits or both ("2.5 million"). Raises ValueError for anything else."""
    parts = _parts(text)
    total, group, scale = 0.0, 0.0, 1.0
    for i, part in enumerate(parts):
        if part == "half":  # of what stands before ("two and a half"), or of the scale behind ("half a million")
            group, total = (group, total + scale / 2) if total and not group else (group + 0.5, total)
        elif part == "hundred":
            group = (group or 1) * 100
        elif part in VALUES and (part == "dozen" or VALUES[part] >= 1000):
            scale = VALUES[part]
            total, group = total + (group or 1) * scale, 0.0
        elif part in VALUES:
            group += VALUES[part]
        elif part[0].isdigit() and i == 0:
            group = float(part.replace(",", ""))
        else:
            raise ValueError(f"not a number: {text!r}")
    return total + group


def ordinal(text: str) -> int:
    """The value of an ordinal in words or digits. Raises ValueError for anything else."""
    *before, last = _parts(text)
    if last in ORDINALS:
        return int(cardinal(" ".join(before)) if before else 0) + ORDINALS[last]
    if last in ("st", "nd", "rd", "th") and len(before) == 1:
        return int(cardinal(before[0]))
    raise ValueError(f"not an ordinal: {text!r}")


def _parts(text: str) -> list[str]:
    parts = [part for part in _PART.findall(text.lower()) if part not in ("a", "an", "and")]
    if not parts:
        raise ValueError(f"not a number: {text!r}")
    return parts
