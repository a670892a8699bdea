"""The currency of a number: the code, sign or name before or behind it, as an ISO 4217 code.

Some codes, signs and names are ordinary words or letters too (SAR, N, marks, crowns, won): they are money only where money
is spoken of, close by or by naming the currency's country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.extraction.figures.number_parts import ONE
from pipeline.extraction.figures.numerals import Numeral
from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import table, words


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency found at a number; text[start:end] holds both, `factor` is what the number is still to be taken times."""

    code: str
    start: int
    end: int
    factor: Decimal = ONE


_ROWS = table("currencies")
CODES = frozenset(row["code"] for row in _ROWS)
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
_UNCHANGED = frozenset(row["noun"] for row in _ROWS if row["noun"] == row["plural"])
_SINGULAR_ONLY = frozenset(row["noun"] for row in _ROWS) - frozenset(row["plural"] for row in _ROWS)
_PARTS = {
    (part, row["code"]): Decimal(row["parts"])
    for row in reversed(_ROWS)
    for part in (row["part"], f"{row['part']}s", *(["pence"] if row["part"] == "penny" else []))
    if row["parts"]
}
_PART_OF = {
    part: code for part, code in _PARTS if len(part) > 4 or part == "cent"
}  # of the currencies that share a part the first stands
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})  # ISO 4217: three decimals

_CODE = any_of(CODES)
# also words, or abbreviations of something else
_WORDS_TOO = frozenset((
    "ALL", "BOB", "CAD", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "PHP", "RON", "SAR", "SEK", "SOS", "TOP", "TRY",
))  # fmt: skip
_LOWER_CODE = any_of({code.lower() for code in CODES - _WORDS_TOO} | {"rmb"})
_DOTTED = {f"{sign}." for sign in _BY_SIGN if len(sign) > 1 and sign.isascii() and sign.isalpha()}  # Rs., KSh.
_DOLLAR_SIGN, _OTHER_SIGN = (
    any_of(sign for sign in {*_BY_SIGN, *_DOTTED} if ("$" in sign) == dollar) for dollar in (True, False)
)
_SYMBOL = rf"(?P<millions>M)?(?P<code>{_CODE}|{_LOWER_CODE})|(?P<sign>(?i:{_DOLLAR_SIGN})|{_OTHER_SIGN})"
_ADJECTIVE = any_of({adjective for adjective, _ in _BY_ADJECTIVE})
_NAME = rf"(?i:(?:(?P<adjective>{_ADJECTIVE})[\s-])?(?P<noun>{any_of(_DEFAULT)}))"
_CAPITALISED = any_of({noun.capitalize() for noun in _DEFAULT} - {noun.capitalize() for noun in _EVERYDAY})
_NOUN_FIRST = rf"(?P<adjective>(?!))|(?P<noun>(?i:dollar|euro)|{_CAPITALISED})"  # dollar 22.5 million, Naira 2 million
_BEFORE = re.compile(rf"(?<![\w$])(?:{_SYMBOL}|{_NOUN_FIRST})(?:[\s-]|(?<=[A-Z]{{3}})\.)?\Z")
_NAMED = re.compile(rf"(?<![\w$])(?:(?P<code>{_CODE})|(?P<sign>{any_of(_BY_SIGN)})|{_NAME})(?!\w)")
_CONFERENCE = "COP"
_AFTER = re.compile(rf"(?:(?<=ln|mn|bn)\.)?[\s-]?(?:{_SYMBOL}|{_NAME})(?!\w)(?:\s(?P<late>thousand|million|billion|trillion)\b)?")
_LONGEST_SYMBOL = max(map(len, [*_BY_SIGN, *_DEFAULT, "MUSD"])) + 2
_LATE = {"thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12}
_CLOSING = re.compile(r"/[-=]")  # Rs 50,000/-, Shs 50,000/=
_NEAR = 120  # code points on each side in which a word of money is looked for
# what is weighed; money is "of" somebody
_OF_A_GOOD = re.compile(
    r"\sof\s(?!(?:public|tax\w*|state|government|municipal|debts?|cash|money|assets|propert\w+|funds|income)\b)"
)
_NEXT_WORD = re.compile(r"[\s-](\w+)")
DOTTED_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}")


class Currencies:
    """The currencies of one text, asked for number by number."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told: dict[str, str | None] = {}  # noun, sign or code → the code of the currency that the text names first
        self._found: set[str] = set()  # what has been money so far

    def at(self, numeral: Numeral, free: int) -> Currency | None:
        """The currency of the number, looking back no further than `free`; None where it is no sum of money."""
        before = _BEFORE.search(self._text, max(free, numeral.start - _LONGEST_SYMBOL), numeral.start)
        after = _AFTER.match(self._text, numeral.end)
        if before and self._is_money(before, numeral):
            if before["sign"] and after and after["noun"]:  # $5 million dollars, and of "$5 million euros" the euros
                return self._currency(numeral, after, before.start(), after.end())
            closing = _CLOSING.match(self._text, numeral.end)
            return self._currency(numeral, before, before.start(), closing.end() if closing else numeral.end)
        if after and self._is_money(after, numeral):
            end = after.end() if after["code"] or not after["late"] else after.start("late") - 1
            return self._currency(numeral, after, numeral.start, end)
        part = _NEXT_WORD.match(self._text, numeral.end)
        if part and part[1] in _PART_OF:  # 20 cents
            code = _PART_OF[part[1]]
            return Currency(code, numeral.start, part.end(), 1 / _PARTS[part[1], code])
        return None

    def named_in(self, heading: str) -> str | None:
        """The currency that the heading of a column names: "Amount (EUR)", "Fine, marks", "Value, $"."""
        named = _NAMED.search(heading)
        return None if named is None else self._code(named)

    def _is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """Whether what stands at the number is a currency here."""
        if match["sign"]:
            return not _is_letter(match["sign"]) or self._letter_is_money(match, numeral)
        if match["code"]:
            return match["code"] not in _WORDS_TOO or self._word_is_money(match, numeral)
        return match["noun"].lower() not in _EVERYDAY or bool(match["adjective"]) or self._everyday_is_money(match, numeral)

    def _letter_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "N5 million", "R120 000"; of "K 7" and "N 5 000" the letter stands alone."""
        return match[0] == match["sign"] and (numeral.scale > 1 or self._speaks_of_money(match["sign"], numeral))

    def _word_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "SAR 2,400", "5 million CAD"; not "1,200 SAR reports", and COP26 is a conference of parties."""
        if match[0] == _CONFERENCE and numeral.value < 100:
            return False
        grouped = match.end() <= numeral.start and numeral.value >= 1000
        return grouped or numeral.scale > 1 or self._speaks_of_money(match["code"], numeral)

    def _everyday_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "paid 50,000 crowns"; not "5,000 real people", "the 1,000 mark", "won their case", "2,000 pounds of rice"."""
        noun, text = match["noun"].lower(), self._text
        small = numeral.form != "digits" or (noun in _UNCHANGED and numeral.value < 1000)
        if noun in _SINGULAR_ONLY and numeral.value != 1 and text[match.start("noun") - 1] != "-":
            return False
        if numeral.scale == 1 and (small or not self._speaks_of_money(noun, numeral)):
            return False
        return not _OF_A_GOOD.match(text, match.end())

    def _speaks_of_money(self, word: str, numeral: Numeral) -> bool:
        """Whether a word of money stands near the number, or the text has named a country with this currency or a sum in it."""
        near = self._text[max(0, numeral.start - _NEAR) : numeral.start], self._text[numeral.end : numeral.end + _NEAR]
        return word.lower() in self._found or any(map(_money_words().search, near)) or self._first_told(word) is not None

    def _currency(self, numeral: Numeral, match: re.Match[str], start: int, end: int) -> Currency:
        code, factor = self._code(match), _LATE["million"] if match["millions"] else ONE
        if match["code"] and match.re is _AFTER and match["late"]:  # 75 USD million
            factor = _LATE[match["late"]]
        if code not in _THOUSANDTHS and DOTTED_THOUSANDS.fullmatch(self._text, numeral.start, numeral.end):
            factor = _LATE["thousand"]  # € 10.000: no other currency has thousandths
        self._found.add((match["code"] or match["sign"] or match["noun"]).lower())
        return Currency(code, start, end, factor)

    def _code(self, match: re.Match[str]) -> str:
        """The ISO 4217 code that a match of _BEFORE or _AFTER stands for."""
        if match["code"]:
            return "CNY" if match["code"].upper() == "RMB" else match["code"].upper()
        if match["sign"]:
            sign = match["sign"].removesuffix(".") if match["sign"] not in _BY_SIGN else match["sign"]
            return self._named_by_country(sign) or _BY_SIGN.get(sign) or _BY_SIGN_FOLDED[sign.lower().replace(" ", "")]
        noun, adjective = match["noun"].lower(), (match["adjective"] or "").lower()
        return _BY_ADJECTIVE.get((adjective, noun)) or self._named_by_country(noun) or _DEFAULT[noun]

    def _named_by_country(self, word: str) -> str | None:
        """Of the currencies that share a noun or sign, the one whose country the text names first; dollars stay US."""
        shared = len(set(_rivals(word)[1].values())) > 1 and not word.startswith("dollar")
        return self._first_told(word) if shared else None

    def _first_told(self, word: str) -> str | None:
        if word not in self._told:
            pattern, codes = _rivals(word)
            first = pattern.search(self._text)
            self._told[word] = codes[first[0]] if first else None
        return self._told[word]


def worth_of_part(word: str, code: str) -> Decimal | None:
    """What a part is worth ("cents" of USD: 0.01), or None where the currency has no such part."""
    parts = _PARTS.get((word, code))
    return None if parts is None else 1 / parts


def _is_letter(sign: str) -> bool:
    return len(sign) == 1 and sign.isascii() and sign.isalpha()


@cache
def _money_words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('money_words'))}\b", re.IGNORECASE)


@cache
def _rivals(word: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """An expression for whatever names one of the currencies that share a noun, sign or code, and the code of each name."""
    rows = [row for row in _ROWS if word in (row["code"], row["noun"].lower(), row["plural"].lower(), *row["signs"].split(";"))]
    names = {
        name: row["code"]
        for row in reversed(rows)
        for name in (row["code"], *row["countries"].split(";"), *row["adjectives"].split(";"))
        if name and name != word
    }
    return re.compile(rf"\b{any_of(names)}\b"), names
