"""What only describes how things are, come about or are done, in words that elsewhere commit.

A task is laid on whoever can act: what a thing requires or is paid with, what a method needs and why, what a plan is expected to
bring about, who comes into a post and at which hour of a programme is told of nobody's duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import Actors, is_act
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.text.nouns_of_actors import nouns_of
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of
from pipeline.extraction.text.times import tells_time
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "'ll", "’ll", "be"})
_OBLIGING = frozenset({"have", "must", "need", "should"})
_REQUIRING = frozenset({"need", "require"})
_PRESENT = frozenset({"VBZ", "VBP"})
_OUTCOMES = (("thanks", "to"), ("as", "a", "result", "of"))
_LEAVING = frozenset({"leave", "retire"})
_REPLACING = frozenset({"replace", "succeed"})
_HOURS = frozenset({"afternoon", "day", "evening", "morning", "night", "session"})
_REACHING = frozenset({"achieve", "get", "obtain", "reach"})
_EMPTY_DEEDS = frozenset({"action", "lesson"})
_POWERS = frozenset({"authority", "power"})
_EXAMPLES = frozenset({"example", "instance"})


def _by_a_thing(found: Marked, actors: Actors) -> bool:
    """What things will do to others: what pays for something, or completes it."""
    agent = agent_of(found.act) if is_passive(found.act) and found.marker.lemma_.lower() in _FUTURE else None
    if agent is None or agent.tag_ not in ("NN", "NNS") or any(tells_time(token) for token in agent.subtree):
        return False
    made = is_act(agent) or actors.is_law(agent) or agent.lemma_.lower() in nouns_of("document")
    return not made and not actors.can_have_done(agent)


def _required_by_a_thing(found: Marked, actors: Actors) -> bool:
    """What a thing that makes no rules needs to have done."""
    requires = found.marker.lemma_ in _REQUIRING and found.takes == "object" and found.actor is None
    source = subject_of(found.marker) if requires and found.marker.tag_ in _PRESENT else None
    ruling = source is not None and (actors.can_demand(source) or actors.is_law(source) or is_act(source))
    return source is not None and source.lower_ != "it" and not ruling


def _explained(found: Marked, actors: Actors) -> bool:
    """Why something is necessary as it is."""
    verbs = (found.marker, found.marker.head)
    because = (word for verb in verbs for clause in verb.rights if clause.dep_ == "advcl" for word in clause.lefts)
    return found.takes == "needed" and any(word.lower_ == "because" for word in because)


def _thanks_to(found: Marked, actors: Actors) -> bool:
    """What a measure is expected to bring about."""
    opening = tuple(token.lower_ for token in sentence_of(found.marker.doc, found.marker.i)[:4])
    outcome = "outcome" in kinds_of(found.act) or is_passive(found.act)
    return found.marker.lower_ == "will" and outcome and any(opening[: len(words)] == words for words in _OUTCOMES)


def _post(found: Marked, actors: Actors) -> bool:
    """Who leaves a post, and who comes into it."""
    if found.marker.lemma_.lower() not in _FUTURE:
        return False
    if is_passive(found.act):
        agent = agent_of(found.act)
        return found.act.lemma_ in _REPLACING and agent is not None and _is_one(agent, actors)
    return found.act.lemma_ in _LEAVING and found.actor is not None and _is_one(found.actor, actors)


def _is_one(noun: Token, actors: Actors) -> bool:
    return noun.tag_ != "NNS" and (actors.is_person(noun) or actors.is_official(noun) or noun.lower_ in nouns_of("person"))


def _hour(found: Marked, actors: Actors) -> bool:
    """What an hour of a programme will be given to."""
    subject = subject_of(found.act) if is_passive(found.act) else None
    return subject is not None and found.marker.lemma_.lower() in _FUTURE and subject.lower_ in _HOURS


def _method(found: Marked, actors: Actors) -> bool:
    """What has to be done with a thing to reach something: "To obtain the right depth, the beam must be adjusted"."""
    subject = subject_of(found.act) if is_passive(found.act) and agent_of(found.act) is None else None
    if subject is None or found.marker.lemma_.lower() not in _OBLIGING or not _opens_with(_REACHING, found.marker):
        return False
    return subject.pos_ == "NOUN" and not (is_act(subject) or actors.can_act(subject) or subject.lower_ in nouns_of("document"))


def _opens_with(verbs: frozenset[str], marker: Token) -> bool:
    """Whether the sentence opens with what something is done for."""
    opening = sentence_of(marker.doc, marker.i)[:2]
    return opening[0].lower_ == "to" and opening[-1].lower_ in verbs


def _rhetoric(found: Marked, actors: Actors) -> bool:
    """Time for nothing in particular: for action, for lessons to be learnt."""
    objects = (child.lemma_.lower() for child in found.act.rights if child.dep_ == "dobj")
    return found.takes == "time" and not _EMPTY_DEEDS.isdisjoint(objects)


def _power(found: Marked, actors: Actors) -> bool:
    """What somebody's power "is to" do."""
    noun = found.actor
    owned = noun is not None and any(child.dep_ in ("poss", "amod") for child in noun.lefts)
    return noun is not None and owned and found.marker.lemma_ == "be" and noun.lower_ in _POWERS


def _example(found: Marked, actors: Actors) -> bool:
    """A duty that is named as an example is one that stands."""
    opening = sentence_of(found.marker.doc, found.marker.i)[:2]
    told = opening[:1].text.lower() == "for" and opening[-1].lower_ in _EXAMPLES
    of_a_kind = found.actor is not None and found.actor.tag_ == "NNS" and not actors.is_named(found.actor)
    return told and of_a_kind and found.marker.lemma_.lower() in ("have", "must", "need")


def _presence(found: Marked, actors: Actors) -> bool:
    """ "We are here to": what somebody has come for."""
    between = found.marker.doc[found.marker.i + 1 : found.act.i]
    return found.marker.lemma_ == "be" and found.takes == "to" and any(token.lower_ == "here" for token in between)


def _quoted_law(found: Marked, actors: Actors) -> bool:
    """A paragraph of a law that a note quotes: a whole sentence in quotation marks."""
    sentence = sentence_of(found.marker.doc, found.marker.i)
    start = int(sentence[0].text.isdigit())
    words = [token for token in sentence if not token.is_space]
    return found.marker.lower_ == "shall" and sentence[start : start + 1].text in ("“", '"') and words[-1].text in ("”", '"')


DESCRIPTIONS: Sequence[Exclusion] = (
    Exclusion("paid by a thing", _by_a_thing, "The aid will be financed by a credit of the budget."),
    Exclusion("required by a thing", _required_by_a_thing, "Mills are useful but they require large water basins to be built."),
    Exclusion("explained", _explained, "Irradiation is necessary because germs are found in the water."),
    Exclusion("thanks to a measure", _thanks_to, "Thanks to the plan, Norland will contribute more to clean water."),
    Exclusion("post", _post, "In May the chairwoman will be replaced by the Maltese minister."),
    Exclusion("hour", _hour, "The afternoon will be set aside for a tour of the mill."),
    Exclusion("method", _method, "To obtain the right depth, the rays must be adjusted all the time."),
    Exclusion("rhetoric", _rhetoric, "It is time to deliver bold action."),
    Exclusion("power", _power, "The council's legal authority is to house children for some weeks."),
    Exclusion("example", _example, "For example, taxpayers must disclose their income to the ministries."),
    Exclusion("presence", _presence, "We are here to reaffirm the ties between Norland and Veldania."),
    Exclusion("quoted law", _quoted_law, "2 “None of these funds shall be used for the mills.”"),
)
