"""Topics over time: how many of a year's releases are mainly about each topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.given.tables import heads
from pipeline.rows import ReleaseRecord, ReleaseTopic, Row, TopicTrend
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class TopicTrends(Analysis):
    """A row for every topic in every year that has releases; a year without any has no row: a gap, not a nought."""

    needs: ClassVar[Kinds] = (ReleaseRecord, ReleaseTopic)
    makes: ClassVar[type[Row]] = TopicTrend

    def analyse(self, tables: Tables) -> pd.DataFrame:
        main = main_topics(tables[ReleaseTopic])
        published = heads(tables).set_index("release_id")["published"].reindex(main.index)
        year = published.str[:4]
        counts = pd.crosstab(year[year != ""], main[year != ""])
        trend = counts.rename_axis("period").reset_index().melt("period", var_name="topic", value_name="releases")
        trend = trend.sort_values(["period", "topic"], ignore_index=True)
        trend["share"] = (trend["releases"] / trend.groupby("period")["releases"].transform("sum")).round(6)
        return trend
