"""Saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.outside.addresses import day_in
from pipeline.readers.pages.error_pages import is_error_page
from pipeline.readers.pages.main_text import main_blocks
from pipeline.readers.pages.saved import WEB_ARCHIVES, Saved, saved_from, unarchived
from pipeline.readers.pages.stated import stated
from pipeline.readers.pages.titles import whole
from pipeline.readers.shared.blocks import Block
from pipeline.readers.shared.markup import blocks_of, parsed
from pipeline.readers.shared.text import Unreadable, decode, problem_of
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
SENTENCE_ENDS = (".", "!", "?", "”", '"')
MANY_BLOCKS = 1_000
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Pages(Reader):
    """The whole page is read, a line per block; what trafilatura (Barbaresi 2021) does not find to be the main text, nor
    stands between headline and text, is put aside and dropped by cleaning with that reason."""

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".html", ".htm", ".xhtml", *WEB_ARCHIVES)

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            page = unarchived(data) if source.lower().removesuffix(".gz").endswith(WEB_ARCHIVES) else Saved(data)
            declared = CHARSET.search(page.data[:5000])
            decoded = decode(page.data, page.charset or (declared[1].decode("ascii") if declared else ""))
            if decoded.doubt:
                yield problem_of(self, source, decoded.doubt, "save the page as UTF-8 if letters came out wrong")
            yield _release(decoded.text, source, page.address or saved_from(decoded.text))
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)


def _release(markup: str, source: str, address: str) -> RawRelease:
    root = parsed(markup)
    blocks = blocks_of(root)
    lines = [block.text for block in blocks]
    given: dict[str, Any] = dict(stated(root, lines, address))
    given["title"] = whole(given["title"], lines)
    blocks = _with_title_apart(blocks, given["title"])
    main = main_blocks(blocks, _main_text(markup, blocks), given["title"])
    if not main:
        raise Unreadable("no main text was found on the page", "save the page that shows the release itself")
    shown = " ".join((root.findtext(".//title") or given["title"]).split())
    if is_error_page(shown, sum(len(blocks[i].text.split()) for i in main)):
        problem = f"a server gave this page in the place of another one: {shown[:80]!r}"
        raise Unreadable(problem, "download the page that was meant again, or take this one out")
    top = [blocks[i].text for i in sorted(main)[:8]]
    if not given["published"] and not day_in(given["url"]) and not any(YEAR.search(line) for line in top):
        given["published"] = _guessed_date(root)
    aside = tuple(i for i in range(len(blocks)) if i not in main)
    return RawRelease(source=source, text="\n".join(block.text for block in blocks), aside=aside, **given)


def _with_title_apart(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks, the title a block by itself where it is the first sentence of one."""
    found: list[Block] = []
    for block in blocks:
        below = block.text.removeprefix(title).strip() if title.endswith(SENTENCE_ENDS) else block.text
        found += [block] if below in ("", block.text) else [replace(block, text=title), replace(block, text=below)]
    return found


def _main_text(markup: str, blocks: Sequence[Block]) -> str:
    """The text as trafilatura finds it. Where it finds little it asks jusText (Pomikálek 2011), whose time grows with the square
    of the number of paragraphs: not on a page of very many."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    page = bare_extraction(
        markup, favor_precision=True, include_comments=False, include_tables=True, fast=len(blocks) > MANY_BLOCKS
    )
    return (page.text or "") if isinstance(page, Document) else ""


def _guessed_date(root: Any) -> str:
    from htmldate import find_date

    try:
        return find_date(root, original_date=True, extensive_search=False) or ""
    except (ValueError, TypeError, AttributeError):  # what its parsers raise on odd pages
        return ""
