"""Attribution: which quotations are somebody's words, and whose.

A quotation is speech where a cue stands beside it: behind ("…," said X / "…," X said), before (X said: "…", According to X,
"…") or before the last quotation of the same paragraph or the paragraph before, with nothing told in between. All other
quotations are titles, terms or scare quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction._cues import FINITE, Cue, cue_at
from pipeline.extraction._quotations import Quotation
from pipeline.extraction._speakers import Speaker, Speakers, token_at
from pipeline.extraction._subjects import is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STOP = frozenset({".", "!", "?"})
_ENDS_SPEECH = (",", ".", "!", "?", "…", "—", "–", "-", ";")
_CLAUSE_STARTERS = frozenset({"when", "while", "as", "after", "before", "during", "at", "who", "which", "following", "on"})
_SPEECH_NOUNS = frozenset({"statement", "statements", "comment", "comments", "remarks", "words", "message"})
_LONGEST_SUBJECT = 45
_LONGEST_BRIDGE = 14
_FEWEST_WORDS_AS_OBJECT = 4
_FEWEST_PARTIAL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke, and the word that says so."""

    speaker: Speaker
    cue: str


def attribute(doc: Doc, quotations: Sequence[Quotation], speakers: Speakers) -> Iterator[tuple[Quotation, Attribution]]:
    """The quotations that are speech, each with its attribution."""
    finder = _Finder(doc, quotations, speakers)
    last: Attribution | None = None
    for i, quotation in enumerate(quotations):
        last = finder.lead(i) or finder.tail(i) or (last if last and finder.continues(i) else None)
        if last:
            yield quotation, last


class _Finder:
    """Looks for the cue around each quotation of one release."""

    def __init__(self, doc: Doc, quotations: Sequence[Quotation], speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers
        self._quotations = quotations
        # of each quotation the token of its opening mark, and the one after its closing mark
        self._spans = [_tokens(doc, q) for q in quotations]

    def tail(self, i: int) -> Attribution | None:
        """The cue behind a quotation, in the same sentence."""
        tail = self._tail(i)
        quotation = self._quotations[i]
        closed = self._doc.text[quotation.start : quotation.end].endswith(_ENDS_SPEECH) or tail[:1].text == ","
        start = next((t.i for t in tail if not t.is_punct and t.lower_ != "and"), tail.end)
        rest = self._doc[start : tail.end]
        if not len(rest):
            return None
        if rest[:2].text.lower() == "according to" and closed:
            return self._attribution(_noun_phrase(self._doc, start + 2, tail.end), "according to")
        first = start + 1 if rest[0].tag_ == "RB" and len(rest) > 1 else start
        cue = cue_at(self._doc, first)
        if cue and "quotation" in cue.takes and not self._leads_on(cue, tail):
            return self._attribution(_noun_phrase(self._doc, cue.after, tail.end), cue.text)
        return self._named_before(rest, tail, i) if closed else None

    def _named_before(self, rest: Span, tail: Span, i: int) -> Attribution | None:
        """The cue of "…," the minister said."""
        cue = self._first_verb(rest)
        if cue is None or "quotation" not in cue.takes or is_passive(cue.verb) or self._leads_on(cue, tail):
            return None
        quotation = self._quotations[i]
        ended = not self._doc.text[quotation.start : quotation.end].endswith(",") and tail[:1].text != ","
        if ended and any(t.tag_ in FINITE for t in self._doc[cue.after : tail.end]):
            return None
        return self._attribution(self._doc[rest.start : cue.verb.i], cue.text)

    def lead(self, i: int) -> Attribution | None:
        """The cue before a quotation, in the same sentence or in a paragraph before that ends with a colon."""
        lead = self._lead(i)
        if not len(lead):
            return None
        ending = lead[-1].text
        if lead[:2].text.lower() == "according to":
            return self._attribution(_noun_phrase(self._doc, lead.start + 2, lead.end), "according to")
        cue = self._last_cue(lead)
        words = len(self._doc.text[self._quotations[i].start : self._quotations[i].end].split())
        if cue:
            introduced = ending in (",", ":", "that", "—", "–") or words >= _FEWEST_WORDS_AS_OBJECT
            enough = introduced if "quotation" in cue.takes else words >= _FEWEST_PARTIAL_WORDS
            subject = self._subject(cue.verb, lead.start)
            return self._attribution(subject, cue.text) if enough and subject is not None else None
        if ending != ":":
            return None
        noun = next((token for token in reversed(lead) if token.lower_ in _SPEECH_NOUNS), None)
        if noun is not None or not any(token.tag_ in FINITE for token in lead):
            verb = next((token for token in lead if token.tag_ in FINITE), lead[-1])
            return self._attribution(self._doc[lead.start : verb.i], noun.lower_ if noun is not None else "")
        return None

    def continues(self, i: int) -> bool:
        """Whether nothing but the last quotation's attribution stands between it and this one."""
        if i == 0:
            return False
        gap = self._doc[self._spans[i - 1][1] : self._spans[i][0]]
        newline = next((t.i for t in gap if "\n" in t.text), None)
        told = [t.i for t in gap if t.text in _STOP]
        if newline is None:
            return not told or not any(t.is_alpha for t in self._doc[told[0] + 1 : gap.end])
        after = self._doc[newline : gap.end]
        alone = not any(token.is_alpha for token in after) and self._ends_paragraph(i)
        return alone and not any(t.is_alpha for t in self._doc[(told[0] + 1 if told else newline) : newline])

    def _ends_paragraph(self, i: int) -> bool:
        end = self._spans[i][1]
        return end >= len(self._doc) or "\n" in self._doc[end].text or (i + 1 < len(self._spans) and self.tail(i + 1) is not None)

    def _tail(self, i: int) -> Span:
        """From the closing mark to the end of the sentence, of the paragraph, or to the next quotation."""
        start = self._spans[i][1]
        limit = self._spans[i + 1][0] if i + 1 < len(self._spans) else len(self._doc)
        end = start
        while end < limit and "\n" not in self._doc[end].text and not (end > start and self._doc[end].text in _STOP):
            end += 1
        return self._doc[start : max(start, end)]

    def _lead(self, i: int) -> Span:
        """From the start of the sentence, or the quotation before, to the opening mark."""
        end = self._spans[i][0]
        limit = self._spans[i - 1][1] if i else 0
        while end > limit and self._doc[end - 1].is_space:
            end -= 1
        from_above = end < self._spans[i][0] and (end == limit or self._doc[end - 1].text != ":")
        if from_above and "\n" in self._doc[end].text:
            return self._doc[end:end]
        start = end
        while start > limit and "\n" not in self._doc[start - 1].text and self._doc[start - 1].text not in _STOP:
            start -= 1
        while start < end and (self._doc[start].is_punct or self._doc[start].is_space):
            start += 1
        return self._doc[start:end]

    def _first_verb(self, rest: Span) -> Cue | None:
        """The first finite verb, if it is a cue; the verb of a relative clause does not count."""
        inside = False
        for token in rest[:_LONGEST_SUBJECT]:
            if token.tag_ in ("WP", "WDT", "WRB"):
                inside = True
            elif token.tag_ in FINITE or (token.tag_ == "VBN" and cue_at(self._doc, token.i) and not inside):
                cue = cue_at(self._doc, token.i)
                if cue or not inside:
                    return cue
        return None

    def _last_cue(self, lead: Span) -> Cue | None:
        """The last cue, with no other finite verb between it and the quotation, and not far from it."""
        for token in reversed(lead):
            cue = cue_at(self._doc, token.i)
            if cue and not is_passive(token) and (token.tag_ in FINITE or token.tag_ in ("VBG", "VBN", "VB")):
                return cue if lead.end - cue.after <= _LONGEST_BRIDGE or lead[-1].text == ":" else None
            if token.tag_ in FINITE:
                return None
        return None

    def _leads_on(self, cue: Cue, tail: Span) -> bool:
        """Whether the cue introduces the next quotation: "…." The minister added: "…"."""
        return tail[-1:].text == ":" and tail.end > cue.after

    def _subject(self, verb: Token, start: int) -> Span | None:
        """The words before a verb that name who speaks."""
        subject = subject_of(verb)
        if subject is not None and subject.i < verb.i:
            left = max(start, subject.left_edge.i)
            return self._doc[left : min(verb.i, subject.right_edge.i + 1)]
        return self._doc[start : verb.i] if start < verb.i else None

    def _attribution(self, phrase: Span | None, cue: str) -> Attribution | None:
        speaker = self._speakers.of(phrase) if phrase is not None else None
        return Attribution(speaker, cue) if speaker else None


def _noun_phrase(doc: Doc, start: int, limit: int) -> Span:
    """The phrase that names a speaker, from its first word up to where another clause or circumstance begins."""
    end = start
    while end < limit:
        token = doc[end]
        if token.text in _STOP or token.text in (":", ";") or "\n" in token.text or token.tag_ in FINITE:
            break
        if end > start and (token.lower_ in _CLAUSE_STARTERS or (token.tag_ == "VBG" and doc[end - 1].text == ",")):
            break
        end += 1
    return doc[start:end]


def _tokens(doc: Doc, quotation: Quotation) -> tuple[int, int]:
    """The opening mark's token, and the one after the closing mark."""
    return token_at(doc, quotation.opening), token_at(doc, quotation.closing - 1) + 1
