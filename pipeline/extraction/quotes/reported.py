"""Reported speech: the clause in "X said that …", "According to X, …" and "…, X announced today"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.clauses import (
    QUESTIONS,
    QUOTATION_OPENS,
    bare_clause,
    commas_before,
    end_in_front,
    end_of_relative,
    goes_on_besides,
    goes_on_doing,
    has_verb,
    inserted,
    is_finite,
    joins,
    speaking,
    told_besides,
)
from pipeline.extraction.quotes.cues import FINITE, Cue, cue_at, cue_verbs, is_supposed
from pipeline.extraction.quotes.phrases import noun_phrase, reporter_above, ruling_above, teller, within_report
from pipeline.extraction.quotes.sources import beside_source
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.text.subjects import is_passive, subject_of
from pipeline.extraction.text.tokens import candidates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DATELINE = re.compile(r"[^\W\d_][\w.,/ ()]{1,60}?(?:\s*—\s*|\s*(?:–|--?)\s+)")
_MARKS = frozenset("\"“”„«»'’")
_OPENS_WORDS = _MARKS | {":"}
_JOINING = frozenset({"and", "but", "or"})
_AGAINST = frozenset({"but", "however", "instead", "nevertheless", "nonetheless", "still", "yet"})
_LIKE = frozenset({"with", "in", "for", "of", "to"})  # "as with what X maintains" compares
# how many tokens may stand between the verb and "that", and between the verb and the end of its sentence
_LONGEST_BRIDGE = 9
_LONGEST_CODA = 12
_LONGEST_NAME = 80  # with the appositions behind it
_SHORTEST_CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause (offsets into the text), whose it is, and the cue."""

    start: int
    end: int
    attribution: Attribution


def reported(doc: Doc, text: str, speakers: Speakers) -> Iterator[Reported]:
    """The reported clauses of a text, sentence by sentence. One may lie within another."""
    for sentence, tokens in candidates(doc, cue_verbs() | {"according"}):
        yield from _Sentence(sentence, text, speakers).clauses(tokens)


class _Sentence:
    def __init__(self, sentence: Span, text: str, speakers: Speakers) -> None:
        self._sentence = sentence
        self._doc = sentence.doc
        self._text = text
        self._speakers = speakers
        self._last: Speaker | None = None

    def clauses(self, tokens: Iterable[Token]) -> Iterator[Reported]:
        for token in tokens:
            clause = self._according(token.i + 2) if token.lower_ == "according" else self._said(token.i)
            if clause:
                self._last = clause.attribution.speaker
                yield clause

    def _according(self, start: int) -> Reported | None:
        """The clause beside "according to X", not "according to which"; the name begins at `start`."""
        if start >= self._sentence.end or self._doc[start - 1].lower_ != "to" or self._doc[start].tag_ in QUESTIONS:
            return None
        found = beside_source(self._sentence, self._start(), start, self._speakers)
        return self._reported(*found, "according to") if found else None

    def _said(self, i: int) -> Reported | None:
        """What a verb of speech reports: after "that", after the bare verb, or in front of speaker and verb."""
        cue = cue_at(self._doc, i)
        if cue is None or cue.takes.isdisjoint(("that", "to")):
            return None
        if "that" in cue.takes and self._opens_with_as(i):
            return self._as_said(cue)
        if is_passive(cue.verb) or is_supposed(cue.verb) or not self._may_report(cue):
            return None
        after = self._clause_start(cue)
        if after is not None:
            return self._reported(after, self._clause_end(cue, after), self._subject(cue.verb), cue.text)
        if "that" not in cue.takes:
            return None
        return self._in_front(cue) if self._closes(cue) else self._around(cue)

    def _clause_start(self, cue: Cue) -> int | None:
        """Where the clause behind a verb begins, in any of the forms that it takes."""
        forms = (("to", self._gerund), ("that", self._after_that), ("bare", bare_clause))
        return next((i for form, find in forms if form in cue.takes and (i := find(cue)) is not None), None)

    def _opens_with_as(self, verb: int) -> bool:
        """Whether the verb is that of "As X reported, …": not "As part of a plea, X said", nor "As with what X maintains"."""
        before = self._doc[self._sentence.start : verb]
        another = any(t.text == "," or is_finite(t) or t.tag_ in QUESTIONS for t in before)
        return before[:1].text.lower() == "as" and before[1:2].text.lower() not in _LIKE and not another

    def _as_said(self, cue: Cue) -> Reported | None:
        """The clause behind "As X reported, …" or "As noted by X, …"."""
        rest = self._doc[cue.after : self._sentence.end]
        comma = next((token.i for token in rest if token.text == ","), None)
        if comma is None or not any(token.tag_ in FINITE for token in self._doc[comma : self._sentence.end]):
            return None
        by = self._doc[cue.after : comma]
        if by[:1].text == "by":
            return self._reported(comma + 1, self._sentence.end, self._speakers.of(by[1:]), cue.text)
        subject = None if is_passive(cue.verb) else self._subject(cue.verb)
        return self._reported(comma + 1, self._sentence.end, subject, cue.text)

    def _gerund(self, cue: Cue) -> int | None:
        """Where what somebody admits (to) doing begins."""
        i = cue.after + (self._doc[cue.after : cue.after + 1].text == "to")
        return i if i < self._sentence.end and self._doc[i].tag_ == "VBG" else None

    def _after_that(self, cue: Cue) -> int | None:
        """Where the clause behind "that" begins."""
        for token in self._doc[cue.after : min(self._sentence.end, cue.after + _LONGEST_BRIDGE)]:
            if token.lower_ == "that" and joins(token, cue):
                return token.i + 1
            if token.tag_ in FINITE or token.text in (":", ";"):
                return None
        return None

    def _clause_end(self, cue: Cue, start: int) -> int:
        """The end of the sentence, or where the speaker's next verb of speech begins: "said that A and added that B"."""
        last = end_of_relative(cue.verb, start) or end_in_front(cue.verb, start)
        if last:
            return last
        for token in self._doc[start + 1 : self._sentence.end]:
            ends = (self._next_act(cue, token), self._next_report(cue, token), self._next_sentence(cue, token))
            end = next((end for end in ends if end is not None), None)
            if end is not None:
                return end
        return self._sentence.end

    def _next_report(self, cue: Cue, token: Token) -> int | None:
        """Where the clause ends by the next verb of speech; one of a report within the report and what is joined to it belong."""
        following = cue_at(self._doc, token.i)
        if following is None or "that" not in following.takes:
            return None
        joined = self._joined(token)
        if joined is None:
            return told_besides(cue, token) or self._sentence.end
        goes_on = token.head == cue.verb or self._doc[following.after : following.after + 1].text == "that"
        return joined if goes_on else None

    def _next_sentence(self, cue: Cue, token: Token) -> int | None:
        """A semicolon behind which another sentence stands, "she said that A; however, B", "…; she wants C", not "…; that B"."""
        behind = self._doc[token.i + 1 : self._sentence.end]
        if token.text != ";" or not has_verb(behind):
            return None
        subject = subject_of(cue.verb)
        again = subject is not None and subject.tag_ == "PRP" and behind[:1].text.lower() == subject.lower_
        return token.i if again or behind[:1].text.lower() in _AGAINST else None

    def _next_act(self, cue: Cue, token: Token) -> int | None:
        """Where the clause ends because the speaker goes on: "…, and questioned", "…, asserting that …"."""
        joined = self._joined(token) if token.dep_ == "conj" and token.head == cue.verb and token.tag_ in FINITE else None
        end = goes_on_besides(cue, token) if joined is None else joined
        if end is not None:
            return end
        following = cue_at(self._doc, token.i) if token.tag_ == "VBG" and token.nbor(-1).text == "," else None
        if following is None:
            return None
        leads_on = self._doc[following.after : following.after + 1].text in _OPENS_WORDS
        return token.i - 1 if leads_on or self._after_that(following) == following.after + 1 else None

    def _joined(self, verb: Token) -> int | None:
        """The "and" that joins a verb without a subject of its own to one before it."""
        i = verb.i - 1
        while i > self._sentence.start and self._doc[i].tag_ in ("RB", "VBZ", "VBP") and self._doc[i].lower_ not in _JOINING:
            i -= 1
        return i if self._doc[i].lower_ in _JOINING else None

    def _closes(self, cue: Cue) -> bool:
        """Whether nothing but circumstances follows the verb: "announced today at a briefing"."""
        rest = self._doc[cue.after : self._sentence.end]
        indicative = cue.verb.tag_ in FINITE or cue.verb.dep_ == "ROOT"
        objects = () if "addressee" in cue.takes else ("dobj",)
        told = any(t.tag_ in FINITE or t.text in _OPENS_WORDS or (t.dep_ in objects and t.head == cue.verb) for t in rest)
        longest = _LONGEST_NAME if cue.verb.i and cue.verb.nbor(-1).text == "," else _LONGEST_CODA
        return indicative and (len(rest) <= longest or goes_on_doing(rest)) and not told

    def _in_front(self, cue: Cue) -> Reported | None:
        """The clause in front of speaker and cue, up to the comma that parts them."""
        verb, commas = cue.verb.i, commas_before(self._sentence, cue.verb)
        # "…, how they relate to each other", "…, the fourth contract it concluded"
        relative = cue.verb.dep_ == "relcl"
        asked = any(child.tag_ in QUESTIONS or (relative and child.tag_ == "PRP") for child in cue.verb.lefts)
        if not commas or asked or any(token.text in _MARKS for token in self._doc[commas[0] : verb]):
            return None
        rest = self._doc[cue.after : min(self._sentence.end, cue.after + _LONGEST_NAME)]
        behind = self._speakers.of(noun_phrase(rest)) if commas[-1] + 1 == verb else None
        if behind:  # "…, said X"
            return self._reported(self._start(), commas[-1], behind, cue.text)
        first = speaking([self._doc[comma + 1 : end] for comma, end in pairwise([*commas, verb])], self._speakers)
        if first is None:
            return None
        return self._reported(self._start(), first.start - 1, self._speakers.of(self._doc[first.start : verb]), cue.text)

    def _around(self, cue: Cue) -> Reported | None:
        """The clause in which speaker and cue stand between commas."""
        if any(token.text in _MARKS for token in self._sentence):
            return None
        speaker = inserted(self._sentence, self._start(), cue, self._speakers)
        return self._reported(self._start(), self._sentence.end, speaker, cue.text)

    def _subject(self, verb: Token) -> Speaker | None:
        """Who says it: the subject in front of a verb, or who said what it is joined to."""
        if verb.tag_ == "VBG":
            return self._teller(verb)
        subject = self._reporter(verb) or subject_of(verb)
        if subject is not None and subject.lower_ == "we" and verb.tag_ == "VBP":
            return self._speakers.own_voice(subject)
        if subject is not None and subject == verb.head and verb.dep_ == "relcl":
            return self._of_relative(subject, verb)
        named = self._named(subject, verb.i) if subject is not None and subject.i < verb.i else None
        return self._last if named is None and self._joined(verb) is not None else named

    def _reporter(self, verb: Token) -> Token | None:
        """Who goes on in "noted that A did B and noted that C"."""
        goes_on = self._joined(verb) is not None and self._doc[verb.i + 1 : verb.i + 2].text == "that"
        return reporter_above(verb) if goes_on else None

    def _of_relative(self, antecedent: Token, verb: Token) -> Speaker | None:
        """Who says what a relative clause reports: no ruling and none of its parties, but the court, or a body right in front."""
        ruling = ruling_above(antecedent)
        if ruling is None:
            return self._named(antecedent, verb.i)
        pronoun = next((child for child in verb.lefts if child.tag_ in QUESTIONS), verb)
        return self._speakers.body_before(pronoun) or self._speakers.of(self._doc[ruling.left_edge.i : ruling.i + 1])

    def _teller(self, participle: Token) -> Speaker | None:
        """Whose words a participle tells; of a subject that the release does not name the one who spoke before."""
        told = teller(participle)
        if told is not None:
            return self._named(told, participle.i if told.i < participle.i else told.right_edge.i + 1)
        subject = subject_of(participle)
        if self._last is not None and subject is not None and participle.nbor(-1).text == "," and within_report(subject):
            return self._last
        named = self._named(subject, participle.i) if subject is not None and subject.i < participle.i else None
        return named if named is not None and (named.start is not None or self._last is None) else self._last

    def _named(self, head: Token, end: int) -> Speaker | None:
        """Who is named by the phrase of a noun, up to a token, without its relative clause."""
        end = next((token.i for token in self._doc[head.i + 1 : end] if token.tag_ in QUESTIONS), end)
        return self._speakers.of(self._doc[max(self._sentence.start, head.left_edge.i) : min(end, head.right_edge.i + 1)])

    def _may_report(self, cue: Cue) -> bool:
        """Whether who finds or rules something is a body: what a person finds is no speech, nor is what somebody admits now."""
        if "past" in cue.takes and cue.verb.tag_ in ("VBZ", "VBP"):
            return False
        if "body" not in cue.takes:
            return True
        subject = subject_of(cue.verb) if cue.verb.tag_ != "VBG" else None
        return subject is not None and self._speakers.is_body(self._doc[subject.left_edge.i : subject.i + 1])

    def _start(self) -> int:
        """The sentence's first token, a dateline in front of it ("NORTHPORT – ") left out."""
        match = _DATELINE.match(self._text, self._sentence.start_char, self._sentence.end_char)
        if not match or not self._sentence[0].is_upper:
            return self._sentence.start
        return next((token.i for token in self._sentence if token.idx >= match.end()), self._sentence.start)

    def _reported(self, start: int, end: int, speaker: Speaker | None, cue: str) -> Reported | None:
        while start < end and (self._doc[start].is_space or self._doc[start].text in (",", ":")):
            start += 1
        end = self._before_quotation(start, end)
        while start < end and (self._doc[end - 1].is_space or self._doc[end - 1].text in (",", ".", ";", ":")):
            end -= 1
        leads_on = self._doc[end : end + 1].text == ":" and end > start and cue_at(self._doc, end - 1) is not None
        if speaker is None or end - start < _SHORTEST_CLAUSE or leads_on:
            return None
        last = self._doc[end - 1]
        return Reported(self._doc[start].idx, last.idx + len(last), Attribution(speaker, cue))

    def _before_quotation(self, start: int, end: int) -> int:
        """Where a colon ends the clause because a quotation follows; the quotation is a row of its own."""
        colons = (token.i for token in self._doc[start : end - 1] if token.text == ":" and token.nbor().text in QUOTATION_OPENS)
        return next(colons, end)
