"""Whose task it is: the words for who is to act, and the mention that says who that is.

A name among the words says it. "It" is the body that the sentence before is about, "the ministry" the body last named by
that word; "we" is the body for which whoever is quoted speaks, outside quotations the release's publisher.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction.commitments.actors import phrase, who_tells
from pipeline.extraction.text.nouns_of_actors import kind_of
from pipeline.extraction.text.publishers import named_as
from pipeline.extraction.text.referents import BODIES, Referents
from pipeline.extraction.text.tokens import sentence_of
from pipeline.rows import NameFound, QuoteFound, RoleFound

if TYPE_CHECKING:
    from spacy.tokens import Token

_WE = frozenset({"we", "our", "us"})
_OWN_VOICE = _WE | {"i", "my"}
_BODIES_BY_NOUN = frozenset({"body", "agency", "firm"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DATELINE = re.compile(r"^[A-Z]{3,}[A-Z., ]*\s?[-–—]+\s*")
_ACTING = (*BODIES, "PLACE", "PERSON")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is to act: the words, and where the mention begins that says who that is."""

    words: str
    start: int | None


def _stands_behind_a_preposition(head: Token, name: NameFound) -> bool:
    """Whether the words in front of a name are of a phrase that has lost its comma: "Under this plan Norland will"."""
    first = sentence_of(head.doc, head.i)[0]
    lead = head.doc[first.i : head.i]
    parted = first.tag_ != "IN" or any(token.text == "," or token.tag_ == "IN" for token in lead[1:])
    return not parted and phrase(head).start_char < name.start


class Whose:
    """The people and bodies of one release, as those who have to act."""

    def __init__(self, publisher: str, referents: Referents, quotes: Sequence[QuoteFound], roles: Sequence[RoleFound]) -> None:
        own = named_as(referents.all(), publisher)
        self._publisher = own.start if own else None
        self._referents = referents
        self._quotes = sorted((quote for quote in quotes if quote.kind == "direct"), key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]
        self._body_of = {role.person_start: role.body_start for role in roles if role.body_start is not None}

    def of(self, head: Token) -> Actor | None:
        """Who acts, given the head of the words for it; None where "it" is nobody."""
        if head.lower_ == "it":
            return self._it(head)
        words = _DATELINE.sub("", phrase(head).text)
        if head.lower_ in _OWN_VOICE:
            return Actor(words, self._speaker(head))
        name = self._named(head)
        if name is not None and _stands_behind_a_preposition(head, name):
            return Actor(name.text, name.start)
        named = name or self._stands_for(head)
        return Actor(words, named.start if named else None)

    def _it(self, pronoun: Token) -> Actor | None:
        """The body last spoken of; without a name whoever says it of itself: "the council said that it will"."""
        body = self._referents.last_subject(pronoun) if pronoun.dep_ in _SUBJECTS else None
        above = who_tells(pronoun)
        if body is not None or above is None or above.lower_ == "it":
            return Actor(body.text, body.start) if body else None
        return self.of(above)

    def at(self, start: int) -> int | None:
        """The mention that begins at an offset and can act."""
        return next((name.start for name in self._referents.within(start, start + 1) if name.label in _ACTING), None)

    def _named(self, head: Token) -> NameFound | None:
        """The name that the head belongs to."""
        ahead = self._referents.within(head.left_edge.idx, head.idx + 1)
        return next((name for name in ahead if name.end > head.idx and name.label in _ACTING), None)

    def _stands_for(self, head: Token) -> NameFound | None:
        """The body that a short form means; "its", "each" and plurals leave it open."""
        kind = kind_of(head)
        plain = all(child.lower_ == "the" or child.dep_ not in ("det", "poss", "nummod", "amod") for child in head.lefts)
        if kind not in _BODIES_BY_NOUN or (head.tag_ not in ("NN", "NNP")) or not plain:
            return None
        found = self._referents.short_form(head, kind)
        return found if found and self._is_plain(found, head) else None

    def _is_plain(self, body: NameFound, head: Token) -> bool:
        """Whether a short form can mean no other: its word is in the name, the name is a country's, or no other is named."""
        name = body.name.lower()
        of = (word.lower_ for child in head.rights if child.lower_ == "of" for word in child.rights)
        if any(word not in name for word in of):  # "the group of experts" is no company
            return False
        own = body.label == "PLACE" or head.lower_ in name
        return own or self._referents.is_only_one(body, head.idx)

    def _speaker(self, pronoun: Token) -> int | None:
        """Who says "I", and for which body whoever says "we" speaks."""
        i = bisect_right(self._starts, pronoun.idx) - 1
        if i < 0 or self._quotes[i].end <= pronoun.idx:
            return self._publisher if pronoun.lower_ in _WE else None
        speaker = self._quotes[i].speaker_start
        if speaker is None or pronoun.lower_ not in _WE:
            return speaker
        return self._body_of.get(speaker, speaker)
