"""What a body counts or recovers in a year: "In 2017 the office registered 320 offences, against 280 in 2016".

The sentence itself names the year. A count that the words narrow down ("three proceedings relating to …", "as regards
terrorism"), that belongs to one case, that runs over more than a year, or that is only planned is no figure of a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.analysis.money.periods import period_of
from pipeline.analysis.money.sum_kinds import RECOVERED, currency_codes, kind_of, telling
from pipeline.analysis.money.told import Stated, Told
from pipeline.lexicons import table

_YEAR = re.compile(r"\d{4}")
# "convicted in the same case", "a suspect voluntarily returned"
_OF_ONE_CASE = re.compile(
    r"\b(?:one|this|that|same|(?:in|during|from)\sthe|a)\s(?:[\w-]+\s){0,2}?(?:case|investigation|proceeding|suspect|defendant|businessman)\b",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    r"\b(?:so\sfar|to\sdate|until\snow|up\sto\snow|since|over\sthe\s(?:last|past)|in\sthe\s(?:last|past)|for\s(?:more\sthan\s)?\w+\syears"
    r"|worldwide|world[\s-]wide|globally|around\sthe\sworld|will|would|plans?|planned|aims?|target|expect\w*|estimat\w+|averag\w+)\b",
    re.IGNORECASE,
)
# a part of what the body does: "as regards terrorism", "of these"
_NARROWED_BEFORE = re.compile(
    r"\b(?:as\sregards|regarding|with\sregard\sto|concerning|in\sthe\s(?:area|field|sector)\sof|of\s(?:these|which|them|those)|among|including|previous\syear)\b",
    re.IGNORECASE,
)
_NARROWED_AFTER = re.compile(
    r",?\s(?:relating|related|concerning|regarding|on|based|involving|following|connected|for|of|that|which|who|whose|under|brought|linked|pending)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|after|compared\s(?:with|to)|up\sfrom|down\sfrom|more\sthan\sthe)\b")
_RECOVERING = frozenset({"to recover", "recovery"})


def yearly_counts(told: Told) -> Iterator[tuple[str, Stated, str]]:
    """The counts of a sentence that belong to a series: the measure, the figure and its year."""
    for series in _counted_series() if _is_of_years(told) else ():
        counts = list(series.counts(told))
        whole = [] if any(_is_narrowed(figure, told) for figure in counts) else counts
        yield from ((series.measure(figure), figure, year) for figure in whole if (year := _year(figure, told, counts)))


def yearly_sum(told: Told) -> Iterator[tuple[Stated, str]]:
    """The sum that a body recovered in a year; what is handed to somebody is of one case."""
    sums = [figure for figure in told.figures if figure.unit in currency_codes()]
    if len(sums) == 1 and _is_of_years(told) and _is_recovered(sums[0]) and not _is_narrowed(sums[0], told):
        yield from ((figure, year) for figure in sums if (year := _year(figure, told, sums)))


def _is_recovered(figure: Stated) -> bool:
    row = telling(figure.governed_by)
    return row is not None and row["word"] in _RECOVERING and kind_of(figure.governed_by) == RECOVERED


def _is_of_years(told: Told) -> bool:
    """Whether the sentence can tell figures of whole years."""
    return bool(told.dates) and not _OF_ONE_CASE.search(told.text) and not _NO_YEAR.search(told.text)


def _year(figure: Stated, told: Told, rivals: Sequence[Stated]) -> str:
    """The year that the sentence names for the figure, or the empty string; of a bound or a range none."""
    year = period_of(figure, told, rivals, "") or ""
    exact = figure.qualifier in ("", "about") and figure.value_max is None
    return year if exact and _YEAR.fullmatch(year) else ""


def _is_narrowed(figure: Stated, told: Told) -> bool:
    """Whether the words around say that the figure is of a part of the whole."""
    before, after = told.between(told.start, figure.start), told.between(figure.end, told.end)
    return bool(_NARROWED_BEFORE.search(before) or _NARROWED_AFTER.match(after))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A series of counts: what is counted, and the words of which one stands beside it."""

    indicator: str
    units: frozenset[str]
    stems: re.Pattern[str]

    def counts(self, told: Told) -> Iterator[Stated]:
        """The counts of the series in a sentence: "recorded 30 cases, against 25"."""
        counts: Sequence[Stated] = [each for each in told.figures if each.kind == "count" and each.unit in self.units]
        belongs, end = False, told.start
        for i, figure in enumerate(counts):
            before = told.between(end, figure.start)
            after = told.between(figure.end, counts[i + 1].start if i + 1 < len(counts) else told.end)
            belongs = bool(self.stems.search(before) or self.stems.search(after)) or (belongs and bool(_AGAINST.search(before)))
            end = figure.end
            if belongs:
                yield figure

    def measure(self, figure: Stated) -> str:
        """The measure's own name: what is counted is said where it is more than the bare noun ("corruption offences")."""
        counted = re.sub(r"^(?:new|total)\s", "", figure.what.lower())
        return f"{self.indicator}: {counted}" if " " in counted else self.indicator


@cache
def _counted_series() -> list[_Counted]:
    return [
        _Counted(
            row["indicator"],
            frozenset(row["units"].split(";")),
            re.compile(rf"\b(?:{row['stems'].replace(';', '|')})\b", re.IGNORECASE),
        )
        for row in table("counted_series")
    ]
