"""The head of a release: what stands above its first paragraph, and what the input gives apart from the text.

Title, subtitle and dateline lines are kept as they are and stand in front of the body. What the input gives apart (title,
place, date) is put in front only where the text does not state it itself, so that nothing stands there twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.cleaning._headlines import top_lines
from pipeline.cleaning._moments import Moment, moment_of
from pipeline.cleaning._places import Dateline, opening_dateline, titled
from pipeline.cleaning._top_lines import TopLine
from pipeline.cleaning.breadcrumbs import way
from pipeline.cleaning.characters import mended
from pipeline.cleaning.furniture import Furniture
from pipeline.release import Around, Draft, HeaderField, Line, RawRelease
from pipeline.rows import Problem
from pipeline.stages import Cleaner

OPENING = 2  # paragraphs that a dateline may open: a caption or a remark may stand above it
IN_FRONT = ("title", "subtitle", "dateline", "place")
FIELDS = {kind: kind for kind in ("title", "subtitle", "marker", "number", "embargo")} | {
    "body": "publisher",
    "own body": "publisher",
}
REASONS = {
    "above": "above the headline",
    "body": "publisher's name above the headline",
    "repeat": "headline repeated",
    "marker": "release marker",
    "number": "release number",
    "embargo": "embargo",
}


@dataclass(frozen=True)
class Header(Cleaner):
    """Reads the head within the first `reach` lines that are not blank; a line of `prose` words is a paragraph."""

    after = (Furniture,)

    reach: int = 40
    prose: int = 30

    def clean(self, draft: Draft) -> Draft:
        given = _given(draft.raw, draft.around, draft.states("title"))
        top = top_lines(draft.lines, given.title, given.place, reach=self.reach, prose=self.prose)
        moved = {each.index for each in top if each.kind in IN_FRONT}
        gone = {each.index: REASONS[each.kind] for each in top if each.kind in REASONS}
        left = (line for i, line in enumerate(draft.lines) if line.text and i not in moved and i not in gone)
        opening, first = _opening(list(islice(left, OPENING)))
        stated = [
            *_from_metadata(given, top),
            *_from_around(given, draft.around),
            *_from_lines(top),
            *_from_opening(opening, first),
        ]
        without = draft.without(gone, "header")
        in_front = {draft.lines[i] for i in moved}
        return replace(
            without,
            lines=tuple(line for line in without.lines if line not in in_front),
            head=tuple(block for block in _head(given, top, opening) if block),
            header=tuple(each for each in draft.header if each.field != "title") + tuple(stated),
            problems=draft.problems + given.problems,
        )


@dataclass(frozen=True, slots=True)
class Given:
    """What the input gives apart from the text, in normal form."""

    title: str
    published: Moment | None
    place: str
    publisher: str
    problems: tuple[Problem, ...]


def _given(raw: RawRelease, around: Around, headline: str) -> Given:
    moment = moment_of(raw.published)
    wrong = Problem(
        source=raw.source,
        stage="header",
        problem=f"the date of publication is not a date: {raw.published[:60]!r}",
        remedy="write it as 2018-03-13 (or 2018-03, or 2018)",
    )
    place = mended(raw.place)
    beside = moment_of(place)
    if beside:
        place = place[: beside.start].strip(" ,") or place[beside.end :].strip(" ,")
    problems = (wrong,) if raw.published.strip() and not moment else ()
    return Given(
        _headline(mended(raw.title or headline or around.states("title"))), moment, place, mended(raw.publisher), problems
    )


def _headline(title: str) -> str:
    """A title without the way to it."""
    return title[way(title) :]


def _from_metadata(given: Given, top: list[TopLine]) -> Iterator[HeaderField]:
    """What the input gives apart; a headline or a more exact date in the text is left to speak for itself."""
    exact = given.published and any(each.moment and each.moment.date.startswith(given.published.date) for each in top)
    if given.title and not any(each.kind == "title" for each in top):
        yield HeaderField("title", given.title, "metadata")
    if given.published and not exact:
        yield HeaderField("published", given.published.date, "metadata")
    if given.published and given.published.time:
        yield HeaderField("time", given.published.time, "metadata")
    if given.place:
        yield HeaderField("place", given.place, "metadata")
    if given.publisher:
        yield HeaderField("publisher", given.publisher, "metadata")


def _from_around(given: Given, around: Around) -> Iterator[HeaderField]:
    """The day that the site states, where the input gives none."""
    yield from (each for each in around.header if each.field == "published" and not given.published)


def _from_lines(top: list[TopLine]) -> Iterator[HeaderField]:
    for each in top:
        for name, value, origin in _stated(each):
            if name and value:
                yield HeaderField(name, value, origin, each.line.start, each.line.end)


def _stated(each: TopLine) -> Iterator[tuple[str, str, str]]:
    """Field, value and origin of what a line may state; empty where it does not."""
    name, text = FIELDS.get(each.kind, ""), each.line.text
    yield name, _name(text) if name == "publisher" else text, "headlines"
    yield "published", each.moment.date if each.moment else "", "dateline"
    yield "time", each.moment.time if each.moment else "", "dateline"
    yield "place", each.place, "dateline"
    yield "publisher", _name(each.body), "dateline"


def _name(line: str) -> str:
    """A body's name as it is written within a sentence; a single word in capitals is its acronym."""
    return titled(line.removeprefix("The ").removeprefix("THE ")) if " " in line else line


def _opening(paragraphs: Sequence[Line]) -> tuple[Dateline | None, Line | None]:
    """The dateline that opens the first paragraph, or, with its date, one right below it."""
    for line in paragraphs:
        found = opening_dateline(line.text)
        if found and (line is paragraphs[0] or found.dated):
            return found, line
    return None, None


def _from_opening(opening: Dateline | None, first: Line | None) -> Iterator[HeaderField]:
    if opening and first:
        for name in ("published", "time", "place", "agency"):
            value = opening.date if name == "published" else getattr(opening, name)
            if value:
                yield HeaderField(name, value, "opening", first.start, first.end)


def _head(given: Given, top: list[TopLine], opening: Dateline | None) -> Iterator[str]:
    """Title, subtitle, and the dateline: the text's own lines, then what only the input gives."""
    titles = [each.line.text for each in top if each.kind == "title"]
    yield from titles or [given.title]
    yield from (each.line.text for each in top if each.kind == "subtitle")
    dateline = [each.line.text for each in top if each.kind in ("dateline", "place")]
    yield "\n".join(filter(None, [*dateline, _dateline_apart(given, top, opening)]))


def _dateline_apart(given: Given, top: list[TopLine], opening: Dateline | None) -> str:
    """The place and the day that only the input gives."""
    has_place = any(each.place for each in top) or (opening and opening.place)
    has_day = any(each.moment for each in top) or (opening and opening.dated)
    day = given.published.date if given.published else ""
    return ", ".join(filter(None, ["" if has_place else given.place, "" if has_day else day]))
