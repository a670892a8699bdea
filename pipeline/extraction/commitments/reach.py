"""Reach: the part of a sentence of which a date can set the time of an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = _FINITE - {"MD"}
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def reach_of(act: Token) -> tuple[int, int, int]:
    """Where the sentence is over in front, where the clause of an act begins, and where it ends: offsets into the text.

    A clause with a subject of its own ends it, "was ordered to pay, and the clerks have to leave by May", and one that tells what
    is or was done besides, "will review the rules and is considering others for May"; "and will publish them in May" goes on. In
    front of the sentence's first verb a date goes with all: "By May, the bank will pay and has to report".
    """
    sentence = sentence_of(act.doc, act.i)
    joined = [token for token in sentence if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")]
    above = {act.i, *(each.i for each in act.ancestors)}
    begins = (token.left_edge.i for token in joined if token.i in above and (_tense(token) or _has_subject(token)))
    apart = (token.left_edge.i for token in joined if token.i not in above and (_tense(token) in _TOLD or _has_subject(token)))
    first, end = max(begins, default=sentence.start), min((i for i in apart if i > act.i), default=sentence.end)
    return _first_verb(sentence).idx, sentence.doc[first].idx, sentence.doc[end - 1].idx + len(sentence.doc[end - 1])


def _tense(verb: Token) -> str:
    """The tag of what is finite of a verb, nothing of the "publish" of "will review and publish"."""
    auxiliaries = (child for child in verb.lefts if child.dep_ in _AUXILIARIES)
    return next((token.tag_ for token in (verb, *auxiliaries) if token.tag_ in _FINITE), "")


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.lefts)


def _first_verb(sentence: Span) -> Token:
    return next((token for token in sentence if token.tag_ in _FINITE), sentence[0])
