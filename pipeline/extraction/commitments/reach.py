"""Reach: the part of a sentence of which a date can set the time of an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = _FINITE - {"MD"}
_AUXILIARIES = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def reach_of(act: Token) -> tuple[int, int, int]:
    """Where its sentence's first subject begins, where the clause of an act begins, and where it ends: offsets into the text.

    A clause with a subject of its own ends it, "was ordered to pay, and the clerks have to leave by May", and one that tells what
    is or was done besides, "will review the rules and is considering others for May"; "and will publish them in May" goes on. In
    front of the sentence's first subject a date goes with all: "By May, the bank will pay and has to report".
    """
    sentence = sentence_of(act.doc, act.i)
    subject = next((token.left_edge for token in sentence if token.dep_ in _SUBJECTS), sentence[0])
    above = {act.i, *(each.i for each in act.ancestors)}
    start = max((token.left_edge.i for token in _joined(sentence, _FINITE) if token.i in above), default=sentence.start)
    behind = (token.left_edge.i for token in _joined(sentence, _TOLD) if token.i not in above)
    last = sentence.doc[min((i for i in behind if i > act.i), default=sentence.end) - 1]
    return subject.idx, sentence.doc[start].idx, last.idx + len(last)


def _joined(sentence: Span, tenses: frozenset[str]) -> Iterator[Token]:
    """The joined verbs of a sentence that have a subject or a tense of their own."""
    for token in sentence:
        verb = token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
        if verb and (_tense(token) in tenses or any(child.dep_ in _SUBJECTS for child in token.lefts)):
            yield token


def _tense(verb: Token) -> str:
    """The tag of what is finite of a verb, nothing of the "publish" of "will review and publish"."""
    auxiliaries = (child for child in verb.lefts if child.dep_ in _AUXILIARIES)
    return next((token.tag_ for token in (verb, *auxiliaries) if token.tag_ in _FINITE), "")
