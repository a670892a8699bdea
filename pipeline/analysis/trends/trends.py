"""What the corpus speaks of over time: topics, keywords, entities and sums of money by month, quarter and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.words import originals
from pipeline.analysis.trends.bursts import bursts, changes
from pipeline.rows import Entity, Keyword, Mention, ReleaseRecord, ReleaseTopic, Row, Sum, Topic, Trend
from pipeline.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

PERIODS: dict[str, Callable[[str], str]] = {
    "year": lambda day: day[:4],
    "quarter": lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if len(day) >= 7 else "",
    "month": lambda day: day[:7] if len(day) >= 7 else "",
}


@dataclass(frozen=True)
class Trends(Analysis):
    """A row for each subject in each period in which it is spoken of.

    Where a period has releases but no row, the share is nought; where it has none, there is a gap. Releases that repeat an
    earlier one are not counted. What lies behind a burst or a change is named with it.
    """

    needs: ClassVar[Kinds] = (ReleaseRecord, ReleaseTopic, Topic, Keyword, Mention, Entity, Sum)
    makes: ClassVar[type[Row]] = Trend

    subjects: int = 30
    """So many keywords and so many entities, those of the most releases."""
    least_releases: int = 3
    """A subject of fewer releases has no trend."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        releases = originals(tables[ReleaseRecord])
        day = dict(zip(releases["release_id"], releases["published"], strict=True))
        said = pd.concat([self._most_said(each) for each in _said(tables)], ignore_index=True)
        said = said[said["release_id"].isin(day)]
        rows = []
        for by, period_of in PERIODS.items():
            period = {release: period_of(published) for release, published in day.items()}
            sizes = pd.Series(period).loc[lambda periods: periods != ""].value_counts().sort_index()
            for (kind, subject), own in said.assign(period=said["release_id"].map(period)).groupby(["kind", "subject"]):
                rows += list(_course(str(kind), str(subject), by, own[own["period"] != ""], sizes))
        return pd.DataFrame(rows, columns=schema(Trend).names)

    def _most_said(self, said: pd.DataFrame) -> pd.DataFrame:
        """Rows (kind, subject, release_id, value) of the subjects of the most releases."""
        releases = said.groupby("subject")["release_id"].nunique()
        ranked = (
            releases[releases >= self.least_releases]
            .reset_index()
            .sort_values(["release_id", "subject"], ascending=[False, True])
        )
        return said[said["subject"].isin(ranked["subject"].head(self.subjects))]


def _said(tables: Tables) -> Iterator[pd.DataFrame]:
    main, label = main_topics(tables[ReleaseTopic]), tables[Topic].set_index("topic")["label"]
    yield _frame("topic", main.index, main.map(label))
    keywords = tables[Keyword].assign(lower=tables[Keyword]["term"].str.lower())
    written = keywords.value_counts(["lower", "term"]).reset_index().sort_values(["count", "term"], ascending=[False, True])
    spelling = written.drop_duplicates("lower").set_index("lower")["term"]
    yield _frame("keyword", keywords["release_id"], keywords["lower"].map(spelling))
    mentions, name = tables[Mention], tables[Entity].set_index("entity_id")["name"]
    yield _frame("entity", mentions["release_id"], mentions["entity_id"].map(name))
    whole = tables[Sum][tables[Sum]["part_of"].isna()]
    yield _frame("sum", whole["release_id"], whole["currency"], whole["amount"])


def _frame(kind: str, releases: object, subjects: object, values: object = None) -> pd.DataFrame:
    frame = pd.DataFrame({"release_id": list(releases), "subject": list(subjects)}).assign(kind=kind)  # type: ignore[call-overload]
    frame["value"] = float("nan") if values is None else list(values)  # type: ignore[call-overload]
    return frame.dropna(subset=["subject"]).drop_duplicates()


def _total(values: pd.Series[float]) -> float:
    """The exact sum of what is known, as a column holds it; NaN where nothing is."""
    known = [Decimal(repr(float(value))) for value in values.dropna()]
    return float(sum(known)) if known else float("nan")


def _course(kind: str, subject: str, by: str, said: pd.DataFrame, sizes: pd.Series[int]) -> Iterator[tuple[object, ...]]:
    groups = {str(period): sorted(set(own)) for period, own in said.groupby("period")["release_id"]}
    periods = [str(period) for period in sizes.index]
    hits = [len(groups.get(period, ())) for period in periods]
    values = said.groupby("period")["value"].agg(_total)
    burst, changed = bursts(hits, sizes.tolist()), set(changes(hits, sizes.tolist()))
    told = [place for place in range(len(periods)) if hits[place] or place in changed]
    for place in told:
        period, change = periods[place], place in changed
        behind = ";".join(groups.get(period, ())) if burst[place] or change else ""
        value, share = float(values.get(period, float("nan"))), round(hits[place] / sizes.iloc[place], 6)
        yield kind, subject, by, period, hits[place], share, value, burst[place], change, behind
