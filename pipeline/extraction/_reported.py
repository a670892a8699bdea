"""Reported speech: the clause in "X said that …", "According to X, …" and "…, X announced today"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction._attribution import Attribution
from pipeline.extraction._cues import FINITE, Cue, cue_at
from pipeline.extraction._speakers import Speakers
from pipeline.extraction._subjects import is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "advcl"})
_DATELINE = re.compile(r"[^\W\d_][\w.,/ ()]{1,60}?\s*(?:[–—]|--?)\s+")
_LONGEST_BRIDGE = 9
_LONGEST_CODA = 12


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause (offsets into the text), whose it is, and the cue."""

    start: int
    end: int
    attribution: Attribution


def reported(doc: Doc, speakers: Speakers) -> Iterator[Reported]:
    """The reported clauses of a text, sentence by sentence."""
    finder = _Finder(doc, speakers)
    for sentence in doc.sents:
        for token in sentence:
            if token.lower_ == "to" and token.i > sentence.start and doc[token.i - 1].lower_ == "according":
                clause = finder.according(sentence, token.i + 1)
            else:
                cue = cue_at(doc, token.i)
                reports = cue and not cue.takes.isdisjoint(("that", "to")) and not is_passive(token)
                clause = finder.clause(sentence, cue) if cue and reports else None
            if clause:
                yield clause


class _Finder:
    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers

    def clause(self, sentence: Span, cue: Cue) -> Reported | None:
        """What a verb of speech reports: after "that", after the bare verb, or in front of speaker and verb."""
        verb = cue.verb
        if "that" in cue.takes:
            after = self._after(sentence, cue)
            if after is not None:
                subject = self._subject(verb, sentence.start)
                return self._reported(after, self._end(sentence, verb, after), subject, cue.text)
            if self._closes(sentence, cue):
                return self._in_front(sentence, cue)
        if "to" in cue.takes:
            return self._gerund(sentence, cue)
        return None

    def according(self, sentence: Span, start: int) -> Reported | None:
        """The clause beside "according to X"."""
        comma = next((t.i for t in self._doc[start : sentence.end] if t.text == "," and not self._inside(t)), sentence.end)
        phrase, first = self._doc[start:comma], start - 2
        before = self._doc[sentence.start : first]
        if not any(t.is_alpha for t in before) or before[-1:].text.lower() in ("but", "and", "however"):
            return self._reported(comma + 1, _content_end(sentence), phrase, "according to")
        return self._reported(sentence.start, first, _until_clause(phrase), "according to")

    def _after(self, sentence: Span, cue: Cue) -> int | None:
        """Where the clause behind the verb begins."""
        for token in self._doc[cue.after : min(sentence.end, cue.after + _LONGEST_BRIDGE)]:
            if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT") and self._clausal(token, cue):
                return token.i + 1
            if token.tag_ in FINITE or token.text in (":", ";"):
                break
        for child in cue.verb.children:
            if (
                child.dep_ == "ccomp"
                and child.i > cue.verb.i
                and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
            ):
                edge = child.left_edge.i
                marked = any(c.dep_ == "mark" and c.lower_ != "that" for c in child.children)
                if edge >= cue.after and not marked and self._doc[edge].tag_ not in ("WRB", "WP", "WDT"):
                    return edge
        return None

    def _clausal(self, that: Token, cue: Cue) -> bool:
        """Whether "that" opens what is said, not a relative clause or a noun phrase: "said that day", "a deal that"."""
        if that.tag_ == "IN":
            return True
        return that.i == cue.after and that.dep_ in ("mark", "nsubj")

    def _end(self, sentence: Span, verb: Token, start: int) -> int:
        """The end of the sentence, or where the speaker's next verb begins."""
        for child in verb.children:
            if child.dep_ == "conj" and child.i > start and cue_at(self._doc, child.i):
                left = child.i
                while left > start and (
                    self._doc[left - 1].dep_ in ("cc", "advmod", "nsubj", "aux") or self._doc[left - 1].text == ","
                ):
                    left -= 1
                return left
        return _content_end(sentence)

    def _gerund(self, sentence: Span, cue: Cue) -> Reported | None:
        """What somebody admits to doing."""
        i = cue.after + (self._doc[cue.after : cue.after + 1].text == "to")
        if i < sentence.end and self._doc[i].tag_ == "VBG":
            return self._reported(i, _content_end(sentence), self._subject(cue.verb, sentence.start), cue.text)
        return None

    def _closes(self, sentence: Span, cue: Cue) -> bool:
        """Whether nothing but circumstances follows the verb: "announced today at a briefing"."""
        rest = self._doc[cue.after : sentence.end]
        return cue.verb.tag_ in FINITE | {"VBN"} and len(rest) <= _LONGEST_CODA and not any(t.tag_ in FINITE for t in rest)

    def _in_front(self, sentence: Span, cue: Cue) -> Reported | None:
        """The clause in front: the leftmost comma behind its last verb after which a speaker is named."""
        verb = cue.verb
        commas: list[int] = []
        for token in reversed(self._doc[sentence.start : verb.i]):
            if token.text == ",":
                commas.append(token.i)
            elif token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN"):
                break
        for comma in reversed(commas):
            following = next((c for c in reversed(commas) if c > comma), verb.i)
            if self._speakers.of(self._doc[comma + 1 : following]) and self._finite(sentence.start, comma):
                start = _after_dateline(self._doc, sentence)
                return self._reported(start, comma, self._doc[comma + 1 : verb.i], cue.text)
        return None

    def _finite(self, start: int, end: int) -> bool:
        return any(token.tag_ in FINITE for token in self._doc[start:end])

    def _inside(self, comma: Token) -> bool:
        """Whether a comma stands within a name or an apposition that goes on: "X, head of Y, the plan …"."""
        return False

    def _subject(self, verb: Token, start: int) -> Span | None:
        subject = subject_of(verb)
        if subject is not None and subject.i < verb.i:
            return self._doc[max(start, subject.left_edge.i) : min(verb.i, subject.right_edge.i + 1)]
        return None

    def _reported(self, start: int, end: int, phrase: Span | None, cue: str) -> Reported | None:
        speaker = self._speakers.of(phrase) if phrase is not None else None
        while start < end and (self._doc[start].is_space or self._doc[start].text in (",", ":")):
            start += 1
        while start < end and (self._doc[end - 1].is_space or self._doc[end - 1].text in (",", ".", ";")):
            end -= 1
        if speaker is None or end - start < 3:
            return None
        last = self._doc[end - 1]
        return Reported(self._doc[start].idx, last.idx + len(last), Attribution(speaker, cue))


def _content_end(sentence: Span) -> int:
    return sentence.end


def _until_clause(phrase: Span) -> Span:
    """The phrase up to its first finite verb."""
    end = next((token.i for token in phrase if token.tag_ in FINITE), phrase.end)
    return phrase.doc[phrase.start : end]


def _after_dateline(doc: Doc, sentence: Span) -> int:
    """The sentence's first token, a dateline in front of it ("NORTHPORT – ") left out."""
    match = _DATELINE.match(doc.text, sentence.start_char, sentence.end_char)
    if not match or not doc[sentence.start].is_upper:
        return sentence.start
    return next((token.i for token in sentence if token.idx >= match.end()), sentence.start)
