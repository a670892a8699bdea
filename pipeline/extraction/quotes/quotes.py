"""Quotes: somebody's words, in quotation marks or reported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from pipeline.extraction.quotes.attribution import Attribution, Spoken, attribute
from pipeline.extraction.quotes.frames import framed
from pipeline.extraction.quotes.quotations import Quotation, paragraphs_of, quotations
from pipeline.extraction.quotes.reported import Reported, reported
from pipeline.extraction.quotes.speakers import PRONOUNS, Speakers
from pipeline.release import Release
from pipeline.rows import NameFound, QuoteFound, RoleFound, Row
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEWEST_WORDS_QUOTED = 4


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
        marked = quotations(release.text)
        names, roles = list(_outside(marked, found.of(NameFound))), list(found.of(RoleFound))
        first = self._rows(doc, release, marked, Speakers(doc, names, roles, release.publisher))
        yield from (
            first
            if _all_named(first, names)
            else self._rows(doc, release, marked, Speakers(doc, names, roles, release.publisher, _heard(first)))
        )

    def _rows(self, doc: Doc, release: Release, marked: Sequence[Quotation], speakers: Speakers) -> list[QuoteFound]:
        spoken = list(attribute(doc, release.text, marked, speakers))
        taken = {each.quotation for each in spoken}
        clauses = [clause for clause in _outermost(_told(doc, release, speakers)) if not _crosses(clause, marked)]
        spoken += _quoted_in(release.text, clauses, (each for each in marked if each not in taken))
        spoken.sort(key=_opening)
        rows = [*_direct(release, spoken), *self._indirect(release, _own(clauses, spoken, release.text), spoken)]
        return sorted(rows, key=lambda row: (row.start, row.end))

    def _indirect(self, release: Release, clauses: Iterable[Reported], spoken: Iterable[Spoken]) -> Iterator[QuoteFound]:
        spans = [(each.quotation.start, each.quotation.end) for each in spoken]
        for clause in clauses:
            if _overlap(clause.start, clause.end, spans) < self.quoted_share * (clause.end - clause.start):
                yield _row(release, "indirect", (clause.start, clause.end), clause.attribution, clause.start)


def _all_named(rows: Iterable[QuoteFound], names: Iterable[NameFound]) -> bool:
    """Whether the words for every speaker hold the name that says who it is, so that a second reading finds nothing else."""
    words = {name.start: name.text for name in names}
    return all(row.speaker_start in words and words[row.speaker_start] in row.speaker_text for row in rows)


def _heard(rows: Iterable[QuoteFound]) -> list[tuple[int, int, bool]]:
    """Where words begin of which it is known whose they are, the mention that says so, and whether a pronoun leads to it."""
    known = ((row.start, row.speaker_start, row.speaker_text.lower() in PRONOUNS) for row in rows)
    return [(words, mention, by_pronoun) for words, mention, by_pronoun in known if mention is not None]


def _direct(release: Release, spoken: Iterable[Spoken]) -> Iterator[QuoteFound]:
    """A row for each paragraph of each quotation."""
    for each in spoken:
        for span in paragraphs_of(release.text, each.quotation):
            yield _row(release, "direct", span, each.attribution, each.utterance)


def _outside(marked: Sequence[Quotation], names: Iterable[NameFound]) -> Iterator[NameFound]:
    """The names that stand in no quotation: "she" behind one is never whom its words are about."""
    starts = [each.start for each in marked]
    for name in names:
        i = bisect_right(starts, name.start) - 1
        if i < 0 or name.start >= marked[i].end:
            yield name


def _place(clause: Reported) -> tuple[int, int]:
    return clause.start, -clause.end


def _crosses(clause: Reported, marked: Sequence[Quotation]) -> bool:
    """Whether a clause begins in a quotation and goes on behind it."""
    i = bisect_right(marked, clause.start, key=_first) - 1
    return i >= 0 and clause.start < marked[i].end < clause.end


def _first(quotation: Quotation) -> int:
    return quotation.start


def _told(doc: Doc, release: Release, speakers: Speakers) -> list[Reported]:
    """The reported clauses in order, of those that begin together the longest first; a frame's own before any other."""
    frames = sorted(framed(doc, release.body, speakers), key=_place)
    reach = list(accumulate((each.end for each in frames), max, initial=0))
    starts = [each.start for each in frames]
    plain = (each for each in reported(doc, release.text, speakers) if reach[bisect_left(starts, each.end)] <= each.start)
    return sorted([*frames, *plain], key=_place)


def _own(clauses: Iterable[Reported], spoken: Sequence[Spoken], text: str) -> Iterator[Reported]:
    """The clauses that hold nobody else's words and do not break off among their speaker's own."""
    for clause in clauses:
        whole = None if _holds_another(clause, spoken) else _before_own_words(clause, spoken, text)
        if whole:
            yield whole


def _before_own_words(clause: Reported, spoken: Sequence[Spoken], text: str) -> Reported | None:
    """A clause, up to own words joined to it that go on behind it, 'that talks go on “and will last. Let us wait.”'.

    None where it breaks off there: 'that the talks are “over. Let us wait.”'.
    """
    ahead = next((each.quotation for each in _within(clause, spoken) if each.quotation.end > clause.end), None)
    if ahead is None:
        return clause
    joined = text[ahead.start : ahead.end].split(maxsplit=1)[0] in ("and", "but")
    return replace(clause, end=clause.start + len(text[clause.start : ahead.opening].rstrip(" ,:"))) if joined else None


def _holds_another(clause: Reported, spoken: Sequence[Spoken]) -> bool:
    """Whether words of another stand in a clause: "“It holds,” says Hale – the mill is sound, as Roe explains"."""
    return any(each.attribution.speaker.start != clause.attribution.speaker.start for each in _within(clause, spoken))


def _within(clause: Reported, spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """The own words that begin in a clause; `spoken` is in order."""
    for i in range(bisect_left(spoken, clause.start, key=_opening), len(spoken)):
        if spoken[i].quotation.start >= clause.end:
            return
        yield spoken[i]


def _opening(spoken: Spoken) -> int:
    return spoken.quotation.start


def _outermost(clauses: Iterable[Reported]) -> Iterator[Reported]:
    """The clauses that lie in no clause before them."""
    told = 0
    for clause in clauses:
        if clause.start >= told:
            told = clause.end
            yield clause


def _quoted_in(text: str, clauses: Sequence[Reported], marked: Iterable[Quotation]) -> Iterator[Spoken]:
    """Words that a reported clause quotes: 'said that prices “will not come down again”'. Titles begin with a capital."""
    for each in marked:
        words = text[each.start : each.end].split()
        if len(words) < _FEWEST_WORDS_QUOTED or not words[0][0].islower():
            continue
        clause = next((c for c in clauses if c.start <= each.start < c.end), None)
        if clause:
            yield Spoken(each, clause.attribution, clause.start)


def _overlap(start: int, end: int, spans: list[tuple[int, int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def _row(release: Release, kind: str, span: tuple[int, int], how: Attribution, utterance: int) -> QuoteFound:
    start, end = span
    return QuoteFound(
        release_id=release.release_id,
        start=start,
        end=end,
        text=release.text[start:end],
        kind=kind,
        speaker_text=how.speaker.text,
        cue=how.cue,
        speaker_start=how.speaker.start,
        utterance=utterance,
    )
