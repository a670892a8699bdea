"""Wishes and terms that no verb of demand states: it is time for X to, the need for, until when somebody has to do something.

After the frames Being_necessary, Needing and Imposing_obligation of FrameNet 1.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import is_act
from pipeline.extraction.commitments.task import Task, infinitive_after
from pipeline.extraction.text.nouns_of_actors import kind_of
from pipeline.extraction.text.subjects import is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STRESSING = frozenset({"emphasise", "emphasize", "highlight", "reiterate", "stress", "underline", "underscore"})
_PRESENT = frozenset({"VBZ", "VBP"})
_COUNTED = frozenset({"first", "last", "only", "second", "third"})
_CLAUSES = frozenset({"relcl", "ccomp", "advcl"})
_GOVERNED = frozenset({"pobj", "pcomp"})
_GRANTING = frozenset({"give", "grant", "have"})
_FARTHEST = 12  # tokens from "time" to what it is time for, from "until" to what has to be done by then


def is_time(token: Token) -> Task | None:
    """it is time for X to act, it is high time X acted, the time has come to act"""
    if not (_is_now(token) or _has_come(token)):
        return None
    act = _infinitive_behind(token)
    if act is not None:
        return Task(act, _whom(token, act), "to")
    clause = next((child for part in (token.head, token) for child in part.rights if child.dep_ in _CLAUSES), None)
    told = clause is not None and any(child.dep_ in _SUBJECTS for child in clause.lefts)
    return Task(clause, subject_of(clause)) if clause is not None and told else None


def _is_now(time: Token) -> bool:
    """ "it is time", "it is high time"; not "it is the first time" """
    one_of_some = any(child.dep_ == "det" or child.lower_ in _COUNTED for child in time.lefts)
    it_is = time.dep_ == "attr" and time.head.tag_ in _PRESENT and any(child.lower_ == "it" for child in time.head.lefts)
    return it_is and not one_of_some


def _has_come(time: Token) -> bool:
    verb = time.head
    return time.dep_ == "nsubj" and verb.lemma_ == "come" and any(child.tag_ in _PRESENT for child in verb.lefts)


def with_need(token: Token) -> Task | None:
    """stressed the need for a measure, underlined the need for X to act"""
    if token.dep_ != "dobj" or token.tag_ != "NN" or token.head.lemma_ not in _STRESSING:
        return None
    act = infinitive_after(token)
    if act is not None:
        return Task(act, None, "to")
    behind = token.doc[token.i + 1 : token.i + 2]
    return _needed(behind[0]) if behind.text.lower() == "for" else None


def _needed(for_: Token) -> Task | None:
    """What is needed behind "for": that somebody acts, or a measure."""
    act = _infinitive_behind(for_)
    told = next((child for child in act.lefts if child.dep_ in _SUBJECTS), None) if act is not None else None
    if told is not None:
        return Task(told.head, None if is_passive(told.head) else told, "for")
    return next((Task(child, None, "for") for child in for_.children if child.dep_ in _GOVERNED and _is_measure(child)), None)


def _is_measure(noun: Token) -> bool:
    """Whether somebody can do or found it: "the need for an inquiry", "for opening the books", "for a court"."""
    return noun.tag_ == "VBG" or is_act(noun) or (noun.tag_ == "NN" and kind_of(noun) == "body")


def has_until(token: Token) -> Task | None:
    """has until May to act, was given until May to act"""
    verb = token.head
    if verb.lemma_ not in _GRANTING or verb.tag_ == "VBG":
        return None
    act = _infinitive_behind(token)
    if act is None:
        return None
    told = next((child for child in verb.rights if child.dep_ in ("dative", "dobj") and child.i < token.i), None)
    return Task(act, told if told is not None and not is_passive(verb) else subject_of(verb), "to")


def _infinitive_behind(token: Token) -> Token | None:
    """The first infinitive with "to" behind a token, with no finite verb before it."""
    for each in token.doc[token.i + 1 : min(token.i + _FARTHEST, sentence_of(token.doc, token.i).end)]:
        if each.tag_ == "TO" and each.head.tag_ == "VB" and each.head.i > each.i:
            return each.head
        if each.tag_ in ("VBD", "VBZ", "VBP", "MD") or each.text in (",", ";", ":"):
            return None
    return None


def _whom(token: Token, act: Token) -> Token | None:
    """Whom "for" names between a noun and what is to be done: "time for Norland to"."""
    for_ = next((each for each in token.doc[token.i + 1 : act.i] if each.lower_ == "for"), None)
    nouns = [each for each in token.doc[for_.i + 1 : act.i] if each.tag_[:2] in ("NN", "PR")] if for_ is not None else []
    return next((each for each in nouns if each.head == for_ or each.head == act), nouns[-1] if nouns else None)
