"""What a verb that commits takes: who is told to do what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import is_act
from pipeline.extraction.commitments.task import Task, infinitive_after
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = frozenset({"need", "pledge", "promise"})  # one's own measure; all others call for that of somebody else
_DEMANDING = frozenset({"call", "demand", "urge"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TAKING = frozenset({"seize", "take", "use"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "dobj"})


def with_bare_infinitive(token: Token) -> Task | None:
    """should, will … and an infinitive. "should have done" tells what was not done; "will have to" has its own marker."""
    act = token.head
    if token.tag_ != "MD" or act.pos_ not in _VERBAL or act.i < token.i:
        return None
    perfect = act.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" and c.i > token.i for c in act.children)
    another = act.lower_ in ("have", "need") and infinitive_after(act) is not None
    return None if perfect or another else Task(act, subject_of(act))


def with_infinitive(token: Token) -> Task | None:
    """agrees to, has to, is to … and an infinitive."""
    if token.pos_ not in _VERBAL or is_passive(token):
        return None
    act = infinitive_after(token)
    if act is None or (token.lemma_ == "have" and _is_possession(token, act)):
        return None
    return Task(act, _who_takes_it(token) or subject_of(token), "to")


def _who_takes_it(infinitive: Token) -> Token | None:
    """Who "took the opportunity to undertake to" do something."""
    noun = infinitive.head
    taken = infinitive.dep_ == "acl" and infinitive.tag_ == "VB" and noun.dep_ == "dobj" and noun.head.lemma_ in _TAKING
    return subject_of(noun.head) if taken else None


def with_object(token: Token) -> Task | None:
    """urges X to, X is instructed to, recommends that X …, it is recommended that X …, a reform was urged"""
    if token.pos_ not in _VERBAL or token.dep_ == "relcl":
        return None
    to = _to_of_passive(token)
    if to is not None:
        return Task(to.head, subject_of(token), "to")
    clause = next((child for child in token.rights if child.dep_ in _CLAUSES and _joint(child)), None)
    return _in_clause(token, clause) if clause is not None else _urged(token)


def _to_of_passive(verb: Token) -> Token | None:
    """The "to" of what somebody is told to do: its infinitive goes with the verb, or with another that does."""
    infinitives = (t for t in verb.subtree if t.i > verb.i and t.tag_ == "TO" and t.head.tag_ == "VB")
    return next((to for to in infinitives if _goes_with(to.head, verb)), None) if _is_told(verb) else None


def _is_told(verb: Token) -> bool:
    """Whether a verb is passive, or goes on from one that is without an object of its own ("was warned and ordered to")."""
    joined = verb.dep_ == "conj" and verb.tag_ == "VBD" and not any(child.dep_ == "dobj" for child in verb.rights)
    return is_passive(verb) or (joined and verb.head.tag_ == "VBN" and is_passive(verb.head))


def _goes_with(act: Token, verb: Token) -> bool:
    """Whether an infinitive is a clause of a verb: not "as to build", not of a noun ("the right to vote")."""
    while act.dep_ == "conj" and act.head not in (verb, act):
        act = act.head
    return act.head == verb and act.dep_ != "acl" and act.left_edge.nbor(-1).lower_ not in ("as", "order")


def _urged(verb: Token) -> Task | None:
    """The measure that is urged, in the passive; what was proposed has been."""
    told = verb.lemma_ == "propose" and any(child.tag_ == "VBD" for child in verb.lefts)
    measure = subject_of(verb) if is_passive(verb) and not told else None
    return Task(verb, None) if measure is not None and is_act(measure) else None


def _joint(clause: Token) -> str:
    """The word that joins a clause to the verb before it: that, to, or nothing."""
    if any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children):
        return "that"
    return "to" if any(child.tag_ == "TO" for child in clause.children) else ""


def _in_clause(verb: Token, clause: Token) -> Task | None:
    if _joint(clause) == "that":
        return Task(clause, agent_of(clause), "that")
    if any(child.dep_ == "nsubjpass" for child in clause.lefts):
        return Task(clause, agent_of(clause), "to")
    told = _told(verb, clause)
    return Task(clause, told, "to") if told is not None else None


def with_clause(token: Token) -> Task | None:
    """recommends the ministry publish it, is recommending the funds be spent: a clause that no word joins"""
    clause = next((child for child in token.rights if child.dep_ == "ccomp" and not _joint(child)), None)
    if clause is None or clause.left_edge.i != token.i + 1 or clause.lemma_ == "need":
        return None
    told = any(child.dep_ in _SUBJECTS for child in clause.lefts) and not any(child.tag_ == "MD" for child in clause.lefts)
    return Task(clause, agent_of(clause)) if told else None


def with_promise(token: Token) -> Task | None:
    """promised that it would, assured X that it will"""
    clause = next((child for child in token.rights if child.dep_ == "ccomp"), None)
    if clause is None or token.pos_ != "VERB" or is_passive(token):
        return None
    will = any(child.dep_ == "aux" and child.lower_ in ("will", "would", "shall") for child in clause.lefts)
    actor = agent_of(clause)
    own = actor is None or actor.tag_ == "PRP"  # "she promised that it would be done"
    return Task(clause, subject_of(token) if own else actor, "that") if will else None


def with_gerund(token: Token) -> Task | None:
    """recommends repealing the law"""
    act = next((child for child in token.rights if child.dep_ == "xcomp" and child.tag_ == "VBG"), None)
    return Task(act, None) if act is not None and token.pos_ == "VERB" else None


def tasked_with(token: Token) -> Task | None:
    """is tasked with drafting, tasked X with drafting"""
    with_ = next((child for child in token.rights if child.lower_ == "with"), None)
    act = next((child for child in with_.children if child.tag_ == "VBG"), None) if with_ is not None else None
    if act is None:
        return None
    told = next((child for child in token.rights if child.dep_ == "dobj"), None)
    return Task(act, subject_of(token) if is_passive(token) else told, "with")


def with_measure(token: Token) -> Task | None:
    """calls for, recommends a measure, of whomever; pledged its cooperation; not "an initiative calling for"."""
    if token.pos_ != "VERB" or is_passive(token) or token.dep_ in ("acl", "amod") or _only_describes(token):
        return None
    measure = next((child for child in token.rights if child.dep_ == ("prep" if token.lemma_ == "call" else "dobj")), None)
    return Task(token, subject_of(token) if token.lemma_ in _OWN else None) if measure is not None else None


def _only_describes(verb: Token) -> bool:
    """Whether a participle is no demand of the sentence's subject, as in "wrote a letter, demanding the release"."""
    participle = verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.lefts)
    behind_comma = verb.i > 0 and verb.nbor(-1).text == ","
    goes_on = verb.dep_ == "advcl" and verb.lemma_ in _DEMANDING and verb.head.tag_ in _FINITE and behind_comma
    return participle and not goes_on


def _is_possession(have: Token, act: Token) -> bool:
    """ "a tool we have to fight fraud", "what they have to offer": had, not owed."""
    return act.lower_ == "offer" or (have.dep_ == "relcl" and any(child.dep_ == "dobj" for child in act.rights))


def _told(verb: Token, act: Token) -> Token | None:
    """Whom a verb tells to act: the infinitive's subject, the verb's object, or the object of its preposition."""
    inner = (child for child in act.children if child.dep_ == "nsubj")
    outer = (child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < act.i)
    return next(chain(inner, outer, _objects_of_preposition(verb)), None)


def _objects_of_preposition(verb: Token) -> Iterator[Token]:
    preps = (child for child in verb.rights if child.dep_ == "prep" and child.i == verb.i + 1)
    return (child for prep in preps for child in prep.children if child.dep_ == "pobj")
