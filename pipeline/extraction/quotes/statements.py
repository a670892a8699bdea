"""Statements: who speaks in a release that is somebody's statement, so that its quotations need no cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.quotes.phrases import issuing, noun_phrase, words_of
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.text.subjects import is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

STATEMENT = "statement"
"""The cue of quotations that a statement consists of."""
_NOUNS = frozenset({"statement", "remarks", "comment", "comments"})
_ISSUING = frozenset({"issue", "make", "publish", "release"})
_FOLLOWING = frozenset({"below", "following", "this"})
_FARTHEST = 150  # tokens: a statement is issued in the first paragraph


def speaker_of_the_statement(doc: Doc, speakers: Speakers) -> Speaker | None:
    """Who speaks where the title says so, "Statement by Jane Roe on the ruling", or the first paragraph issues it."""
    title = doc[: next((token.i for token in doc if "\n" in token.text), len(doc))]
    return _of_title(title, speakers) or _issuer(doc[:_FARTHEST], speakers)


def _of_title(title: Span, speakers: Speakers) -> Speaker | None:
    of = next((token.i + 1 for token in title[1:4] if token.lower_ in ("by", "of", "from")), 0)
    if not of or of == title.end or not any(token.lower_ in _NOUNS for token in title[: of - 1]):
        return None
    return speakers.quoted(noun_phrase(title.doc[of : title.end]))


def _issuer(opening: Span, speakers: Speakers) -> Speaker | None:
    """ "The minister issued the statement below on the ruling." """
    verb = next((issuing(token) for token in opening if token.lower_ in _NOUNS and _is_issued(token)), None)
    subject = subject_of(verb) if verb is not None else None
    if verb is None or subject is None:
        return None
    phrase = words_of(subject, verb, sentence_of(opening.doc, verb.i).start)
    return speakers.of(phrase) if speakers.knows(phrase) else None


def _is_issued(noun: Token) -> bool:
    """Whether a noun is what somebody issues, and stands for what follows: "this statement", "the statement below"."""
    verb = issuing(noun)
    issued = verb is not None and verb.lemma_ in _ISSUING and not is_passive(verb)
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    return issued and any(each.lower_ in _FOLLOWING for each in (*noun.children, *behind))
