"""A task that a marker lays on somebody, and the infinitive that names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST_INFINITIVE = 8


@dataclass(frozen=True, slots=True)
class Task:
    act: Token
    actor: Token | None
    joint: str = ""


def infinitive_after(word: Token) -> Token | None:
    """The infinitive that follows "to" right behind a word; adverbs, "not", a reflexive and an opening mark may stand between."""
    rest = [token for token in word.doc[word.i + 1 : word.i + _FARTHEST_INFINITIVE] if not _is_between(token)]
    if len(rest) < 2 or rest[0].lower_ != "to" or rest[1].tag_ != "VB":
        return None
    act = rest[1]
    return act.head if act.dep_ in ("auxpass", "aux") and act.head.i > act.i else act


def is_bare(clause: Token) -> bool:
    """Whether a clause behind "that" has the bare form of its verb ("that the bank publish", "that it be published")."""
    parts = [child for child in clause.lefts if child.dep_ in ("aux", "auxpass")]
    first = parts[0] if parts else clause
    singular = any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("NN", "NNP") for child in clause.lefts)
    return first.tag_ == "VB" or (first.tag_ == "VBP" and (singular or first.lower_ == "be" or not parts))


def _is_between(token: Token) -> bool:
    return (token.tag_ == "RB" and token.lower_ != "yet") or token.tag_ == "``" or token.lower_.endswith(("self", "selves"))
