"""PDF: lines put together into paragraphs again, running heads and hyphenation undone."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from pipeline.readers._fields import FieldNames, pairs_in, release_of
from pipeline.readers._text import Unreadable, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# Titles that programs write by themselves.
NO_TITLE = re.compile(r"Microsoft |untitled|\.(?:docx?|pdf|odt|indd|rtf)\b|^\S*$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
CUT_WORD = re.compile(r"([^\W\d_]+)-$")
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "…", ")")


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """A line on a page: its words, its height above the page's foot and its type size, in points, and its font."""

    text: str
    height: float
    size: float
    font: str


@dataclass(frozen=True)
class Pdfs(Reader):
    """A file of at most `most_pages` pages is a release. Its properties may give title, author and, as keywords
    ("published: 2018-03-13; place: …"), the other fields. A line `gap` times as far below another one as lines usually are
    begins a paragraph."""

    most_pages: int = 300
    gap: float = 1.25
    fields: FieldNames = field(default_factory=FieldNames)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() == ".pdf"

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            yield self._release(data, source)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)
        except Exception as error:  # a broken PDF breaks the parser in many ways, none of them ours to tell apart
            problem = f"the PDF is damaged ({type(error).__name__})"
            yield problem_of(self, source, problem, "open it and print it to a new PDF, or download it again")

    def _release(self, data: bytes, source: str) -> RawRelease:
        reader = self._opened(data)
        pages = [_printed_lines(page) for page in reader.pages]
        if not any(pages):
            raise Unreadable("the pages hold pictures but no text (a scan)", "run text recognition (OCR) on it first")
        text = "\n".join(_paragraphs(_without_running_heads(pages), self.gap))
        given: Mapping[str, Any] = reader.metadata or {}
        properties = {name: str(given.get(f"/{key}") or "") for name, key in (("title", "Title"), ("publisher", "Author"))}
        if NO_TITLE.search(properties["title"]):
            properties["title"] = ""
        stated = pairs_in(str(given.get("/Keywords") or ""))
        return replace(release_of({**properties, **stated}, source, self.fields), text=text)

    def _opened(self, data: bytes) -> PdfReader:
        import logging

        from pypdf import PdfReader

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong stands in `problems`, once
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is locked with a password", "save it without one")
        if len(reader.pages) > self.most_pages:
            raise Unreadable(
                f"the PDF has {len(reader.pages)} pages, more than a release has",
                "take the release out of it, or raise [readers.pdfs] most_pages",
            )
        return reader


def _printed_lines(page: PageObject) -> list[_PrintedLine]:
    """The lines of a page in reading order, with the geometry of their first word."""
    looks: list[tuple[float, float, str]] = []
    breaks: list[int] = []
    pieces: list[str] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        for piece in re.split(r"(\n)", text):
            if piece == "\n":
                breaks.append(len(pieces))
            elif piece.strip():
                pieces.append(piece)
                name = str((font or {}).get("/BaseFont", ""))
                looks.append((tm[5] * cm[3] + cm[5], abs(size * tm[3] * cm[3]) or size, name))

    page.extract_text(visitor_text=visit)
    lines = []
    for start, end in zip([0, *breaks], [*breaks, len(pieces)], strict=True):
        text = " ".join("".join(pieces[start:end]).split())
        if text:
            lines.append(_PrintedLine(text, *looks[start]))
    return lines


def _without_running_heads(pages: Sequence[list[_PrintedLine]]) -> list[list[_PrintedLine]]:
    """The pages without the lines that stand at the top or foot of most of them, page numbers aside."""
    if len(pages) < 2:
        return list(pages)
    at_edge = Counter(mark for page in pages for mark in {_mark(line) for line in (*page[:2], *page[-2:])})
    running = {mark for mark, count in at_edge.items() if count > len(pages) / 2}
    first, *others = pages
    kept = [line for i, line in enumerate(first) if i < 2 or _mark(line) not in running]  # on page one it names the publisher
    return [kept, *([line for line in page if _mark(line) not in running] for page in others)]


def _mark(line: _PrintedLine) -> str:
    return DIGITS.sub("#", line.text)


def _paragraphs(pages: Sequence[Sequence[_PrintedLine]], gap: float) -> Iterator[str]:
    """Runs of lines of one size at the usual distance; a paragraph that is not finished goes on over the page's end."""
    usual = _usual_distance(pages)
    whole = " ".join(line.text for page in pages for line in page)
    longest = max((len(line.text) for page in pages for line in page), default=0)
    paragraph = ""
    above: _PrintedLine | None = None
    for page in pages:
        for position, line in enumerate(page):
            if above is None:
                begins = True
            elif position == 0:
                begins = paragraph.endswith(SENTENCE_END)
            else:
                far = above.height - line.height > gap * usual.get(round(line.size), line.size * 1.2)
                heading = above.font != line.font and len(above.text) < 0.7 * longest
                begins = far or heading or abs(above.size - line.size) > 0.5
            if begins and paragraph:
                yield paragraph
                paragraph = ""
            paragraph = _joined(paragraph, line.text, whole) if paragraph else line.text
            above = line
    if paragraph:
        yield paragraph


def _usual_distance(pages: Sequence[Sequence[_PrintedLine]]) -> dict[int, float]:
    """Type size → the distance from line to line, in points: the smaller half of those met, in the middle."""
    distances: dict[int, list[float]] = {}
    for page in pages:
        for above, line in pairwise(page):
            if abs(above.size - line.size) <= 0.5 and above.height > line.height:
                distances.setdefault(round(line.size), []).append(above.height - line.height)
    return {size: median(sorted(found)[: len(found) // 2 + 1]) for size, found in distances.items()}


def _joined(left: str, right: str, whole: str) -> str:
    """Two lines as one. A word cut at the line's end is closed, unless the text has it with a hyphen elsewhere."""
    cut = CUT_WORD.search(left)
    if not cut:
        return f"{left} {right}"
    rest = re.match(r"[^\W\d_]*", right)
    compound = f"{cut[1]}-{rest[0] if rest else ''}"
    if not right[:1].islower() or re.search(rf"\b{re.escape(compound)}\b", whole, re.IGNORECASE):
        return left + right
    return left[:-1] + right
