"""What a noun or an adjective that commits takes: a measure that is needed, a commitment to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import is_act
from pipeline.extraction.commitments.task import Task, infinitive_after, is_bare
from pipeline.extraction.commitments.told import is_told_as_present
from pipeline.extraction.text.subjects import agent_of, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})
_BEARING = frozenset({"have", "bear", "carry", "share"})
_MENTIONS = frozenset({"doubt", "history", "lack", "notice", "notification", "question"})
_DISCHARGING = frozenset({"bear", "discharge", "fulfil", "fulfill", "meet"})
_APPEALING = frozenset({"renew", "reiterate", "repeat", "restate", "reaffirm", "echo", "join", "back", "support"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_needed(token: Token) -> Task | None:
    """is needed, is required, is necessary: of a measure or an act; "it is necessary to"."""
    be = _present_be(token)
    if be is None:
        return None
    verb = be if be == token.head else token
    needed, act = subject_of(verb), infinitive_after(token)
    measure = any(child.dep_ == "csubj" and child.tag_ == "VBG" for child in verb.lefts) or (
        needed is not None and is_act(needed)
    )
    if act is None:
        return Task(token, None) if measure else None
    return Task(act, None, "to") if measure or needed is None or needed.lower_ == "it" else None


def _present_be(token: Token) -> Token | None:
    """The "is" of "is needed", if it tells what is so now and no relative clause does."""
    be = token.head if token.dep_ == "acomp" else next((child for child in token.lefts if child.dep_ == "auxpass"), None)
    plain = be is not None and be.lemma_ == "be" and be.tag_ in _PRESENT and "relcl" not in (be.dep_, token.dep_)
    return be if plain else None


def with_adjective(token: Token) -> Task | None:
    """is committed to, remains determined to."""
    complement = token.dep_ in ("acomp", "oprd")
    takes = any(c.lower_ == "to" or any(g.tag_ == "TO" for g in c.children) for c in token.rights)
    if not takes or not (complement or token.tag_ == "VBN"):
        return None
    return Task(token, subject_of(token.head if complement else token), "to")


def is_ready(token: Token) -> Task | None:
    """is set to, are due to, stands ready to"""
    be = token.head if token.dep_ in ("acomp", "oprd") else token
    act = infinitive_after(token)
    passive = any(child.dep_ == "auxpass" and child.tag_ in _PRESENT for child in token.lefts)
    present = be.tag_ in _PRESENT or is_told_as_present(be)
    if act is None or be.dep_ == "relcl" or not (present if be != token else passive):
        return None
    return Task(act, subject_of(be), "to")


def is_essential(token: Token) -> Task | None:
    """it is imperative that somebody do: a clause in the bare form of its verb, which no fact has"""
    be = token.head if token.dep_ == "acomp" else None
    if be is None or be.tag_ not in _PRESENT or not any(child.lower_ == "it" for child in be.lefts):
        return None
    clause = next((child for child in (*be.rights, *token.rights) if child.dep_ == "ccomp"), None)
    return Task(clause, agent_of(clause), "that") if clause is not None and is_bare(clause) else None


def with_intent(token: Token) -> Task | None:
    """stressed its determination to, the council's intention to: of its possessor, or of whom the sentence is about."""
    act = infinitive_after(token) or (_gerund_after_to(token) if token.dep_ == "dobj" else None)
    owner = next((child for child in token.lefts if child.dep_ == "poss" or _is_possessor(child)), None)
    spoken_of = token.dep_ == "pobj" and token.head.head.lemma_ in _MENTIONS  # "the notice of its intention to leave"
    if act is None or spoken_of or (owner is None and token.dep_ != "dobj"):
        return None
    return Task(act, _intender(token, owner), "to")


def with_duty(token: Token) -> Task | None:
    """has a duty to, bears the responsibility to"""
    verb, act = token.head, infinitive_after(token)
    has = token.dep_ == "dobj" and verb.lemma_ in _BEARING and verb.tag_ in _PRESENT and verb.dep_ != "relcl"
    return Task(act, subject_of(verb), "to") if act is not None and has and act.lemma_ not in _DISCHARGING else None


def with_appeal(token: Token) -> Task | None:
    """renewed its call for a measure, for something to be done"""
    if token.dep_ != "dobj" or token.head.lemma_ not in _APPEALING:
        return None
    for_ = [child for child in token.rights if child.lower_ == "for"]
    called = [child for each in for_ for child in each.children if child.dep_ == "pobj"]
    return Task(token, None) if any(is_act(each) or _is_done(each, token.head) for each in called) else None


def _is_done(called: Token, verb: Token) -> bool:
    """Whether an infinitive behind a noun says what is done to it: "for the bill to be withdrawn"."""
    return any(each.tag_ == "TO" and each.head.tag_ in ("VB", "VBN") for each in verb.subtree if each.i > called.i)


def _is_possessor(token: Token) -> bool:
    """ "the Court of Audit's commitment", where the parse has the mark with another noun of the name"""
    return token.pos_ == "PROPN" and any(each.tag_ == "POS" for each in token.subtree)


def _intender(noun: Token, owner: Token | None) -> Token | None:
    """Whose intention it is: of its possessor, of "our", of a possessor further ahead ("Norland's resolve and its intention")."""
    if owner is not None and (owner.tag_ != "PRP$" or owner.lower_ == "our"):
        return owner
    above = _subject_above(noun)
    if owner is None or (above is not None and above.i < owner.i and above.pos_ == "PROPN"):
        return above
    sentence = sentence_of(noun.doc, noun.i)
    ahead = (token for token in noun.doc[sentence.start : owner.i] if token.tag_ == "POS")
    return next((mark.head for mark in ahead if mark.head.pos_ == "PROPN"), above)


def _subject_above(noun: Token) -> Token | None:
    verb = next((ancestor for ancestor in noun.ancestors if ancestor.pos_ in _VERBAL), None)
    return subject_of(verb) if verb is not None else None


def _gerund_after_to(noun: Token) -> Token | None:
    """ "their commitment to implementing the treaty" """
    following = noun.doc[noun.i + 1 : noun.i + 3]
    return following[1] if len(following) == 2 and following[0].lower_ == "to" and following[1].tag_ == "VBG" else None
