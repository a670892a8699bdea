"""Indicators: figures that recur over time become series, each point with the sentence that states it.

A series is one measure of one subject in one unit, a point for a year. What is only like it stays among the figures: single
cases, running totals ("so far"), parts of a whole, world figures, and what the text gives to nobody by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.money.indices import index_points
from pipeline.analysis.money.told import Stated, Telling, tellings
from pipeline.analysis.money.yearly import yearly_counts, yearly_sum
from pipeline.rows import Date, Entity, Figure, Indicator, ReleaseRecord, Row, Sentence, Sum
from pipeline.schema import to_table
from pipeline.stages import Analysis, Kinds, Tables

ASSETS_RECOVERED = "assets recovered"
_SUBJECTS = frozenset({"PLACE", "AGENCY", "ORG"})
Names = dict[str, tuple[str, str]]
"""entity_id → name and label."""


@dataclass(frozen=True)
class Indicators(Analysis):
    """Scores and ranks of countries in an index by year, and what bodies count or recover in a year.

    What releases disagree about stays as they say it: a row for each value, with the number of `rivals`. A series has at
    least `least` periods.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, Figure, Date, Entity, Sum)
    makes: ClassVar[type[Row]] = Indicator

    least: int = 2

    def analyse(self, tables: Tables) -> pd.DataFrame:
        entities = tables[Entity]
        names = dict(zip(entities["entity_id"], zip(entities["name"], entities["label"], strict=True), strict=True))
        whole = tables[Sum][tables[Sum]["part_of"].isna()]
        starts = {(str(release), int(start)) for release, start in zip(whole["release_id"], whole["start"], strict=True)}
        points = [point for telling in tellings(tables) for point in _undisputed(_points(telling, names, starts), telling)]
        return self._series(to_table(Indicator, points).to_pandas())

    def _series(self, points: pd.DataFrame) -> pd.DataFrame:
        """The points of series that are long enough; of one release's repetitions of a point the first."""
        series = ["indicator", "subject", "unit"]
        points = points.sort_values([*series, "period", "release_id", "start"], ignore_index=True)
        points = points.drop_duplicates([*series, "period", "value", "release_id"])
        points["rivals"] = points.groupby([*series, "period"])["value"].transform("nunique").astype("int64") - 1
        periods = points.groupby(series)["period"].transform("nunique")
        return points[periods >= self.least].reset_index(drop=True)


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
        yield Indicator(
            indicator=indicator,
            subject=subject,
            period=year,
            value=figure.value,
            unit=figure.unit,
            release_id=telling.release_id,
            start=figure.start,
            end=figure.end,
        )
