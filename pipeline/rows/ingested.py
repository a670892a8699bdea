"""The kinds of row that ingest makes: what was read, what was dropped, what could not be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.rows.row import Id, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord(Row):
    """A release as it was read, cleaned and dated."""

    table: ClassVar[str] = "releases"
    release_id: Annotated[str, "the id that the input gives, else the path inside the corpus"]
    published: Annotated[str, "date of publication, ISO 8601 at the precision known: day, month or year"]
    title: Annotated[str, "headline"]
    publisher: Annotated[str, "the body that published it"]
    place: Annotated[str, "city of the dateline"]
    language: Annotated[str, "ISO 639-1 code"]
    source: Annotated[str, "path inside the corpus"]
    url: Annotated[str, "address it was published at"]
    words: Annotated[int, "words in text"]
    text: Annotated[str, "title, dateline and body, separated by blank lines"]
    body: Annotated[int, "offset in text at which the body begins"]
    duplicate_of: Annotated[str | None, "the earlier release that tells the same story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Row):
    """A piece of the raw text that is not the release's own words."""

    table: ClassVar[str] = "dropped"
    release_id: Id
    start: Annotated[int, "first code point in the raw text"]
    end: Annotated[int, "code point after the last in the raw text"]
    text: Annotated[str, "the words dropped"]
    cleaner: Annotated[str, "the rule that dropped them"]
    reason: Annotated[str, "why"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow(Row):
    """One thing that the head of a release states, and where that was found."""

    table: ClassVar[str] = "header"
    release_id: Id
    field: Annotated[str, "title, subtitle, published, time, place, agency, publisher, …"]
    value: Annotated[str, "its value in normal form"]
    source: Annotated[str, "metadata, or the rule that read it from the text"]
    start: Annotated[int | None, "first code point in the raw text"]
    end: Annotated[int | None, "code point after the last in the raw text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Row):
    """An input that could not be used, or not wholly, and what to do about it."""

    table: ClassVar[str] = "problems"
    source: Annotated[str, "path inside the corpus, with line or item where there is one"]
    stage: Annotated[str, "the stage that met it"]
    problem: Annotated[str, "what is wrong"]
    remedy: Annotated[str, "what to do"]
