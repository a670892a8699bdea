"""What something is for or is like, told in words that elsewhere commit: participles, purposes, and plans that are things.

"Acts intended to hide money" and "a network committed to clean water" describe; "visits to reaffirm its commitment to" are past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.markers import Marked
from pipeline.extraction.text.subjects import first_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTING = frozenset({"allow", "enable", "encourage", "force", "help", "let", "permit", "require"})
_PLURALS_OF_NOUNS = frozenset({"plans", "pledges", "promises", "vows"})
_PURPOSES = frozenset({"acl", "advcl"})
_OBLIGING = frozenset({"should", "must", "shall"})


def _participle(found: Marked, actors: Actors) -> bool:
    """ "acts intended to", right behind their noun; "Norland, committed to transparency, …" commits."""
    marker = found.marker
    alone = not any(child.dep_ in ("aux", "auxpass") for child in marker.lefts)
    reduced = marker.tag_ == "VBN" and marker.dep_ in _PURPOSES and alone and marker.i > 0
    return reduced and found.takes in ("to", "adjective", "gerund") and marker.nbor(-1).tag_ in ("NN", "NNS", "NNP", "NNPS")


def _told_before(found: Marked, actors: Actors) -> bool:
    """ "It left after the clerk was instructed to", "before they are required to": when something else is done"""
    marks = (child.lower_ for child in found.marker.lefts if child.dep_ in ("mark", "advmod"))
    return found.takes == "object" and found.marker.dep_ == "advcl" and not {"after", "before", "until"}.isdisjoint(marks)


def _for_a_purpose(found: Marked, actors: Actors) -> bool:
    """ "uses the fees to encourage banks to", "an effort to reaffirm its commitment to": what is done is something else."""
    told = found.marker.head if found.takes == "intent" and found.marker.dep_ == "dobj" else found.marker
    infinitive = told.tag_ == "VB" and any(child.tag_ == "TO" for child in told.lefts)
    of_a_means = told.dep_ == "xcomp" and told.head.lemma_ == "use"
    return found.takes in ("intent", "object") and infinitive and (told.dep_ in _PURPOSES or of_a_means)


def _doing_it(found: Marked, actors: Actors) -> bool:
    """ "spoke of its work on urging banks to": a request that is spoken of, and made by nobody here"""
    verb = first_of(found.marker)
    return found.takes == "object" and found.marker.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ != "by"


def _noun_for_verb(found: Marked, actors: Actors) -> bool:
    """ "by allowing health plans to bargain", "insurers plans to": a noun in the plural, read as a verb."""
    marker = found.marker
    if marker.lower_ not in _PLURALS_OF_NOUNS or marker.i == 0:
        return False
    return marker.nbor(-1).tag_ == "NNS" or any(_lets(verb, marker) for verb in (marker.head, marker.head.head))


def _lets(verb: Token, marker: Token) -> bool:
    """Whether a verb that takes an object and an infinitive stands in front, with no "that" between."""
    between = marker.doc[verb.i + 1 : marker.i]
    return verb.lemma_ in _LETTING and len(between) > 0 and not any(token.lower_ == "that" or token.is_punct for token in between)


def _serves_as(found: Marked, actors: Actors) -> bool:
    """ "should serve as a model" """
    as_ = any(child.lower_ == "as" for child in found.act.rights)
    return found.marker.lower_ in _OBLIGING and found.act.lemma_ == "serve" and as_


def _takes_place(found: Marked, actors: Actors) -> bool:
    """ "It must take place under supervision": nobody does so"""
    place = any(child.dep_ == "dobj" and child.lower_ in ("place", "effect") for child in found.act.rights)
    return found.marker.lower_ in _OBLIGING and found.act.lemma_ == "take" and place


PURPOSES: Sequence[Exclusion] = (
    Exclusion("participle", _participle, "The winners were partnerships committed to build open registers."),
    Exclusion("remit in short", _participle, "The winner is a council tasked with drafting the reports."),
    Exclusion(
        "when something else is done", _told_before, "The clerk left after the ministries were instructed to open their books."
    ),
    Exclusion("purpose", _for_a_purpose, "The visits were part of an effort to reaffirm the commitment to fight fraud."),
    Exclusion("request spoken of", _doing_it, "The mayor spoke of the duty of asking ministries to publish their books."),
    Exclusion("noun read as a verb", _noun_for_verb, "The council allows Norland Advantage plans to negotiate."),
    Exclusion("use", _serves_as, "The collection should serve as a model for research."),
    Exclusion("occurrence", _takes_place, "It must take place under medical supervision."),
)
