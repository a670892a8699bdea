"""What the parse of a sentence says about the words at an offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "to", "must", "should", "can", "may"})
PLANNED = frozenset({"schedule", "plan", "expect", "slate", "set", "due"})
PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
BEGIN = frozenset({"start", "begin", "commence", "date"})  # "starts from May" is a start, not a range


class DocSyntax:
    """Syntax of a spaCy Doc with tags and dependencies."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def tense(self, at: int) -> int:
        """Of the verb that governs the word: -1 past, 1 present, 2 future, 0 undecided."""
        token = self._token(at)
        for verb in (token, *token.ancestors):
            if verb.pos_ in ("VERB", "AUX") and (tense := _tense(verb)) is not None:
                return 0 if _belongs_to_an_event(token) and not _is_sure_of_time(verb) else tense
        return 0

    def is_date(self, at: int) -> bool:
        """Whether the model takes the word for a date ("March" for a month, not for a walk)."""
        return self._token(at).ent_type_ == "DATE"

    def counts(self, at: int) -> bool:
        """Whether a number counts the noun behind it ("2100 people") and is no year ("the 2100 plan")."""
        number = self._token(at)
        noun = number.head
        return (
            number.dep_ == "nummod"
            and noun.i > number.i
            and noun.tag_ == "NNS"
            and not any(word.dep_ in ("det", "poss") for word in noun.children)
        )

    def opens_a_range(self, at: int) -> bool:
        """Whether "from" says when something starts to be so: it opens its sentence, or its verb is present or future."""
        token = self._token(at)
        verb = token.head
        if verb.pos_ != "VERB" or verb.lemma_ in BEGIN:
            return bool(token.is_sent_start)
        return bool(token.is_sent_start) or _tense(verb) in (1, 2)

    def _token(self, at: int) -> Token:
        span = self._doc.char_span(at, at + 1, alignment_mode="expand")
        assert span is not None
        return span[0]


def _belongs_to_an_event(token: Token) -> bool:
    """ "Thursday's vote", "the July vote": an infinitive or present around it says nothing of when that was."""
    return token.dep_ in ("poss", "compound", "amod", "nmod") and token.head.lower_ not in PARTS_OF_A_DAY


def _is_sure_of_time(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "MD" for child in verb.children)


def _tense(verb: Token) -> int | None:
    """None for a form that shows no tense by itself ("following the vote")."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.lower_ in FUTURE for helper in helpers) or (verb.tag_ == "VBN" and helpers and verb.lemma_ in PLANNED):
        return 2
    if not helpers and verb.tag_ in ("VBZ", "VBP"):
        return 1
    if verb.tag_ in ("VBD", "VBN") or any(helper.tag_ == "VBD" for helper in helpers):
        return -1
    return 0 if helpers or verb.tag_ != "VBG" else None
