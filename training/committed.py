"""Texts of which it is told which sentences commit somebody: those marked for names, and texts written for this alone.

Of the first, `commitments/labels.csv` has the sentences by place; in the others a line is a sentence, "+ " in front of it says
that it commits somebody, and a blank line parts paragraphs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.marked import documents, parted

FOLDER = Path(__file__).with_name("commitments")
MARK = "+ "


@dataclass(frozen=True, slots=True)
class Commitment:
    """A sentence that commits somebody; offsets are code points into the text of its document, end exclusive.

    `actor` is the words for who is to act, empty where no reader was asked or nobody is named. A sentence of which two readers
    of the guidelines may differ is not `sure`: it counts neither for nor against whoever finds it.
    """

    start: int
    end: int
    actor: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A text and all its sentences that commit somebody, in order: every other sentence commits nobody."""

    id: str
    text: str
    written_for_this: bool
    commitments: tuple[Commitment, ...]


def judged(folder: Path = FOLDER) -> Iterator[Judged]:
    """Every text, those marked for names first. Raises ValueError where a file breaks the form."""
    told = _told(folder / "labels.csv")
    for document in documents():
        yield Judged(document.id, document.text, False, tuple(told.pop(document.id, ())))
    if told:
        raise ValueError(f"labels.csv: no such document: {', '.join(told)}")
    for file in sorted(folder.glob("*.txt")):
        for head, lines in parted(file):
            yield _judged(head["id"], lines)


def _told(file: Path) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["document"], []).append(
                Commitment(int(row["start"]), int(row["end"]), row["actor"], row["sure"] == "yes")
            )
    return found


def _judged(name: str, lines: str) -> Judged:
    text, found = "", []
    for part in re.split(r"(\n+)", lines):
        if part.isspace():
            text += "\n\n" if len(part) > 1 else " "
            continue
        sentence = part.removeprefix(MARK)
        if sentence != part:
            found.append(Commitment(len(text), len(text) + len(sentence)))
        text += sentence
    return Judged(name, text, True, tuple(found))
