"""English numbers in words or plain digits: expressions that match them, and functions that value what they match.

Both halves read one lexicon, at the first number. The expressions are sources to build larger ones from: nothing in them
captures, they are meant for `re.IGNORECASE`, and they begin and end at word boundaries. Digits follow English habit (1,234.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.lexicons import table


@cache
def values() -> Mapping[str, int]:
    """Cardinal word → what it is worth."""
    return {row["word"]: int(row["value"]) for row in table("number_words")}


@cache
def ordinals() -> Mapping[str, int]:
    """Ordinal word → its number."""
    return {row["ordinal"]: int(row["value"]) for row in table("number_words") if row["ordinal"]}


def any_of(words: Iterable[str]) -> str:
    """An expression for any one of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


DIGITS = r"\b(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\b"
"""A cardinal in plain digits: "11", "1,234", "2.5"."""

_GAP = r"(?:\s+|\s?[-‐‑]\s?)"


@cache
def cardinal_words() -> str:
    """A cardinal in words: "eleven", "twenty-one", "two and a half", "half a million", "two hundred and five", "a dozen"."""
    scale = any_of([word for word, value in values().items() if value >= 1000] + ["dozen"])
    half = r"(?:\s+and\s+a\s+half)"
    group = f"(?:{_hundreds()}(?:{_GAP}(?:and\\s+)?{_small()})?|{_small()}){half}?"
    scaled = f"(?:an?|{group})(?:{_GAP}{scale}{half}?(?:{_GAP}(?:and\\s+)?{group})?)+"
    return f"\\b(?:half\\s+an?\\s+{scale}|{scaled}|{group})\\b"


@cache
def ordinal_words() -> str:
    """An ordinal in words: "first", "twenty-second", "one hundred and eighth"."""
    below_ten, all_of_them = _from_to(ordinals(), 1, 9), _from_to(ordinals(), 0, 100)
    return f"\\b(?:{_hundreds()}{_GAP}(?:and\\s+)?)?(?:{_tens()}{_GAP}{below_ten}|{all_of_them})\\b"


def _hundreds() -> str:
    return f"(?:an?|{_small()}){_GAP}hundred"


def _small() -> str:
    return f"(?:{_tens()}(?:{_GAP}{_from_to(values(), 1, 9)}\\b)?|{_from_to(values(), 0, 19)})"


def _tens() -> str:
    return _from_to(values(), 20, 90)


def _from_to(worth: Mapping[str, int], low: int, high: int) -> str:
    return any_of(word for word, value in worth.items() if low <= value <= high and word != "dozen")


_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def cardinal(text: str) -> float:
    """The value of a cardinal in words, digits or both ("2.5 million"). Raises ValueError for anything else."""
    parts, worth = _parts(text), values()
    total, group, scale = 0.0, 0.0, 1.0
    for i, part in enumerate(parts):
        if part == "half":  # of what stands before ("two and a half"), or of the scale behind ("half a million")
            group, total = (group, total + scale / 2) if total and not group else (group + 0.5, total)
        elif part == "hundred":
            group = (group or 1) * 100
        elif part in worth and (part == "dozen" or worth[part] >= 1000):
            scale = worth[part]
            total, group = total + (group or 1) * scale, 0.0
        elif part in worth:
            group += worth[part]
        elif part[0].isdigit() and i == 0:
            group = float(part.replace(",", ""))
        else:
            raise ValueError(f"not a number: {text!r}")
    return total + group


def ordinal(text: str) -> int:
    """The value of an ordinal in words or digits. Raises ValueError for anything else."""
    *before, last = _parts(text)
    if last in ordinals():
        return int(cardinal(" ".join(before)) if before else 0) + ordinals()[last]
    if last in ("st", "nd", "rd", "th") and len(before) == 1:
        return int(cardinal(before[0]))
    raise ValueError(f"not an ordinal: {text!r}")


def _parts(text: str) -> list[str]:
    parts = [part for part in _PART.findall(text.lower()) if part not in ("a", "an", "and")]
    if not parts:
        raise ValueError(f"not a number: {text!r}")
    return parts
