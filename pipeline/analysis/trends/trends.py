"""What the corpus speaks of over time: topics, keywords, entities and sums of money by month, quarter and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.trends.bursts import bursts, changes
from pipeline.given.tables import asked
from pipeline.rows import Entity, Keyword, Mention, ReleaseRecord, ReleaseTopic, Row, Sum, Topic, Trend
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

PERIODS: dict[str, Callable[[str], str]] = {
    "year": lambda day: day[:4],
    "quarter": lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if len(day) >= 7 else "",
    "month": lambda day: day[:7] if len(day) >= 7 else "",
}
Said = dict[str, list[tuple[str, float]]]
"""Period → the releases that speak of a subject, each with a value of it."""


DAYS = "SELECT release_id, published FROM releases WHERE duplicate_of IS NULL ORDER BY release_id"
NAMED = """
    WITH named AS (SELECT DISTINCT release_id, name FROM mentions JOIN entities USING (entity_id)),
    most AS (SELECT name, count(*) AS releases FROM named GROUP BY name ORDER BY releases DESC, name LIMIT $subjects)
    SELECT release_id, name FROM named SEMI JOIN most USING (name) ORDER BY ALL"""
"""The releases that name the `subjects` entities of the most releases."""


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
        releases = asked(tables, DAYS, ReleaseRecord)
        day = dict(zip(releases["release_id"], releases["published"], strict=True))
        said = pd.concat([self._most_said(each) for each in self._said(tables)], ignore_index=True)
        said = said[said["release_id"].isin(day)]
        rows = []
        for by, period_of in PERIODS.items():
            period = {release: period_of(published) for release, published in day.items()}
            sizes = dict(sorted(Counter(filter(None, period.values())).items()))
            for (kind, subject), own in sorted(_by_subject(said, period).items()):
                rows += list(_course(kind, subject, by, own, sizes))
        return pd.DataFrame(rows, columns=schema(Trend).names)

    def _said(self, tables: Tables) -> Iterator[pd.DataFrame]:
        main, label = main_topics(tables[ReleaseTopic]), tables[Topic].set_index("topic")["label"]
        yield _frame("topic", main.index, main.map(label))
        keywords = tables[Keyword][["release_id", "term"]]
        keywords = keywords.assign(lower=keywords["term"].str.lower())
        written = keywords.value_counts(["lower", "term"]).reset_index().sort_values(["count", "term"], ascending=[False, True])
        spelling = written.drop_duplicates("lower").set_index("lower")["term"]
        yield _frame("keyword", keywords["release_id"], keywords["lower"].map(spelling))
        named = asked(tables, NAMED, Mention, Entity, subjects=self.subjects)
        yield _frame("entity", named["release_id"], named["name"])
        whole = tables[Sum][tables[Sum]["part_of"].isna()]
        yield _frame("sum", whole["release_id"], whole["currency"], whole["amount"])

    def _most_said(self, said: pd.DataFrame) -> pd.DataFrame:
        """Rows (kind, subject, release_id, value) of the subjects of the most releases."""
        releases = said.groupby("subject")["release_id"].nunique()
        ranked = (
            releases[releases >= self.least_releases]
            .reset_index()
            .sort_values(["release_id", "subject"], ascending=[False, True])
        )
        return said[said["subject"].isin(ranked["subject"].head(self.subjects))]


def _by_subject(said: pd.DataFrame, period: Mapping[str, str]) -> dict[tuple[str, str], Said]:
    """(kind, subject) → what is said of it in each period; empty for one that is spoken of in no known period."""
    found: dict[tuple[str, str], Said] = {}
    columns = (said[name].tolist() for name in ("kind", "subject", "release_id", "value"))
    for kind, subject, release, value in zip(*columns, strict=True):
        own = found.setdefault((kind, subject), {})
        if period[release]:
            own.setdefault(period[release], []).append((release, value))
    return found


def _frame(kind: str, releases: object, subjects: object, values: object = None) -> pd.DataFrame:
    frame = pd.DataFrame({"release_id": list(releases), "subject": list(subjects)}).assign(kind=kind)  # type: ignore[call-overload]
    frame["value"] = float("nan") if values is None else list(values)  # type: ignore[call-overload]
    return frame.dropna(subset=["subject"]).drop_duplicates()


def _total(values: Iterable[float]) -> float:
    """The exact sum of what is known, as a column holds it; NaN where nothing is."""
    known = [Decimal(repr(value)) for value in values if value == value]
    return float(sum(known)) if known else float("nan")


def _releases(said: Iterable[tuple[str, float | None]]) -> list[str]:
    return sorted({release for release, _ in said})


def _course(kind: str, subject: str, by: str, said: Said, sizes: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    """The rows of a subject; `said` is in which releases of each period it is, with the values, `sizes` how many those have."""
    periods, among = list(sizes), list(sizes.values())
    groups = [_releases(said.get(period, ())) for period in periods]
    hits = list(map(len, groups))
    burst, changed = bursts(hits, among), set(changes(hits, among))
    for place in sorted({*filter(hits.__getitem__, range(len(hits))), *changed}):
        period, change = periods[place], place in changed
        behind = ";".join(groups[place]) if burst[place] or change else ""
        value, share = _total(value for _, value in said.get(period, ())), round(hits[place] / among[place], 6)
        yield kind, subject, by, period, hits[place], share, value, burst[place], change, behind
