"""Requests that commit nobody for whom they are addressed to: whoever reads them, whoever is polled, a court."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.kinds import kinds_of
from pipeline.extraction.commitments.markers import Marked

_READERS = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "you", "people", "persons", "journalists", "readers", "those"}
)
_ASKED = frozenset({"them", "him", "her", "me", "you", "us"})
_ORDERING = frozenset({"direct", "instruct", "mandate", "oblige", "order", "require", "task"})
_COURTS = frozenset({"court", "judge", "jury", "magistrate", "tribunal"})
_MOTIONS = frozenset({"appeal", "complaint", "lawsuit", "motion", "petition", "suit"})
_PLEADING = frozenset({"ask", "petition", "request", "urge"})
_WISHING = frozenset({"interested", "seeking", "want", "wanting", "wish", "wishing"})
_LOOKING_UP = frozenset({"browse", "consult", "see", "visit"})
_PAGES = frozenset({"page", "portal", "site", "webpage", "website"})


def _to_readers(found: Marked, actors: Actors) -> bool:
    actor = found.actor
    if actor is None:
        return False
    public = any(token.lower_ == "public" and token.pos_ != "ADJ" for token in (actor, *actor.subtree))
    return (actor.lower_ in _READERS or (public and actor.lemma_ in ("member", "public"))) and found.takes in ("bare", "object")


def _invitation(found: Marked, actors: Actors) -> bool:
    """Whoever is interested is encouraged to visit a page."""
    if found.act.lemma_ in _LOOKING_UP and any(word.like_url or word.lemma_ in _PAGES for word in found.act.subtree):
        return True
    clauses = (child for child in found.actor.rights if child.dep_ in ("relcl", "acl")) if found.actor is not None else ()
    return found.takes == "object" and any(word.lower_ in _WISHING for clause in clauses for word in clause.subtree)


def _plea(found: Marked, actors: Actors) -> bool:
    """What a party asks a court to do, or asks for in a motion, binds nobody."""
    behind = found.marker.doc[found.marker.i + 1 : found.marker.i + 4]  # of "that the court return" the parse may make a noun
    court = any(noun.lower_ in _COURTS for noun in (*behind, found.actor or found.act))
    motion = found.marker.tag_ == "VBG" and found.marker.head.lemma_.lower() in _MOTIONS | _COURTS
    return (court or motion) and found.takes == "object" and found.marker.lemma_ in _PLEADING


def _polled(found: Marked, actors: Actors) -> bool:
    """Whom somebody asked in passing: "it asked them to name a colour"; whoever was directed to has to."""
    asked = found.takes == "object" and found.marker.lemma_ not in _ORDERING
    return asked and found.actor is not None and found.actor.lower_ in _ASKED


def _contact(found: Marked, actors: Actors) -> bool:
    """What whoever reads it may do: call, write, help."""
    if found.act != found.marker:
        return "contact" in kinds_of(found.act)
    public = any(token.lower_ == "public" for token in found.marker.subtree)
    return found.words.startswith("call") and public


ADDRESSEES: Sequence[Exclusion] = (
    Exclusion("readers", _to_readers, "Members of the public are asked to help the Customs Service."),
    Exclusion("invitation", _invitation, "Farmers who are interested are encouraged to visit the website of the council."),
    Exclusion("plea", _plea, "The ministries asked the court to extend the deadlines."),
    Exclusion("plea in a clause", _plea, "In the indictment the ministries request that the court return a verdict."),
    Exclusion("petition", _plea, "The council filed a petition asking it to open the books."),
    Exclusion("polled", _polled, "The Audit Court asked them to name three ministries."),
    Exclusion("contact", _contact, "Those with questions should contact the Customs Service."),
)
