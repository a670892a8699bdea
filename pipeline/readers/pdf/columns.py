"""The order in which a PDF page is read: its columns, found by the places of the words.

A column begins at a height line down the page at which pieces of lines begin, and in front of which there is white. What reaches
across that white (a heading, a wide table) parts the columns above it from those below. Tables look alike: their cells are no
prose, and they are read row by row. The page is cut at the place that the least reaches across, then each part again, so that
three columns, and columns beside a box, come out of the one rule (after the XY-cut of Nagy and Seth 1984, white before black).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import mean

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

LEFT, ACROSS, RIGHT = -1, 0, 1


@dataclass(frozen=True, slots=True)
class _Cut:
    """A cut in front of a column, and the page's pieces in bands: what reaches across it, and what stands between that."""

    at: float
    bands: tuple[tuple[Piece, ...], ...]

    def part(self, band: Sequence[Piece], side: int) -> list[Piece]:
        return [piece for piece in band if _side(piece, self.at) == side]


@dataclass
class Layout:
    """A document's columns. Where a page has been cut, the next ones may be with less to show for it."""

    known: set[float] = field(default_factory=set)

    def columns(self, pieces: Sequence[Piece], deep: int = 0) -> Iterator[list[Piece]]:
        """The pieces of a page in the order in which they are read: a list for every stretch of a column, from the top down."""
        cut = self._best_cut(pieces, deep == 0) if deep < DEEPEST and len(pieces) <= MOST_PIECES else None
        if cut is None:
            yield from [list(pieces)] if pieces else []
            return
        self.known.add(cut.at)
        for band in cut.bands:
            left, right = cut.part(band, LEFT), cut.part(band, RIGHT)
            head = _head(left, right, cut.at) if left and right else list(band)
            above = set(head)
            for part in (head, [each for each in left if each not in above], [each for each in right if each not in above]):
                yield from self.columns(part, deep + 1)

    def _best_cut(self, pieces: Sequence[Piece], is_page: bool) -> _Cut | None:
        """The cut that the fewest pieces reach across; of equals the one at which most lines begin."""
        begins = Counter(round(piece.left / EDGE) for piece in pieces)
        usual = [place for place in begins if begins[place] + begins[place + 1] >= LINES or self._is_known(place * EDGE)]
        places = sorted(usual, key=lambda place: (-begins[place], place))[:PLACES]
        edges = {place: _edge(pieces, place * EDGE) for place in places}
        across = {place: sum(_side(piece, at) == ACROSS for piece in pieces) for place, at in edges.items()}
        tried = sorted(places, key=lambda place: (across[place], -begins[place], place))
        return next((cut for place in tried if (cut := self._cut(pieces, edges[place], is_page))), None)

    def _cut(self, pieces: Sequence[Piece], at: float, is_page: bool) -> _Cut | None:
        """The cut at an edge, if columns of prose stand side by side there."""
        if {LEFT, RIGHT} - {_side(piece, at) for piece in pieces}:
            return None
        rows = list(by_height(pieces))
        across = [any(_side(piece, at) == ACROSS for piece in row) for row in rows]
        grouped = groupby(zip(across, rows, strict=True), key=lambda each: each[0])
        cut = _Cut(at, tuple(tuple(piece for _, row in group for piece in row) for _, group in grouped))
        return cut if self._is_layout(cut, is_page and not any(across)) else None

    def _is_known(self, at: float) -> bool:
        return any(abs(at - known) <= EDGE for known in self.known)

    def _is_layout(self, cut: _Cut, is_page: bool) -> bool:
        """Whether what stands side by side is columns of prose, rather than the cells of a table or loosely set lines."""
        sides = [[list(by_height(cut.part(band, side))) for side in (LEFT, RIGHT)] for band in cut.bands]
        beside = [(left, right) for left, right in sides if left and right]
        if not beside:
            return False
        prose = [_is_prose([line for both in beside for line in both[side]]) for side in (0, 1)]
        begins = [line[0].left <= cut.at + EDGE for _, right in beside for line in right]
        if self._is_known(cut.at):
            return any(prose) and any(begins)
        lines = max(min(len(left), len(right)) for left, right in beside)
        is_plain = is_page or not _is_loose(cut)
        return all(prose) and lines >= (LINES if is_plain else MANY) and mean(begins) > 0.5


def _edge(pieces: Sequence[Piece], place: float) -> float:
    """Where the lines begin that begin at about a place."""
    return min((piece.left for piece in pieces if piece.left >= place - EDGE / 2), default=place)


def _side(piece: Piece, at: float) -> int:
    """On which side of a cut a piece stands, if it does not reach across."""
    if piece.left >= at:
        return RIGHT
    return LEFT if piece.right <= at - GUTTER * piece.size else ACROSS


def _is_loose(cut: _Cut) -> bool:
    """Whether the blank at a cut is hardly wider than those between the words beside it: lines set loosely, not columns."""
    wider = [
        sides[1][0].left - sides[0][-1].right > WIDER * _usual_blank(sides)
        for band in cut.bands
        for row in by_height(band)
        if all(sides := [[piece for piece in row if _side(piece, cut.at) == side] for side in (LEFT, RIGHT)])
    ]
    return bool(wider) and mean(wider) < 0.5


def _usual_blank(sides: Sequence[Sequence[Piece]]) -> float:
    """The blank between two words on either side of a cut, on the average."""
    between = sum(right.left - left.right for side in sides for left, right in pairwise(side))
    inside = sum(piece.blanks for side in sides for piece in side)
    return (between + inside) / max(sum(piece.words for side in sides for piece in side) - 2, 1)


def _is_prose(lines: Sequence[Sequence[Piece]]) -> bool:
    words = [sum(piece.words for piece in line) for line in lines]
    letters = [sum(len(piece.text) + 1 for piece in line) for line in lines]
    return mean(words) >= WORDS and mean(letters) >= LETTERS


def _head(left: Sequence[Piece], right: Sequence[Piece], at: float) -> list[Piece]:
    """Lines above the columns of which one stands at the right margin rather than in the right column: a date, a number."""
    top = max((piece.foot for piece in right if piece.left <= at + INDENT * piece.size), default=0.0)
    above = [piece for piece in right if piece.foot > top and piece.text]
    lowest = min((piece.foot for piece in above), default=float("inf"))
    beside = [piece for piece in left if piece.foot > lowest - piece.size / 2 and piece.text]
    usual = Counter(round(piece.size) for piece in left).most_common(1)[0][0]
    return [*beside, *above] if all(round(piece.size) != usual for piece in beside) else []
