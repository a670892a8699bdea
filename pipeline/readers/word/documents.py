"""Word documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.readers.shared.bounds import Bounds
from pipeline.readers.shared.properties import best_title, is_marker, own_title, publisher_in, unstated_day
from pipeline.readers.shared.text import Unreadable, problem_of
from pipeline.readers.word.lists import lists_in
from pipeline.readers.word.parts import SAVE_AGAIN, Parts, parts_in
from pipeline.readers.word.styles import styles_in, value
from pipeline.readers.word.text import Shown, Walk
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

DATED = re.compile(r"\b(?:published|dated?|released|issued)\b.*\d", re.IGNORECASE)
LEAD = 25  # words of a paragraph below which there is no headline


@dataclass(frozen=True)
class Documents(Reader):
    """A file that unpacks to at most `most_bytes`, no part of it packed closer than `most_ratio` to one, is a release.

    Its properties may give title, author, identifier and language, and the subject the date ("Published 2018-03-13"). Page
    heads and feet are put aside; macros never run.
    """

    most_bytes: int = 100_000_000
    most_ratio: int = 200

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            parts = parts_in(data, Bounds(self.most_bytes, self.most_ratio))
            if any(name.endswith("vbaProject.bin") for name in parts.names):
                yield problem_of(self, source, "the document holds macros; only its text was read", "save it without macros")
            release = _release(parts, source)
            yield from (problem_of(self, source, damage, SAVE_AGAIN) for damage in parts.damage)
            yield release
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)


def _release(parts: Parts, source: str) -> RawRelease:
    main = parts.main()
    root = parts.root(main)
    if root is None:
        raise Unreadable("the document is damaged: its text cannot be read", SAVE_AGAIN)
    walk = Walk(styles_in(parts.one(main, "styles")), lists_in(parts.one(main, "numbering")))
    body = [*walk.blocks(root), *_notes(parts, main, walk)]
    if not any(each.text.strip() for each in body):
        raise Unreadable("there is no text in the document", "put the release into it, or remove it")
    lines = [line for each in body for line in each.text.split("\n")]
    edges = list(_edges(parts, main, walk))
    given = _properties(parts)
    subject = given.get("subject", "")
    return RawRelease(
        source=source,
        text="\n".join([*lines, *edges]),
        id=given.get("identifier", ""),
        title=_title(body, own_title(given.get("title", ""))),
        published=subject if DATED.search(subject) else unstated_day(lines, edges),
        publisher=publisher_in(given.get("creator", ""), given.get("Company", "")),
        language=given.get("language", ""),
        aside=tuple(range(len(lines), len(lines) + len(edges))),
    )


def _notes(parts: Parts, main: str, walk: Walk) -> Iterator[Shown]:
    """The footnotes, then the endnotes, that the text refers to, each behind its number."""
    held = {kind: _by_id(parts.one(main, f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    met = sorted(walk.notes, key=lambda note: note[0] == "endnote")
    for number, (kind, given) in enumerate(met, 1):
        if given in held[kind]:
            text = " ".join(each.text.strip() for each in walk.blocks(held[kind][given]))
            yield Shown(f"[{number}] {' '.join(text.split())}")


def _by_id(root: Any, kind: str) -> dict[str, Any]:
    found = () if root is None else root.iterchildren(f"{{*}}{kind}")
    return {value(each, "id", own=True): each for each in found}


def _edges(parts: Parts, main: str, walk: Walk) -> list[str]:
    """The lines of the pages' heads and feet, each once."""
    roots = [parts.root(name) for kind in ("header", "footer") for name in parts.related(main, kind)]
    shown = (" ".join(each.text.split()) for root in roots if root is not None for each in walk.blocks(root))
    return list(dict.fromkeys(line for line in shown if line))


def _properties(parts: Parts) -> dict[str, str]:
    """What the file says of itself, by the names of its elements (Dublin Core)."""
    roots = [parts.one("", kind) for kind in ("core-properties", "extended-properties")]
    found = (each for root in roots if root is not None for each in root.iterchildren("*"))
    return {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in found}


def _title(body: Sequence[Shown], given: str) -> str:
    """The title that the text begins with by its style, if the properties give none that stands in the text."""
    filled = [each for each in body if each.text.strip()]
    above = filled[: next((i for i, each in enumerate(filled) if each.text.count(" ") >= LEAD), len(filled))]
    headings = [each for style in ("title", "heading1") for each in above if each.style == style and not is_marker(each.text)]
    shown = next((" ".join(each.text.split()) for each in headings), "")
    return best_title(given, shown, [each.text for each in filled])
