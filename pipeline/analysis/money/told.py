"""The releases as they tell their figures: sentence by sentence, with the figures and dates of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pipeline.given.tables import in_parts
from pipeline.rows import Date, Figure, ReleaseRecord, Sentence
from pipeline.stages import Tables


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as stated; `entity_id` is empty where it is plain for nobody."""

    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str
    kind: str
    qualifier: str
    what: str
    governed_by: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class When:
    """A date in a sentence, with its ISO value and its kind (date, range, duration or set)."""

    start: int
    end: int
    value: str
    kind: str

    @property
    def is_period(self) -> bool:
        """Whether a figure can be for this time: a year, a part of one, or a range, but no single day."""
        return self.kind in ("date", "range") and bool(_PERIOD.fullmatch(self.value))


_PERIOD = re.compile(r"\d{4}(?:-(?:\d\d|[QH]\d))?|.*/.*")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence at text[start:end] of its release, with what it states, in order."""

    start: int
    end: int
    text: str
    opens_paragraph: bool
    figures: list[Stated] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)

    def between(self, start: int, end: int) -> str:
        """The sentence's words between two offsets of the release."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


@dataclass(frozen=True, slots=True)
class Telling:
    """A release with its sentences."""

    release_id: str
    published: str
    publisher: str
    text: str
    sentences: list[Told]

    def sentence_at(self, place: int) -> Told:
        """The sentence that holds a place of the text, of places between two the one in front."""
        return self.sentences[max(0, bisect_right(self.sentences, place, key=lambda told: told.start) - 1)]

    def timed(self) -> Iterator[tuple[Told, str]]:
        """Each sentence with the period that it is told of where it names none: the one that its paragraph came to last, else
        the year of the release. Of several in a sentence the first is told of, the others are compared with it."""
        period = year = self.published[:4]
        for told in self.sentences:
            period = year if told.opens_paragraph else period
            yield told, period
            period = next((date.value for date in told.dates if date.is_period), period)


def tellings(tables: Tables) -> Iterator[Telling]:
    """Every release that is not a repetition of another, by its id."""
    for part in in_parts(tables, ReleaseRecord, Sentence, Figure, Date):
        sentences, figures, dates = (_by_release(part[kind]) for kind in (Sentence, Figure, Date))
        releases = part[ReleaseRecord]
        for release in releases[releases["duplicate_of"].isna()].itertuples():
            own = (rows.get(release.release_id, []) for rows in (sentences, figures, dates))
            yield _telling(release, *own)


def _telling(release: Any, sentences: list[Any], figures: list[Any], dates: list[Any]) -> Telling:
    told = [_sentence(row, str(release.text)) for row in sentences]
    for sentence, row in _placed(told, figures):
        sentence.figures.append(_stated(row))
    for sentence, row in _placed(told, dates):
        sentence.dates.append(When(row.start, row.end, row.value, row.kind))
    return Telling(str(release.release_id), str(release.published), str(release.publisher), str(release.text), told)


def _placed(told: list[Told], rows: list[Any]) -> Iterator[tuple[Told, Any]]:
    """Each row with the sentence in which it begins; none where a release has no sentence."""
    starts = [sentence.start for sentence in told]
    for row in rows if told else []:
        yield told[max(0, bisect_right(starts, row.start) - 1)], row


def _by_release(table: pd.DataFrame) -> dict[Any, list[Any]]:
    rows: dict[Any, list[Any]] = {}
    for row in table.sort_values(["release_id", "start"]).itertuples():
        rows.setdefault(row.release_id, []).append(row)
    return rows


def _sentence(row: Any, text: str) -> Told:
    return Told(row.start, row.end, row.text, "\n" in text[max(0, row.start - 2) : row.start] or row.start == 0)


def _stated(row: Any) -> Stated:
    return Stated(
        row.start, row.end, row.text, row.value, _given(row.value_max), row.unit, row.kind, _given(row.qualifier) or "", row.what,
        row.governed_by, _given(row.entity_id) or "",
    )  # fmt: skip


def _given(value: Any) -> Any:
    """A value of a nullable column, None where there is none."""
    return None if value is None or value != value else value
