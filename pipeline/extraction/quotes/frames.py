"""Reported speech whose speaker is no subject: "In the view of X, …", "it was stressed by X that …", the headline "X: …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.cues import FINITE, cue_at, cue_verbs
from pipeline.extraction.quotes.reported import Reported
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.text.subjects import is_passive
from pipeline.extraction.text.tokens import candidates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_VIEWS = frozenset({"view", "opinion", "assessment"})
_LONGEST_HEADLINE_SPEAKER = 8
_FEWEST_WORDS = 3


def framed(doc: Doc, body: int, speakers: Speakers) -> Iterator[Reported]:
    """The clauses so reported, in order; `body` is where the release's body begins, in code points."""
    headline = _headline(doc, body, speakers)
    if headline:
        yield headline
    for sentence, tokens in candidates(doc, _VIEWS | cue_verbs()):
        for token in tokens:
            clause = _viewed(sentence, token, speakers) if token.lower_ in _VIEWS else _passive(sentence, token, speakers)
            if clause:
                yield clause


def _headline(doc: Doc, body: int, speakers: Speakers) -> Reported | None:
    """ "Minister Roe: Registers will be opened" in the first line of a release."""
    end = next((token.i for token in doc if token.idx >= body or "\n" in token.text), len(doc))
    colon = next((token.i for token in doc[: min(end, _LONGEST_HEADLINE_SPEAKER)] if token.text == ":"), 0)
    if not body or not colon or not speakers.signs(doc[:colon]):
        return None
    clause = doc[colon + 1 : end]
    speaks = any(token.tag_ in FINITE for token in clause) and clause[0].text not in ('"', "“", "„", "«", "‘", "'")
    return _reported(clause, speakers.of(doc[:colon]), "") if speaks else None


def _viewed(sentence: Span, noun: Token, speakers: Speakers) -> Reported | None:
    """ "In the view of X, …", "In X's opinion, …" at the front of a sentence."""
    doc, comma = sentence.doc, next((token.i for token in sentence if token.text == "," and token.i > noun.i), 0)
    if sentence[0].lower_ != "in" or not comma or any(token.tag_ in FINITE for token in doc[sentence.start : comma]):
        return None
    if doc[noun.i + 1].lower_ == "of":
        return _reported(doc[comma + 1 : sentence.end], speakers.of(doc[noun.i + 2 : comma]), f"in the {noun.lower_} of")
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    named = speakers.of(doc[owner.left_edge.i : owner.i + 1]) if owner is not None else None
    return _reported(doc[comma + 1 : sentence.end], named, noun.lower_)


def _passive(sentence: Span, verb: Token, speakers: Speakers) -> Reported | None:
    """ "It was stressed by X that …" """
    cue = cue_at(sentence.doc, verb.i)
    if cue is None or "that" not in cue.takes or not is_passive(verb):
        return None
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    that = next((token.i for token in sentence if token.i > verb.i and token.lower_ == "that" and token.tag_ == "IN"), 0)
    if by is None or not by.i < that or not any(child.lower_ == "it" for child in verb.lefts):
        return None
    return _reported(sentence.doc[that + 1 : sentence.end], speakers.of(sentence.doc[by.i + 1 : that]), cue.text)


def _reported(clause: Span, speaker: Speaker | None, cue: str) -> Reported | None:
    start, end = clause.start, clause.end
    while start < end and clause.doc[start].is_space:
        start += 1
    while start < end and (clause.doc[end - 1].is_space or clause.doc[end - 1].is_punct):
        end -= 1
    if speaker is None or end - start < _FEWEST_WORDS:
        return None
    last = clause.doc[end - 1]
    return Reported(clause.doc[start].idx, last.idx + len(last), Attribution(speaker, cue))
