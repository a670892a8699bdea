"""Sums of money, and what each is: a bribe, a fine, money recovered …, where the text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import ClassVar

import pandas as pd

from pipeline.analysis.money.parts import wholes
from pipeline.analysis.money.periods import period_of
from pipeline.analysis.money.sum_kinds import CHANGE, currency_codes, kind_of
from pipeline.analysis.money.told import Stated, Telling, Told, tellings
from pipeline.analysis.shared.correcting import corrected
from pipeline.given.corrections import Correction
from pipeline.rows import Date, Figure, ReleaseRecord, Row, Sentence, Sum
from pipeline.rows.schema import to_table
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Sums(Analysis):
    """Every sum of money in its own currency. "500 billion tenge (US$1.3 billion)" is one sum in two currencies.

    The kind is told by the words that govern the sum. What is part of another sum of its release, or says it again, is marked.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, Figure, Date)
    makes: ClassVar[type[Row]] = Sum
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        rows = [row for telling in tellings(tables) for row in _with_wholes(list(self._of(telling)), telling)]
        sums: pd.DataFrame = to_table(Sum, rows).to_pandas()
        ordered = sums.sort_values(["release_id", "start"], ignore_index=True)
        return corrected(ordered, self.corrections, "sum", "kind", lambda kind: kind or None)

    def _of(self, telling: Telling) -> Iterator[Sum]:
        for told, default in telling.timed():
            sums = [figure for figure in told.figures if _is_sum(figure, told)]
            for figure, other in _paired(told, sums):
                end = _bracket_closed(telling.text, other.end) if other else figure.end
                yield Sum(
                    release_id=telling.release_id,
                    start=figure.start,
                    end=end,
                    text=telling.text[figure.start : end],
                    kind=CHANGE if figure.kind == CHANGE else kind_of(figure.governed_by),
                    amount=figure.value,
                    amount_max=figure.value_max,
                    currency=figure.unit,
                    other_amount=other.value if other else None,
                    other_currency=other.unit if other else None,
                    qualifier=figure.qualifier or None,
                    period=period_of(figure, told, sums, default) or default,
                    what=figure.what,
                    entity_id=figure.entity_id or None,
                )


def _with_wholes(sums: Sequence[Sum], telling: Telling) -> list[Sum]:
    """The sums of a release in their order, each with the one that it is part of or says again."""
    ordered = sorted(sums, key=lambda each: each.start)
    whole = wholes(ordered, telling)
    return [replace(each, part_of=whole.get(each.start)) for each in ordered]


_RATE = re.compile(
    r"\s?/\s?[A-Z]{3}\b|\s(?:per|to\sthe|for\sone|against\sthe)\s(?:euro|dollar|franc|pound|yen|crown)\b", re.IGNORECASE
)
_OF_MONEY = frozenset({"money", CHANGE})
_RATES = re.compile(r"rate \((?:\w+ )*exchange|exchange rate")


def _is_sum(figure: Stated, told: Told) -> bool:
    """Whether a figure is money: neither a count ("1,200 SARs", "half of the SARs") nor the price of one money in another."""
    money = figure.unit in currency_codes() and figure.kind in _OF_MONEY
    return money and not _RATE.match(told.between(figure.end, told.end)) and not _RATES.search(figure.governed_by)


_IN_OTHER_MONEY = re.compile(r"(?:\s?[(\[]|,?\sor\s|,\sthat\sis,\s)(?:[a-z.,≈~=]+\s){0,4}", re.IGNORECASE)


def _paired(told: Told, sums: Sequence[Stated]) -> Iterator[tuple[Stated, Stated | None]]:
    """Each sum of a sentence, with the same sum in another currency where that follows; what follows so is none of its own."""
    again = {i for i, (first, second) in enumerate(pairwise(sums), start=1) if _same_sum(told, first, second)}
    for i, figure in enumerate(sums):
        if i not in again:
            yield figure, sums[i + 1] if i + 1 in again else None


def _same_sum(told: Told, first: Stated, second: Stated) -> bool:
    """Whether the second sum is the first in another currency."""
    return first.unit != second.unit and bool(_IN_OTHER_MONEY.fullmatch(told.between(first.end, second.start)))


def _bracket_closed(text: str, end: int) -> int:
    """The end with the bracket that closes there."""
    return end + 1 if text[end : end + 1] in (")", "]") else end
