"""The currency of a number: the code, sign or name before or behind it, as an ISO 4217 code.

Some codes, signs and names are ordinary words or letters too (SAR, N, marks, crowns, won): they are money only where money
is spoken of, close by or by naming the currency's country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extraction.figures.currency_words import LATE, WORDS_TOO, currency_words, money_words, rivals
from pipeline.extraction.figures.numbers.forms import ONE
from pipeline.extraction.figures.numbers.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency found at a number; text[start:end] holds both, `factor` is what the number is still to be taken times."""

    code: str
    start: int
    end: int
    factor: Decimal = ONE


_CONFERENCE = "COP"
_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})  # ISO 4217: three decimals
_CLOSING = re.compile(r"/[-=]")  # Rs 50,000/-, Shs 50,000/=
_RIGHT_BEHIND = 24  # code points in which "a 300-pound fine" says that it is one
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
        self._words = currency_words()
        self._told: dict[str, str | None] = {}  # noun, sign or code → the code of the currency that the text names first
        self._paid: list[tuple[int, int]] | None = None  # where words of money stand
        self._found: set[str] = set()  # what has been money so far

    def at(self, numeral: Numeral, free: int) -> Currency | None:
        """The currency of the number, looking back no further than `free`; None where it is no sum of money."""
        before = self._words.before.search(self._text, max(free, numeral.start - self._words.longest), numeral.start)
        after = self._words.after.match(self._text, numeral.end)
        if before and self._is_money(before, numeral):
            if before["sign"] and after and after["noun"]:  # $5 million dollars, and of "$5 million euros" the euros
                return self._currency(numeral, after, before.start(), after.end())
            closing = _CLOSING.match(self._text, numeral.end)
            return self._currency(numeral, before, before.start(), closing.end() if closing else numeral.end)
        if after and self._is_money(after, numeral):
            end = after.end() if after["code"] or not after["late"] else after.start("late") - 1
            return self._currency(numeral, after, numeral.start, end)
        part = _NEXT_WORD.match(self._text, numeral.end)
        if part and part[1] in self._words.part_of and not _is_saying(numeral, part[1]):  # 20 cents
            code = self._words.part_of[part[1]]
            return Currency(code, numeral.start, part.end(), 1 / self._words.parts[part[1], code])
        return None

    def named_in(self, heading: str) -> str | None:
        """The currency that the heading of a column names: "Amount (EUR)", "Fine, marks", "Value, $"."""
        named = self._words.named.search(heading)
        return None if named is None else self._code(named)

    def _is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """Whether what stands at the number is a currency here."""
        if match["sign"]:
            return not _is_letter(match["sign"]) or self._letter_is_money(match, numeral)
        if match["code"]:
            return match["code"] not in WORDS_TOO or self._word_is_money(match, numeral)
        if match.end() <= numeral.start and _is_edition(numeral, self._text):  # Euro 08, Euro 2024
            return self._is_paid_near(numeral.start - _NEAR, numeral.end + _NEAR)
        return (
            match["noun"].lower() not in self._words.everyday
            or bool(match["adjective"])
            or self._everyday_is_money(match, numeral)
        )

    def _letter_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "N5 million", "R120 000"; of "K 7" and "N 5 000" the letter stands alone."""
        return match[0] == match["sign"] and (numeral.scale > 1 or self._speaks_of_money(match["sign"], numeral))

    def _word_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "SAR 2,400", "5 million CAD"; not "1,200 SAR reports", and COP26 is a conference of parties."""
        if match[0] == _CONFERENCE and numeral.value < 100:
            return False
        if numeral.form != "digits" and numeral.scale == 1:  # one SAR was filed
            return False
        grouped = match.end() <= numeral.start and numeral.value >= 1000
        return grouped or numeral.scale > 1 or self._speaks_of_money(match["code"], numeral)

    def _everyday_is_money(self, match: re.Match[str], numeral: Numeral) -> bool:
        """ "paid 50,000 crowns"; not "5,000 real people", "the 1,000 mark", "won their case", "2,000 pounds of rice"."""
        noun, text = match["noun"].lower(), self._text
        if text[match.start("noun") - 1] == "-" and not self._is_paid_near(match.end(), match.end() + _RIGHT_BEHIND):
            return False  # a 300-pound statue
        small = numeral.form != "digits" or (noun in self._words.unchanged and numeral.value < 1000)
        if noun in self._words.singular_only and numeral.value != 1 and text[match.start("noun") - 1] != "-":
            return False
        if numeral.scale == 1 and (small or not self._speaks_of_money(noun, numeral)):
            return False
        return not _OF_A_GOOD.match(text, match.end())

    def _speaks_of_money(self, word: str, numeral: Numeral) -> bool:
        """Whether a word of money stands near the number, or the text has named a country with this currency or a sum in it."""
        near = self._is_paid_near(numeral.start - _NEAR, numeral.start) or self._is_paid_near(numeral.end, numeral.end + _NEAR)
        return word.lower() in self._found or near or self._first_told(word) is not None

    def _is_paid_near(self, low: int, high: int) -> bool:
        """Whether a word of money stands in text[low:high]; the text is searched once."""
        if self._paid is None:
            self._paid = [match.span() for match in money_words().finditer(self._text)]
        first = bisect_left(self._paid, (low, 0))
        return first < len(self._paid) and self._paid[first][1] <= high

    def _currency(self, numeral: Numeral, match: re.Match[str], start: int, end: int) -> Currency:
        code, factor = self._code(match), LATE["million"] if match["millions"] else ONE
        if match["code"] and match.re is self._words.after and match["late"]:  # 75 USD million
            factor = LATE[match["late"]]
        if code not in _THOUSANDTHS and DOTTED_THOUSANDS.fullmatch(self._text, numeral.start, numeral.end):
            factor = LATE["thousand"]  # € 10.000: no other currency has thousandths
        self._found.add((match["code"] or match["sign"] or match["noun"]).lower())
        return Currency(code, start, end, factor)

    def _code(self, match: re.Match[str]) -> str:
        """The ISO 4217 code that a match of _BEFORE or _AFTER stands for."""
        if match["code"]:
            return "CNY" if match["code"].upper() == "RMB" else match["code"].upper()
        if match["sign"]:
            sign = match["sign"].removesuffix(".") if match["sign"] not in self._words.sign else match["sign"]
            return (
                self._named_by_country(sign)
                or self._words.sign.get(sign)
                or self._words.sign_folded[sign.lower().replace(" ", "")]
            )
        noun, adjective = match["noun"].lower(), (match["adjective"] or "").lower()
        return self._words.by_adjective.get((adjective, noun)) or self._named_by_country(noun) or self._words.noun[noun]

    def _named_by_country(self, word: str) -> str | None:
        """Of the currencies that share a noun or sign, the one whose country the text names first; dollars stay US."""
        shared = len(set(rivals(word)[1].values())) > 1 and not word.startswith("dollar")
        return self._first_told(word) if shared else None

    def _first_told(self, word: str) -> str | None:
        if word not in self._told:
            pattern, codes = rivals(word)
            first = pattern.search(self._text)
            self._told[word] = codes[first[0]] if first else None
        return self._told[word]


def _is_saying(numeral: Numeral, part: str) -> bool:
    """Whether a part of a currency is no sum: "not one penny"."""
    return part == "penny" and numeral.form != "digits"


def _is_edition(numeral: Numeral, text: str) -> bool:
    """Whether a number behind "Euro" may be the year of a tournament, in two digits or four."""
    digits = text[numeral.start : numeral.end]
    return digits.isdigit() and (len(digits) == 2 or (len(digits) == 4 and 1900 <= numeral.value <= 2100))


def _is_letter(sign: str) -> bool:
    return len(sign) == 1 and sign.isascii() and sign.isalpha()
