"""Reported speech in other frames: "In the view of X, …", "it was stressed by X that …", the headlines "X: …" and "…, X says"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.attribution import Attribution
from pipeline.extraction.quotes.clauses import has_verb
from pipeline.extraction.quotes.cues import FINITE, cue_at, cue_verbs
from pipeline.extraction.quotes.reported import Reported
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.text.lexicon import headline_verbs
from pipeline.extraction.text.subjects import is_passive
from pipeline.extraction.text.tokens import candidates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_VIEWS = frozenset({"view", "opinion", "assessment"})
_LONGEST_HEADLINE_SPEAKER = 8
_FEWEST_WORDS = 3
_SAYS = frozenset({"say", "says", "said"})
_ANSWERS = frozenset({"no", "to", "yes"})  # "says yes to the plan" tells no words
_PARTS = frozenset({",", ";", ":", "–", "—"})


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
    """What somebody says in the first line of a release, which goes without a verb at times and without "that"."""
    end = next((token.i for token in doc if token.idx >= body or "\n" in token.text), len(doc))
    title = doc[: end if body else 0]
    return _behind_colon(title, speakers) or _beside_says(title, speakers)


def _behind_colon(title: Span, speakers: Speakers) -> Reported | None:
    """ "Minister Roe: Registers will be opened" """
    colon = next((token.i for token in title[:_LONGEST_HEADLINE_SPEAKER] if token.text == ":"), 0)
    if not colon or not speakers.signs(title[:colon]):
        return None
    clause = title[colon + 1 :]
    speaks = any(token.tag_ in FINITE for token in clause) and clause[0].text not in ('"', "“", "„", "«", "‘", "'")
    return _reported(clause, speakers.of(title[:colon]), "") if speaks else None


def _beside_says(title: Span, speakers: Speakers) -> Reported | None:
    """ "Keep Registers Open, Audit Court Says", "Roe says mills not at risk, opens dam", "Roe visits dam, says it is safe" """
    verb = _says_in(title)
    if verb is None:
        return None
    before, behind = title.doc[title.start : verb.i], title.doc[verb.i + 1 : title.end]
    comma = max((token.i for token in before if token.text in _PARTS), default=title.start - 1)
    last = before.doc[comma + 1 : verb.i]
    if not any(token.is_alpha for token in behind):
        return _said(before.doc[title.start : max(comma, title.start)], last, speakers, verb)
    if len(last):
        return _said(_up_to_next_verb(behind), last, speakers, verb)
    acts = next((token.i for token in before if token.tag_ in FINITE), comma)
    return _said(behind, before.doc[title.start : acts], speakers, verb) if has_verb(behind) else None


def _says_in(title: Span) -> Token | None:
    """The verb with which a headline tells words: "a fair say" and "says yes to the plan" tell none."""
    verb = next((token for token in title[1:] if token.lower_ in _SAYS and token.tag_ != "NN"), None)
    if verb is None or title[0].is_quote or verb.nbor(-1).is_quote:
        return None
    behind = title.doc[verb.i + 1 : title.end][:1]
    answers = behind.text.lower() in _ANSWERS or any(token.is_quote for token in behind)
    return None if answers else verb


def _up_to_next_verb(clause: Span) -> Span:
    """A clause up to what its speaker does besides: "mills not at risk, opens dam"."""
    behind = ((token.i, token.nbor()) for token in clause[:-1] if token.text == ",")
    ends = (comma for comma, verb in behind if verb.tag_ == "VBZ" or verb.lower_ in headline_verbs())
    return clause.doc[clause.start : next(ends, clause.end)]


def _said(clause: Span, who: Span, speakers: Speakers, says: Token) -> Reported | None:
    plain = len(who) > 0 and not has_verb(who) and speakers.knows(who)
    return _reported(clause, speakers.of(who), says.lower_) if plain else None


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
