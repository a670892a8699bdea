"""What is said to have to be so, felt, seen or endured, rather than to be done by somebody.

An obligation is laid on whoever can act, and its verb is of an act. Verb classes after Levin 1993, "English Verb Classes and
Alternations": verbs of feeling (31.2, 31.3, 32.1) and of judgement (29.1, 29.2, 33).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.commitments.actors import Actors, is_act
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.text.nouns_of_actors import nouns_of
from pipeline.extraction.text.subjects import first_of, is_passive, subject_of

_OBLIGING = frozenset({"should", "must", "shall", "ought", "have", "need"})
_BEING = frozenset({"be", "become", "exist", "remain", "stay"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TRENDS = frozenset(
    {
        "downturn",
        "economy",
        "gdp",
        "growth",
        "inflation",
        "recession",
        "recovery",
        "slowdown",
        "unemployment",
        "upturn",
        "volatility",
    }
)
_HOLDING = frozenset({"contain", "include"})
_MEETING = frozenset({"fulfil", "fulfill", "meet", "satisfy"})
_STANDARDS = frozenset({"condition", "criterion", "requirement", "standard"})
_KNOWLEDGE = frozenset({"data", "estimate", "estimates", "figures", "findings", "information", "media", "statistics"})
_CONDITIONS = frozenset(
    {
        "able", "aware", "effective", "efficient", "eligible", "entitled", "exempt", "free", "glad", "happy", "liable", "proud",
        "safe", "subject", "successful"
    }
)  # fmt: skip


def _texts() -> frozenset[str]:
    """The nouns of documents that are written for a purpose."""
    return nouns_of("document") - _KNOWLEDGE


def _obliges(found: Marked) -> bool:
    return found.marker.lemma_.lower() in _OBLIGING and found.takes in ("bare", "to")


def _things(found: Marked, actors: Actors) -> bool:
    """What a thing must do or be is nothing that somebody does, but for rules and texts, which are made to comply."""
    if not _obliges(found) or is_passive(found.act) or found.actor is None or actors.can_act(found.actor):
        return False
    if any(child.dep_ == "xcomp" and is_passive(child) for child in found.act.rights):  # "must continue to be watched"
        return False
    text = not {found.actor.lower_, found.actor.lemma_.lower()}.isdisjoint(_texts())
    verb = found.act.lemma_.lower()
    if (
        verb in _BEING or verb in _HOLDING or (verb == "have" and not text)
    ):  # "the ban should have an effect", "all laws should have a preamble"
        return True
    return found.marker.lower_ != "should" and not text and not is_act(found.actor)


def _holds(found: Marked) -> bool:
    """ "Applications must include a photograph", "must meet the standards"; a plan that should include something is made anew"""
    measured = any(child.dep_ == "dobj" and child.lemma_.lower() in _STANDARDS for child in found.act.rights)
    meets = found.act.lemma_.lower() in _MEETING and measured
    return (meets or found.act.lemma_.lower() in _HOLDING) and found.marker.lower_ in ("must", "shall")


def _trend(found: Marked, actors: Actors) -> bool:
    """ "Growth should pick up": a forecast"""
    subject = subject_of(found.act)
    return found.marker.lower_ == "should" and subject is not None and subject.lemma_.lower() in _TRENDS


def _change(found: Marked, actors: Actors) -> bool:
    """ "The procedure, which is slow, should become unnecessary": no subject that could do so is found"""
    return _obliges(found) and found.actor is None and found.act.lemma_ == "become"


def _condition(found: Marked, actors: Actors) -> bool:
    """The condition that somebody is to be in: able, proud, aware."""
    if not (_obliges(found) or found.marker.lower_ == "will") or found.act.lemma_ not in _BEING:
        return False
    return any(child.dep_ == "acomp" and child.lemma_.lower() in _CONDITIONS for child in found.act.rights)


def _feeling(found: Marked, actors: Actors) -> bool:
    return (_obliges(found) or found.marker.lower_ == "will") and "feeling" in kinds_of(found.act) and not is_passive(found.act)


def _judged(found: Marked, actors: Actors) -> bool:
    """How something is to be seen, or not to be underestimated."""
    obliges = _obliges(found) or (found.takes == "to" and found.marker.lemma_ == "be")
    called = found.act.lemma_ == "consider" and any(child.dep_ in ("oprd", "acomp") for child in found.act.rights)
    return obliges and is_passive(found.act) and (called or "judgement" in kinds_of(found.act))


def _which_ones(found: Marked, actors: Actors) -> bool:
    """A clause that says which ones are meant: "the cases that should not be closed"; not "it is banks that should"."""
    verb = found.marker if found.marker.dep_ == "relcl" else first_of(found.act)
    pronoun = next((child for child in verb.lefts if child.dep_ in _SUBJECTS and child.tag_ in ("WDT", "WP")), None)
    if not is_passive(found.act):
        return False
    if verb.dep_ != "relcl" or not _obliges(found) or pronoun is None or pronoun.doc[max(pronoun.i - 1, 0)].text == ",":
        return False
    above = verb.head.head
    return not (above.lemma_ == "be" and any(child.lower_ == "it" for child in above.lefts))


def _reason(found: Marked, actors: Actors) -> bool:
    """What has to be done given as a reason for something else."""
    verb = found.act if found.act.dep_ == "advcl" else found.marker
    marks = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    return found.marker.lemma_ in ("have", "must", "need") and verb.dep_ == "advcl" and not marks.isdisjoint(("because", "since"))


def _plight(found: Marked, actors: Actors) -> bool:
    """What happens to somebody is nothing that is done, nor is what one has to live with."""
    lived_with = found.marker.lemma_ in ("have", "need") and "plight" in kinds_of(found.act)
    return lived_with or "happening" in kinds_of(found.act)


def _existence(found: Marked, actors: Actors) -> bool:
    """ "there should be about forty of them"; "there must be an inquiry" asks for one"""
    there = any(child.dep_ == "expl" and child.lower_ == "there" for child in found.act.lefts)
    asked_for = any(child.dep_ == "attr" and child.tag_ == "NN" and is_act(child) for child in found.act.rights)
    return there and not (asked_for and found.marker.lower_ in ("must", "should"))


STATES: Sequence[Exclusion] = (
    Exclusion("thing", _things, "Daily life must go on in the camps."),
    Exclusion("trend", _trend, "The slowdown in Norland should be limited in depth."),
    Exclusion("what it is called", _judged, "The loss must therefore be considered unusual."),
    Exclusion("change", _change, "Recourse to the clause, which has proven difficult, should in future become unnecessary."),
    Exclusion("condition of somebody", _condition, "The ministries should be proud of their registers."),
    Exclusion("feeling", _feeling, "Farmers of all regions should feel at home in Norland."),
    Exclusion("judgement", _judged, "The rules should be seen as a first draft."),
    Exclusion("which ones", _which_ones, "The list includes many files that should not be opened."),
    Exclusion("which ones there are", _which_ones, "The number of requests that have to be processed by hand is rising."),
    Exclusion("reason", _reason, "It takes months because the ministries have to wait for files."),
    Exclusion("plight", _plight, "Norland has to cope with large numbers of floods."),
    Exclusion("existence", _existence, "There should be around forty ministries."),
)
