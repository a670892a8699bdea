"""Quotes: somebody's words, in quotation marks or reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction._attribution import Attribution, attribute
from pipeline.extraction._quotations import quotations
from pipeline.extraction._reported import reported
from pipeline.extraction._speakers import Speakers
from pipeline.release import Release
from pipeline.rows import NameFound, QuoteFound, RoleFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Quotes(Extractor):
    """Direct and indirect speech of people and bodies. Releases that are not in English have none."""

    needs: ClassVar[Kinds] = (NameFound, RoleFound)
    makes: ClassVar[Kinds] = (QuoteFound,)

    quoted_share: float = 0.6
    """Of a reported clause, the share in quotation marks from which it counts as direct speech only."""

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", "") or not len(doc):
            return
        speakers = Speakers(doc, found.of(NameFound), found.of(RoleFound))
        spoken = list(attribute(doc, quotations(release.text), speakers))
        rows = [_row(release, "direct", quote.start, quote.end, how) for quote, how in spoken]
        spans = [(quote.start, quote.end) for quote, _ in spoken]
        told = 0
        for clause in reported(doc, speakers):
            quoted = _overlap(clause.start, clause.end, spans) / (clause.end - clause.start)
            if clause.start >= told and quoted < self.quoted_share:
                rows.append(_row(release, "indirect", clause.start, clause.end, clause.attribution))
                told = clause.end
        yield from sorted(rows, key=lambda row: (row.start, row.end))


def _overlap(start: int, end: int, spans: list[tuple[int, int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def _row(release: Release, kind: str, start: int, end: int, how: Attribution) -> QuoteFound:
    return QuoteFound(
        release_id=release.release_id,
        start=start,
        end=end,
        text=release.text[start:end],
        kind=kind,
        speaker_text=how.speaker.text,
        cue=how.cue,
        speaker_start=how.speaker.start,
    )
