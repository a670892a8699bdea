"""Amounts: a number with what text alone says about it – currency, per cent sign, range, qualifier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pipeline.extraction.figures.currencies import Currencies
from pipeline.extraction.figures.currency_words import worth_of_part
from pipeline.extraction.figures.numbers.forms import ONE
from pipeline.extraction.figures.numbers.numerals import Form, Numeral, numerals
from pipeline.extraction.text.number_words import any_of
from pipeline.lexicons import table

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity at text[start:end], its unit included where the text alone shows it.

    `unit` is an ISO 4217 code, PERCENT, PERCENTAGE_POINT, or empty; `scale` as in Numeral; `value_max` ends a range.
    """

    start: int
    end: int
    value: Decimal
    form: Form
    unit: str = ""
    scale: Decimal = ONE
    value_max: Decimal | None = None
    qualifier: str | None = None

    @property
    def is_money(self) -> bool:
        return self.unit.isupper()


def amounts(text: str, closed: Iterable[tuple[int, int]] = ()) -> list[Amount]:
    """Every number in a text, from left to right; ranges and split sums are one amount.

    Addresses and walls of digits hold no amounts, nor do the `closed` spans (start, end), which mean something else.
    """
    shut = bytearray(len(text))
    for start, end in (*closed, *(match.span() for match in _ADDRESS.finditer(text))):
        shut[start:end] = b"\1" * (end - start)
    found: list[Amount] = []
    currencies = Currencies(text)
    for numeral in numerals(_WALL.sub(_cleared, text)):
        if not any(shut[numeral.start : numeral.end]):
            found.append(_with_unit(text, numeral, currencies, found[-1].end if found else 0))
    return [_qualified(text, amount) for amount in _joined(text, found)]


_WALL = re.compile(r"[^A-Za-z\n]{200,}")
_DIGITS = re.compile(r"\d+")
_MOST_IN_A_WALL = 100  # groups of digits


def _cleared(stretch: re.Match[str]) -> str:
    """Blanks for a stretch of a line with numbers upon numbers and no word: nothing tells what they count, each takes time."""
    wall = len(_DIGITS.findall(stretch[0])) > _MOST_IN_A_WALL
    return " " * len(stretch[0]) if wall else stretch[0]


# Addresses on the web, of mail and by telephone: their digits count nothing.
_ADDRESS = re.compile(
    r"""(?:https?://|www\.)\S+ | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+
      | \+\s?\d[\d\s()./-]{6,}\d | \(\d{3}\)\s?\d{3}[-.\s]\d{4} | \b\d{3}[-.]\d{3}[-.]\d{4}\b
      | \b(?i:tel|telephone|phone|fax|mobile|hotline)\b[.:\s]{1,4}[\d+(][\d\s()./-]{4,}\d""",
    re.VERBOSE,
)


_PERCENT = re.compile(
    r"[\s-]?(?:%|(?:per\s?cents?|percents?|percentage|pct\.?)\b)(?P<points>[\s-]points?\b)?|\spp\b", re.IGNORECASE
)
_PERCENT_OF = re.compile(r"\b(?:per\s?cents?|percents?|percentages?)\sof\s\Z", re.IGNORECASE)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)]|\Z|(?:more|less)\b)")


def _with_unit(text: str, numeral: Numeral, currencies: Currencies, free: int) -> Amount:
    """The numeral with its currency or per cent sign, looking back no further than `free`, where the last amount ended."""
    amount = Amount(numeral.start, numeral.end, numeral.value, numeral.form, "", numeral.scale)
    if numeral.form == "ordinal":
        return amount
    if percent := _PERCENT.match(text, numeral.end):
        points = percent["points"] or percent[0].strip() == "pp"
        return replace(amount, end=percent.end(), unit=PERCENTAGE_POINT if points else PERCENT)
    if money := currencies.at(numeral, free):
        value, scale = numeral.value * money.factor, max(numeral.scale, money.factor)
        return replace(amount, start=money.start, end=money.end, value=value, unit=money.code, scale=scale)
    of = _PERCENT_OF.search(text, max(free, numeral.start - 16), numeral.start)
    if of and _CLAUSE_END.match(text, numeral.end):  # "a percentage of 43"
        return replace(amount, start=of.start(), unit=PERCENT)
    return amount


# Ranges and sums in two parts

_RANGE_GAP = re.compile(r"\s?[-–—]\s?|-?\s+to\s+(?:(?:about|almost|nearly|over|up to)\s+)?|\s+(?P<between>and)\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_FROM = re.compile(r"(?P<range>\b(?:rang|var|span)\w+\s+(?:\w+\s+)?|\bscale\s+)?\bfrom\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"\s(\w+)")
_REST_GAP = re.compile(r",?\s(?:and\s)?")


def _joined(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts, with the two ends of a range as one, and dollars with their cents."""
    i = 0
    while i < len(found):
        amount = found[i]
        while i + 1 < len(found) and found[i + 1].start - amount.end < 16:
            joined = (
                _split_digits(text, amount, found[i + 1])
                or _rest(text, amount, found[i + 1])
                or _range(text, amount, found[i + 1])
            )
            if joined is None:
                amount = _changed(text, amount, found[i + 1])
                break
            amount, i = joined, i + 1
        yield amount
        i += 1


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """ "10 to 20", "between $500,000 and $525,000", "5-10 million". "From 3 to 5" is a change, unless something ranges."""
    if "ordinal" in (low.form, high.form) or low.value_max is not None or not _spans(text, low, high):
        return None
    if low.unit and not high.unit and text[low.start].isdigit():  # "by 12 per cent to 300": the unit stands behind the first
        return None
    least = low.value * high.scale if low.scale == 1 and low.value * high.scale < high.value else low.value
    if least >= high.value or (low.unit and high.unit and low.unit != high.unit) or (low.unit and low.start > high.start):
        return None
    return replace(high, start=low.start, value=least, value_max=high.value, unit=low.unit or high.unit)


def _spans(text: str, low: Amount, high: Amount) -> bool:
    """Whether the words around and between two numbers make them the ends of a range."""
    gap, reach = _RANGE_GAP.fullmatch(text, low.end, high.start), max(0, low.start - 40)
    if not gap or (gap["between"] and not _BETWEEN.search(text, reach, low.start)):
        return False
    start = _FROM.search(text, reach, low.start)
    of_its_own = low.unit and high.unit and low.scale == high.scale
    risen = of_its_own and _BY.search(text, reach, low.start)  # "rose by $2 million to $14 million"
    return "to" not in gap[0] or (not risen and (not start or bool(start["range"])))


def _changed(text: str, low: Amount, high: Amount) -> Amount:
    """The first of two numbers with the magnitude of the second, where something goes "from $12 to $14 billion"."""
    gap = _RANGE_GAP.fullmatch(text, low.end, high.start)
    shared = gap and "to" in gap[0] and low.is_money and low.scale == 1 and high.unit in ("", low.unit)
    if not shared or low.value >= 1000 or not _FROM.search(text, max(0, low.start - 40), low.start):
        return low
    return replace(low, value=low.value * high.scale, scale=high.scale)


def _rest(text: str, whole: Amount, rest: Amount) -> Amount | None:
    """ "seventeen dollars and thirty-five cents", "15 USD 50"."""
    if not whole.is_money or text[whole.end - 1].isdigit() or not _REST_GAP.fullmatch(text, whole.end, rest.start):
        return None
    if rest.is_money:
        word = text[rest.start : rest.end].split()[-1]
        worth, read_as = worth_of_part(word, whole.unit), worth_of_part(word, rest.unit)
        return replace(whole, end=rest.end, value=whole.value + rest.value * worth / read_as) if worth and read_as else None
    word_behind = _WORD_BEHIND.match(text, rest.end)
    if word_behind and (worth := worth_of_part(word_behind[1], whole.unit)):
        return replace(whole, end=word_behind.end(), value=whole.value + rest.value * worth)
    if 10 <= rest.value < 100 and text[whole.end : rest.start] == " " and _CLAUSE_END.match(text, rest.end):
        return replace(whole, end=rest.end, value=whole.value + rest.value / 100)
    return None


def _split_digits(text: str, first: Amount, second: Amount) -> Amount | None:
    """A sum whose grouping a stray blank has cut: "$238, 371"."""
    if first.is_money and not second.unit and re.fullmatch(r", \d{3}", text[first.end : second.end]) and first.value < 1000:
        return replace(first, end=second.end, value=first.value * 1000 + second.value)
    return None


# Qualifiers

_WORD = re.compile(r"[\w.]+|[~≈<>≤≥]")


@cache
def _qualifiers(place: str) -> dict[str, str]:
    """Phrase "before" or "after" an amount → the qualifier in its normal form."""
    return {row["phrase"]: row["qualifier"] for row in table("qualifiers") if row["place"] == place}


@cache
def _phrase_after() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<phrase>{any_of(_qualifiers('after'))})(?!\w|\sthan)")


@cache
def _longest_before() -> int:
    """The most words of a qualifier in front of an amount."""
    return max(len(phrase.split()) for phrase in _qualifiers("before"))


def _qualified(text: str, amount: Amount) -> Amount:
    in_front, words = _qualifiers("before"), _WORD.findall(text[max(0, amount.start - 30) : amount.start].lower())
    if words and words[-1] in ("a", "an", "of"):
        words.pop()
    for length in range(min(_longest_before(), len(words)), 0, -1):
        if qualifier := in_front.get(" ".join(words[-length:])):
            return replace(amount, qualifier=qualifier)
    after = _phrase_after().match(text, amount.end)
    return replace(amount, qualifier=_qualifiers("after")[after["phrase"]]) if after else amount
