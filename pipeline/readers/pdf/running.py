"""What runs through a document's pages rather than through its text: heads and feet, page numbers, printers' lines.

A line that says the same at the same height on several pages is such a line wherever it stands; one in which numbers change only
near the edge of the page, since the cells of tables look like that too. Printers' lines are known by their form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.readers.pdf.lines import Piece, by_height, text_size

DIGITS = re.compile(r"\d+")
ADDRESS = re.compile(r"(?:https?|file)://\S+.*", re.IGNORECASE)
SAME_HEIGHT = 4.0  # points by which a running line moves from page to page
SAME_EDGE = 4.0  # the same for its left edge, where it is not at the edge of a page
APART = 2.0  # of a letter's size: what stands this far from all else at its height stands by itself
SHARE = 0.4  # of the pages that have a running line: left and right pages have their own, a first page often has none
EDGE = 3  # rows at the top and the foot of a page
LETTERS = 4  # that a line has to be known wherever it stands

# Printers' lines: name, form, where on a page, example.
OUTERMOST, ANYWHERE = "outermost", "anywhere"
PRINTED = (
    (
        "page number",
        r"[-–—|\s]*(?:page|p\.|seite|pág\.?)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—|\s]*",
        OUTERMOST,
        "– 3 –",
    ),
    ("roman page number", r"[ivx]{1,6}", OUTERMOST, "iv"),
    (
        "printed on",
        r"(?:printed|downloaded|generated|gedruckt) (?:on|at|by|from|am)\b.*\d.*",
        OUTERMOST,
        "Printed on 10.03.2021 14:33",
    ),
    ("page of pages", r"(?:page|seite)\s+\d{1,4}\s*(?:/|of|von)\s*\d{1,4}", ANYWHERE, "Page 3 of 12"),
    ("layout file", r"\S{1,80}\.(?:indd|qxp|qxd)\b[\s\d:./,-]*(?:[ap]m)?", ANYWHERE, "release_17.indd 1 10.03.21 14:33"),
    ("path", r"(?:[A-Z]:\\|/Users/|/home/|file://)\S.*", ANYWHERE, r"D:\news\release 17.docx"),
    ("typesetter", r"verdate .*jkt.*", ANYWHERE, "VerDate 10 2020 Jkt 25 PO 0 Frm 1 Fmt 4 Sfmt 4"),
    ("colours", r"(?:(?:cyan|magenta|yellow|black|key|[cmyk])\b\s*){3,}", ANYWHERE, "Cyan Magenta Yellow Black"),
)
PRINTED_ANYWHERE = re.compile("|".join(form for _, form, where, _ in PRINTED if where == ANYWHERE), re.IGNORECASE)
MOMENT = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?|\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*", re.IGNORECASE
)
PRINTED_OUTERMOST = re.compile("|".join(form for _, form, _, _ in PRINTED), re.IGNORECASE)

Row = Sequence[Piece]
_Mark = tuple[str, int]
"""What a line is known by on other pages: its words, and the place of its left edge, or -1 where that does not count."""


@dataclass(frozen=True, slots=True)
class PagePieces:
    """A page's pieces: its head (the first page's only), its text, and what is put beside it."""

    head: tuple[Piece, ...]
    text: tuple[Piece, ...]
    beside: tuple[Piece, ...]


class _Met(NamedTuple):
    """Where a line was met: the height of its foot, its page, and its pieces by row and place in the row."""

    foot: float
    page: int
    places: tuple[tuple[int, int], ...]


def without_running(pages: Sequence[Sequence[Piece]]) -> list[PagePieces]:
    """The pages, running lines put aside. The first page's head stays, for it says who speaks, unless a browser printed it."""
    by_rows = [list(by_height(page)) for page in pages]
    running = _running(by_rows)
    return [_parted(rows, running[number] | _printed(rows), number == 0) for number, rows in enumerate(by_rows)]


def _parted(rows: Sequence[Row], beside: Set[tuple[int, int]], is_first: bool) -> PagePieces:
    head = _head(rows, beside) if is_first and not _is_from_browser(rows) else set()
    found: dict[str, list[Piece]] = {"head": [], "text": [], "beside": []}
    for place, piece in _places(rows):
        found["head" if place in head else "beside" if place in beside else "text"].append(piece)
    return PagePieces(*map(tuple, found.values()))


def _places(rows: Sequence[Row]) -> Iterator[tuple[tuple[int, int], Piece]]:
    return (((i, j), piece) for i, row in enumerate(rows) for j, piece in enumerate(row))


def _is_from_browser(rows: Sequence[Row]) -> bool:
    """Whether the page's foot is an address: then its head is the site's name and the day of printing."""
    return any(ADDRESS.fullmatch(piece.text) for row in rows[-1:] for piece in row)


def _printed(rows: Sequence[Row]) -> set[tuple[int, int]]:
    """The places of printers' lines."""
    ends = (0, len(rows) - 1)
    if _is_from_browser(rows):
        return {place for place, _ in _places(rows) if place[0] in ends}
    whole = {i for i in ends if rows and _is_printed(rows[i])}
    return {(i, j) for (i, j), piece in _places(rows) if i in whole or PRINTED_ANYWHERE.fullmatch(piece.text)}


def _is_printed(row: Row) -> bool:
    """Whether all of a page's outermost row is printers' lines; the moment of printing by itself may be that of the release."""
    printed = [PRINTED_OUTERMOST.fullmatch(piece.text) is not None for piece in row]
    return any(printed) and all(MOMENT.fullmatch(piece.text) for piece, known in zip(row, printed, strict=True) if not known)


def _is_apart(row: Row, place: int) -> bool:
    """Whether a piece stands by itself, rather than in a loosely set line."""
    gaps = [right.left - left.right for left, right in pairwise(row)]
    return all(gap > APART * row[place].size for gap in gaps[max(place - 1, 0) : place + 1])


def _head(rows: Sequence[Row], beside: Set[tuple[int, int]]) -> set[tuple[int, int]]:
    """What stands above the text of a first page and says more than a number: running lines, and small print in pieces."""
    usual = text_size(piece for row in rows for piece in row)
    top = next((i for i, row in enumerate(rows) if any((i, j) not in beside for j in range(len(row)))), len(rows))
    small = bool(rows[top:]) and len(rows[top]) > 1 and all(piece.size < usual for piece in rows[top])
    above = top + 1 if small else top
    return {(i, j) for (i, j), piece in _places(rows[:above]) if not PRINTED_OUTERMOST.fullmatch(piece.text)}


def _running(pages: Sequence[Sequence[Row]]) -> list[set[tuple[int, int]]]:
    """For every page the places of the pieces that say the same at one height on enough pages."""
    alike: defaultdict[_Mark, list[_Met]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for mark, met in _marked(page, rows):
            alike[mark].append(met)
    enough = max(2, SHARE * len(pages))
    running: list[set[tuple[int, int]]] = [set() for _ in pages]
    for each in (each for group in alike.values() for each in _at_one_height(sorted(group), enough)):
        running[each.page] |= set(each.places)
    return running


def _marked(page: int, rows: Sequence[Row]) -> Iterator[tuple[_Mark, _Met]]:
    """What a page's lines are known by on other pages, and where they were met."""
    inside = range(EDGE, len(rows) - EDGE)
    for places in (each for i, row in enumerate(rows) for each in _lines(i, row)):
        line = [rows[i][j] for i, j in places]
        mark = _mark_inside(line) if places[0][0] in inside else _mark_at_edge(line)
        if mark:
            yield mark, _Met(line[0].foot, page, places)


def _mark_at_edge(line: Row) -> _Mark | None:
    """Its words: figures change from page to page, and left and right pages have their own edges."""
    return DIGITS.sub("#", _text(line)), -1


def _mark_inside(line: Row) -> _Mark | None:
    """Its words, figures and left edge, if it has enough letters to be known by."""
    text = _text(line)
    return (text, round(line[0].left / SAME_EDGE)) if sum(map(str.isalpha, text)) >= LETTERS else None


def _text(line: Row) -> str:
    return " ".join(piece.text for piece in line)


def _lines(i: int, row: Row) -> Iterator[tuple[tuple[int, int], ...]]:
    """The places of a row's pieces together, and of each that stands by itself."""
    yield tuple((i, j) for j in range(len(row)))
    if len(row) > 1:
        yield from (((i, j),) for j in range(len(row)) if _is_apart(row, j))


def _at_one_height(met: Sequence[_Met], enough: float) -> Iterator[_Met]:
    """Of lines that say the same, by height: those that stand, within a few points, at the height of enough pages' lines."""
    start = 0
    for end in range(1, len(met) + 1):
        if end == len(met) or met[end].foot - met[end - 1].foot > SAME_HEIGHT:
            if len({each.page for each in met[start:end]}) >= enough:
                yield from met[start:end]
            start = end
