"""Antecedents: what the sentence before a pronoun is about, "The minister opened the port. She said …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST_CHAIN = 6  # sentences with the same pronoun as their subject


def subject_before(pronoun: Token) -> Span | None:
    """The subject of the nearest sentence of the paragraph that has another one than the pronoun.

    None where the pronoun is not the subject of its own sentence: within one it may be anybody.
    """
    sentence = sentence_of(pronoun.doc, pronoun.i)
    if pronoun != _subject(sentence):
        return None
    for _ in range(_LONGEST_CHAIN):
        if sentence.start == 0 or "\n" in pronoun.doc[sentence.start - 1].text:
            return None
        sentence = sentence_of(pronoun.doc, sentence.start - 1)
        subject = _subject(sentence)
        if subject is None or subject.lower_ != pronoun.lower_:
            return None if subject is None else pronoun.doc[subject.left_edge.i : subject.i + 1]
    return None


def _subject(sentence: Span) -> Token | None:
    """The subject of a sentence's main clause."""
    return next((child for child in sentence.root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
