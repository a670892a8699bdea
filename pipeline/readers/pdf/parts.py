"""A PDF file opened: its pages' words, what it says of itself, and what is wrong with it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.readers.pdf.words import PageWords, page_words
from pipeline.readers.shared.text import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")  # packed: the first byte says so (RFC 1950)
CHUNK = 65536
RECOGNISE = "run text recognition (OCR) on the file"
UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
GARBLED = 0.2  # of a text's letters that stand for nothing: fonts that do not say what their letters mean


@dataclass(frozen=True, slots=True)
class Opened:
    """The pages of a file, its properties by name, and its problems, each with its remedy."""

    pages: Sequence[PageWords]
    given: Mapping[str, str]
    problems: Sequence[tuple[str, str]]


def opened(data: bytes, most_pages: int, most_letters: int, most_bytes: int) -> Opened:
    """A file within bounds. Raises Unreadable for what is damaged, locked, too large, or has no text."""
    _check_streams(data, most_bytes)
    document = _document(data)
    try:
        if len(document) > most_pages:
            problem = f"the PDF has {len(document)} pages, more than a release has"
            raise Unreadable(problem, "take the release out of it, or raise [readers.pdfs] most_pages")
        pages = _pages(document, most_letters)
        return Opened([page for page in pages if page], document.get_metadata_dict(skip_empty=True), _problems(pages))
    finally:
        document.close()


def _document(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise Unreadable("the PDF is locked with a password", "save it without one") from None
        raise Unreadable("the PDF is damaged", "open it and print it to a new PDF, or download it again") from None


def _pages(document: PdfDocument, most_letters: int) -> list[PageWords | None]:
    """The words of every page, None for one that cannot be read."""
    from pypdfium2 import PdfiumError

    found: list[PageWords | None] = []
    left = most_letters
    for number in range(len(document)):
        try:
            page = document[number]
            found.append(page_words(page, left))
            page.close()
        except PdfiumError:
            found.append(None)
        left -= sum(page.letters for page in found[-1:] if page)
        if left < 0:
            problem = f"the PDF has more than {most_letters:,} letters, more than a release has"
            raise Unreadable(problem, "take the release out of it, or raise [readers.pdfs] most_letters")
    return found


def _problems(pages: Sequence[PageWords | None]) -> list[tuple[str, str]]:
    """What is wrong, with remedies. Raises Unreadable where there is nothing to read."""
    damaged = [number for number, page in enumerate(pages, 1) if page is None]
    scanned = [number for number, page in enumerate(pages, 1) if page and page.is_scan]
    text = "".join(word.text for page in pages if page for word in page.words)
    _check_text(text, damaged, scanned, len(pages))
    garbled = len(UNKNOWN.findall(text)) > GARBLED * len(text)
    found = (
        (damaged, f"{_numbered(damaged)} could not be read: damaged", "open it and print it to a new PDF"),
        (scanned, f"{_numbered(scanned)} only a picture without text (a scan)", f"{RECOGNISE}; the other pages were read"),
        (garbled, "the fonts do not say which letters they show; the text may be garbled", RECOGNISE),
    )
    return [(problem, remedy) for is_so, problem, remedy in found if is_so]


def _check_text(text: str, damaged: Sequence[int], scanned: Sequence[int], pages: int) -> None:
    if not text and damaged:
        raise Unreadable("the PDF is damaged: none of its pages can be read", "open it and print it to a new PDF")
    if not text or len(scanned) == pages:
        kind = "the pages hold pictures but no text (a scan)" if scanned else "the pages hold no text"
        raise Unreadable(kind, f"{RECOGNISE} first" if scanned else f"{RECOGNISE} if its pages show any, or remove it")


def _numbered(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}:"


def _check_streams(data: bytes, most_bytes: int) -> None:
    """Raises Unreadable if a packed part unpacks to too much."""
    view = memoryview(data)
    for match in STREAM.finditer(data):
        if _unpacks_beyond(view[match.end() :], most_bytes):
            problem = f"a part of the PDF unpacks to more than {most_bytes:,} bytes; it may be a bomb"
            raise Unreadable(problem, "remove it, or raise [readers.pdfs] most_bytes")


def _unpacks_beyond(packed: memoryview, most_bytes: int) -> bool:
    unpacking, length = zlib.decompressobj(), 0
    for start in range(0, len(packed), CHUNK):
        try:
            tail: bytes | memoryview = packed[start : start + CHUNK]
            while tail and length <= most_bytes:
                length += len(unpacking.decompress(tail, 1 << 20))
                tail = unpacking.unconsumed_tail
        except zlib.error:
            return False
        if unpacking.eof or length > most_bytes:
            break
    return length > most_bytes
