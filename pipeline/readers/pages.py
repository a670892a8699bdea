"""Saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.readers._text import Unreadable, decode, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True)
class Pages(Reader):
    """The main text and what the page says of itself, by trafilatura (Barbaresi 2021)."""

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".html", ".htm", ".xhtml")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            declared = CHARSET.search(data[:5000])
            decoded = decode(data, declared[1].decode("ascii") if declared else "")
            if decoded.doubt:
                yield problem_of(self, source, decoded.doubt, "save the page as UTF-8 if letters came out wrong")
            yield _release(decoded.text, source)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)


def _release(markup: str, source: str) -> RawRelease:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=True)
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise Unreadable("no main text was found on the page", "save the page that shows the release itself")
    return RawRelease(
        source=source,
        text=page.text or "",
        title=page.title or "",
        published=page.date or "",
        publisher=page.sitename or "",
        url=page.url or "",
    )
