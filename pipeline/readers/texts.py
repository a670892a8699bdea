"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from pipeline.readers.shared.days import Order, settled
from pipeline.readers.shared.drawn_tables import with_rows
from pipeline.readers.shared.escapes import unescaped, without_entities
from pipeline.readers.shared.fields import FieldNames, release_of
from pipeline.readers.shared.markup import as_text
from pipeline.readers.shared.text import TextReader, Unreadable
from pipeline.release import RawRelease
from pipeline.rows import Problem

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html\b)", re.IGNORECASE)
PIECES = re.compile(r"</p>\s*<(?:p|div|h[1-6]|ul|ol|table)\b|</h[1-6]>\s*<p\b", re.IGNORECASE)  # of a page, saved as text
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]++(.*[^\s#])[ \t#]*$", re.MULTILINE)

# Markdown's marks (CommonMark 0.31) and what is left of them. None holds its own opening: what is looked for is near.
MARKS = (
    (HEADING, r"\1"),
    (re.compile(r"!\[[^\[\]\n]*\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


@dataclass(frozen=True)
class Texts(TextReader):
    """A file is a release. Its front matter (YAML between lines of ---) may give id, title, published, publisher, place, url
    and language; everything else is text."""

    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")
    fields: FieldNames = field(default_factory=FieldNames)
    numeric_dates: Order = "day first"

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        yield from settled(self._of(text, source), self.numeric_dates, self, source)

    def _of(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        front = FRONT_MATTER.match(text)
        body = text[front.end() :] if front else text
        given: Mapping[str, Any] = {}
        if front:
            try:
                given = _front_matter(front[1])
            except Unreadable as why:
                yield self.problem(source, why.problem, why.remedy)
        if not body.strip():
            raise Unreadable("there is no text below the front matter", "put the release there")
        if PAGE.match(body):
            raise Unreadable("this is a web page, not plain text", "give it the suffix .html")
        release = release_of({**given, "text": ""}, source, self.fields)
        body = with_rows(body)
        if PurePosixPath(source.removesuffix(".gz")).suffix.lower() in (".md", ".markdown"):
            heading = HEADING.search(body)
            release = replace(release, title=release.title or (_without_marks(heading[1]) if heading else ""))
            body = _without_marks(body)
        body = unescaped(body)
        yield replace(release, text=as_text(body) if PIECES.search(body) else without_entities(body))


class _PlainLoader(yaml.BaseLoader):
    """Builds nothing but strings, lists and mappings, and follows no alias: a few lines of those can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def _front_matter(block: str) -> Mapping[str, Any]:
    """Its fields, values as written (a date stays the text that it was)."""
    try:
        given = yaml.load(block, Loader=_PlainLoader)  # noqa: S506 - that loader builds nothing else than yaml.safe_load
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 2}" if mark else ""
        remedy = "write `name: value` lines; quote values that hold a colon"
        raise Unreadable(f"the front matter is not YAML{where}", remedy) from None
    if given in (None, ""):
        return {}
    if not isinstance(given, Mapping):
        raise Unreadable("the front matter is not a list of fields", "write `name: value` lines")
    return given


def _without_marks(text: str) -> str:
    for mark, left in MARKS:
        text = mark.sub(left, text)
    return text
