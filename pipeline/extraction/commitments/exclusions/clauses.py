"""Clauses that commit nobody, whatever marks them: what is supposed, asked, forecast or only spoken of.

Each rule has a name and a sentence that it leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.text.subjects import first_of, is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "when", "whenever", "how", "why", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING_SUBJECT = frozenset({"DT", "PRP", "PRP$", "CD"})
_PROSPECTS = frozenset({"will", "planned"})
_QUESTIONS = frozenset({"WP", "WDT", "WP$", "WRB"})
_PLACES_IN_QUESTIONS = frozenset({"dobj", "pobj", "attr", "advmod", "dative", "prep", "nsubj", "nsubjpass"})
_TALKING = frozenset({"i", "we", "you", "it", "one", "they", "he", "she", "this", "that"})
_LIKELY = frozenset({"probably", "likely", "possibly", "presumably", "perhaps", "hopefully"})
_PREDICTING = frozenset({"calculate", "estimate", "forecast", "predict"})
_UNDERTAKING = frozenset({"plan", "intend", "pledge", "promise", "vow", "undertake", "commit", "agree", "resolve"})
_OFTEN = frozenset({"often", "sometimes", "usually", "frequently", "typically", "normally", "rarely", "seldom", "mostly"})
_REGULARLY = frozenset({"commonly", "occasionally", "regularly", "routinely"})
_REQUESTING = frozenset({"advise", "appeal", "ask", "call", "encourage", "invite", "recommend", "suggest", "urge"})
_OBLIGING = frozenset({"oblige", "require"})
_COMPLEMENTS = frozenset({"ccomp", "acl", "pcomp"})
_TOPICS = frozenset({"topic", "theme", "subject", "highlight", "agenda", "issue", "question"})
_NEWS = frozenset(
    {"comment", "conference", "copy", "detail", "information", "interview", "readout", "release", "statement", "update"}
)
_OCCASIONS = frozenset(
    {
        "ceremony", "championship", "conference", "congress", "exhibition", "fair", "festival", "game", "match", "meeting",
        "race", "reception", "stay", "summit", "talk", "tour", "tournament", "trip", "visit", "workshop"
    }
)  # fmt: skip
_GIVEN = frozenset({"disclose", "provide", "give", "publish", "announce", "release", "communicate", "make", "issue", "hold"})
_GIVING = frozenset({"give", "make"})
_RAISED = frozenset({"address", "discuss", "raise", "examine", "present"})


def _conditional(found: Marked, actors: Actors) -> bool:
    if any(
        c.lower_ in _CONDITIONS and c.dep_ in ("mark", "advmod")
        for verb in (*_verbs(found), *_telling(found))
        for c in verb.lefts
    ):
        return True
    prospect = any(word.lower_ in _PROSPECTS for word in (found.marker, *found.marker.lefts))
    if prospect and any(_supposes(child) for child in found.act.lefts if child.dep_ == "advcl"):
        return True
    return any(_is_precondition(child) for child in found.act.lefts if child.dep_ == "advcl")


def _supposes(clause: Token) -> bool:
    """ "If the review shows gaps, the council will propose": what comes of it is open; what must be done then is a duty"""
    return any(child.lower_ == "if" and child.dep_ == "mark" for child in clause.lefts)


def _telling(found: Marked) -> tuple[Token, ...]:
    """The verb of which a noun that commits is the object: "if the state has expressed its willingness to"."""
    return (found.marker.head,) if found.takes == "intent" and found.marker.dep_ == "dobj" else ()


def _is_precondition(clause: Token) -> bool:
    """ "before a bank can open": of banks at large"""
    words = {child.lower_ for child in clause.lefts}
    return "before" in words and not words.isdisjoint(("can", "may"))


def _asked(found: Marked, actors: Actors) -> bool:
    behind = found.marker.nbor()
    subject_behind = found.actor is not None and found.actor.i > found.marker.i
    parted = behind != found.act and (behind.tag_ in _OPENING_SUBJECT or subject_behind)  # "should the plan be rejected"
    inverted = found.marker.tag_ == "MD" and (bool(found.marker.is_sent_start) or parted)
    return inverted or _last_word(found.marker) == "?"


def _negated(found: Marked, actors: Actors) -> bool:
    verb = found.act if found.marker.tag_ == "MD" else found.marker
    if found.marker.tag_ == "MD" and found.act.lemma_ not in _OBLIGING and found.act.tag_ != "VBG":  # "will not be commenting"
        return False
    verbs = (verb, verb.head) if found.takes in ("adjective", "needed") else (verb,)
    if found.takes == "needed" and any(_is_none(child) for each in verbs for child in each.lefts):
        return True
    return any(child.dep_ == "neg" or _is_no_longer(child) for each in verbs for child in each.children)


def _habitual(found: Marked, actors: Actors) -> bool:
    """What often has to be done is told of no duty to come."""
    told = {child.lower_ for verb in _verbs(found) for child in verb.lefts}
    now = found.takes == "object" and found.marker.tag_ in ("VBZ", "VBP")
    return not told.isdisjoint(_OFTEN) or (now and not told.isdisjoint(_REGULARLY))


def _ability(found: Marked, actors: Actors) -> bool:
    """Readiness that is built up is no promise; one that is given is."""
    built = found.marker.dep_ == "dobj" and "outcome" in kinds_of(found.marker.head) and found.marker.head.lemma_ not in _GIVING
    return found.takes == "intent" and built


def _on_occasion(found: Marked, actors: Actors) -> bool:
    """What will be done during a visit or a festival belongs to its programme."""
    during = (child for child in found.act.children if child.dep_ == "prep" and child.lower_ in ("during", "throughout"))
    what = (word.lemma_.lower() for prep in during for word in prep.children if word.dep_ == "pobj")
    return found.marker.lower_ in ("will", "'ll", "’ll") and not _OCCASIONS.isdisjoint(what)


def _spoken_of(found: Marked, actors: Actors) -> bool:
    """A clause within a question ("what the country will do"), or behind "the time that"."""
    of_a_time = any(verb.dep_ == "relcl" and verb.head.lower_ == "time" for verb in _verbs(found))
    return (of_a_time and found.takes != "time") or any(_is_question_within(verb) for verb in _verbs(found))


def _described(found: Marked, actors: Actors) -> bool:
    """A relative clause that tells what something is like or is for, unless what it stands behind is who has to act."""
    clause = _clause_of(found)
    if clause.dep_ != "relcl" or found.takes == "time" or not _has_main_clause(clause):
        return False
    if found.marker.lemma_ == "need" or _is_of_some(found, clause):
        return True
    if _is_own_duty(found):
        return False
    if found.takes != "bare":
        return _is_of_circumstance(clause) or (found.actor is not None and found.actor.lower_ == "they")
    if is_passive(found.act):
        return found.marker.lower_ == "will"
    return found.actor != clause.head or not actors.is_body(clause.head) or "outcome" in kinds_of(found.act)


def _clause_of(found: Marked) -> Token:
    """The verb of the clause in which something is marked: of "are committed" the "are"."""
    if found.takes == "adjective" and found.marker.dep_ == "acomp":
        return found.marker.head
    return found.act if found.act.dep_ == "relcl" else found.marker


def _is_of_some(found: Marked, clause: Token) -> bool:
    """ "all those who are committed to peace", "the league, which is committed to", "firms that promised to": who is meant"""
    promised = found.marker.tag_ == "VBD" and found.marker.lemma_ == "promise" and clause.head.tag_ == "NNS"
    return found.takes == "adjective" or promised


def _is_own_duty(found: Marked) -> bool:
    """ "issues we should address": whoever speaks so lays it on himself"""
    return found.marker.lower_ in ("should", "must") and found.actor is not None and found.actor.lower_ == "we"


def _hypothetical(found: Marked, actors: Actors) -> bool:
    """What would be; "I would urge the council" is the polite form of urging it."""
    supposed = any(child.lower_ in ("would", "could", "might", "may", "can", "'d") for child in found.marker.lefts)
    return supposed and not _asks_politely(found.marker)


def _asks_politely(verb: Token) -> bool:
    """ "I would call on", "we'd encourage", by whoever speaks"""
    would = any(child.lower_ in ("would", "'d", "’d") for child in verb.lefts)
    own = any(child.lower_ in ("i", "we") and child.dep_ == "nsubj" for child in verb.lefts)
    return would and own and verb.lemma_ in _REQUESTING


def _forecast(found: Marked, actors: Actors) -> bool:
    """What is believed, feared or thought likely, or called so itself."""
    if found.marker.lower_ not in ("will", "'ll", "’ll", "shall", "should"):
        return False
    if found.marker.lower_ == "should":
        return found.act.dep_ == "ccomp" and found.act.head.lemma_ in _PREDICTING
    if any(child.lower_ in _LIKELY for child in found.act.children):
        return True
    clause = first_of(found.act)
    governing = (clause.head, *(child for child in clause.head.children if child.dep_ == "acomp"))  # "it is possible that"
    return clause.dep_ in _COMPLEMENTS and any("belief" in kinds_of(word) for word in governing)


def _remark(found: Marked, actors: Actors) -> bool:
    """ "it should be noted", "we must remember": said to whoever listens; "you have to try": of people in general."""
    subject = found.actor.lower_ if found.actor is not None else ""
    if any(child.lower_ == "your" for child in found.marker.lefts):
        return True
    if subject == "you" or (subject == "i" and found.marker.tag_ != "MD" and found.takes == "to"):
        return not _undertakes(found)
    said = "remark" in kinds_of(found.act)
    return said and (subject in _TALKING or any(child.lower_ == "it" for child in found.act.lefts))


def _own_affair(found: Marked, actors: Actors) -> bool:
    """What somebody who speaks says of himself: "I should go", "I'll show you"."""
    if found.actor is None or found.actor.lower_ != "i":
        return False
    return found.takes == "bare" and found.marker.lower_ not in ("will", "shall")


def _state(found: Marked, actors: Actors) -> bool:
    """What has to be known, had or awaited is nothing that is done ("we have to wait")."""
    obliges = found.marker.lower_ in ("should", "must") or found.marker.lemma_ in ("have", "need")
    general = found.actor is None or found.actor.lower_ in _TALKING
    return obliges and general and not is_passive(found.act) and "state" in kinds_of(found.act)


def _on_the_agenda(found: Marked, actors: Actors) -> bool:
    """ "the topic will be addressed", "further details will be provided": of a meeting, of the press."""
    subject = subject_of(found.act) if is_passive(found.act) else None
    if found.act.lemma_ == "discuss" and is_passive(found.act) and found.marker.lemma_ in ("be", "will"):
        return True
    if found.marker.lemma_ not in ("be", "will") or subject is None:
        return False
    told = found.act.lemma_ in _GIVEN and not _NEWS.isdisjoint(token.lemma_ for token in (subject, *subject.conjuncts))
    return told or (found.act.lemma_ in _RAISED and not _TOPICS.isdisjoint(token.lemma_ for token in subject.subtree))


def _title(found: Marked, actors: Actors) -> bool:
    """A name of a work has its verb in capitals: "the film Nobody will Wait"."""
    return found.marker.tag_ == "MD" and found.marker.text.islower() and found.act.text[:1].isupper()


CLAUSES: Sequence[Exclusion] = (
    Exclusion("condition", _conditional, "When a state undertakes to protect witnesses, it needs money."),
    Exclusion("prospect", _conditional, "If the review shows gaps, the Audit Court will propose new rules."),
    Exclusion("question", _asked, "What is it that voters should publish about contracts?"),
    Exclusion("negation", _negated, "Banks are no longer obliged to train their officers."),
    Exclusion("none needed", _negated, "No adjustment of the fee will be necessary."),
    Exclusion("habit", _habitual, "The Audit Court often has to rely on foreign files."),
    Exclusion("request again and again", _habitual, "The towns regularly ask the Audit Court to read their books."),
    Exclusion("ability", _ability, "Training will strengthen the ministries' readiness to respond."),
    Exclusion("occasion", _on_occasion, "During the festival, the Customs Service will publish a guide."),
    Exclusion("spoken of", _spoken_of, "The Audit Court told what the Customs Service will publish."),
    Exclusion("relative clause", _described, "These are the channels that Norland will use for its films."),
    Exclusion("those who are", _described, "She thanked all those who are committed to peace in Norland."),
    Exclusion("firms that promised", _described, "Farmers wrote to firms that promised to mend their ministries."),
    Exclusion("hypothesis", _hypothetical, "The ministries would have to publish every contract."),
    Exclusion("forecast", _forecast, "Experts expect that Norland will tighten its rules."),
    Exclusion("prediction", _forecast, "There are fewer ministries than the theory predicts should be found."),
    Exclusion("remark", _remark, "It should be noted that the ministries publish every contract."),
    Exclusion("own affair", _own_affair, "I should publish a book some day."),
    Exclusion("state", _state, "We have to wait until the ministries publish the contracts."),
    Exclusion("agenda", _on_the_agenda, "The topic will also be addressed during talks with the Audit Court."),
    Exclusion("title of a work", _title, "The Audit Court will Wait was shown at the festival."),
)


def _verbs(found: Marked) -> tuple[Token, Token]:
    return found.act, found.marker


def _is_of_circumstance(clause: Token) -> bool:
    """ "the cases in which files have to be shown" """
    ahead = (child for child in clause.lefts if child.lower_ in ("according", "in", "under") and child.dep_ == "prep")
    return any(word.lower_ == "which" for child in ahead for word in child.subtree)


def _has_main_clause(clause: Token) -> bool:
    """Whether the sentence has a finite verb besides a clause's own: a clause that is all of it is none of another."""
    inside = {token.i for token in clause.subtree}
    return any(token.tag_ in _FINITE and token.i not in inside for token in sentence_of(clause.doc, clause.i))


def _undertakes(found: Marked) -> bool:
    return found.marker.lemma_.lower() in _UNDERTAKING


def _is_no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and any(child.lower_ == "no" for child in token.children)


def _is_none(noun: Token) -> bool:
    """ "no change" """
    return noun.dep_ in ("nsubj", "nsubjpass") and any(child.lower_ == "no" for child in noun.lefts)


def _last_word(token: Token) -> str:
    sentence = sentence_of(token.doc, token.i)
    return next((each.text for each in reversed(sentence) if not each.is_space and each.text not in "\"'”’»"), "")


def _is_question_within(verb: Token) -> bool:
    """Whether a verb, or the one it is joined to, opens with a question word and is no relative clause."""
    heads = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return any(head.dep_ != "relcl" and any(_asks(child, head) for child in head.lefts) for head in heads)


def _asks(child: Token, verb: Token) -> bool:
    first = child.left_edge
    return first.tag_ in _QUESTIONS and first.lower_ != "that" and child.dep_ in _PLACES_IN_QUESTIONS
