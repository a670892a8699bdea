"""Antecedents: what the sentence before a pronoun is about, "The minister opened the port. She said …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST_CHAIN = 6  # sentences with the same pronoun as their subject


def subject_before(pronoun: Token) -> Span | None:
    """The subject of the nearest sentence of the paragraph that has another one than the pronoun.

    None where the pronoun is not the subject of its own sentence: within one it may be anybody.
    """
    if pronoun != _subject(sentence_of(pronoun.doc, pronoun.i)):
        return None
    subjects = (_subject(sentence) for sentence in _sentences_before(pronoun))
    other = next((each for each in subjects if each is None or each.lower_ != pronoun.lower_), None)
    return None if other is None else pronoun.doc[other.left_edge.i : other.i + 1]


def _sentences_before(pronoun: Token) -> Iterator[Span]:
    """The sentences before that of a pronoun in its paragraph, the nearest first."""
    sentence = sentence_of(pronoun.doc, pronoun.i)
    for _ in range(_LONGEST_CHAIN):
        if sentence.start == 0 or "\n" in pronoun.doc[sentence.start - 1].text:
            return
        sentence = sentence_of(pronoun.doc, sentence.start - 1)
        yield sentence


def _subject(sentence: Span) -> Token | None:
    """The subject of a sentence's main clause."""
    return next((child for child in sentence.root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
