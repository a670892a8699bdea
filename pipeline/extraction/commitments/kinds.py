"""Kinds of verbs: why one commits nobody, whatever marks it. "will be held" and "will take place" only tell what happens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEETINGS = frozenset({"ceremony", "conference", "day", "meeting", "session", "stay", "summit", "tour", "trip", "visit"})
_POSTS = frozenset({"chair", "director", "force", "head", "member", "office", "place", "position", "post", "president", "role"})
_EVENTS = {
    **dict.fromkeys(("accept", "adopt", "approve", "confirm", "ratify"), frozenset({"appointment", "nomination"})),
    "take": frozenset(
        {"place", "part", "office", "stock", "presidency", "chairmanship", "opportunity", "guest", "oath", "seat", "advantage"}
    ),
    "appoint": _POSTS | {"successor"},
    "end": _MEETINGS,
    "conclude": _MEETINGS,
    "begin": _MEETINGS,
    "create": frozenset({"opportunity"}),
    "offer": frozenset({"opportunity"}),
    "give": frozenset({"opportunity"}),
    "make": frozenset({"visit", "trip", "appearance", "stop"}),
    "pay": frozenset({"visit", "tribute"}),
    "say": frozenset({"farewell", "goodbye"}),
}


def kinds_of(verb: Token) -> frozenset[str]:
    """Why a verb commits nobody, whatever marks it: the column `kind` of the lexicon of unbinding verbs."""
    events = _EVENTS.get(verb.lemma_.lower(), frozenset())
    met = any(child.dep_ == "dobj" and child.lemma_.lower() in events for child in verb.rights)
    if met or _stands_for(verb) or _changes_post(verb):
        return frozenset({"event"})
    return _unbinding().get(verb.lemma_.lower(), frozenset()) | _unbinding().get(verb.lower_, frozenset())


def _stands_for(verb: Token) -> bool:
    """ "will serve as a meeting place" """
    return verb.lemma_ == "serve" and any(child.lower_ == "as" for child in verb.rights)


def _changes_post(verb: Token) -> bool:
    """ "will step down", "will continue in post", "will start operating" """
    steps = verb.lemma_ == "step" and any(child.lower_ in ("down", "aside", "back") for child in verb.rights)
    posts = (post for child in verb.rights if child.lower_ in ("in", "as") for post in child.children)
    stays = verb.lemma_ == "continue" and any(post.lemma_ in _POSTS for post in posts)
    starts = verb.lemma_ in ("begin", "start") and (any(child.tag_ == "VBG" for child in verb.rights) or _is_only_begun(verb))
    return steps or starts or (stays and not any(child.dep_ in ("xcomp", "dobj") for child in verb.rights))


def _is_only_begun(verb: Token) -> bool:
    """ "will start in May" """
    return not any(child.dep_ in ("dobj", "xcomp", "auxpass") or child.lower_ in ("by", "with") for child in verb.children)


@cache
def _unbinding() -> dict[str, frozenset[str]]:
    kinds: dict[str, frozenset[str]] = {}
    for row in table("unbinding_verbs"):
        kinds[row["verb"]] = kinds.get(row["verb"], frozenset()) | {row["kind"]}
    return kinds
