"""The releases as they tell their figures: sentence by sentence, with the figures and dates of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from pipeline.given.tables import Values, by_release, in_parts, rows_of
from pipeline.rows import Date, Figure, ReleaseRecord, Row, Sentence
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


READ: dict[type[Row], tuple[str, ...]] = {
    Sentence: ("start", "end", "text"),
    Figure: tuple(each.name for each in fields(Stated)),
    Date: tuple(each.name for each in fields(When)),
}
"""The columns of what is read beside a release's head."""
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
    for part in in_parts(tables, ReleaseRecord, *READ):
        read = [by_release(part[kind], *columns) for kind, columns in READ.items()]
        releases = part[ReleaseRecord]
        first = releases[releases["duplicate_of"].isna()]
        for release_id, published, publisher, text in rows_of(first, "release_id", "published", "publisher", "text"):
            told = _told(text, *(rows.get(release_id, []) for rows in read))
            yield Telling(release_id, str(published), str(publisher), text, told)


def _told(text: str, sentences: Values, figures: Values, dates: Values) -> list[Told]:
    """The sentences of a text with what each states."""
    told = [_sentence(text, *row) for row in sentences]
    for sentence, row in _placed(told, figures):
        sentence.figures.append(_stated(*row))
    for sentence, row in _placed(told, dates):
        sentence.dates.append(When(*row))
    return told


def _placed(told: list[Told], rows: Values) -> Iterator[tuple[Told, tuple[Any, ...]]]:
    """Each row with the sentence in which it begins; none where a release has no sentence."""
    starts = [sentence.start for sentence in told]
    for row in rows if told else []:
        yield told[max(0, bisect_right(starts, row[0]) - 1)], row


def _sentence(release: str, start: int, end: int, text: str) -> Told:
    return Told(start, end, text, "\n" in release[max(0, start - 2) : start] or start == 0)


def _stated(start: int, end: int, text: str, value: float, value_max: Any, *words: Any) -> Stated:
    unit, kind, qualifier, what, governed_by, entity_id = words
    return Stated(
        start, end, text, value, _given(value_max), unit, kind, _given(qualifier) or "", what, governed_by,
        _given(entity_id) or "",
    )  # fmt: skip


def _given(value: Any) -> Any:
    """A value of a nullable column, None where there is none."""
    return None if value is None or value != value else value
