"""A press release in its three states: as read, on its way through cleaning, and clean.

Each state is a type of its own, so that no object is ever half filled. Offsets are Unicode code points,
end exclusive: in a `Draft` they point into the raw text, everywhere later into `Release.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Annotated, Self

from pipeline.rows import Dropped, HeaderRow, Problem, ReleaseRecord, Row

WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class RawRelease:
    """A release as its reader found it. What the input does not give is the empty string.

    `source` is the path inside the corpus (POSIX); a release of a table adds its place: `exports/2018.csv#12`.
    `text` holds the paragraphs as they came, separated by newlines. `aside` numbers the lines of it (from 0) that the reader
    found to stand beside the release: a page's menus and side columns. `apart` does so with a reason for each: a message's
    signature.
    """

    source: str
    text: str
    id: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    place: str = ""
    language: str = ""
    url: str = ""
    aside: tuple[int, ...] = ()
    apart: tuple[tuple[int, str], ...] = ()

    @property
    def release_id(self) -> str:
        """The id that the input gives, else the path inside the corpus without its suffix (`exports/2018#12`)."""
        path, mark, place = self.source.partition("#")
        return self.id or str(PurePosixPath(path.removesuffix(".gz")).with_suffix("")) + mark + place


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside another one (an archive's, an e-mail's), to be read as if it lay in the corpus at `source`."""

    source: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw text: its words as cleaned so far, and where they stood in the raw text.

    An empty `text` is a blank line; blank lines separate paragraphs.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Drop:
    """A piece of the raw text that cleaning took away, by which cleaner (its name), and why."""

    start: int
    end: int
    text: str
    cleaner: str
    reason: str


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One thing that is known about a release (title, published, time, place, …) and where that was found.

    `origin` is "metadata" when the input gave it apart from the text (start and end are then None), else the name of the
    rule that read it from the text.
    """

    field: str
    value: str
    origin: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the corpus as a whole shows about a release before it is cleaned by itself: the lines (from 0) of the raw text that
    stand around it, each with the reason, and what is known of its head."""

    lines: tuple[tuple[int, str], ...] = ()
    header: tuple[HeaderField, ...] = ()

    def with_more(self, more: Around) -> Around:
        """Both together."""
        return Around(tuple(sorted({**dict(more.lines), **dict(self.lines)}.items())), self.header + more.header)

    def states(self, name: str) -> str:
        """The value of a field, or the empty string."""
        return next((each.value for each in self.header if each.field == name), "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A release on its way from raw to clean; every cleaner takes one and returns the next.

    `lines` is the body that is left, `head` what shall stand in front of it: title, subtitle, dateline, a paragraph each.
    `around` is what the corpus showed about it before, `duplicate_of` the id of the release that it repeats.
    """

    raw: RawRelease
    lines: tuple[Line, ...]
    around: Around = Around()
    head: tuple[str, ...] = ()
    header: tuple[HeaderField, ...] = ()
    drops: tuple[Drop, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None

    @classmethod
    def of(cls, raw: RawRelease, around: Around = Around()) -> Self:
        """The raw text cut at its newlines, nothing else changed."""
        lines, start = [], 0
        for text in raw.text.split("\n"):
            lines.append(Line(text, start, start + len(text)))
            start += len(text) + 1
        return cls(raw, tuple(lines), around)

    def states(self, name: str) -> str:
        """The value of a header field, or the empty string; of two the first stands."""
        return next((each.value for each in self.header if each.field == name), "")

    def without(self, gone: dict[int, str], cleaner: str) -> Self:
        """The draft without some of its lines (index → reason); what they held is kept as drops."""
        drops = tuple(
            Drop(line.start, line.end, line.text, cleaner, gone[i])
            for i, line in enumerate(self.lines)
            if i in gone and line.text
        )
        kept = tuple(line for i, line in enumerate(self.lines) if i not in gone)
        return replace(self, lines=kept, drops=self.drops + drops)

    def finish(self) -> Release:
        """The clean release: head and body, a blank line between paragraphs; every line that is left is a paragraph."""
        head = "".join(f"{block}\n\n" for block in self.head)
        body = "\n\n".join(line.text for line in self.lines if line.text)
        return Release(
            release_id=self.raw.release_id,
            published=self.states("published"),
            title=self.states("title"),
            publisher=self.states("publisher"),
            place=self.states("place"),
            language=self.states("language"),
            source=self.raw.source,
            url=self.raw.url,
            text=(head + body).rstrip(),
            body=min(len(head), len((head + body).rstrip())),
        )

    def rows(self) -> Iterator[Row]:
        """What cleaning dropped, what the head states, and what was wrong."""
        own = self.raw.release_id
        for drop in sorted(self.drops, key=lambda each: (each.start, each.end)):
            yield Dropped(
                release_id=own, start=drop.start, end=drop.end, text=drop.text, cleaner=drop.cleaner, reason=drop.reason
            )
        for each in self.header:
            yield HeaderRow(
                release_id=own, field=each.field, value=each.value, source=each.origin, start=each.start, end=each.end
            )
        yield from self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A clean release: the words that its author wrote, and who published them where and when."""

    release_id: Annotated[str, "the id that the input gives, else the path inside the corpus"]
    published: Annotated[str, "date of publication, ISO 8601 at the precision known: 2018-03-13, 2018-03, 2018, or empty"]
    title: Annotated[str, "headline"]
    publisher: Annotated[str, "the body that published it"]
    place: Annotated[str, "city of the dateline"]
    language: Annotated[str, "ISO 639-1 code of the body's language"]
    source: Annotated[str, "path inside the corpus"]
    url: Annotated[str, "address it was published at"] = ""
    text: Annotated[str, "title, dateline and body, separated by blank lines: what extraction reads"] = field(repr=False)
    body: Annotated[int, "offset in text at which the body begins"] = 0

    def record(self, duplicate_of: str | None = None) -> ReleaseRecord:
        """The release's row."""
        return ReleaseRecord(
            release_id=self.release_id,
            published=self.published,
            title=self.title,
            publisher=self.publisher,
            place=self.place,
            language=self.language,
            source=self.source,
            url=self.url,
            words=len(WORD.findall(self.text)),
            text=self.text,
            body=self.body,
            duplicate_of=duplicate_of,
        )
