"""What a marker needs to commit somebody, besides what it takes: the column `needs` of the lexicon of markers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import Actors, is_act
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.commitments.task import is_bare
from pipeline.extraction.commitments.told import told_clause
from pipeline.extraction.text.subjects import agent_of, first_of, is_passive, subject_of
from pipeline.lexicons import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_AIMS = frozenset({"goal", "target", "ambition"})
_TASKS = frozenset({"aim", "objective", "purpose", "priority", "task", "intention", "mission", "focus"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it"})
_TELLING = frozenset(
    {
        "announce",
        "confirm",
        "declare",
        "express",
        "give",
        "make",
        "reaffirm",
        "reiterate",
        "renew",
        "repeat",
        "stress",
        "underline",
    }
)
_BINDING = frozenset({"duty", "honour", "honor", "constitutionally", "contractually", "legally"})
_ENDS = frozenset({".", ";", "!", '"', "”", ""})
_PERFORMING = frozenset(
    {"award", "give", "honour", "honor", "moderate", "organise", "organize", "perform", "present", "sing", "show"}
)


def commits(found: Marked, actors: Actors) -> bool:
    """Whether a marker commits somebody: all that it needs holds, and no penalty is laid on a person."""
    kinds = kinds_of(found.act)
    if ("penalty" in kinds and _on_a_person(found, actors)) or ("punishment" in kinds and is_passive(found.act)):
        return False
    return all(_NEEDS[need](found, actors) for need in found.needs)


def is_aim(noun: Token) -> bool:
    """Whether a noun names what somebody wants: a goal, a task."""
    return noun.lemma_.lower() in _AIMS | _TASKS


def whose_aim(noun: Token) -> Token | None:
    """Whose goal or task it is: "Norland's goal", "the task of the council", "our aim"."""
    owners = (child for child in noun.lefts if child.dep_ == "poss" and child.lower_ not in ("its", "their", "his", "her"))
    of = (each for child in noun.rights if child.lower_ == "of" for each in child.children if each.dep_ == "pobj")
    return next(chain(owners, of), None)


def _on_a_person(found: Marked, actors: Actors) -> bool:
    return found.actor is not None and actors.is_person(found.actor)


def _by_a_body(found: Marked, actors: Actors) -> bool:
    return found.actor is not None and actors.is_body(found.actor)


def _on_nobody_by_name(found: Marked, actors: Actors) -> bool:
    """no-person: what a court or a rule lays on one person is no commitment of a body, unless he is in office or one of several
    that are bodies."""
    if found.actor is None or not actors.is_person(found.actor):
        return True
    return actors.is_in_office(found.actor) or any(actors.is_known_body(each) for each in found.actor.conjuncts)


def _no_outcome(found: Marked, actors: Actors) -> bool:
    """no-outcome: not what a thing is expected to bring about ("the law should help"), unless somebody does it."""
    expected = found.takes == "bare" and not is_passive(found.act) and "outcome" in kinds_of(found.act)
    return not expected or (found.actor is not None and actors.can_act(found.actor))


def _duty(found: Marked, actors: Actors) -> bool:
    """duty: "should" lays a duty on somebody, or has something done; of a thing it tells what is expected."""
    if is_passive(found.act) or found.actor is None:
        return True
    is_called = found.act.lemma_ == "be" and any(child.dep_ == "attr" for child in found.act.rights)  # "should be a bar to trade"
    return actors.can_act(found.actor) or (is_act(found.actor) and not is_called)


def _addressee(found: Marked, actors: Actors) -> bool:
    """addressee: whoever is told to act can; in "proposed measures to fight fraud" the infinitive says what they are for."""
    return not found.words.endswith(" to") or found.actor is None or found.actor.lower_ == "it" or actors.can_act(found.actor)


def _bearer(found: Marked, actors: Actors) -> bool:
    """bearer: whoever is required to act can, or a measure is required; a certificate that is lays no task on anybody."""
    return _addressee(found, actors) or (found.actor is not None and is_act(found.actor))


def _infinitive(found: Marked, actors: Actors) -> bool:
    """infinitive: the verb also reports a question or a decision, and demands something only with an infinitive."""
    return found.words.endswith(" to") and "penalty" not in kinds_of(found.act)


def _no_event(found: Marked, actors: Actors) -> bool:
    """no-event: whoever is invited to do something is asked for more than to come."""
    return "event" not in kinds_of(found.act)


def _measure(found: Marked, actors: Actors) -> bool:
    """measure: what is recommended or demanded is an act, not a thing."""
    return any(child.dep_ == "dobj" and is_act(child) for child in found.act.rights)


def _caller(found: Marked, actors: Actors) -> bool:
    """caller: whoever calls for a measure is somebody, or a document of somebody's; an idea or a treaty is not."""
    caller = subject_of(found.marker)
    if caller is not None and caller.lower_ == "it" and any(child.lower_ == "will" for child in found.marker.lefts):
        return actors.is_body(caller)  # "it will demand an effort"
    return caller is None or caller.lower_ in _PRONOUNS or actors.can_demand(caller)


def _promiser(found: Marked, actors: Actors) -> bool:
    """promiser: whoever promises is somebody ("the day promises to be long")."""
    known = found.actor is not None and found.actor.lower_ in _PRONOUNS
    return known or _by_a_body(found, actors) or _on_a_person(found, actors)


def _own_act(found: Marked, actors: Actors) -> bool:
    """own-act: what is agreed to is done by whoever agrees, and is no plea."""
    return "plead" not in found.act.lemma_ and not is_passive(found.act)


def _doer(found: Marked, actors: Actors) -> bool:
    """doer: "will" undertakes where a body or an official acts, a measure is taken or a holder of an office says that he will
    act, and else tells what happens."""
    if is_passive(found.act):
        return found.act.lemma_.lower() in _measure_verbs() or _is_made_public(found.act) or _is_done_by(found.act, actors)
    official = found.actor is not None and actors.is_official(found.actor)
    able = official or _by_a_body(found, actors) or _by_own_word(found, actors)
    known = found.actor is not None and found.actor.lower_ != "it" and actors.is_known_body(found.actor)
    of_a_thing = "outcome" in kinds_of(found.act) and not known
    return able and not of_a_thing and "event" not in kinds_of(found.act)


def _by_own_word(found: Marked, actors: Actors) -> bool:
    """ "The minister, Jan Roe, said that he will open the registers": not the diary of a minister who will visit them"""
    if found.actor is None or found.actor.lower_ not in ("he", "she"):
        return False
    return told_clause(found.act) is not None and actors.is_in_office(found.actor)


def is_announced(be: Token) -> bool:
    """Whether "be" is that of a measure that is to be taken: "to be set up" """
    return be.dep_ == "auxpass" and be.head.i > be.i and be.head.lemma_.lower() in _measure_verbs()


def _is_done_by(verb: Token, actors: Actors) -> bool:
    """ "The costs will be borne by the university": by somebody, and at no event"""
    agent = agent_of(verb)
    able = agent is not None and (actors.is_known_body(agent) or actors.is_person(agent) or actors.is_official(agent))
    refused = any(child.dep_ == "neg" for child in verb.children)  # "will not be tolerated by the council"
    return able and not refused and "event" not in kinds_of(verb) and verb.lemma_.lower() not in _PERFORMING


def _is_made_public(verb: Token) -> bool:
    return verb.lemma_ == "make" and any(child.lower_ in ("public", "compulsory", "mandatory") for child in verb.rights)


def _destined(found: Marked, actors: Actors) -> bool:
    """destined: "is to" lays a task on a body, has something done, or says what an aim is."""
    if is_passive(found.act):
        return "belief" not in kinds_of(found.act)
    if found.actor is not None and is_aim(found.actor):
        owner = whose_aim(found.actor)
        if owner is not None and owner.tag_ != "PRP$" and not actors.can_act(owner):  # "the goal of the test is to"
            return False
        return found.actor.lemma_.lower() in _AIMS or found.marker.tag_ == "VB"  # "the aim will be to"
    return _by_a_body(found, actors) and "event" not in kinds_of(found.act)


def _act(found: Marked, actors: Actors) -> bool:
    """act: what somebody is expected or ready to do is an act, not what will be or happen."""
    return kinds_of(found.act).isdisjoint(("event", "outcome", "state", "feeling", "happening"))


def _active(found: Marked, actors: Actors) -> bool:
    """active: "the council expects banks to" demands it, "banks are expected to" forecasts it."""
    return not is_passive(found.marker)


def _told(found: Marked, actors: Actors) -> bool:
    """told: a promise or a plan that is given or repeated, not one that is spoken of ("discussed its plan to")."""
    return found.marker.dep_ == "dobj" and found.marker.head.lemma_ in _TELLING


def _will(found: Marked, actors: Actors) -> bool:
    """will: "agreed that the books will be opened"; that they would be is told of the past."""
    return any(child.lower_ in ("will", "shall") for child in found.act.lefts)


def _subjunctive(found: Marked, actors: Actors) -> bool:
    """subjunctive: "insisted that the bank publish" demands it, "that it publishes" or "suggest that banks lie" tells it."""
    told = subject_of(found.act)
    either = found.act.tag_ == "VBP" and told is not None and told.tag_ in ("NNS", "NNPS") and found.marker.tag_ != "VBD"
    return (is_bare(found.act) and not either) or any(child.lower_ == "should" for child in found.act.lefts)


def _we(found: Marked, actors: Actors) -> bool:
    """we: who needs a measure asks for it; that others need one is told of them."""
    needed = (child for child in found.act.rights if child.dep_ == "dobj")
    there = any(
        child.dep_ == "poss" or child.lower_ == "the" for noun in needed for child in noun.lefts
    )  # "we need your support"
    return found.actor is not None and found.actor.lower_ == "we" and not there


def _asserted(found: Marked, actors: Actors) -> bool:
    """asserted: "the court seeks to", of a body that is known; not "as it seeks to", "the system he seeks to defend"."""
    verb = first_of(found.marker)
    own = found.actor is not None and (found.actor.lower_ in _PRONOUNS or actors.is_known_body(found.actor))
    return verb.dep_ not in ("relcl", "advcl", "acl") and (own or _on_a_person(found, actors))


def _announced(found: Marked, actors: Actors) -> bool:
    """announced: "said that it would publish" tells of a plan; without a verb of speech above it "would" supposes."""
    clause = told_clause(found.act)
    supposing = (child for child in clause.children if child.dep_ == "advcl") if clause is not None else ()
    return clause is not None and not any(word.lower_ == "if" for child in supposing for word in child.lefts)


def _outright(found: Marked, actors: Actors) -> bool:
    """outright: "reform is essential." asks for it; "essential to the economy" praises it."""
    behind = found.marker.doc[found.marker.i + 1 : found.marker.i + 2].text.lower()
    return behind in _ENDS or behind == "if"


def _in_duty(found: Marked, actors: Actors) -> bool:
    """in-duty: "duty-bound", "legally bound"; who is bound to fail will only fail."""
    return any(child.lower_ in _BINDING for child in found.marker.lefts)


_NEEDS: dict[str, Callable[[Marked, Actors], bool]] = {
    "no-person": _on_nobody_by_name,
    "no-outcome": _no_outcome,
    "duty": _duty,
    "addressee": _addressee,
    "bearer": _bearer,
    "infinitive": _infinitive,
    "no-event": _no_event,
    "measure": _measure,
    "caller": _caller,
    "promiser": _promiser,
    "own-act": _own_act,
    "doer": _doer,
    "destined": _destined,
    "act": _act,
    "active": _active,
    "told": _told,
    "subjunctive": _subjunctive,
    "will": _will,
    "we": _we,
    "asserted": _asserted,
    "announced": _announced,
    "in-duty": _in_duty,
    "outright": _outright,
}


@cache
def _measure_verbs() -> frozenset[str]:
    return frozenset(words("measure_verbs"))
