"""The parts of numbers in a text: digits with what is glued to them, number words, and the words that join them.

Parts that only blanks, a hyphen or a joining word stand between form a run; `numerals` reads runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.figures.numbers.forms import ONE, SPACE, VULGAR, Kind, forms
from pipeline.extraction.text.ages_and_terms import names_a_group


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a number: what it is worth, how it combines, and the word that joins it to the part before."""

    start: int
    end: int
    value: Decimal
    kind: Kind
    plural: bool = False
    scale: Decimal = ONE
    article: bool = False
    joint: str = ""


_LONGEST_GAP = 30  # code points
_NO_NUMBER = re.compile(r"\b(?:this|that|no|which|each|every|any|another)\s\Z", re.IGNORECASE)  # "this one"
_OF_ALL = re.compile(
    r"\s(?:out\sof|of\severy|in\severy|in\s(?:two|three|four|five|six|seven|eight|nine|ten))\b"
)  # that one in five …
_MILLIONS = Decimal(10) ** 6
_LARGEST = Decimal(10) ** 18  # longer rows of digits are numbers of accounts and documents
_LARGEST_EXPONENT = 300
_GAP = re.compile(
    r"(?:\s*[-‐‑]\s*|\s+)?(?:[a-z]+\s+(?=out\s+of|[io][nf]\s+every))?"  # one school out of four
    r"(?:(and|point|over|(?:out\s+of|in)(?:\s+every)?|of\s+every)\s+)?(?:(an?)\s+)?",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?<![\w-])an?\s\Z", re.IGNORECASE)
MINUS = re.compile(r"(?:\b(?:minus|negative)\s+|(?<![^\s(:])[-−–])\Z", re.IGNORECASE)


def runs(text: str) -> Iterator[Sequence[Part]]:
    """Runs of parts that may be one number."""
    run: list[Part] = []
    covered, words = 0, forms().words
    for match in forms().part.finditer(text):
        if match.start() < covered or (match["word"] and match["word"].lower() not in words):
            continue
        gap = _GAP.fullmatch(text, run[-1].end, match.start()) if run and match.start() - run[-1].end < _LONGEST_GAP else None
        part = _part(text, match, gap)
        if part is None:
            continue
        if run and gap is None:
            yield run
            run = []
        run.append(part)
        covered = part.end
    if run:
        yield run


def _part(text: str, match: re.Match[str], gap: re.Match[str] | None) -> Part | None:
    start, end = match.span()
    joint = " ".join((gap[1] or "").lower().split()) if gap else ""
    if match["digits"]:
        return _digits(text, match, joint)
    if match["vulgar"]:
        return Part(start, end, VULGAR[match["vulgar"]], "half", joint=joint)
    word = match["word"].lower()
    if word == "one" and _NO_NUMBER.search(text, max(0, start - 9), start) and not _OF_ALL.match(text, end):
        return None
    value, kind, plural = forms().words[word]
    article = bool(gap and gap[2]) or bool(ARTICLE.search(text, max(0, start - 4), start))
    return Part(start, end, value, kind, plural, value if kind == "scale" else ONE, article, joint)


def _digits(text: str, match: re.Match[str], joint: str) -> Part | None:
    """Digits with what is glued to them; None where that makes them something else ("5G", "180ml") or no finite number."""
    value = _plain(match["digits"])
    if value > _LARGEST:
        return None
    million = forms().million.match(text, match.end())
    if million and (million["sum"] is not None or forms().currency_before.search(text, max(0, match.start() - 6), match.start())):
        return Part(match.start(), million.end(), value * _MILLIONS, "digits", scale=_MILLIONS, joint=joint)
    after = forms().after_digits.match(text, match.end())
    if after is None:
        return None
    if after["ordinal"]:
        return Part(match.start(), after.end(), value, "ordinal", joint=joint)
    if after["aged"] and not names_a_group(text[max(0, match.start() - 6) : match.start()]):
        return None
    try:
        value = _raised(value, after)
    except ArithmeticError:
        return None
    value = _with_fraction(value, after)
    scale = forms().letters[after["letters"].strip(SPACE)] if after["letters"] else ONE
    return Part(match.start(), after.end(), value * scale, "digits", scale=scale, joint=joint)


def _with_fraction(whole: Decimal, after: re.Match[str]) -> Decimal:
    """3/4, 2 1/4 and 2½."""
    if after["over"]:
        return whole / int(after["over"][1:])
    if after["mixed"]:
        above, below = after["mixed"].split("/")
        return whole + Decimal(above) / int(below)
    return whole + VULGAR[after["vulgar"]] if after["vulgar"] else whole


def _plain(digits: str) -> Decimal:
    """1,234.5 and 1.234,5 and 1 234,5 → 1234.5"""
    digits = re.sub(rf"[{SPACE}'’]", "", digits)
    if re.fullmatch(r"\d+(?:\.\d{3})+,\d+|\d+(?:\.\d{3}){2,}", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(digits.replace(",", ""))


def _raised(base: Decimal, after: re.Match[str]) -> Decimal:
    """The number to its power ("1.1^-2", an even count of minus signs being none) and times its power of ten ("2e+6").

    Raises ArithmeticError for what no table can hold.
    """
    if after["power"]:
        sign = -1 if after["power"].count("-") % 2 else 1
        base = base ** (sign * int(after["power"].strip("^+-")))
    raised = base.scaleb(int(after["e"] or after["ten"] or 0))
    if raised and not -_LARGEST_EXPONENT < raised.adjusted() < _LARGEST_EXPONENT:
        raise OverflowError(f"too large or too small: {raised}")
    return raised
