"""Indicators: figures that recur over time become series, each point with the sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import pandas as pd

from pipeline.analysis.money.indices import index_points
from pipeline.analysis.money.periods import period_of
from pipeline.analysis.money.sum_kinds import RECOVERED
from pipeline.analysis.money.told import Stated, Telling, Told, tellings
from pipeline.lexicons import table
from pipeline.rows import Date, Entity, Figure, Indicator, ReleaseRecord, Row, Sentence, Sum
from pipeline.schema import to_table
from pipeline.stages import Analysis, Kinds, Tables

ASSETS_RECOVERED = "assets recovered"


@dataclass(frozen=True)
class Indicators(Analysis):
    """Scores and ranks in an index by country and year, yearly counts of cases, and assets recovered.

    Whom a count is about is the release's publisher where the text does not make it plain. What releases disagree about
    stays as they say it: a row for each value, with the number of `rivals`. A series has at least `least` periods.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, Figure, Date, Entity, Sum)
    makes: ClassVar[type[Row]] = Indicator

    least: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        names = dict(zip(tables[Entity]["entity_id"], tables[Entity]["name"], strict=True))
        points = []
        for telling in tellings(tables):
            points += [*_points(telling, names), *_recovered(telling, tables[Sum], names)]
        return self._series(to_table(Indicator, points).to_pandas())

    def _series(self, points: pd.DataFrame) -> pd.DataFrame:
        """The points of series that are long enough; of one release's repetitions of a point the first."""
        series = ["indicator", "subject", "unit"]
        points = points.sort_values([*series, "period", "release_id", "start"], ignore_index=True)
        points = points.drop_duplicates([*series, "period", "value", "release_id"])
        points["rivals"] = points.groupby([*series, "period"])["value"].transform("nunique").astype("int64") - 1
        periods = points.groupby(series)["period"].transform("nunique")
        return points[periods >= self.least].reset_index(drop=True)


def _points(telling: Telling, names: dict[str, str]) -> Iterator[Indicator]:
    for name, figure, period in index_points(telling):
        yield _point(name, names.get(figure.entity_id, figure.entity_id), period, figure, telling)
    for told, default in telling.timed():
        for indicator, figure, when in _counted(told, default):
            yield _point(indicator, names.get(figure.entity_id, telling.publisher), when, figure, telling)


def _counted(told: Told, default: str) -> Iterator[tuple[str, Stated, str]]:
    """The counts of a sentence that belong to a series, each with its period; those of one case are no figures of a year."""
    for series in _counted_series() if not _OF_ONE_CASE.search(told.text) else ():
        for figure, counts in series.counts(told):
            if when := period_of(figure, told, counts, default):
                yield series.indicator, figure, when


def _point(indicator: str, subject: str, period: str, figure: Stated, telling: Telling) -> Indicator:
    return Indicator(
        indicator=indicator,
        subject=subject,
        period=period,
        value=figure.value,
        unit=figure.unit,
        release_id=telling.release_id,
        start=figure.start,
        end=figure.end,
    )


def _recovered(telling: Telling, sums: pd.DataFrame, names: dict[str, str]) -> Iterator[Indicator]:
    """Sums that a body recovered; those of one case are no figures of a year."""
    for row in sums[(sums["kind"] == RECOVERED) & (sums["release_id"] == telling.release_id)].itertuples():
        start, end = int(row.start), int(row.end)  # type: ignore[arg-type]
        if any(told.start <= start < told.end and _OF_ONE_CASE.search(told.text) for told in telling.sentences):
            continue
        yield Indicator(
            indicator=ASSETS_RECOVERED,
            subject=names.get(str(row.entity_id), telling.publisher),
            period=str(row.period),
            value=float(row.amount),  # type: ignore[arg-type]
            unit=str(row.currency),
            release_id=telling.release_id,
            start=start,
            end=end,
        )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A series of counts: what is counted, and the words of which one stands beside it."""

    indicator: str
    units: frozenset[str]
    stems: re.Pattern[str]

    def counts(self, told: Told) -> Iterator[tuple[Stated, Sequence[Stated]]]:
        """The counts of the series in a sentence, each with all that could be: "recorded 30 cases, against 25"."""
        counts = [figure for figure in told.figures if figure.kind == "count" and figure.unit in self.units]
        belongs, end = False, told.start
        for i, figure in enumerate(counts):
            before = told.between(end, figure.start)
            after = told.between(figure.end, counts[i + 1].start if i + 1 < len(counts) else told.end)
            belongs = bool(self.stems.search(before) or self.stems.search(after)) or (belongs and bool(_AGAINST.search(before)))
            end = figure.end
            if belongs:
                yield figure, counts


# "convicted in the same case", "a suspect voluntarily returned"
_OF_ONE_CASE = re.compile(
    r"\b(?:one|this|that|same|(?:in|during|from)\sthe|a)\s(?:[\w-]+\s){0,2}?(?:case|investigation|proceeding|suspect|defendant|businessman)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:against|after|compared\s(?:with|to)|up\sfrom|down\sfrom|more\sthan\sthe)\b")


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
