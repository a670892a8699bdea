"""Indicators: figures that recur over time become series, each point with the sentence that states it.

A series is one measure of one subject in one unit, a point for a year; known measures are told by month and quarter too. What is
only like it stays among the figures: single cases, running totals ("so far"), parts of a whole, world figures, and what the text
gives to nobody by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.money.indices import index_points
from pipeline.analysis.money.measures import measured
from pipeline.analysis.money.places import Where, places
from pipeline.analysis.money.told import Stated, Telling, tellings
from pipeline.analysis.money.yearly import yearly_counts, yearly_sum
from pipeline.given.tables import asked, rows_of
from pipeline.rows import Date, Entity, Figure, Indicator, Mention, ReleaseRecord, Row, Sentence, Sum
from pipeline.rows.schema import to_table
from pipeline.stages import Analysis, Kinds, Tables

ASSETS_RECOVERED = "assets recovered"
_SUBJECTS = frozenset({"PLACE", "AGENCY", "ORG"})
NAMES = "SELECT entity_id, name, label FROM entities ORDER BY ALL"
WHOLE = "SELECT release_id, start FROM sums WHERE part_of IS NULL ORDER BY ALL"
Names = dict[str, tuple[str, str]]
"""entity_id → name and label."""


@dataclass(frozen=True)
class Indicators(Analysis):
    """Scores and ranks of countries in an index by year, what bodies count or recover in a year, and known measures.

    What releases disagree about stays as they say it: a row for each value, with the number of `rivals`. A series has at
    least `least` periods; a known measure ("unemployment rate") is one by its name.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, Figure, Date, Mention, Entity, Sum)
    makes: ClassVar[type[Row]] = Indicator

    least: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        entities, whole = asked(tables, NAMES, Entity), asked(tables, WHOLE, Sum)
        names = {entity: (name, label) for entity, name, label in rows_of(entities, *entities)}
        starts, where = {*rows_of(whole, *whole)}, places(tables)
        series, known = list[Indicator](), list[Indicator]()
        for each in tellings(tables):
            series += _undisputed(_points(each, names, starts), each)
            known += _undisputed(_measured(each, where[each.release_id]), each)
        table: pd.DataFrame = pd.concat([_series(series, self.least), _series(known, 1)], ignore_index=True)
        return table


def _series(points: Sequence[Indicator], least: int) -> pd.DataFrame:
    """The points of series of at least so many periods; of one release's repetitions of a point the first."""
    series = ["indicator", "subject", "unit"]
    table = to_table(Indicator, points).to_pandas().sort_values([*series, "period", "release_id", "start"], ignore_index=True)
    table = table.drop_duplicates([*series, "period", "value", "release_id"])
    table["rivals"] = table.groupby([*series, "period"])["value"].transform("nunique").astype("int64") - 1
    periods = table.groupby(series)["period"].transform("nunique")
    long_enough: pd.DataFrame = table[periods >= least]
    return long_enough.reset_index(drop=True)


def _points(telling: Telling, names: Names, whole: set[tuple[str, int]]) -> Iterator[Indicator]:
    """The points that a release states; `whole`: where its sums begin that are no part of another."""
    for name, figure, year in index_points(telling):
        yield from _point(name, year, figure, telling, names)
    for told in telling.sentences:
        for name, figure, year in yearly_counts(told):
            yield from _point(name, year, figure, telling, names)
        for figure, year in yearly_sum(told):
            if (telling.release_id, figure.start) in whole:
                yield from _point(ASSETS_RECOVERED, year, figure, telling, names)


def _measured(telling: Telling, where: Where) -> Iterator[Indicator]:
    """The points of known measures, whose subject is the place or country of which the release tells."""
    for indicator, subject, figure, period, value in measured(telling, where):
        yield _stated(indicator, subject, period, value, figure, telling)


def _undisputed(points: Iterable[Indicator], telling: Telling) -> Iterator[Indicator]:
    """The points without those of which one sentence states two values: one of them is somebody else's."""
    points = list(points)
    values: dict[tuple[int, str, str, str], set[float]] = defaultdict(set)
    keys = [(telling.sentence_at(each.start).start, each.indicator, each.subject, each.period) for each in points]
    for key, each in zip(keys, points, strict=True):
        values[key].add(each.value)
    yield from (each for key, each in zip(keys, points, strict=True) if len(values[key]) == 1)


def _point(indicator: str, year: str, figure: Stated, telling: Telling, names: Names) -> Iterator[Indicator]:
    """The point, if the text says by name whom it is about, and that is no person."""
    subject, label = names.get(figure.entity_id, ("", ""))
    if label in _SUBJECTS:
        yield _stated(indicator, subject, year, figure.value, figure, telling)


def _stated(indicator: str, subject: str, period: str, value: float, figure: Stated, telling: Telling) -> Indicator:
    """The point that a figure of a release states."""
    return Indicator(
        indicator=indicator,
        subject=subject,
        period=period,
        value=value,
        unit=figure.unit,
        release_id=telling.release_id,
        start=figure.start,
        end=figure.end,
    )
