"""PDF: words by their places, columns and paragraphs put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.readers.pdf.columns import stretches
from pipeline.readers.pdf.lines import Piece, PrintedLine, picture, pieces, printed_lines, text_size
from pipeline.readers.pdf.paragraphs import Column, Paragraph, paragraphs
from pipeline.readers.pdf.parts import Opened, opened
from pipeline.readers.pdf.running import PagePieces, without_running
from pipeline.readers.pdf.words import PageWords
from pipeline.readers.shared.fields import FieldNames, pairs_in, release_of
from pipeline.readers.shared.properties import best_title, is_marker, own_title, publisher_in, unstated_day
from pipeline.readers.shared.text import Unreadable, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

HEADLINE = 1.15  # times the size of the text: letters this large are a headline's
ABOVE = 12  # paragraphs among which the headline is


@dataclass(frozen=True)
class Pdfs(Reader):
    """A file of at most `most_pages` pages and `most_letters` letters, no part of which unpacks to more than `most_bytes`, is a
    release. Its properties may give title, author and, as keywords ("published: 2018-03-13; place: …"), the other fields. A
    line `gap` times as far below another one as lines usually are begins a paragraph."""

    most_pages: int = 300
    most_letters: int = 2_000_000
    most_bytes: int = 200_000_000
    gap: float = 1.25
    fields: FieldNames = field(default_factory=FieldNames)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() == ".pdf"

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            found = opened(data, self.most_pages, self.most_letters, self.most_bytes)
            yield from (problem_of(self, source, problem, remedy) for problem, remedy in found.problems)
            yield self._release(found, source)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)

    def _release(self, found: Opened, source: str) -> RawRelease:
        pages = without_running([pieces(page.words) for page in found.pages])
        columns = _columns(pages, [[picture(*box) for box in page.pictures] for page in found.pages])
        told = paragraphs(columns, self.gap)
        beside = [line.text for page, words in zip(pages, found.pages, strict=True) for line in _beside(page, words)]
        lines = [each.text for each in told]
        given = {
            "title": best_title(
                own_title(found.given.get("Title", "")),
                _headline(told, text_size([line for column in columns for line in column])),
                lines,
            ),
            "publisher": publisher_in(found.given.get("Author", "")),
            "published": unstated_day(lines, beside),
            **pairs_in(found.given.get("Keywords", "")),
        }
        aside = tuple(range(len(lines), len(lines) + len(beside)))
        return replace(release_of(given, source, self.fields), text="\n".join([*lines, *beside]), aside=aside)


def _columns(pages: Sequence[PagePieces], pictures: Sequence[Sequence[Piece]]) -> list[Column]:
    """The columns of all pages in reading order, each piece of a head by itself in front of them."""
    heads = [[replace(*printed_lines([piece]), alone=True)] for page in pages for piece in page.head]
    shown = [[*page.text, *drawn] for page, drawn in zip(pages, pictures, strict=True)]
    return [*heads, *(column for page in stretches(shown) for column in _joined(page))]


def _joined(page: Iterable[Sequence[Piece]]) -> list[Column]:
    """The columns of a page: stretches that only follow one another are one."""
    found: list[list[PrintedLine]] = []
    for stretch in filter(None, map(printed_lines, page)):
        if found and _is_below(found[-1], stretch):
            found[-1] += stretch
        else:
            found.append(stretch)
    return [*found]


def _is_below(upper: Sequence[PrintedLine], lower: Sequence[PrintedLine]) -> bool:
    shared = min(_right(upper), _right(lower)) - max(_left(upper), _left(lower))
    narrower = min(_right(upper) - _left(upper), _right(lower) - _left(lower))
    return upper[-1].foot > lower[0].foot and shared > narrower / 2


def _left(lines: Sequence[PrintedLine]) -> float:
    return min(line.left for line in lines)


def _right(lines: Sequence[PrintedLine]) -> float:
    return max(line.right for line in lines)


def _beside(page: PagePieces, words: PageWords) -> list[PrintedLine]:
    return [*printed_lines(page.beside), *printed_lines(pieces(words.beside))]


def _headline(told: Sequence[Paragraph], usual: float) -> str:
    """The paragraph in the largest letters at the top, unless it only names a body or says that this is a release."""
    large = [each for each in told[:ABOVE] if each.last.size > HEADLINE * usual and not is_marker(each.text)]
    large.sort(key=lambda each: -each.last.size)
    names = [each for each in large if each.text.istitle() or each.text.isupper()]
    return next((each.text for each in large if not (each in names and publisher_in(each.text.title()))), "")
