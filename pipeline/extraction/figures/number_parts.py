"""The parts of numbers in a text: digits with what is glued to them, number words, and the words that join them.

Parts that only blanks, a hyphen or a joining word stand between form a run; `numerals` reads runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.extraction.text.ages_and_terms import names_a_group
from pipeline.extraction.text.number_words import ORDINALS, VALUES, any_of
from pipeline.lexicons import table

ONE = Decimal(1)
Kind = Literal["digits", "ordinal", "small", "ten", "hundred", "scale", "half", "share"]


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


_MAGNITUDES = table("magnitudes")
_LETTERS = {row["form"]: Decimal(row["value"]) for row in _MAGNITUDES if row["use"] in ("letters", "attached")}
_SCALES = {word: Decimal(value) for word, value in VALUES.items() if value >= 1000 or word == "dozen"}
_SCALES |= {row["form"]: Decimal(row["value"]) for row in _MAGNITUDES if row["use"] == "word"}
_SHARES = {**ORDINALS, "quarter": 4}
_VULGAR = {sign: ONE * above / below for sign, above, below in (
    *(("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4)),
    *(("⅕", 1, 5), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8)),
)}  # fmt: skip


def _word_parts() -> Iterator[tuple[str, float | Decimal, Kind, bool]]:
    for word, value in VALUES.items():
        if value < 100 and word != "dozen":
            yield word, value, "ten" if value >= 20 else "small", False
    for word in ("nought", "naught"):
        yield word, 0, "small", False
    for ending, plural in (("", False), ("s", True)):
        yield f"hundred{ending}", 100, "hundred", plural
        yield from ((f"{word}{ending}", value, "scale", plural) for word, value in _SCALES.items())
        yield from ((f"{word}{ending}", value, "share", plural) for word, value in _SHARES.items())
    yield from (("half", 0.5, "half", False), ("halves", 2, "share", True))


_WORDS = {word: (Decimal(value), kind, plural) for word, value, kind, plural in _word_parts()}
_CURRENCIES = table("currencies")
_CODES = any_of({row["code"] for row in _CURRENCIES})
_NOUNS = any_of({word for row in _CURRENCIES for word in (row["noun"], row["plural"])})
_ALL_SIGNS = sorted({sign for row in _CURRENCIES for sign in row["signs"].split(";") if sign})
_SIGNS = any_of(_ALL_SIGNS)
# Rs500; behind a single letter only what no label is: N450 million, R120 000
_LONG = r"(?=\d{1,3}(?:[, ]\d{3})+\b|\d[\d.,]*[\s-]?(?:thousand|million|billion|trillion|mn|bn|m|b)\b)"
_LETTER_SIGNS = [sign for sign in _ALL_SIGNS if sign.isascii() and sign.isalpha()]
_GLUED = "|".join(
    [rf"(?<=(?<!\w){re.escape(sign)}){_LONG if len(sign) == 1 else ''}" for sign in _LETTER_SIGNS]
    + [rf"(?<=(?<!\w){re.escape(sign)}\.)" for sign in _LETTER_SIGNS if len(sign) > 1]  # Rs.500
)
_SPACE = " \u00a0\u2009\u202f"

# Grouped first, so that "1,234" is not cut in two; a decimal comma only where no list can be meant.
_DIGITS = rf"""(?:(?<![\w.])(?<!\d\s\.\s)|(?<=\b{_CODES})|(?<=\b{_CODES}\.)|{_GLUED}) (?:
      \d{{1,3}} (?:,\d{{3}}){{1,12}} (?:\.\d+)? (?!\d)                 # 1,234,567.8
    | \d{{1,2}} (?:,\d{{2}}){{1,12}} ,\d{{3}} (?:\.\d+)? (?!\d)        # 12,34,567.8
    | \d{{1,3}} (?:['’]\d{{3}}){{1,12}} (?:\.\d+)? (?!\d)              # 1'234'567
    | \d{{1,3}} (?:\.\d{{3}}){{1,12}} (?:,\d+|(?<=\.\d{{3}}\.\d{{3}})) (?![.,]?\d)   # 1.234,5 and 1.234.567
    | \d{{1,3}} (?:[{_SPACE}]\d{{3}}){{1,12}} (?:[.,]\d{{1,2}})? (?![\d{_SPACE}]?\d)  # 1 234 567
    | (?<!\d,) \d+,\d{{1,2}} (?!,?\d)                           # 4,5
    | (?:\d+\.)? \d+ | (?<![^\W_])\.\d+ )"""
# Every word is looked up: that is faster than an expression with all number words in it.
_PART = re.compile(
    rf"(?<!\w)(?P<word>[A-Za-z]{{3,}}+)(?![\w'’]) | (?=[.\d])(?P<digits>{_DIGITS}) | (?P<vulgar>[{''.join(_VULGAR)}])", re.VERBOSE
)
_LONGEST_GAP = 30  # code points
_NO_NUMBER = re.compile(r"\b(?:this|that|no|which|each|every|any|another)\s\Z", re.IGNORECASE)  # "this one"
_OF_ALL = re.compile(
    r"\s(?:out\sof|of\severy|in\severy|in\s(?:two|three|four|five|six|seven|eight|nine|ten))\b"
)  # that one in five …
_SPACED = [row["form"] for row in _MAGNITUDES if row["use"] == "letters"]
_AFTER_DIGITS = re.compile(
    rf"""(?P<ordinal>(?:st|nd|rd|th)\b) | (?P<aged>(?<=\d\d)['’]?s\b)
       | (?: (?P<power>\^[+-]*\d{{1,3}}) | e(?P<e>[+-]?\d{{1,2}}) | \s?[x×]\s?10\^(?P<ten>[+-]?\d{{1,2}}) )?
         (?: (?P<over>/[1-9]\d{{0,2}}) | [ ]{{1,2}}(?P<mixed>[1-9]/[1-9]\d?) | (?P<vulgar>[{"".join(_VULGAR)}]) )?
         (?P<letters>{any_of(_LETTERS)}|[{_SPACE}]{any_of(_SPACED)})?
         (?: (?![^\W_]|/\d|\.\d) | (?<=\d)(?={_CODES}\b) )""",
    re.VERBOSE,
)
# "m" is a million only in a sum of money.
_MILLION = re.compile(rf"[{_SPACE}]?m\b(?P<sum>(?=[{_SPACE}](?:{_CODES}|{_NOUNS})\b))?")
_SUM_BEFORE = re.compile(rf"(?:{_SIGNS}|\b{_CODES})\s?\Z")
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
    covered = 0
    for match in _PART.finditer(text):
        if match.start() < covered or (match["word"] and match["word"].lower() not in _WORDS):
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
        return Part(start, end, _VULGAR[match["vulgar"]], "half", joint=joint)
    word = match["word"].lower()
    if word == "one" and _NO_NUMBER.search(text, max(0, start - 9), start) and not _OF_ALL.match(text, end):
        return None
    value, kind, plural = _WORDS[word]
    article = bool(gap and gap[2]) or bool(ARTICLE.search(text, max(0, start - 4), start))
    return Part(start, end, value, kind, plural, value if kind == "scale" else ONE, article, joint)


def _digits(text: str, match: re.Match[str], joint: str) -> Part | None:
    """Digits with what is glued to them; None where that makes them something else ("5G", "180ml") or no finite number."""
    value = _plain(match["digits"])
    if value > _LARGEST:
        return None
    million = _MILLION.match(text, match.end())
    if million and (million["sum"] is not None or _SUM_BEFORE.search(text, max(0, match.start() - 6), match.start())):
        return Part(match.start(), million.end(), value * _MILLIONS, "digits", scale=_MILLIONS, joint=joint)
    after = _AFTER_DIGITS.match(text, match.end())
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
    scale = _LETTERS[after["letters"].strip(_SPACE)] if after["letters"] else ONE
    return Part(match.start(), after.end(), value * scale, "digits", scale=scale, joint=joint)


def _with_fraction(whole: Decimal, after: re.Match[str]) -> Decimal:
    """3/4, 2 1/4 and 2½."""
    if after["over"]:
        return whole / int(after["over"][1:])
    if after["mixed"]:
        above, below = after["mixed"].split("/")
        return whole + Decimal(above) / int(below)
    return whole + _VULGAR[after["vulgar"]] if after["vulgar"] else whole


def _plain(digits: str) -> Decimal:
    """1,234.5 and 1.234,5 and 1 234,5 → 1234.5"""
    digits = re.sub(rf"[{_SPACE}'’]", "", digits)
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
