"""Lines of columns to paragraphs: what goes on over a line, a picture, a column or a page is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.readers.pdf.hyphens import KnownWords
from pipeline.readers.pdf.lines import PrintedLine, text_size

WIDEST = 2.5  # of a letter's size: no lines of a paragraph stand farther apart
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "…", ")", "’")
ALIKE = 0.5  # points: sizes that differ by less are one
INDENT = (0.8, 4.0)  # of a letter's size: how far inside its column a paragraph's first line begins
EARLY = 0.65  # of a column's width: a line that ends so early ends what it is part of
BULLET = re.compile(r"[•▪●·–-] ")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] ")
INTERRUPTIONS = 3  # paragraphs (captions, notes at the foot) over which a sentence goes on

Column = Sequence[PrintedLine]
Edges = tuple[float, float]
"""Left and right."""


@dataclass
class Paragraph:
    """Lines that belong together; `last` is the last of them."""

    parts: list[str]
    last: PrintedLine

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def is_finished(self) -> bool:
        return self.last.alone or self.parts[-1].endswith(SENTENCE_END)


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document: the size of its text, and the distance from line to line for every size, in points."""

    text_size: float
    distances: dict[int, float]
    gap: float

    def is_far(self, above: PrintedLine, line: PrintedLine) -> bool:
        return above.foot - line.foot > self.gap * min(self.distances.get(round(line.size), line.size * 1.2), WIDEST * line.size)


def paragraphs(columns: Sequence[Column], gap: float) -> list[Paragraph]:
    """The paragraphs of columns in reading order. A line more than `gap` times as far below another one as usual begins one."""
    words = KnownWords.of(line.text for column in columns for line in column)
    measures = _measures(columns, gap)
    found: list[Paragraph] = []
    for line, edges in (each for column in columns for each in _with_edges(column)):
        before = _paragraph_of(line, found, edges, measures)
        if before:
            before.parts[-1], between = words.joint(before.parts[-1], line.text)
            before.parts += [between, line.text]
            before.last = line
        else:
            found.append(Paragraph([line.text], line))
    return found


def _with_edges(column: Column) -> Iterator[tuple[PrintedLine, Edges | None]]:
    """The lines of a column with its edges for their size of letters; None for the first one, which nothing stands above."""
    edges = _edges(column)
    return ((line, edges[round(line.size)] if position else None) for position, line in enumerate(column))


def _edges(column: Column) -> dict[int, Edges]:
    """The edges of a column for every size of letters in it."""
    found: dict[int, Edges] = {}
    for line in column:
        left, right = found.get(round(line.size), (line.left, line.right))
        found[round(line.size)] = (min(left, line.left), max(right, line.right))
    return found


def _paragraph_of(line: PrintedLine, found: Sequence[Paragraph], edges: Edges | None, measures: _Measures) -> Paragraph | None:
    """The paragraph that a line goes on with, if any. `edges` are those of its column, None for the first line of one."""
    if line.alone or not found:
        return None
    above = found[-1]
    goes_on = _goes_on(above, line, edges, measures) if edges else not above.is_finished and _is_alike(above.last, line)
    if goes_on and not _begins_item(above, line):
        return above
    return _interrupted(found[-INTERRUPTIONS - 1 :], line)


def _interrupted(found: Sequence[Paragraph], line: PrintedLine) -> Paragraph | None:
    """The last paragraph of a line's kind, if its sentence goes on with the line: what stands between them is set in."""
    before = next((each for each in reversed(found) if _is_alike(each.last, line)), None)
    return before if before and not before.is_finished and line.text[:1].islower() else None


def _goes_on(above: Paragraph, line: PrintedLine, edges: Edges, measures: _Measures) -> bool:
    """Whether a line goes on with the paragraph above it in its column."""
    last = above.last
    if last.alone or abs(last.size - line.size) > ALIKE or measures.is_far(last, line):
        return False
    if line.size > measures.text_size + ALIKE:  # a headline is broken where its maker likes
        return True
    left, right = edges
    ends_early = last.right < left + EARLY * (right - left)
    near, far = INDENT
    is_indented = last.left + near * line.size < line.left < left + far * line.size
    if above.is_finished:
        return not (ends_early or is_indented)
    return not ends_early or (last.bold == line.bold and line.text[:1].islower())


def _begins_item(above: Paragraph, line: PrintedLine) -> bool:
    return BULLET.match(line.text) is not None or (above.is_finished and NUMBER.match(line.text) is not None)


def _is_alike(left: PrintedLine, right: PrintedLine) -> bool:
    return not left.alone and abs(left.size - right.size) <= ALIKE and left.bold == right.bold


def _measures(columns: Sequence[Column], gap: float) -> _Measures:
    """The usual distance is the smaller half of those met, in the middle."""
    distances: dict[int, list[float]] = {}
    for column in columns:
        for above, line in pairwise(column):
            if abs(above.size - line.size) <= ALIKE and above.foot > line.foot:
                distances.setdefault(round(line.size), []).append(above.foot - line.foot)
    usual = {size: median(sorted(met)[: len(met) // 2 + 1]) for size, met in distances.items()}
    return _Measures(text_size([line for column in columns for line in column]), usual, gap)
