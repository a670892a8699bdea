"""Lines on a PDF page: words at one height, parted where the blank between them is too wide for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Protocol, Self, TypeVar

from pipeline.readers.pdf.words import Word
from pipeline.readers.shared.rows import row_line

HEIGHT = 0.45  # of a letter's size: how far words of one line stand apart in height (raised and lowered ones do)
WIDE = 0.65  # of a letter's size: a blank that may part two pieces; a blank in justified text is hardly ever as wide
GLUED = 0.12  # of a letter's size: a gap that is no blank
CELL = 2.0  # of a letter's size: a blank that parts the cells of a table
MARK = re.compile(r"[-–•▪●·*]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]")  # of a list: its blank may be wide
RAISED = 0.85  # of its line's size: letters this small that stand above the line are raised
MEASURES = ("m", "km", "cm", "mm", "ft")  # what a raised figure belongs to; behind all other words it calls a note


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that nothing but blanks parts: their text, how many they are, places and sizes as those of words, and
    the blanks between its words in all."""

    text: str
    words: int
    left: float
    right: float
    foot: float
    size: float
    bold: bool
    blanks: float

    @classmethod
    def of(cls, words: Sequence[Word]) -> Self:
        main = max(words, key=lambda word: (word.size, -word.left))
        right = max(word.right for word in words)
        bold = all(word.bold for word in words)
        blanks = sum(max(word.left - before.right, 0.0) for before, word in pairwise(words))
        return cls(_text(words, main), len(words), words[0].left, right, main.foot, main.size, bold, blanks)


def _text(words: Sequence[Word], main: Word) -> str:
    """The words with blanks between them, calls of notes left out."""
    kept = [words[0], *(word for before, word in pairwise(words) if not _calls_note(before, word, main))]
    text = kept[0].text
    for before, word in pairwise(kept):
        is_blank = word.spaced or word.left - before.right > GLUED * word.size
        text += (" " if is_blank else "") + word.text
    return text


def _calls_note(before: Word, word: Word, main: Word) -> bool:
    raised = word.size < RAISED * main.size and word.foot > main.foot + 0.1 * main.size
    return raised and word.text.isdigit() and len(word.text) < 4 and not word.spaced and before.text not in MEASURES


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a column: its text, its edges, the height of its foot and its letters' size, in points.

    `bold`: all its letters are; `alone`: it goes on with no other (a row of a table).
    """

    text: str
    left: float
    right: float
    foot: float
    size: float
    bold: bool
    alone: bool = False


class Placed(Protocol):
    """What stands at some height on a page."""

    @property
    def text(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def foot(self) -> float: ...
    @property
    def size(self) -> float: ...


AnyPlaced = TypeVar("AnyPlaced", bound=Placed)


def pieces(words: Iterable[Word]) -> list[Piece]:
    """The pieces of lines that some words make up, from the top down."""
    return [piece for row in by_height(words) for piece in _parted(_once(row))]


def printed_lines(column: Iterable[Piece]) -> list[PrintedLine]:
    """The lines of a column; pieces of one height that stand far apart are the cells of a row."""
    return [_line(row) for row in by_height(piece for piece in column if piece.text)]


def picture(left: float, bottom: float, right: float, top: float) -> Piece:
    """A picture, in the form of a piece without words: it keeps what is above it from what is below."""
    return Piece("", 0, left, right, (bottom + top) / 2, 1.0, False, 0.0)


def by_height(placed: Iterable[AnyPlaced]) -> Iterator[list[AnyPlaced]]:
    """What stands at one height, from left to right; from the top down."""
    row: list[AnyPlaced] = []
    from_left = attrgetter("left")
    for each in sorted(sorted(placed, key=from_left), key=attrgetter("foot"), reverse=True):
        if row and row[0].foot - each.foot > HEIGHT * max(row[0].size, each.size):
            yield sorted(row, key=from_left)
            row = []
        row.append(each)
    if row:
        yield sorted(row, key=from_left)


def text_size(placed: Iterable[Placed]) -> float:
    """The size, to half a point, in which most letters are set."""
    letters: Counter[float] = Counter()
    for each in placed:
        letters[round(each.size * 2) / 2] += len(each.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _line(row: Sequence[Piece]) -> PrintedLine:
    cells = [row[0].text]
    for before, piece in pairwise(row):
        is_cell = piece.left - before.right > CELL * piece.size and not MARK.fullmatch(cells[-1])
        cells += [piece.text] if is_cell else []
        cells[-1] += "" if is_cell else f" {piece.text}"
    main = max(row, key=lambda piece: (piece.size, -piece.left))
    return PrintedLine(
        text=row_line(cells),
        left=row[0].left,
        right=max(piece.right for piece in row),
        foot=main.foot,
        size=main.size,
        bold=all(piece.bold for piece in row),
        alone=len(cells) > 1,
    )


def _once(row: Sequence[Word]) -> list[Word]:
    """What is drawn twice, for boldness or a shadow, counts once."""
    found: list[Word] = []
    for word in row:
        if not any(word.text == other.text and word.left - other.left < 0.3 * word.size for other in found[-2:]):
            found.append(word)
    return found


def _parted(row: Sequence[Word]) -> Iterator[Piece]:
    start = 0
    for i in range(1, len(row)):
        if row[i].left - row[i - 1].right > WIDE * min(row[i - 1].size, row[i].size):
            yield Piece.of(row[start:i])
            start = i
    yield Piece.of(row[start:])
