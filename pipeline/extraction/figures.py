"""Every number that quantifies something: sums, shares, scores, ranks, counts, changes, ages and terms.

The text gives the numbers with their currencies and ranges; the parse gives the noun that is counted; the words around
tell the kind. What is a date, part of a name, or a label ("Article 5") is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction._amounts import Amount, amounts
from pipeline.extraction._kinds import POINTS, is_scored, kind_of
from pipeline.extraction._labels import is_label
from pipeline.extraction._measured import Subjects, what
from pipeline.extraction._ranks import RANK, rank_end
from pipeline.extraction._seen import Seen
from pipeline.extraction._terms import TIME_UNITS, is_age, is_term
from pipeline.extraction._units import Unit, unit_of
from pipeline.release import Release
from pipeline.rows import Date, FigureFound, NameFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Figures(Extractor):
    """Finds figures. Dates and names have been found before and are left alone."""

    needs: ClassVar[Kinds] = (Date, NameFound)
    makes: ClassVar[Kinds] = (FigureFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        taken = bytearray(len(release.text))
        for row in (*found.of(Date), *found.of(NameFound)):
            taken[row.start : row.end] = b"\1" * (row.end - row.start)
        names = Subjects(found.of(NameFound))
        reader = _Reader()
        for amount in amounts(release.text):
            if any(taken[amount.start : amount.end]):
                continue
            seen = Seen.at(amount, doc, release.text)
            if seen is None or is_label(seen):
                continue
            read = reader.read(seen)
            if read is not None:
                yield FigureFound(
                    release_id=release.release_id,
                    start=amount.start,
                    end=read.end,
                    text=release.text[amount.start : read.end],
                    value=amount.value,
                    value_max=amount.value_max,
                    unit=read.unit,
                    kind=read.kind,
                    qualifier=amount.qualifier,
                    what=what(seen, read.noun),
                    about_start=names.of(seen),
                )


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure as understood: its kind and unit, where its surface ends, and the noun that it counts."""

    kind: str
    unit: str
    end: int
    noun: Token | None = None


@dataclass
class _Reader:
    """Reads the amounts of one release in their order; a bare number takes up the unit of the one before."""

    last: _Read | None = None
    last_seen: Seen | None = None

    def read(self, seen: Seen) -> _Read | None:
        read = self._read(seen)
        if read is not None:
            self.last, self.last_seen = read, seen
        return read

    def _read(self, seen: Seen) -> _Read | None:
        amount = seen.amount
        if amount.unit:
            return _Read(kind_of(seen, amount.unit, amount.end), amount.unit, amount.end)
        end = rank_end(seen, self._same_sentence(seen) and self.last is not None and self.last.kind == RANK)
        if end is not None:
            return _Read(RANK, RANK, end)
        if amount.form == "ordinal":
            return None
        unit = unit_of(seen)
        if unit is not None:
            return _counted(seen, unit)
        return self._bare(seen)

    def _same_sentence(self, seen: Seen) -> bool:
        return self.last_seen is not None and self.last_seen.low == seen.low

    def _bare(self, seen: Seen) -> _Read | None:
        """A number without a noun of its own."""
        amount = seen.amount
        if _is_apposed_age(seen) or is_age(seen.before(20), seen.after(20)):
            return _Read("age", "year", amount.end)
        if amount.form == "fraction":
            return _Read("ratio", "", amount.end) if amount.qualifier or _OF.match(seen.after(8)) else None
        if is_scored(seen):
            return _Read("score", POINTS, amount.end)
        if seen.words.lower() == "one":
            return None
        unit = self._taken_up(seen) or _number_of(seen)
        return _Read(kind_of(seen, unit, amount.end), unit, amount.end) if unit else None

    def _taken_up(self, seen: Seen) -> str | None:
        """The unit of the figure before, where the number goes on with it: "13 new cases against 11", "five of them"."""
        last, before = self.last, self.last_seen
        if last is None or before is None or last.kind in ("rank", "age", "term", "ratio", "money"):
            return None
        near = self._same_sentence(seen) or (_OF_THEM.match(seen.after(20)) and seen.amount.start - before.amount.start < 300)
        return last.unit if near else None


_OF = re.compile(r"\s(?:of|the)\b")
_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those|which|whom|the\sothers)|others|more)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber\sof\s(?:[\w-]+\s){0,3}?([a-z]+s|people)\b", re.IGNORECASE)
_APPOSED = re.compile(r"[\w.’']\s?(?:,\s|\()\Z")
_APPOSITION_ENDS = re.compile(r",|\)|\sof\s[A-Z]")


def _counted(seen: Seen, unit: Unit) -> _Read | None:
    end = max(seen.amount.end, unit.token.idx + len(unit.token))
    noun = unit.token if unit.token.i > seen.last else None
    if unit.noun in TIME_UNITS:
        after = seen.text[end : min(seen.high, end + 60)]
        if is_age(seen.before(20), seen.after(20)):
            return _Read("age", unit.noun, end, noun)
        return _Read("term", unit.noun, end, noun) if is_term(seen.before(90), after) else None
    name = POINTS if unit.noun == "point" else unit.noun
    return _Read(kind_of(seen, name, end), name, end, noun)


def _is_apposed_age(seen: Seen) -> bool:
    """The 45 of "Jane Doe, 45, a former senator"."""
    amount = seen.amount
    if amount.form != "digits" or amount.value % 1 or not 14 <= amount.value < 105 or seen.first < 2:
        return False
    name = seen.doc[seen.first - 2]
    return name.pos_ == "PROPN" and bool(_APPOSED.search(seen.before(4)) and _APPOSITION_ENDS.match(seen.after(8)))


def _number_of(seen: Seen) -> str | None:
    """The noun of "the number of complaints rose to 3,200"."""
    noun = _NUMBER_OF.search(seen.before(120))
    return noun[1].lower().removesuffix("s") if noun else None
