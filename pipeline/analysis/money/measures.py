"""Known measures of a country: "the unemployment rate in Norland was 4.1 per cent in March 2019".

A sentence states a point where it names a measure of the lexicon in front of the figure (of what is counted right behind the
number), a place or one country, and one month, quarter or year that is not only compared with. Forecasts, bounds and ranges are
none. A change tells on what: the month before, the year before; of a month or a quarter that says nothing of it there is no
point. What is told by month or quarter is a series of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.analysis.money.places import Where
from pipeline.analysis.money.sum_kinds import currency_codes
from pipeline.analysis.money.told import Stated, Telling, Told, When
from pipeline.lexicons import table

Point = tuple[str, str, Stated, str, float]
"""Measure, place, figure, period and value, which falls below zero where something fell."""

_NOT_YET = re.compile(
    r"\b(?:will|would|should|could|may|might|[Ee]xpect\w*|[Ff]ore-?cast\w*|[Pp]rojec\w+|[Pp]redict\w*|[Aa]nticipat\w+|envisag\w+|likely"
    r"|plan\w*|[Tt]arget\w*|budgeted|assum\w+|previously|outlook|[Ee]stimat\w+|aims?|if|If)\b"
)
_PARTS = re.compile(
    r"\b(?:among|of\swhich|part\sof|share\sof|excluding|without|canton\w*|region\w*|industry|young|youth|women|men)\b"
)
_GAP = r"(?:,?\s(?:in|of|for|calculated|adjusted|measured|also|across|compiled)\b[^;:()%]{0,100}?)?,?\s(?:\w+ly\s|has\s|had\s)?"
_LEVEL = re.compile(
    rf"{_GAP}(?:was|were|is|of|at|to|reached|totall?ed|amounted\sto|came\sto)\s(?:a\stotal\sof\s|only\s|just\s)?\Z", re.IGNORECASE
)
_REACHING = re.compile(r".*\b(?:reach(?:ed|ing)|(?:stood|standing)\sat)\s\Z", re.DOTALL)
_TIMED = r"(?:\sin\s\w+(?:\s\d{4})?)?"
_CHANGE = re.compile(
    rf"{_GAP}(?:(?:(?P<up>rose|grew|increased|climbed|gained|expanded)|(?P<down>fell|declined|decreased|dropped|shrank|contracted))"
    rf"(?:\s\w+ly)?{_TIMED}\sby"
    r"|(?:registered|recorded|showed|posted)\san?\s(?:increase|rise|(?P<less>decrease|decline|fall|drop))\sof)\s\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\([^()]*\)")
_COMPARED = re.compile(
    r"\b(?:(?:[Cc]ompared\s(?:with|to)|[Aa]gainst|than|relative\sto)\s(?:\w+\s){0,6}|(?:from|[Ss]ince|on|over|until|by|base)\s(?:\w+\s){0,2})\Z"
)
_OTHER_TIME = re.compile(r"\b(?:previous|preceding|same|corresponding|last|earlier|before|ago)\b")
_ON = (
    ("the month before", re.compile(r"\b(?:previous|preceding)\smonth\b|\bmonth-on-month\b")),
    ("the quarter before", re.compile(r"\b(?:previous|preceding)\squarter\b|\bquarter-on-quarter\b")),
    (
        "the year before",
        re.compile(
            r"\b(?:same|corresponding)\s(?:month|quarter|period)\s(?:of|in|a|last|the|one)\b|\b(?:previous|preceding)\syear\b(?![’']s\sprices)"
            r"|\byear-on-year\b|\blast\syear\b|\byear\s(?:before|earlier)\b"
        ),
    ),
)
_ADJUSTED = ("seasonally adjusted", "real", "nominal")
_GRAINS = ((re.compile(r"\d{4}"), ""), (re.compile(r"\d{4}-Q\d"), " by quarter"), (re.compile(r"\d{4}-\d\d"), " by month"))
_BASE = re.compile(r"\(([A-Z][a-z]+\s\d{4})\s?=\s?100\)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the lexicon."""

    indicator: str
    is_change: bool
    units: frozenset[str]
    words: re.Pattern[str]

    def values(self, told: Told) -> Iterator[tuple[Stated, float]]:
        """The figures that a sentence states for it, with their values."""
        for named in self.words.finditer(told.text):
            figure = next((each for each in told.figures if self._is_of(each, told.start + named.end())), None)
            if figure is not None:
                between = _BRACKET.sub("", told.text[named.end() : max(figure.start - told.start, 0)])
                value = self._value(figure, between)
                yield from () if value is None else ((figure, value),)

    @property
    def is_index(self) -> bool:
        return "points" in self.units

    def _is_of(self, figure: Stated, place: int) -> bool:
        """Whether the figure is the first behind a place; of an index the first score."""
        return figure.end >= place and (not self.is_index or figure.unit in self.units)

    def _value(self, figure: Stated, between: str) -> float | None:
        if figure.qualifier or figure.value_max is not None or not self._has_unit(figure):
            return None
        return _moved(figure, between) if self.is_change else self._level(figure, between)

    def _level(self, figure: Stated, between: str) -> float | None:
        stated = _REACHING if self.is_index else _LEVEL
        return figure.value if (figure.kind == "count" and not between) or stated.fullmatch(between) else None

    def _has_unit(self, figure: Stated) -> bool:
        money = "money" in self.units and figure.unit in currency_codes()
        return (figure.unit in self.units or money) and (figure.kind == "change") == self.is_change


def _moved(figure: Stated, between: str) -> float | None:
    moved = _CHANGE.fullmatch(between)
    return None if moved is None else -figure.value if moved["down"] or moved["less"] else figure.value


def measured(telling: Telling, where: Where) -> Iterator[Point]:
    """The points that a release states."""
    measuring = [told for told in telling.sentences if told.figures and _any_measure().search(told.text)]
    at_large = where.at_large(telling.text) if measuring else ""
    for told in measuring:
        subject = where.of(told.text, at_large)
        if subject and not _NOT_YET.search(told.text) and not _PARTS.search(told.text):
            yield from _points(told, subject)


def _points(told: Told, subject: str) -> Iterator[Point]:
    for measure in _measures():
        for figure, value in measure.values(told):
            period = _period(figure, told)
            name = _name(measure, told, period)
            if name:
                yield name, subject, figure, period, value


def _name(measure: Measure, told: Told, period: str) -> str:
    """The measure with how it is adjusted, on what it is a change or of what time an index is 100, and the grain.

    Empty where one of these must be said and is not.
    """
    grain = next((grain for pattern, grain in _GRAINS if pattern.fullmatch(period)), None)
    against = _against(told, period, grain or "") if measure.is_change else _base(told) if measure.is_index else ""
    if grain is None or against is None:
        return ""
    plain = _BRACKET.sub("", told.text).lower()
    adjusted = "".join(f", {word}" for word in _ADJUSTED if re.search(rf"(?<!\bnot )\b{word}\b", plain))
    return f"{measure.indicator}{adjusted}{against}{grain}"


def _against(told: Told, period: str, grain: str) -> str | None:
    """On what a change is: of a year that may be left out, two things cannot be."""
    on = {name for name, pattern in _ON if pattern.search(told.text)}
    compared = {date.value for date in told.dates if _is_aside(date, told)}
    on |= {name for name, value in _times_before(period) if value in compared}
    if len(on) != 1:
        return None if on or grain else ": change"
    return f": change on {on.pop()}"


def _times_before(period: str) -> Iterator[tuple[str, str]]:
    """The year before, or the same month or quarter of it, and the month before."""
    if period[:4].isdigit():
        yield "the year before", f"{int(period[:4]) - 1}{period[4:]}"
    if re.fullmatch(r"\d{4}-\d\d", period):
        months = 12 * int(period[:4]) + int(period[5:]) - 2
        yield "the month before", f"{months // 12}-{months % 12 + 1:02}"


def _base(told: Told) -> str | None:
    base = _BASE.search(told.text)
    return f" ({base[1]} = 100)" if base else None


def _period(figure: Stated, told: Told) -> str:
    """The one month, quarter or year that the sentence tells of without another figure in between, or the empty string."""
    free = {
        date.value for date in told.dates if date.is_period and not _is_aside(date, told) and not _is_parted(date, figure, told)
    }
    return free.pop() if len(free) == 1 else ""


def _is_parted(date: When, figure: Stated, told: Told) -> bool:
    """Whether another figure or a bracket stands between the date and the figure."""
    low, high = min(date.end, figure.end), max(date.start, figure.start)
    return "(" in _BRACKET.sub("", told.between(low, high)) or any(
        low <= each.start < high for each in told.figures if each is not figure
    )


def _is_aside(date: When, told: Told) -> bool:
    """Whether a date is only compared with, or says of what time an index is 100."""
    before = told.between(told.start, date.start)
    other = _OTHER_TIME.search(told.between(date.start, date.end))
    return bool(other or _COMPARED.search(before)) or before.endswith("(")


@cache
def _measures() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            row["indicator"],
            row["told"] == "change",
            frozenset(row["unit"].split(";")),
            _any_of(row["words"].split(";")),
        )
        for row in table("statistical_measures")
    )


@cache
def _any_measure() -> re.Pattern[str]:
    """The words of every measure: few sentences name one, and only of these is it asked which, and of what country."""
    return _any_of([word for row in table("statistical_measures") for word in row["words"].split(";")])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
