"""Word documents."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.readers._archive import Bounds
from pipeline.readers._text import Unreadable, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

if TYPE_CHECKING:
    from docx.document import Document

# The kinds of Word document that hold a text as .docx does (ECMA-376): with macros, or a template.
OTHER_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
DATED = re.compile(r"\b(?:published|dated?|released|issued)\b.*\d", re.IGNORECASE)


@dataclass(frozen=True)
class Documents(Reader):
    """A file that unpacks to at most `most_bytes`, no part of it packed closer than `most_ratio` to one, is a release.

    Its properties may give title, author, identifier and language, and the subject the date ("Published 2018-03-13"). Page
    heads and feet are not read, macros never run.
    """

    most_bytes: int = 100_000_000
    most_ratio: int = 200

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            document, has_macros = self._opened(data)
            if has_macros:
                yield problem_of(self, source, "the document holds macros; only its text was read", "save it without macros")
            yield _release(document, source)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)

    def _opened(self, data: bytes) -> tuple[Document, bool]:
        from docx.opc.part import PartFactory
        from docx.package import Package
        from docx.parts.document import DocumentPart

        PartFactory.part_type_for.update(dict.fromkeys(OTHER_KINDS, DocumentPart))
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = Bounds(self.most_bytes, self.most_ratio).members(archive)
            part = Package.open(io.BytesIO(data)).main_document_part
            return part.document, any(member.filename.endswith("vbaProject.bin") for member in members)
        except Unreadable:
            raise
        except Exception as error:  # a broken document breaks the parsers in many ways, none of them ours to tell apart
            problem = f"the document is damaged, or no Word document ({type(error).__name__})"
            raise Unreadable(problem, "open it and save it again as .docx") from None


def _release(document: Document, source: str) -> RawRelease:
    lines = list(_lines(document))
    if not any(line.strip() for line in lines):
        raise Unreadable("there is no text in the document", "put the release into it, or remove it")
    given = document.core_properties
    return RawRelease(
        source=source,
        text="\n".join(lines),
        id=given.identifier or "",
        title=given.title or "",
        published=given.subject if DATED.search(given.subject or "") else "",
        publisher=given.author if " " in (given.author or "") else "",
        language=given.language or "",
    )


def _lines(document: Document) -> Iterator[str]:
    """Paragraphs, and the rows of tables, in the order in which they stand."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # merged cells are met repeatedly
                yield " ".join(cell for cell in cells if cell)
        else:
            yield block.text
