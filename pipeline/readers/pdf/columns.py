"""The order in which a PDF page is read: its columns, found by the places of the words.

A column begins at a height line down the page at which pieces of lines begin, and in front of which there is white. What reaches
across that white (a heading, a wide table) parts the columns above it from those below. Tables look alike: their cells are no
prose, and they are read row by row. The page is cut at the place that the least reaches across, then each part again, so that
three columns, and columns beside a box, come out of the one rule (after the XY-cut of Nagy and Seth 1984, white before black).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise
from statistics import fmean
from typing import Self

from pipeline.readers.pdf.lines import Piece, by_height

GUTTER = 0.6  # of a letter's size: white in front of a column, at least
EDGE = 3.0  # points by which the beginnings of a column's lines differ
INDENT = 3.0  # of a letter's size: how far inside its column a line begins, at most
WORDS, LETTERS = 3.0, 15.0  # that a line of prose has on the average, at least
LINES = 2  # on each side of a cut, side by side, at least
MANY = 5  # the same for a part of a page, and where something reaches across, if its lines are set loosely
WIDER = 2.0  # times the blanks between words: what stands between columns
PLACES = 60  # at which a page is tried: where most of its lines begin
DEEPEST = 8  # cuts inside cuts
MOST_PIECES = 5000  # of a page whose columns are sought: a newspaper's has fewer

_Sides = tuple[list[list[Piece]], list[list[Piece]]]
"""The lines on the left of a cut and those on its right."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Pieces at one height: those in front of a cut, those that reach across it, those behind it."""

    pieces: Sequence[Piece]
    left: Sequence[Piece]
    across: Sequence[Piece]
    right: Sequence[Piece]

    @classmethod
    def of(cls, pieces: Sequence[Piece], at: float) -> Self:
        left: list[Piece] = []
        across: list[Piece] = []
        right: list[Piece] = []
        for piece in pieces:
            side = right if piece.left >= at else across if _reaches_across(piece, at) else left
            side.append(piece)
        return cls(pieces, left, across, right)


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows one below the other, in all of which something reaches across a cut, or in none."""

    rows: tuple[_Row, ...]

    @property
    def pieces(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.pieces]

    @property
    def left(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.left]

    @property
    def right(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.right]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A cut in front of a column, and the page in bands."""

    at: float
    bands: tuple[_Band, ...]

    @classmethod
    def of(cls, rows: Iterable[Sequence[Piece]], at: float) -> Self:
        grouped = groupby((_Row.of(row, at) for row in rows), key=lambda row: bool(row.across))
        return cls(at, tuple(_Band(tuple(band)) for _, band in grouped))

    @property
    def is_clean(self) -> bool:
        """Whether nothing reaches across."""
        return not any(row.across for band in self.bands for row in band.rows)


def stretches(pages: Sequence[Sequence[Piece]]) -> list[list[list[Piece]]]:
    """Every page in reading order, stretch by stretch; what one page shows of the columns helps to cut the others."""
    layout = _Layout()
    found = [list(layout.columns(page)) for page in pages]
    return [list(layout.columns(page)) for page in pages] if layout.known else found


@dataclass
class _Layout:
    """A document's columns. Where a page has been cut, the next ones may be with less to show for it."""

    known: set[float] = field(default_factory=set)

    def columns(self, pieces: Sequence[Piece], deep: int = 0) -> Iterator[list[Piece]]:
        """The pieces of a page in the order in which they are read: a list for every stretch of a column, from the top down."""
        cut = self._best_cut(pieces, deep == 0) if deep < DEEPEST and len(pieces) <= MOST_PIECES else None
        if cut is None:
            yield from [list(pieces)] if pieces else []
            return
        self.known.add(cut.at)
        for part in (part for band in cut.bands for part in _parts(band, cut.at)):
            yield from self.columns(part, deep + 1)

    def _best_cut(self, pieces: Sequence[Piece], is_page: bool) -> _Cut | None:
        """The cut that the fewest pieces reach across; of equals the one at which most lines begin."""
        begins = Counter(round(piece.left / EDGE) for piece in pieces)
        places = self._places(begins)
        lefts = sorted(piece.left for piece in pieces)
        edges = {place: _edge(lefts, place * EDGE) for place in places}
        across = {place: sum(_reaches_across(piece, at) for piece in pieces) for place, at in edges.items()}
        rows = list(by_height(pieces))
        tried = sorted(places, key=lambda place: (across[place], -begins[place], place))
        cuts = (_Cut.of(rows, edges[place]) for place in tried)
        return next((cut for cut in cuts if self._is_layout(cut, is_page)), None)

    def _places(self, begins: Counter[int]) -> list[int]:
        """The places at which several lines begin, or lines of other pages do: those of most lines first."""
        usual = [place for place in begins if begins[place] + begins[place + 1] >= LINES or self._is_known(place * EDGE)]
        return sorted(usual, key=lambda place: (-begins[place], place))[:PLACES]

    def _is_known(self, at: float) -> bool:
        return any(abs(at - known) <= EDGE for known in self.known)

    def _is_layout(self, cut: _Cut, is_page: bool) -> bool:
        """Whether what stands side by side is columns of prose, rather than the cells of a table or loosely set lines."""
        beside = _beside(cut)
        if not beside:
            return False
        prose = [_is_prose(list(chain.from_iterable(side))) for side in zip(*beside, strict=True)]
        begins = [line[0].left <= cut.at + EDGE for _, right in beside for line in right]
        if self._is_known(cut.at):
            return any(prose) and any(begins)
        return all(prose) and fmean(begins) > 0.5 and _has_lines(beside, cut, is_page)


def _edge(lefts: Sequence[float], place: float) -> float:
    """Where the lines begin that begin at about a place, given where lines begin, in order."""
    at = bisect_left(lefts, place - EDGE / 2)
    return lefts[at] if at < len(lefts) else place


def _reaches_across(piece: Piece, at: float) -> bool:
    """Whether a piece stands on neither side of a cut: it begins in front of it, and leaves no white there."""
    return piece.left < at and piece.right > at - GUTTER * piece.size


def _parts(band: _Band, at: float) -> tuple[Sequence[Piece], ...]:
    """A band's pieces in the order in which they are read: what stands above its columns, then a column after the other.

    What reaches across the cut has no columns there, and is one part with what stands beside it.
    """
    left, right = band.left, band.right
    if not left or not right or band.rows[0].across:
        return (band.pieces,)
    head = _head(left, right, at)
    above = set(head)
    return head, [each for each in left if each not in above], [each for each in right if each not in above]


def _beside(cut: _Cut) -> list[_Sides]:
    """The lines that stand side by side at a cut, on its left and on its right, band by band."""
    sides = ((list(by_height(band.left)), list(by_height(band.right))) for band in cut.bands)
    return [(left, right) for left, right in sides if left and right]


def _has_lines(beside: Sequence[_Sides], cut: _Cut, is_page: bool) -> bool:
    """Whether enough lines stand side by side: many, or a few where nothing on the page reaches across or the blank is wide."""
    most = max(min(len(left), len(right)) for left, right in beside)
    return most >= MANY or (most >= LINES and ((is_page and cut.is_clean) or not _is_loose(cut)))


def _is_loose(cut: _Cut) -> bool:
    """Whether the blank at a cut is hardly wider than those between the words beside it: lines set loosely, not columns."""
    wider = [
        row.right[0].left - row.left[-1].right > WIDER * _usual_blank((row.left, row.right))
        for band in cut.bands
        for row in band.rows
        if row.left and row.right
    ]
    return bool(wider) and fmean(wider) < 0.5


def _usual_blank(sides: Sequence[Sequence[Piece]]) -> float:
    """The blank between two words on either side of a cut, on the average."""
    between = sum(right.left - left.right for side in sides for left, right in pairwise(side))
    inside = sum(piece.blanks for side in sides for piece in side)
    return (between + inside) / max(sum(piece.words for side in sides for piece in side) - 2, 1)


def _is_prose(lines: Sequence[Sequence[Piece]]) -> bool:
    words = [sum(piece.words for piece in line) for line in lines]
    letters = [sum(len(piece.text) + 1 for piece in line) for line in lines]
    return fmean(words) >= WORDS and fmean(letters) >= LETTERS


def _head(left: Sequence[Piece], right: Sequence[Piece], at: float) -> list[Piece]:
    """Lines above the columns of which one stands at the right margin rather than in the right column: a date, a number."""
    top = max((piece.foot for piece in right if piece.left <= at + INDENT * piece.size), default=0.0)
    above = _filled_above(right, top)
    if not above:
        return []
    lowest = min(piece.foot for piece in above)
    beside = [piece for piece in left if piece.foot > lowest - piece.size / 2 and piece.text]
    usual = Counter(round(piece.size) for piece in left).most_common(1)[0][0]
    return [*beside, *above] if all(round(piece.size) != usual for piece in beside) else []


def _filled_above(pieces: Sequence[Piece], foot: float) -> list[Piece]:
    return [piece for piece in pieces if piece.foot > foot and piece.text]
