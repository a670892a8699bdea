"""Who is bound by what a verb says of him, whatever his noun tells of him.

Who is ordered to act, and who agrees to, can act: the object of verbs of ordering and the subject of verbs of undertaking are
animate or bodies (classes order-60, urge-58.1 and promise-37.13 of VerbNet 3.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import is_act
from pipeline.extraction.commitments.markers import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDERING = frozenset({"ask", "call", "direct", "instruct", "invite", "mandate", "order", "request", "task", "urge"})
_UNDERTAKING = frozenset({"agree", "consent", "pledge", "promise", "undertake", "vow"})
_QUANTITIES = frozenset({"dozen", "handful", "majority", "number", "total"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})


def binds_whoever(found: Marked, head: Token) -> bool:
    """Whether a noun is of whoever is ordered to act or undertakes to."""
    if head.tag_ not in _NOMINAL:
        return False
    ordered = found.takes == "object" and found.marker.lemma_ in _ORDERING and head.i > found.marker.i
    return ordered or (found.takes == "to" and found.marker.lemma_ in _UNDERTAKING and not is_act(head))


def counted(head: Token | None) -> Token | None:
    """The noun itself, of "a total of 27 countries" the countries."""
    of = next((child for child in head.rights if child.lower_ == "of"), None) if head is not None else None
    many = of is not None and head is not None and head.lower_ in _QUANTITIES
    return next((child for child in of.children if child.dep_ == "pobj"), head) if of is not None and many else head
