"""Holders: whom a role without a name means, "the minister", "a spokesman for the agency"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.antecedents import Heard
from pipeline.extraction.quotes.cues import cue_verbs
from pipeline.extraction.quotes.phrases import head_of
from pipeline.extraction.text.acronyms import has_initials
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.nouns_of_actors import kind_of
from pipeline.extraction.text.referents import BODIES, Referents
from pipeline.extraction.text.tokens import sentence_of
from pipeline.lexicons import table
from pipeline.rows import NameFound, RoleFound

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r",| and ")
_FOR_A_BODY = ("representative", "spokes", "Spokes")  # the High Representative is an office
_HEADS = frozenset({"boss", "chief", "head"})
_RANKS = frozenset({"acting", "then", "former", "new", "current", "deputy", "chief", "same", "first"})
_BELOW = frozenset({"assistant", "associate", "deputy", "under", "vice"})
_UNLIKE_GENERALS = frozenset({"attorney", "inspector", "solicitor", "surgeon"})  # the attorney is no attorney general
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "its", "his", "her", "s"})


class Holders:
    """The roles of one release and who holds them; `people` are the names of persons by where they begin."""

    def __init__(self, referents: Referents, heard: Heard, people: Mapping[int, str], roles: Sequence[RoleFound]) -> None:
        self._referents = referents
        self._heard = heard
        self._people = people
        self._roles = [(role, _role_words(role.text)) for role in roles]

    def of(self, phrase: Span, named: Sequence[NameFound]) -> int | None:
        """Whose role a phrase is; a spokesman is his body's, and a role of nobody the one person's who is named so far."""
        best = self.of_role(phrase, named)
        if best is not None:
            return best
        head, body = head_of(phrase), next((name for name in named if name.label in BODIES), None)
        if body is not None:
            return self._of_body(head, body) or self._member(phrase, head)
        another = any(head.lower_ in words for _, words in self._roles)  # it would be the holder of that role
        return self._only_person(phrase) if not another and not countries_in(phrase.text) else None

    def _of_body(self, head: Token, body: NameFound) -> int | None:
        """Whom the noun of an office beside a body means: its head, or the body that its spokesman speaks for."""
        if head.text.startswith(_FOR_A_BODY):
            return body.start
        return self._head_of(body) if head.lower_ in _HEADS else None

    def of_role(self, phrase: Span, named: Sequence[NameFound]) -> int | None:
        """Of those whose role has the same head noun the one whose role shares most, where one person has it so far."""
        said = _role_words(phrase.text) | {word for name in named for word in _role_words(name.name)}
        head = head_of(phrase).lower_
        before = _noun_in_front(head_of(phrase), phrase)
        fit = [
            (len(said & words), role)
            for role, words in self._roles
            if head in words and before <= words and not _is_another(phrase.text, role.text) and _may_be(head, said, words)
        ]
        most = max((shared for shared, _ in fit), default=0)
        best = [role for shared, role in fit if shared == most]
        if "former" not in said:
            best = [role for role in best if role.status == "holds"] or best
        return self._last_of_one(best, phrase.start_char)

    def abbreviated(self, acronym: str, offset: int) -> int | None:
        """The holder of the office that an acronym stands for: "the PM" is the Prime Minister."""
        stands = acronym.isupper() and len(acronym) > 1
        return self._last_of_one([role for role, _ in self._roles if stands and has_initials(acronym, role.text)], offset)

    def _last_of_one(self, roles: Sequence[RoleFound], offset: int) -> int | None:
        """The person of roles that are all of one, at the last mention before an offset; of those told before it, if any are."""
        roles = [role for role in roles if role.start < offset] or roles
        people = {self._people.get(role.person_start) for role in roles} - {None}
        if len(people) > 1:
            return self._heard_of(people, offset)
        last = max(roles, key=lambda role: role.start if role.start < offset else -1, default=None)
        return last.person_start if last else None

    def _heard_of(self, people: Collection[str | None], offset: int) -> int | None:
        """Of several who have the same role the one who spoke last: of two presidents the one who goes on."""
        spoke = self._heard.last(offset, ("PERSON",))
        return spoke if spoke is not None and self._people.get(spoke) in people else None

    def _head_of(self, body: NameFound) -> int | None:
        """The one person of whom a role at a body is stated, whom "the Audit Court's head" therefore is."""
        bodies = {name.start for name in self._referents.all() if name.name == body.name}
        return self._last_of_one([role for role, _ in self._roles if role.body_start in bodies], body.start)

    def of_office(self, body: NameFound) -> int | None:
        """Who holds an office that is named like a body: of "Auditor General Jane Roe" the Auditor General, or the AG."""
        words = _role_words(body.text)
        holder = self._last_of_one([role for role, _ in self._roles if words in _offices(role.text)], body.start)
        alone = holder is None and body.name == body.text
        return self.abbreviated(body.text, body.start) if alone else holder

    def _only_person(self, phrase: Span) -> int | None:
        """The one person named so far, or else the one who has spoken so far, whom "the researcher" therefore is."""
        head = head_of(phrase)
        definite = "the" in (phrase[0].lower_, phrase.doc[max(phrase.start - 1, 0)].lower_)
        if not definite or head.text.startswith(_FOR_A_BODY):
            return None
        named = list(self._referents.before(phrase.start_char, ("PERSON",)))
        only = named[0].start if len({name.name for name in named}) == 1 else self._heard.only_person(phrase.start_char)
        return self.going_on(phrase) if only is None or self._holds_another(only, phrase) else only

    def _member(self, phrase: Span, head: Token) -> int | None:
        """Whom "the institute's chemist" means: whoever just spoke, of whom no role is stated."""
        spoke = self.going_on(phrase) if phrase[0].lower_ == "the" and not head.text.startswith(_FOR_A_BODY) else None
        return None if self._has_role(spoke) else spoke

    def going_on(self, phrase: Span) -> int | None:
        """The person who spoke last, if nobody else is named since: "the chemist" is whoever just spoke."""
        nearest = next(self._referents.before(phrase.start_char, ("PERSON",)), None)
        spoke = self._heard.last(phrase.start_char, ("PERSON",))
        spoken = "" if spoke is None else self._people.get(spoke)
        if nearest is None or not (spoken == nearest.name or self._speaks_before(nearest, phrase)):
            return None
        return None if self._holds_another(nearest.start, phrase) else nearest.start

    def _speaks_before(self, person: NameFound, phrase: Span) -> bool:
        """Whether a person is who says something in the sentence before a phrase, also where its words are not found."""
        name, sentence = self._referents.tokens_of(person).root, sentence_of(phrase.doc, phrase.start)
        says = name.dep_ == "nsubj" and name.head.lemma_.lower() in cue_verbs()
        return says and sentence_of(phrase.doc, name.i).end == sentence.start

    def _holds_another(self, person: int, phrase: Span) -> bool:
        """Whether a person has a role that is not the office of a phrase: the prosecutor is not "the head of state"."""
        certain = any(token.lower_ == "of" or token.lower_ in _offices_known() for token in phrase)
        return certain and self._has_role(person)

    def _has_role(self, person: int | None) -> bool:
        name = None if person is None else self._people.get(person)
        return any(self._people.get(role.person_start) == name for role, _ in self._roles)


def _noun_in_front(head: Token, phrase: Span) -> frozenset[str]:
    """The noun in front of an office that says which it is: "Attorney" of "Attorney General", who is no general."""
    noun = head.nbor(-1) if head.i > phrase.start else None
    return frozenset({noun.lower_}) if noun is not None and kind_of(noun) == "person" else frozenset()


def _is_another(phrase: str, role: str) -> bool:
    """Whether a phrase and a role are of different countries: the Norlandic and the Ostmark minister."""
    here, there = countries_in(phrase), countries_in(role)
    return bool(here and there) and here.isdisjoint(there)


def _may_be(head: str, said: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a phrase and a role of one noun may be of one office: not the foreign secretary and the secretary for energy."""
    lower = len(said - _RANKS) > 1 and not (role - said).isdisjoint(_BELOW)  # the attorney general is not the assistant one
    if lower or (head in _UNLIKE_GENERALS and "general" in role - said):
        return False
    more, of_the_role = ({word for word in words if word != head and word not in _RANKS} for words in (said, role))
    return not more or not of_the_role or not more.isdisjoint(of_the_role)


@cache
def _offices_known() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("offices"))


def _offices(role: str) -> list[frozenset[str]]:
    """The words of each of the offices that a role names: "Treasurer and Minister for Ports"."""
    return [_role_words(office) for office in _JOINTS.split(role)]


def _role_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _EMPTY_WORDS
