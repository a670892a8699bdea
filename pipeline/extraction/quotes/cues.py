"""Cues: the verbs that report somebody's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUPPOSING = frozenset({"if", "once", "unless", "until", "when", "whenever"})
_TO_COME = frozenset({"may", "might", "shall", "should", "will"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in the text: its token, the token after it (and the words that belong to it), and what it takes."""

    verb: Token
    after: int
    text: str
    takes: frozenset[str]


def cue_verbs() -> frozenset[str]:
    """The lemmas of all cues."""
    return frozenset(_verbs())


@cache
def told_forms() -> frozenset[str]:
    """What the verbs are in "she says" and "she said", by rule and, of some more, by heart."""
    verbs = cue_verbs()
    return frozenset(verb + ending for verb in verbs for ending in ("s", "es", "ed", "d")) | {"said", "told", "wrote", "writes"}


def cue_at(doc: Doc, i: int) -> Cue | None:
    """The cue whose verb is token i, or None."""
    token = doc[i]
    if token.tag_ not in _VERB_TAGS:
        return None
    for words, takes in _verbs().get(_lemma(token), ()):
        after = i + 1 + len(words)
        if all(each.lower_ == word for each, word in zip(doc[i + 1 : after], words, strict=False)) and after <= len(doc):
            return Cue(token, after, " ".join((token.lower_, *words)), takes)
    return None


def is_supposed(verb: Token) -> bool:
    """Whether nobody has said it: "if he says", "as soon as they have notified", "will say", "should report", "did not say"."""
    lefts = (child for each in _verbs_with(verb) for child in each.lefts)
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _TO_COME) for child in lefts):
        return True
    now = verb.tag_ in ("VB", "VBP", "VBZ") or any(child.tag_ in ("VBP", "VBZ") for child in verb.lefts if child.dep_ == "aux")
    return now and any(_supposes(child) for child in verb.children)


def _verbs_with(verb: Token) -> tuple[Token, ...]:
    """A verb and the one that its auxiliary stands with: "did not state or indicate"."""
    shares = verb.tag_ == "VB" and verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.lefts)
    return (verb, verb.head) if shares else (verb,)


def _supposes(word: Token) -> bool:
    behind_soon = word.lower_ == "as" and word.i > 0 and word.nbor(-1).lower_ == "soon"
    return word.lower_ in _SUPPOSING or (word.dep_ == "mark" and behind_soon)


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


@cache
def _verbs() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """Lemma → the words behind it that belong to the cue, and what that takes, the longest first ("make it clear")."""
    verbs: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for row in table("reporting_verbs"):
        verbs.setdefault(row["verb"], []).append((tuple(row["particle"].split()), frozenset(row["takes"].split())))
    return {verb: sorted(rows, key=lambda row: -len(row[0])) for verb, rows in verbs.items()}
