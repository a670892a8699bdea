"""What the parts of numbers look like: words with their worth, and the expressions for digits and what is glued to them.

The lexicons are read and the expressions compiled at the first text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from pipeline.extraction.text.number_words import any_of, ordinals, values
from pipeline.lexicons import table

ONE = Decimal(1)
Kind = Literal["digits", "ordinal", "small", "ten", "hundred", "scale", "half", "share"]

VULGAR = {sign: ONE * above / below for sign, above, below in (
    *(("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4)),
    *(("⅕", 1, 5), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8)),
)}  # fmt: skip
SPACE = " \u00a0\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of parts: a word → its worth, kind and whether it is a plural; letters behind digits → their magnitude."""

    words: Mapping[str, tuple[Decimal, Kind, bool]]
    letters: Mapping[str, Decimal]
    part: re.Pattern[str]
    after_digits: re.Pattern[str]
    million: re.Pattern[str]
    """The "m" that is a million only in a sum of money; `sum` matches where a currency follows."""
    currency_before: re.Pattern[str]


@cache
def forms() -> Forms:
    """The forms of the number words, magnitudes and currencies that the lexicons list."""
    rows, magnitudes = table("currencies"), table("magnitudes")
    codes = any_of({row["code"] for row in rows})
    nouns = any_of({word for row in rows for word in (row["noun"], row["plural"])})
    signs = sorted({sign for row in rows for sign in row["signs"].split(";") if sign})
    letters = {row["form"]: Decimal(row["value"]) for row in magnitudes if row["use"] in ("letters", "attached")}
    spaced = any_of(row["form"] for row in magnitudes if row["use"] == "letters")
    return Forms(
        words={word: (Decimal(value), kind, plural) for word, value, kind, plural in _words()},
        letters=letters,
        part=_part(_digits(codes, signs)),
        after_digits=_after_digits(codes, any_of(letters), spaced),
        million=re.compile(rf"[{SPACE}]?m\b(?P<sum>(?=[{SPACE}](?:{codes}|{nouns})\b))?"),
        currency_before=re.compile(rf"(?:{any_of(signs)}|\b{codes})\s?\Z"),
    )


def _words() -> Iterator[tuple[str, float | Decimal, Kind, bool]]:
    yield from ((word, value, "ten" if value >= 20 else "small", False) for word, value in _below_hundred().items())
    yield from (("half", 0.5, "half", False), ("halves", 2, "share", True))
    for ending, plural in (("", False), ("s", True)):
        yield f"hundred{ending}", 100, "hundred", plural
        yield from ((f"{word}{ending}", value, "scale", plural) for word, value in _scales().items())
        yield from ((f"{word}{ending}", value, "share", plural) for word, value in {**ordinals(), "quarter": 4}.items())


def _below_hundred() -> dict[str, int]:
    small = {word: value for word, value in values().items() if value < 100 and word != "dozen"}
    return small | {"nought": 0, "naught": 0}


def _scales() -> dict[str, Decimal]:
    scales = {word: Decimal(value) for word, value in values().items() if value >= 1000 or word == "dozen"}
    return scales | {row["form"]: Decimal(row["value"]) for row in table("magnitudes") if row["use"] == "word"}


# behind a single letter only what no label is: N450 million, R120 000
_LONG = r"(?=\d{1,3}(?:[, ]\d{3})+\b|\d[\d.,]*[\s-]?(?:thousand|million|billion|trillion|mn|bn|m|b)\b)"


def _digits(codes: str, signs: list[str]) -> str:
    """An expression for digits in the habits of several countries, at the beginning of a word or glued to a currency.

    Grouped first, so that "1,234" is not cut in two; a decimal comma only where no list can be meant.
    """
    letters = [sign for sign in signs if sign.isascii() and sign.isalpha()]
    glued = "|".join(
        [rf"(?<=(?<!\w){re.escape(sign)}){_LONG if len(sign) == 1 else ''}" for sign in letters]  # Rs500
        + [rf"(?<=(?<!\w){re.escape(sign)}\.)" for sign in letters if len(sign) > 1]  # Rs.500
    )
    return rf"""(?:(?<![\w.])(?<!\d\s\.\s)|(?<=\b{codes})|(?<=\b{codes}\.)|{glued}) (?:
      \d{{1,3}} (?:,\d{{3}}){{1,12}} (?:\.\d+)? (?!\d)                 # 1,234,567.8
    | \d{{1,2}} (?:,\d{{2}}){{1,12}} ,\d{{3}} (?:\.\d+)? (?!\d)        # 12,34,567.8
    | \d{{1,3}} (?:['’]\d{{3}}){{1,12}} (?:\.\d+)? (?!\d)              # 1'234'567
    | \d{{1,3}} (?:\.\d{{3}}){{1,12}} (?:,\d+|(?<=\.\d{{3}}\.\d{{3}})) (?![.,]?\d)   # 1.234,5 and 1.234.567
    | \d{{1,3}} (?:[{SPACE}]\d{{3}}){{1,12}} (?:[.,]\d{{1,2}})? (?![\d{SPACE}]?\d)  # 1 234 567
    | (?<!\d,) \d+,\d{{1,2}} (?!,?\d)                           # 4,5
    | (?:\d+\.)? \d+ | (?<![^\W_])\.\d+ )"""


def _part(digits: str) -> re.Pattern[str]:
    """Every word is looked up: that is faster than an expression with all number words in it."""
    word, vulgar = r"(?<!\w)(?P<word>[A-Za-z]{3,}+)(?![\w'’])", rf"(?P<vulgar>[{''.join(VULGAR)}])"
    return re.compile(rf"{word} | (?=[.\d])(?P<digits>{digits}) | {vulgar}", re.VERBOSE)


def _after_digits(codes: str, letters: str, spaced: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<ordinal>(?:st|nd|rd|th)\b) | (?P<aged>(?<=\d\d)['’]?s\b)
           | (?: (?P<power>\^[+-]*\d{{1,3}}) | e(?P<e>[+-]?\d{{1,2}}) | \s?[x×]\s?10\^(?P<ten>[+-]?\d{{1,2}}) )?
             (?: (?P<over>/[1-9]\d{{0,2}}) | [ ]{{1,2}}(?P<mixed>[1-9]/[1-9]\d?) | (?P<vulgar>[{"".join(VULGAR)}]) )?
             (?P<letters>{letters}|[{SPACE}]{spaced})?
             (?: (?![^\W_]|/\d|\.\d) | (?<=\d)(?={codes}\b) )""",
        re.VERBOSE,
    )
