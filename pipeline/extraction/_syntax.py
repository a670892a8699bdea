"""What the parse of a sentence says about the words at an offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "to", "must", "should", "can", "may"})


class DocSyntax:
    """Syntax of a spaCy Doc with tags and dependencies."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def tense(self, at: int) -> int:
        """Of the verb that governs the word: -1 past, 1 future, 0 undecided."""
        token = self._token(at)
        for verb in (token, *token.ancestors):
            if verb.pos_ in ("VERB", "AUX"):
                return _tense(verb)
        return 0

    def belongs_to_verb(self, at: int) -> bool:
        """Whether a preposition opens its sentence or depends on a verb, not on a noun."""
        token = self._token(at)
        return bool(token.is_sent_start) or token.head.pos_ in ("VERB", "AUX")

    def _token(self, at: int) -> Token:
        span = self._doc.char_span(at, at + 1, alignment_mode="expand")
        assert span is not None
        return span[0]


def _tense(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in FUTURE for helper in helpers):
        return 1
    if verb.tag_ in ("VBD", "VBN") or any(helper.tag_ == "VBD" for helper in helpers):
        return -1
    return 0
