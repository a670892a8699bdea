"""Names: people, public bodies, organisations, places and laws, every occurrence in a release.

People and organisations of which the model is all but certain go first; then the grammar of headed names, what the lexicons
know, what titles and roles give away, and what else the model sees. At the end the release is made to agree with itself: a
name once found is found everywhere, and has one type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.names.agreement.introduced import unnamed
from pipeline.extraction.names.agreement.one_name import fullest
from pipeline.extraction.names.agreement.one_type import agree
from pipeline.extraction.names.agreement.spelt import spell_out
from pipeline.extraction.names.finders.headed import headed_names
from pipeline.extraction.names.finders.model import seen_by_model, seen_names, surely_seen
from pipeline.extraction.names.finders.offices import offices
from pipeline.extraction.names.finders.people import people
from pipeline.extraction.names.finders.places import before_regions, named_places, place_codes
from pipeline.extraction.names.finders.small_plans import small_plans
from pipeline.extraction.names.finders.unheaded import unheaded
from pipeline.extraction.names.headlines import without_verbs
from pipeline.extraction.names.parting import parted
from pipeline.extraction.names.parts.known import known
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.words import words_of
from pipeline.given.corrections import KnownName
from pipeline.release import Release
from pipeline.rows import NameFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc


FINDERS: tuple[Callable[[Sheet], Iterable[Span]], ...] = (
    small_plans,
    offices,
    headed_names,
    unheaded,
    named_places,
    before_regions,
    known,
    people,
)
"""In the order in which they take words: a name found first keeps its words."""


@dataclass(frozen=True)
class Names(Extractor):
    """Every name of a release, with the fullest form that the release has of it and its acronym."""

    makes: ClassVar[Kinds] = (NameFound,)
    threshold: float = 0.5
    """How sure the model must be of a name that nothing else finds, from 0 to 1."""
    sure: float = 0.95
    """How sure the model must be of a person or an organisation to go before the rules."""
    known: tuple[KnownName, ...] = field(default=(), metadata={"file": "known.csv"})

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterable[Row]:
        words = without_verbs(parted(words_of(doc, release.text)), release.body)
        sheet = Sheet(words, release.text, _listed(self.known), seen_names(doc, words))
        sheet.claim_all(surely_seen(sheet, self.sure))
        for find in FINDERS:
            sheet.claim_all(find(sheet))
        agree(sheet, release.body)
        sheet.claim_all(seen_by_model(sheet, self.threshold))
        sheet.claim_all(place_codes(sheet))
        spell_out(sheet)
        agree(sheet, release.body)
        for span in unnamed(sheet):
            sheet.replace(span)
        for named in fullest(sheet, release.publisher):
            start, end = sheet.words[named.span.lo].start, sheet.words[named.span.hi - 1].end
            yield NameFound(
                release_id=release.release_id,
                start=start,
                end=end,
                text=release.text[start:end],
                label=named.span.label,
                name=named.name,
                acronym=named.acronym,
                rule=named.span.rule.name,
                confidence=sheet.confidence(named.span),
                reason=named.joined.reason,
                similarity=named.joined.similarity,
            )


@cache
def _listed(known: tuple[KnownName, ...]) -> tuple[tuple[str, str], ...]:
    """Every name, alias and acronym of known.csv with its label."""
    return tuple((name, each.type) for each in known for name in each.names())
