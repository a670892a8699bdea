"""Cues: the verbs that report somebody's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in the text: its token, the token after it (and its particle), and what it takes."""

    verb: Token
    after: int
    text: str
    takes: frozenset[str]


def cue_verbs() -> frozenset[str]:
    """The lemmas of all cues."""
    return frozenset(_verbs())


def cue_at(doc: Doc, i: int) -> Cue | None:
    """The cue whose verb is token i, or None."""
    token = doc[i]
    if token.tag_ not in _VERB_TAGS:
        return None
    for particle, takes in _verbs().get(_lemma(token), ()):
        if not particle:
            return Cue(token, i + 1, token.lower_, takes)
        if i + 1 < len(doc) and doc[i + 1].lower_ == particle:
            return Cue(token, i + 2, f"{token.lower_} {particle}", takes)
    return None


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


@cache
def _verbs() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    verbs: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in table("reporting_verbs"):
        verbs[row["verb"]] = (*verbs.get(row["verb"], ()), (row["particle"], frozenset(row["takes"].split())))
    return verbs
