"""Reads texts with names marked inline: `The {AGENCY Audit Office} of {PLACE Torvik}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).with_name("texts")
HEAD = re.compile(r"^=== (?P<manner>[^|\n]+) \| (?P<setting>[^|\n]+) \| (?P<id>[\w.-]+)$", re.MULTILINE)
MARK = re.compile(r"\{(PERSON|AGENCY|ORG|PLACE|LAW) ([^{}\n]+)\}")


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name; offsets are code points into the text of its document, end exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text without its marks, and the names in it, in order."""

    id: str
    manner: str
    setting: str
    text: str
    names: tuple[Name, ...]


def documents(folder: Path = TEXTS) -> Iterator[Document]:
    """Every document of the files in a folder, in the order of their names. Raises ValueError where a file breaks the form."""
    for file in sorted(folder.glob("*.txt")):
        for head, written in parted(file):
            yield _document(head, written)


def parted(file: Path) -> Iterator[tuple[re.Match[str], str]]:
    """The head line of every document of a file, and what is written below. Raises ValueError where it breaks the form."""
    written = file.read_text(encoding="utf-8")
    heads = list(HEAD.finditer(written))
    if not heads or heads[0].start() or len(heads) != written.count("\n===") + written.startswith("==="):
        raise ValueError(f"{file.name}: a document begins with a line '=== manner | setting | id'")
    ends = [*(head.start() for head in heads[1:]), len(written)]
    for head, end in zip(heads, ends, strict=True):
        yield head, written[head.end() : end].strip()


def _document(head: re.Match[str], marked: str) -> Document:
    names: list[Name] = []
    parts: list[str] = []
    length = at = 0
    for mark in MARK.finditer(marked):
        before = marked[at : mark.start()]
        names.append(Name(length + len(before), length + len(before) + len(mark[2]), mark[1]))
        parts += [before, mark[2]]
        length, at = names[-1].end, mark.end()
    text = "".join([*parts, marked[at:]])
    if "{" in text or "}" in text:
        raise ValueError(f"{head['id']}: a mark that is not closed, not known or inside another one")
    return Document(head["id"], head["manner"].strip(), head["setting"].strip(), text, tuple(names))
