"""Subjects: who does what a verb says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = _SUBJECTS | {"csubj"}
_JOINED = frozenset({"conj", "xcomp", "advcl"})
_VERB_GROUP = frozenset({"RB", "MD", "VBZ", "VBP", "VBD", "VB", "TO"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_WITHIN_PHRASE = frozenset({"pobj", "prep", "conj", "appos"})
_OBJECTS = frozenset({"dobj", "pobj"})
_FARTHEST = 4


def subject_of(verb: Token) -> Token | None:
    """The head of a verb's subject, also through the verbs that it is joined to ("X met Y and said").

    A relative pronoun gives what it stands for. Where the parse has no subject, a noun right before the verb is it.
    """
    owns = ((joined, child) for joined in _joined_to(verb) for child in _parts(joined) if child.dep_ in _OWN)
    joined, own = next(owns, (verb, None))
    if own is None:
        return _noun_before(verb)
    found = _within(own) if own.dep_ == "csubj" else _antecedent(own, joined)
    return found if joined == verb else _agreeing(found, verb)


def _parts(verb: Token) -> Iterator[Token]:
    """What depends on a verb, and on its auxiliaries, which the parse may give the subject of "is committed"."""
    yield from verb.children
    for child in verb.lefts:
        if child.dep_ == "auxpass":
            yield from child.lefts


def _agreeing(noun: Token | None, verb: Token) -> Token | None:
    """The subject of a verb before, or where that cannot be this one's the one of the clause above it."""
    return noun if noun is None or _agree(noun, verb) else _subject_above(noun)


def _agree(noun: Token, verb: Token) -> bool:
    """Whether a noun may be the subject of a verb by its number: "the programmes" never "is"."""
    finite = next((child for child in verb.lefts if child.dep_ in ("aux", "auxpass")), verb)
    return not (finite.tag_ == "VBZ" and noun.tag_ in ("NNS", "NNPS"))


def _subject_above(noun: Token) -> Token | None:
    """The subject of the clause in which a noun stands."""
    verb = next((ancestor for ancestor in noun.ancestors if ancestor.pos_ in ("VERB", "AUX")), None)
    return next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None) if verb is not None else None


def _joined_to(verb: Token) -> Iterator[Token]:
    """A verb and those that it is joined to, the nearest first."""
    for _ in range(_FARTHEST):
        yield verb
        if verb.dep_ not in _JOINED or verb.head == verb:
            return
        verb = verb.head


def agent_of(verb: Token) -> Token | None:
    """Who acts: the subject, in the passive whom "by" names."""
    if not is_passive(verb):
        return subject_of(verb)
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is whom something is done to."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN"
    return joined and not any(child.dep_ in ("aux", "nsubj") for child in verb.children) and is_passive(verb.head)


def first_of(verb: Token) -> Token:
    """The first of the verbs that are joined by "and"."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb


def _within(clause: Token) -> Token | None:
    """Of a clause that is a subject: nobody ("restoring peace will take"), but "the authorities responsible" are themselves."""
    return next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause.tag_ == "JJ" else None


def _antecedent(subject: Token, verb: Token) -> Token:
    relative = subject.tag_ in ("WDT", "WP") or subject.lower_ == "that"
    return verb.head if relative and verb.dep_ == "relcl" else subject


def _noun_before(verb: Token) -> Token | None:
    doc, i = verb.doc, verb.i
    while i > 0 and not doc[i].is_sent_start and doc[i - 1].tag_ in _VERB_GROUP and doc[i - 1].head == verb:
        i -= 1
    noun = doc[i - 1] if i > 0 and not doc[i].is_sent_start else None
    if noun is None or noun.tag_ not in _NOMINAL:
        return None
    noun = _whole(noun)
    return noun if noun.tag_ in _NOMINAL else None


def _whole(noun: Token) -> Token:
    """The head of the phrase that ends with a noun; no further than a comma, where what stands before it is another's object.

    "To keep ties with Ostmark, Norland and Veldania must": Norland and Veldania.
    """
    head, behind_comma = noun, noun
    while head.dep_ in _WITHIN_PHRASE and head.head.i < head.i:
        if any(token.text == "," for token in head.doc[head.head.i : head.i]):
            behind_comma = head
        head = head.head
    return behind_comma if head.dep_ in _OBJECTS else head
