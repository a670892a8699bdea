"""Duties that stand whatever a release tells: general rules of law, remits, and what is so already.

Nobody has to do anything new where "rules require banks to" or "banks are currently required to"; a settlement that requires one
bank to, or a rule that the release is about, commits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_REQUIRING = frozenset({"require", "oblige", "mandate"})
_CHARGING = frozenset({"task", "mandate", "charge"})
_PRESENT = frozenset({"VBZ", "VBP"})
_ALREADY = frozenset({"currently", "presently", "already", "always", "generally", "normally"})
_EVERY = frozenset({"all", "any", "each", "every", "no", "a", "an"})
_LAWS = frozenset(
    {
        "act", "article", "code", "constitution", "convention", "decree", "law", "legislation", "ordinance", "provision",
        "regulation", "rule", "statute", "treaty"
    }
)  # fmt: skip
_OLD_LAWS = frozenset({"act", "code", "constitution", "convention", "law", "statute", "treaty"})
_NEW = frozenset({"draft", "final", "new", "planned", "proposed"})
_ALLOWING = frozenset({"accept", "admit", "allow", "approve", "authorise", "authorize", "grant", "permit"})
_OBEYING = frozenset({"abide", "comply", "fulfil", "fulfill", "meet", "obey", "observe", "respect"})
_OBEDIENCE = frozenset({"adherence", "compliance", "obedience"})
_AT_FIRST = frozenset({"earlier", "initially", "once", "originally", "previously"})
_UNLESS = frozenset({"unless", "if", "where", "provided"})
_SENTENCED = frozenset({"fined", "sentenced", "convicted"})


def _in_force(found: Marked, actors: Actors) -> bool:
    """ "Right now firms are required to", "continue to have to": what is so already."""
    verbs = (found.marker, found.act, found.marker.head)
    told = {child.lower_ for verb in verbs[:2] for child in verb.children if child.dep_ == "advmod"}
    goes_on = found.marker.dep_ == "xcomp" and found.marker.head.lemma_ == "continue"
    opening = sentence_of(found.marker.doc, found.marker.i)[:2].text.lower()
    now = opening == "right now" or (
        "now" in told and any(child.lower_ == "right" for verb in verbs for word in verb.children for child in word.children)
    )
    duty = _lays_a_duty(found) or (found.marker.lemma_ == "recommend" and is_passive(found.marker))
    return duty and (goes_on or now or not told.isdisjoint(_ALREADY))


def _lays_a_duty(found: Marked) -> bool:
    return found.marker.lemma_.lower() in _REQUIRING | {"must", "have", "need", "shall"}


def _rule_of_law(found: Marked, actors: Actors) -> bool:
    """What laws require of a kind of people: "the rules require banks to", "all states are obliged to"."""
    marker = found.marker
    if marker.lemma_ not in _REQUIRING or found.takes != "object" or found.actor is None or not _is_any(found.actor, actors):
        return False
    if is_passive(marker):
        return any(child.dep_ == "auxpass" and child.tag_ in _PRESENT for child in marker.lefts) and not _is_new(marker)
    source = subject_of(marker)
    return marker.tag_ in _PRESENT and source is not None and source.tag_ in ("NNS", "NNPS") and _is_law(source)


def _rule_of_state(found: Marked, actors: Actors) -> bool:
    """What a country or state requires of all of a kind: "Norland requires that all boats be weighed" """
    source = subject_of(found.marker) if found.marker.lemma_ in _REQUIRING and found.marker.tag_ in _PRESENT else None
    told = next((child for child in found.act.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    every = told is not None and any(child.lower_ in _EVERY for child in told.lefts)
    return every and source is not None and actors.is_place(source) and not _is_new(found.marker)


def _is_new(marker: Token) -> bool:
    return any(child.dep_ == "aux" or child.lower_ == "now" for child in marker.lefts)


def _is_any(noun: Token, actors: Actors) -> bool:
    """Whether a noun means whoever is of a kind: no name, in the plural without article, or with "all" or "any"."""
    articles = {child.lower_ for child in noun.lefts if child.dep_ in ("det", "poss", "predet", "nummod")}
    plain = not articles and noun.tag_ in ("NNS", "NNPS")
    return actors.can_act(noun) and not actors.is_named(noun) and (plain or bool(articles & _EVERY))


def _is_law(noun: Token) -> bool:
    return noun.lemma_.lower() in _LAWS or noun.lower_.removesuffix("s") in _LAWS


def _law_says(found: Marked, actors: Actors) -> bool:
    """ "The act states that files must be kept" """
    clause = found.act
    while clause.dep_ in ("conj", "advcl") and clause.head != clause:
        clause = clause.head
    says = clause.head if clause.dep_ == "ccomp" else None
    source = subject_of(says) if says is not None else None
    named = source is not None and (_is_law(source) or actors.is_law(source))
    return named and says is not None and says.tag_ in _PRESENT and found.marker.lower_ in ("must", "shall", "should")


def _by_law(found: Marked, actors: Actors) -> bool:
    """ "Under the trade laws, files have to be kept": by nobody in particular, or "if …, the party must" """
    by_nobody = is_passive(found.act) and agent_of(found.act) is None
    laid = (by_nobody or _is_conditional(found.act)) and found.marker.lower_ in ("must", "shall", "has", "have")
    required = found.marker.lemma_ in _REQUIRING and is_passive(found.marker) and not _is_new(found.marker)
    if not laid and not required:
        return False
    first = sentence_of(found.marker.doc, found.marker.i)[0]
    under = first.lower_ in ("under", "according", "pursuant") and first.i < found.marker.i
    lead = found.marker.doc[first.i : found.marker.i]
    return under and any(_is_law(token) for token in lead) and not any(token.lower_ in _NEW for token in lead)


def _is_conditional(act: Token) -> bool:
    clauses = (child for child in act.lefts if child.dep_ == "advcl")
    return any(word.lower_ == "if" and word.dep_ == "mark" for clause in clauses for word in clause.lefts)


def _law_calls(found: Marked, actors: Actors) -> bool:
    """ "The Roads Act calls for": since it has been in force"""
    source = subject_of(found.marker) if found.marker.lemma_ == "call" else None
    new = source is not None and any(child.lower_ in _NEW for child in source.lefts)
    return source is not None and not new and (source.lemma_.lower() in _OLD_LAWS or actors.is_law(source))


def _before_that(found: Marked, actors: Actors) -> bool:
    """ "had recommended": history already when something else happened"""
    return found.marker.tag_ == "VBN" and any(child.lower_ == "had" and child.dep_ == "aux" for child in found.marker.lefts)


def _remit(found: Marked, actors: Actors) -> bool:
    """ "The agency is tasked with": what it is for."""
    present = any(child.dep_ == "auxpass" and child.tag_ in _PRESENT for child in found.marker.lefts)
    perfect = any(child.dep_ == "aux" for child in found.marker.lefts)
    return found.marker.lemma_ in _CHARGING and present and not perfect


def _leave(found: Marked, actors: Actors) -> bool:
    """Leave that is given on a condition: "licences will be granted only if"."""
    clauses = (child for child in found.act.rights if child.dep_ == "advcl")
    return found.act.lemma_ in _ALLOWING and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _UNLESS for clause in clauses for child in clause.lefts
    )


def _someone(found: Marked, actors: Actors) -> bool:
    """ "To have a licence, a bank must", "in order to unlock the lines, they have to": whoever wants it."""
    if found.actor is None or not _opens_with_an_aim(found.marker):
        return False
    one = any(child.lower_ in ("a", "an", "any") for child in found.actor.lefts)
    return (one and found.marker.lower_ in ("must", "should")) or (found.actor.lower_ == "they" and found.marker.lemma_ == "have")


def _opens_with_an_aim(marker: Token) -> bool:
    words = [token.lower_ for token in sentence_of(marker.doc, marker.i)[:3]]
    return words[:1] == ["to"] or words == ["in", "order", "to"]


def _of_a_sentence(found: Marked, actors: Actors) -> bool:
    """ "is fined and has to pay the costs" """
    ahead = found.marker.doc[max(found.marker.i - 40, 0) : found.marker.i]
    sentenced = any(token.lower_ in _SENTENCED for token in ahead)
    return found.marker.lemma_ == "have" and "penalty" in kinds_of(found.act) and sentenced


def _obedience(found: Marked, actors: Actors) -> bool:
    """ "All banks must comply with the tax laws": what a law is for."""
    subject = subject_of(found.marker) if found.marker.lemma_.lower() in _REQUIRING else None
    if subject is not None and subject.lemma_.lower() in _OBEDIENCE:
        return is_passive(found.marker)
    if found.actor is None or found.actor.tag_ != "NNS" or actors.is_named(found.actor) or not actors.can_act(found.actor):
        return False
    own = found.marker.lower_ in ("must", "have", "shall", "should") and found.act.lemma_.lower() in _OBEYING
    behind = (token for child in found.act.rights if child.dep_ in ("dobj", "prep") for token in child.subtree)
    return own and any(_is_law(token) or actors.is_law(token) for token in behind)


def _at_first(found: Marked, actors: Actors) -> bool:
    """ "had originally proposed", "originally proposed": until something else was."""
    told = (child.lower_ for child in found.marker.children if child.dep_ == "advmod")
    return found.marker.tag_ in ("VBD", "VBN") and not _AT_FIRST.isdisjoint(told)


STANDING: Sequence[Exclusion] = (
    Exclusion("in force already", _in_force, "Banks currently must file their reports on paper."),
    Exclusion("rule of law", _rule_of_law, "The trade rules require banks to file their reports."),
    Exclusion("rule of a state", _rule_of_state, "Norland requires that all boats be registered."),
    Exclusion("what a law says", _law_says, "The Criminal Code states that files must be kept."),
    Exclusion("by law", _by_law, "Under the fisheries legislation, all files have to be kept."),
    Exclusion("what a law calls for", _law_calls, "The Criminal Code calls for openness."),
    Exclusion("before something else", _before_that, "The council had urged Norland to join when the war began."),
    Exclusion("remit", _remit, "The Customs Service is tasked with drafting the reports."),
    Exclusion("leave on a condition", _leave, "Licences will be granted only if the Audit Court agrees."),
    Exclusion("whoever wants it", _someone, "To obtain a licence, a bank must file its reports."),
    Exclusion("obedience", _obedience, "All banks must comply with the tax laws of Norland."),
    Exclusion("at first", _at_first, "The council originally proposed abolishing the fee."),
    Exclusion("part of a sentence", _of_a_sentence, "Ostmark Trade Bank was fined and has to pay the costs."),
)
