"""Every number that quantifies something: sums, shares, scores, ranks, counts, changes, ages and terms.

The text gives the numbers with their currencies and ranges; the parse gives the noun that is counted; the words around
tell the kind. What is a date, part of a name, or a label ("Article 5") is no figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.figures.about import Subjects
from pipeline.extraction.figures.amounts import Amount, amounts
from pipeline.extraction.figures.governing import Governors
from pipeline.extraction.figures.labels import is_label
from pipeline.extraction.figures.measured import what
from pipeline.extraction.figures.rankings import Indices
from pipeline.extraction.figures.reading import Reader
from pipeline.extraction.figures.seen import Seen
from pipeline.release import Release
from pipeline.rows import Date, FigureFound, NameFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Figures(Extractor):
    """Finds figures. Dates and names have been found before and are left alone."""

    needs: ClassVar[Kinds] = (Date, NameFound)
    makes: ClassVar[Kinds] = (FigureFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        names = sorted(found.of(NameFound), key=lambda name: name.start)
        reader, subjects, indices, governors = Reader(release.text), Subjects(names), Indices(names), Governors()
        for seen in _quantities(doc, release.text, found):
            read = reader.read(seen)
            if read is not None:
                amount = seen.amount
                yield FigureFound(
                    release_id=release.release_id,
                    start=amount.start,
                    end=read.end,
                    text=release.text[amount.start : read.end],
                    value=float(amount.value * read.factor),
                    value_max=None if amount.value_max is None else float(amount.value_max),
                    unit=read.unit,
                    kind=read.kind,
                    qualifier=amount.qualifier,
                    what=what(seen, read, indices.at(seen)),
                    governed_by=governors.of(seen) if amount.is_money or read.kind == "money" else "",
                    about_start=subjects.of(seen, read.end),
                )


def _quantities(doc: Doc, text: str, found: Rows) -> Iterator[Seen]:
    """The amounts that may be figures, each with the one that follows it."""
    named = bytearray(len(text))
    for name in found.of(NameFound):
        named[name.start : name.end] = b"\1" * (name.end - name.start)
    every = amounts(text, closed=[(date.start, date.end) for date in found.of(Date)])
    free = [amount for amount in every if _is_free(amount, named)]
    for amount, following in zip_longest(free, free[1:]):
        seen = Seen.at(amount, doc, text, following)
        if seen is not None and not is_label(seen):
            yield seen


def _is_free(amount: Amount, named: bytearray) -> bool:
    """Whether no name holds the amount; where it has a currency, the name reaches too far and the amount stands."""
    return bool(amount.unit) or not any(named[amount.start : amount.end])
