"""The currency of a number: the code, sign or name before or behind it, as an ISO 4217 code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.figures.numerals import Numeral
from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import table


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency found at a number; text[start:end] holds both, `factor` is what the number is still to be taken times."""

    code: str
    start: int
    end: int
    factor: float = 1


_ROWS = table("currencies")
_CODES = frozenset(row["code"] for row in _ROWS)
_DEFAULT = {noun.lower(): row["code"] for row in reversed(_ROWS) for noun in (row["noun"], row["plural"])}
_BY_ADJECTIVE = {
    (adjective.lower(), noun.lower()): row["code"]
    for row in _ROWS
    for adjective in filter(None, row["adjectives"].split(";"))
    for noun in (row["noun"], row["plural"])
}
_BY_SIGN = {sign: row["code"] for row in reversed(_ROWS) for sign in row["signs"].split(";") if sign}
_BY_SIGN_FOLDED = {sign.lower().replace(" ", ""): code for sign, code in _BY_SIGN.items()}
_EVERYDAY = frozenset(noun for row in _ROWS if row["everyday"] for noun in (row["noun"], row["plural"]))
_PARTS = {
    (part, row["code"]): 1 / int(row["parts"])
    for row in reversed(_ROWS)
    for part in (row["part"], f"{row['part']}s", *(["pence"] if row["part"] == "penny" else []))
    if row["parts"]
}
_PART_OF = {
    part: code for part, code in _PARTS if len(part) > 4 or part == "cent"
}  # of the currencies that share a part the first stands
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})  # ISO 4217: three decimals

_CODE = any_of(_CODES)
_WORDS_TOO = frozenset({"ALL", "BOB", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "PHP", "RON", "SEK", "SOS", "TOP", "TRY"})
_LOWER_CODE = any_of({code.lower() for code in _CODES - _WORDS_TOO} | {"rmb"})
_DOLLAR_SIGN, _OTHER_SIGN = (any_of(sign for sign in _BY_SIGN if ("$" in sign) == dollar) for dollar in (True, False))
_SYMBOL = rf"(?P<millions>M)?(?P<code>{_CODE}|{_LOWER_CODE})|(?P<sign>(?i:{_DOLLAR_SIGN})|{_OTHER_SIGN})"
_ADJECTIVE = any_of({adjective for adjective, _ in _BY_ADJECTIVE})
_NAME = rf"(?i:(?:(?P<adjective>{_ADJECTIVE})[\s-])?(?P<noun>{any_of(_DEFAULT)}))"
_CAPITALISED = any_of({noun.capitalize() for noun in _DEFAULT} - {noun.capitalize() for noun in _EVERYDAY})
_NOUN_FIRST = rf"(?P<adjective>(?!))|(?P<noun>(?i:dollar|euro)|{_CAPITALISED})"  # dollar 22.5 million, Naira 2 million
_BEFORE = re.compile(rf"(?<![\w$])(?:{_SYMBOL}|{_NOUN_FIRST})[\s-]?\Z")
_CONFERENCE = "COP"  # COP26 is a conference of parties
_ONE_LETTER_APART = re.compile(r"[A-Z][\s-]")
_AFTER = re.compile(rf"(?:(?<=ln|mn|bn)\.)?[\s-]?(?:{_SYMBOL}|{_NAME})(?!\w)(?:\s(?P<late>thousand|million|billion|trillion)\b)?")
_LONGEST_SYMBOL = max(map(len, [*_BY_SIGN, *_DEFAULT, "MUSD"])) + 1
_LATE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NEXT_WORD = re.compile(r"[\s-](\w+)")
_DOTTED_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}")


def currency_at(text: str, numeral: Numeral, free: int) -> Currency | None:
    """The currency of the number, looking back no further than `free`; None where it is no sum of money."""
    before = _BEFORE.search(text, max(free, numeral.start - _LONGEST_SYMBOL), numeral.start)
    after = _AFTER.match(text, numeral.end)
    if before and not _ONE_LETTER_APART.fullmatch(before[0]) and not (before[0] == _CONFERENCE and numeral.value < 100):
        if before["sign"] and after and after["noun"]:  # $5 million dollars, and of "$5 million euros" the euros
            return _currency(text, numeral, after, before.start(), after.end())
        return _currency(text, numeral, before, before.start(), numeral.end)
    if after and not (after["noun"] in _EVERYDAY and not after["adjective"] and numeral.value < 1000):
        end = after.end() if after["code"] or not after["late"] else after.start("late") - 1
        return _currency(text, numeral, after, numeral.start, end)
    part = _NEXT_WORD.match(text, numeral.end)
    if part and part[1] in _PART_OF:  # 20 cents
        code = _PART_OF[part[1]]
        return Currency(code, numeral.start, part.end(), _PARTS[part[1], code])
    return None


def worth_of_part(word: str, code: str) -> float | None:
    """What a part is worth ("cents" of USD: 0.01), or None where the currency has no such part."""
    return _PARTS.get((word, code))


def _currency(text: str, numeral: Numeral, match: re.Match[str], start: int, end: int) -> Currency:
    code, factor = _code(text, match), 1e6 if match["millions"] else 1.0
    if match["code"] and match.re is _AFTER and match["late"]:  # 75 USD million
        factor = _LATE[match["late"]]
    if code not in _THOUSANDTHS and _DOTTED_THOUSANDS.fullmatch(text, numeral.start, numeral.end):
        factor = 1000  # € 10.000: no other currency has thousandths
    return Currency(code, start, end, factor)


def _code(text: str, match: re.Match[str]) -> str:
    """The ISO 4217 code that a match of _BEFORE or _AFTER stands for."""
    if match["code"]:
        return "CNY" if match["code"].upper() == "RMB" else match["code"].upper()
    if match["sign"]:
        sign = match["sign"]
        return _named_by_country(text, sign) or _BY_SIGN.get(sign) or _BY_SIGN_FOLDED[sign.lower().replace(" ", "")]
    noun, adjective = match["noun"].lower(), (match["adjective"] or "").lower()
    return _BY_ADJECTIVE.get((adjective, noun)) or _named_by_country(text, noun) or _DEFAULT[noun]


def _named_by_country(text: str, word: str) -> str | None:
    """Of the currencies that share a noun or sign, the one whose country or adjective the text names first; dollars stay US."""
    pattern, codes = _rivals(word)
    first = pattern.search(text) if len(set(codes.values())) > 1 and not word.startswith("dollar") else None
    return codes[first[0]] if first else None


@cache
def _rivals(word: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """An expression for whatever names one of the currencies that share a noun or sign, and the code of each name."""
    rows = [row for row in _ROWS if word in (row["noun"].lower(), row["plural"].lower(), *row["signs"].split(";"))]
    names = {
        name: row["code"]
        for row in reversed(rows)
        for name in (row["code"], *row["countries"].split(";"), *row["adjectives"].split(";"))
        if name
    }
    return re.compile(rf"\b{any_of(names)}\b"), names
