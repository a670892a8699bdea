"""Actors: whether a noun names somebody who can act, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extraction.text.nouns_of_actors import is_of_actors, nouns_of
from pipeline.extraction.text.referents import Referents
from pipeline.extraction.text.subjects import subject_of
from pipeline.lexicons import words
from pipeline.rows import NameFound, RoleFound

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ARTICLES = frozenset({"the", "a", "an"})
_OWN_VOICE = frozenset({"we", "i"})
_BODY_LABELS = frozenset({"AGENCY", "ORG", "PLACE"})
_CONCERNED = frozenset(
    {"defendant", "suspect", "witness", "client", "accused", "person", "individual", "member", "activist", "whistleblower"}
)
_COUNTRIES = frozenset(
    {"city", "country", "county", "state", "party", "government", "authority", "jurisdiction", "nation", "federation"}
)  # fmt: skip
_MONEY = frozenset({"fund", "funds"})  # in the plural no bodies, but what they give
_NOT_BODIES = frozenset({"prosecutions", "services", "offices"})  # in the plural what they do, or places
_PRONOUNS = frozenset({"we", "i", "he", "she", "they", "one", "us", "our", "all", "each", "both", "ours"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ENDINGS_OF_ACTS = ("tion", "tions", "ment", "ments", "ance", "ing", "ings")
_OCCASIONS = frozenset({"meeting", "hearing", "briefing", "opening", "proceeding"})
_NO_ACTS = frozenset(
    {
        "advance", "condition", "distance", "finance", "information", "instance", "location", "medication", "nation",
        "population", "position", "situation", "substance", "temptation", "thing", "tradition"
    }
)  # fmt: skip
# tags with which a phrase has come to its first clause, apposition or bracket
_BREAKS = frozenset({",", ":", "-LRB-", "WDT", "WP", "WRB", "VBN", "VBG", "VBZ", "VBP", "VBD", "MD", "``", "''", "_SP"})

_IN_LISTS = frozenset({",", "-LRB-"})


class Actors:
    """The people and bodies that the names of a release stand for."""

    def __init__(self, referents: Referents, roles: Iterable[RoleFound] = ()) -> None:
        self._referents = referents
        self._names = list(referents.all())
        self._beginning = {name.start: name.text for name in self._names}
        holding = {role.person_start for role in roles if role.status == "holds"}
        self._holders = {name.name for name in self._names if name.label == "PERSON" and name.start in holding}

    def name_at(self, start: int) -> str | None:
        """The name that begins at an offset, as the text has it."""
        return self._beginning.get(start)

    def is_body(self, noun: Token) -> bool:
        """Whether a noun names a body, or a kind of body, or the release's own voice; a name not known counts as one."""
        if noun.lower_ == "it":
            above = who_tells(noun)
            told = above is not None and above.lower_ != "it" and self.is_known_body(above)
            return noun.dep_ == "nsubj" and (told or self._referents.last_subject(noun) is not None)
        return self.is_known_body(noun) or (noun.pos_ == "PROPN" and not self._label(noun) and not is_thing(noun))

    def is_known_body(self, noun: Token) -> bool:
        """Whether a noun is of a body by its label or its word: no name of which nothing is known."""
        words = {noun.lower_, noun.lemma_.lower()}
        kind = (
            noun.lower_ not in _NOT_BODIES
            and words != _MONEY
            and not words.isdisjoint(nouns_of("body", "agency", "firm") | _COUNTRIES)
        )
        return kind or noun.lower_ in _OWN_VOICE or self._label(noun) in _BODY_LABELS

    def is_named(self, noun: Token) -> bool:
        """Whether a noun belongs to a name."""
        return bool(self._label(noun))

    def is_law(self, noun: Token) -> bool:
        """Whether a noun belongs to the name of a law."""
        return self._label(noun) == "LAW"

    def is_place(self, noun: Token) -> bool:
        """Whether a noun belongs to the name of a place."""
        return self._label(noun) == "PLACE"

    def is_person(self, noun: Token) -> bool:
        """Whether a noun names one person, or one by a role."""
        if noun.lower_ in ("he", "she") or self._label(noun) == "PERSON":
            return True
        return not self._label(noun) and noun.lower_ in nouns_of("person")

    def can_act(self, noun: Token) -> bool:
        """Whether a noun names somebody who can have a duty: a body, people by what they do ("importers"), a pronoun for them."""
        return noun.lower_ in _PRONOUNS or self.is_body(noun) or self.is_person(noun) or is_of_actors(noun)

    def can_have_done(self, noun: Token) -> bool:
        """Whether a noun behind "by" names somebody, rather than the money that something is paid with."""
        return self.can_act(noun) and noun.lower_ not in _MONEY

    def can_demand(self, noun: Token) -> bool:
        """Whether a noun names somebody, or a document in which somebody speaks; not an idea, a treaty or a standard."""
        document = {noun.lower_, noun.lemma_.lower()} & nouns_of("document", "people")
        return self.is_body(noun) or self.is_person(noun) or self.is_official(noun) or bool(document)

    def is_official(self, noun: Token) -> bool:
        """Whether a noun names people by an office or a profession: experts, the minister; not those whom a case is about."""
        return bool({noun.lower_, noun.lemma_.lower()} & (nouns_of("person") - _CONCERNED)) and not self._label(noun)

    def is_in_office(self, noun: Token) -> bool:
        """Whether a noun is the name of somebody to whom the release gives a role that is held, or a pronoun for one."""
        person = self._referents.last_person(noun) if noun.lower_ in ("he", "she") else self._name_of(noun)
        return person is not None and person.label == "PERSON" and person.name in self._holders

    def _label(self, noun: Token) -> str:
        name = self._name_of(noun)
        return name.label if name is not None else ""

    def _name_of(self, noun: Token) -> NameFound | None:
        """The name to which a noun belongs."""
        return next((name for name in self._names if name.start <= noun.idx < name.end), None)


def who_tells(it: Token) -> Token | None:
    """The subject of the verb above a clause whose subject is "it": "the council said that it will"."""
    clause = it.head
    return subject_of(clause.head) if it.dep_ in ("nsubj", "nsubjpass") and clause.dep_ == "ccomp" else None


def is_act(noun: Token) -> bool:
    """Whether a noun names a measure or an act, by its word or its ending (legislation, enforcement, training)."""
    named_so = noun.lower_.endswith(_ENDINGS_OF_ACTS) and noun.lemma_.lower() not in _OCCASIONS | _NO_ACTS
    act = named_so and noun.pos_ == "NOUN"
    return act or noun.lemma_.lower() in _measures()


def is_thing(noun: Token) -> bool:
    """Whether a noun names a document, a measure or an act, also in the capitals of a headline ("New Rules")."""
    measure = not {noun.lemma_.lower(), noun.lower_.removesuffix("s")}.isdisjoint(_measures())
    return measure or noun.lower_ in nouns_of("document") or noun.lower_.endswith(_ENDINGS_OF_ACTS)


def phrase(head: Token) -> Span:
    """The noun phrase of a head with all that is listed with it, without leading article, up to its first clause.

    An apposition or a bracket ends it too, but where another of the list stands behind ("the Bank (BT), the Court and").
    """
    doc, start, end = head.doc, head.left_edge.i, _end_of_phrase(head)
    while start < head.i and (doc[start].lower_ in _ARTICLES or doc[start].is_punct or doc[start].tag_ in ("WDT", "CC")):
        start += 1
    while end > start + 1 and doc[end - 1].tag_ == "POS":
        end -= 1
    return doc[start:end]


def _end_of_phrase(head: Token) -> int:
    """The token behind a noun phrase and the nouns listed with its head."""
    doc, end = head.doc, head.i + 1
    last = max((each.i for each in head.conjuncts if each.pos_ in _NOMINAL), default=0)
    while end <= head.right_edge.i and (_goes_on(doc[end]) or (doc[end].tag_ in _IN_LISTS and end < last)):
        end += 1
    return end


def _goes_on(token: Token) -> bool:
    """Whether a phrase goes on with a word: also with a participle that stands as an adjective, "its globally operating arm"."""
    return token.tag_ not in _BREAKS or (token.dep_ == "amod" and token.head.i > token.i)


@cache
def _measures() -> frozenset[str]:
    return frozenset(words("measure_nouns"))
