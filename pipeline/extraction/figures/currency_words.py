"""Currencies as they are written: codes, signs, nouns with their adjectives, and parts ("cents").

The lexicon is read and the expressions compiled at the first text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import table, words

Row = Mapping[str, str]
LATE = {"thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12}
"""Magnitudes that can stand behind the currency: 75 USD million."""
# codes that are also words, or abbreviations of something else
WORDS_TOO = frozenset((
    "ALL", "BOB", "CAD", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "PHP", "RON", "SAR", "SEK", "SOS", "TOP", "TRY",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """What the words of currencies stand for (ISO 4217 codes), and the expressions that find them at a number."""

    noun: Mapping[str, str]
    by_adjective: Mapping[tuple[str, str], str]
    """Adjective and noun, in small letters → code."""
    sign: Mapping[str, str]
    sign_folded: Mapping[str, str]
    everyday: frozenset[str]
    """Nouns that are also words of everyday life."""
    unchanged: frozenset[str]
    singular_only: frozenset[str]
    parts: Mapping[tuple[str, str], Decimal]
    """Part and code → how many make one."""
    part_of: Mapping[str, str]
    """Part → code; of the currencies that share a part the first."""
    before: re.Pattern[str]
    after: re.Pattern[str]
    named: re.Pattern[str]
    longest: int
    """Code points of the longest word in front of a number, with what may stand between."""


@cache
def codes() -> frozenset[str]:
    """Every ISO 4217 code of the lexicon."""
    return frozenset(row["code"] for row in table("currencies"))


@cache
def currency_words() -> CurrencyWords:
    """The words of all currencies of the lexicon."""
    rows = table("currencies")
    noun = {noun.lower(): row["code"] for row in reversed(rows) for noun in _nouns(row)}
    by_adjective = {key: row["code"] for row in rows for key in _described(row)}
    sign = {sign: row["code"] for row in reversed(rows) for sign in _listed(row, "signs")}
    everyday = frozenset(noun for row in rows if row["everyday"] for noun in _nouns(row))
    singulars, plurals = map(frozenset, zip(*map(_nouns, rows), strict=True))
    name, symbol = _name({adjective for adjective, _ in by_adjective}, noun), _symbol(sign)
    return CurrencyWords(
        noun=noun,
        by_adjective=by_adjective,
        sign=sign,
        sign_folded={sign.lower().replace(" ", ""): code for sign, code in sign.items()},
        everyday=everyday,
        unchanged=singulars & plurals,
        singular_only=singulars - plurals,
        parts={(part, row["code"]): Decimal(row["parts"]) for row in reversed(rows) for part in _parts(row)},
        part_of={part: row["code"] for row in reversed(rows) for part in _parts(row) if len(part) > 4 or part == "cent"},
        before=re.compile(rf"(?<![\w$])(?:{symbol}|{_noun_first(noun, everyday)})(?:[\s-]|(?<=[A-Z]{{3}})\.)?\Z"),
        after=re.compile(rf"(?:(?<=ln|mn|bn)\.)?[\s-]?(?:{symbol}|{name})(?!\w)(?:\s(?P<late>{any_of(LATE)})\b)?"),
        named=re.compile(rf"(?<![\w$])(?:(?P<code>{any_of(codes())})|(?P<sign>{any_of(sign)})|{name})(?!\w)"),
        longest=max(map(len, [*sign, *noun, "MUSD"])) + 2,
    )


def _nouns(row: Row) -> tuple[str, str]:
    return row["noun"], row["plural"]


def _described(row: Row) -> Iterator[tuple[str, str]]:
    """Adjective and noun, in small letters: "norwegian", "krone"."""
    return ((adjective.lower(), noun.lower()) for adjective in _listed(row, "adjectives") for noun in _nouns(row))


def _listed(row: Row, column: str) -> list[str]:
    return [each for each in row[column].split(";") if each]


def _parts(row: Row) -> tuple[str, ...]:
    """Singular and plurals of the currency's part, if it has one."""
    part = row["part"]
    return (part, f"{part}s", *(["pence"] if part == "penny" else [])) if row["parts"] else ()


def _symbol(signs: Iterable[str]) -> str:
    """An expression for a code ("MEUR" for millions) or a sign; dollars are written in letters of either size."""
    dotted = {f"{sign}." for sign in signs if len(sign) > 1 and sign.isascii() and sign.isalpha()}  # Rs., KSh.
    dollar, other = (any_of(sign for sign in {*signs, *dotted} if ("$" in sign) == dollar) for dollar in (True, False))
    small = any_of({code.lower() for code in codes() - WORDS_TOO} | {"rmb"})
    return rf"(?P<millions>M)?(?P<code>{any_of(codes())}|{small})|(?P<sign>(?i:{dollar})|{other})"


def _name(adjectives: Iterable[str], nouns: Iterable[str]) -> str:
    return rf"(?i:(?:(?P<adjective>{any_of(adjectives)})[\s-])?(?P<noun>{any_of(nouns)}))"


def _noun_first(nouns: Iterable[str], everyday: Iterable[str]) -> str:
    """A noun in front of the number: dollar 22.5 million, Naira 2 million."""
    capitalised = any_of({noun.capitalize() for noun in nouns} - {noun.capitalize() for noun in everyday})
    return rf"(?P<adjective>(?!))|(?P<noun>(?i:dollar|euro)|{capitalised})"


def worth_of_part(word: str, code: str) -> Decimal | None:
    """What a part is worth ("cents" of USD: 0.01), or None where the currency has no such part."""
    parts = currency_words().parts.get((word, code))
    return None if parts is None else 1 / parts


@cache
def money_words() -> re.Pattern[str]:
    """Words that say that money is spoken of."""
    return re.compile(rf"\b{any_of(words('money_words'))}\b", re.IGNORECASE)


@cache
def rivals(word: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """An expression for whatever names one of the currencies that share a noun, sign or code, and the code of each name."""
    every = table("currencies")
    rows = [row for row in every if word in (row["code"], row["noun"].lower(), row["plural"].lower(), *_listed(row, "signs"))]
    names = {
        name: row["code"]
        for row in reversed(rows)
        for name in (row["code"], *_listed(row, "countries"), *_listed(row, "adjectives"))
        if name != word
    }
    return re.compile(rf"\b{any_of(names)}\b"), names
