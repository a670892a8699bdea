"""Speakers: who it is that a phrase makes speak.

A name in the phrase decides. Without one, a pronoun is the person last spoken of, a role is the person of whom the release
states it, and the short form of a body ("the ministry") is the body last named by that word. What the text does not make
plain stays open: a speaker without a mention. A document does not speak, and neither does a thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.antecedents import subject_before
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.nouns_of_actors import is_of_actors, kind_of
from pipeline.extraction.text.publishers import named_as
from pipeline.extraction.text.referents import BODIES, Referents
from pipeline.extraction.text.times import tells_time
from pipeline.extraction.text.tokens import token_at
from pipeline.rows import NameFound, RoleFound

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

DASHES = frozenset({"—", "–", "-", "--"})
_LONG_DASHES = frozenset({"—", "--"})
_WORD = re.compile(r"\w+")
_HELD_BY_ANOTHER = frozenset({"for", "to", "with", "against", "by", "from"})
_LINKS = frozenset({"as", "whose"})
_NOBODY = frozenset({"any", "every", "few", "no"})
_RANKS = frozenset({"acting", "then", "former", "new", "current", "deputy", "chief", "same", "first"})
_BELOW = frozenset({"assistant", "associate", "deputy", "under", "vice"})
_UNLIKE_GENERALS = frozenset({"attorney", "inspector", "solicitor", "surgeon"})  # the attorney is no attorney general
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "its", "his", "her", "s"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, and where the mention begins that says who that is."""

    text: str
    start: int | None


class Speakers:
    """The people and bodies of one release, and what its pronouns and roles stand for."""

    def __init__(self, doc: Doc, names: Sequence[NameFound], roles: Sequence[RoleFound], publisher: str = "") -> None:
        self._doc = doc
        self._own = named_as(names, publisher)
        self._referents = Referents(doc, names)
        self._people = {name.start: name.name for name in names if name.label == "PERSON"}
        self._roles = [(role, _role_words(role.text)) for role in roles]

    def of(self, phrase: Span) -> Speaker | None:
        """The speaker that a noun phrase names, or None where it names nobody who can speak."""
        phrase = _trimmed(phrase)
        if not len(phrase):
            return None
        head, named = _head(phrase), list(self._referents.within(phrase.start_char, phrase.end_char))
        name = self._own_name(phrase, head, named)
        return Speaker(phrase.text, name.start) if name else self._described(phrase, head, named)

    def _own_name(self, phrase: Span, head: Token, named: Sequence[NameFound]) -> NameFound | None:
        """The person whom a phrase names, else the name that its head belongs to."""
        people = (name for name in named if name.label == "PERSON" and not self._of_another(name, phrase))
        at_head = (name for name in named if name.start <= head.idx < name.end and name.label != "LAW")
        return next(chain(people, at_head), None)

    def _described(self, phrase: Span, head: Token, named: Sequence[NameFound]) -> Speaker | None:
        """Whom a phrase without a name of its own stands for: she, the minister, the agency, the report of the court."""
        if head.tag_ in ("PRP", "PRP$"):
            return self._pronoun(head)
        kind = kind_of(head)
        if kind == "document":
            return self._author(phrase, named)
        if kind:
            return Speaker(phrase.text, self._stands_for(kind, phrase, head, named))
        unknown = head.pos_ == "PROPN" and not named and not tells_time(head)
        somebody = unknown or (is_of_actors(head) and phrase[0].lower_ not in _NOBODY)
        return Speaker(phrase.text, None) if somebody else None

    def _stands_for(self, kind: str, phrase: Span, head: Token, named: Sequence[NameFound]) -> int | None:
        """The mention that says whom a noun of some kind means, or None where the text leaves it open."""
        if kind == "people" or (kind == "person" and head.tag_ in ("NNS", "NNPS")):
            return None
        if kind == "person":
            return self._holder(phrase, named)
        part_of = next((name.start for name in named if name.label in BODIES), None)
        return _start(self._referents.short_form(head, kind)) if part_of is None else part_of

    def own_voice(self, pronoun: Token) -> Speaker:
        """Who says "we" outside quotations: the publisher, where the release names it."""
        return Speaker(pronoun.text, _start(self._own))

    def quoted(self, phrase: Span) -> Speaker | None:
        """The speaker of words in quotation marks: whoever it is that a cue names, as long as it is no document."""
        speaker, phrase = self.of(phrase), _trimmed(phrase)
        if speaker or not len(phrase):
            return speaker
        head = _head(phrase)
        nominal = head.pos_ in ("NOUN", "PROPN") and head.ent_type_ != "LAW" and not tells_time(head)
        return Speaker(phrase.text, None) if nominal and kind_of(head) != "document" else None

    def knows(self, phrase: Span) -> bool:
        """Whether a phrase names somebody of whom the release speaks, or people by what they are ("experts")."""
        speaker = self.of(phrase)
        return speaker is not None and (speaker.start is not None or bool(kind_of(_head(_trimmed(phrase)))))

    def begins_with_person(self, phrase: Span) -> bool:
        """Whether a phrase is a person's name with a title, or begins with one."""
        person = self._person_in(phrase)
        ahead = phrase.doc[phrase.start : token_at(self._doc, person.start)] if person else phrase
        return person is not None and all(token.pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "DET") for token in ahead)

    def _person_in(self, phrase: Span) -> NameFound | None:
        named = self._referents.within(phrase.start_char, phrase.end_char)
        return next((name for name in named if name.label == "PERSON"), None)

    def signs(self, phrase: Span) -> bool:
        """Whether a line is a person's signature: a whole name or a title and a name, not the "Jane" of a reader's letter."""
        person = self._person_in(phrase)
        if person is None or not self.begins_with_person(phrase):
            return False
        behind = self._doc[token_at(self._doc, person.end - 1) + 1 : phrase.end]
        return (" " in person.text or person.start > phrase.start_char) and behind[:1].text in ("", ",", ";", "(", ".")

    def is_person(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person whom the release names."""
        return speaker.start in self._people

    def begins_with_name(self, phrase: Span) -> bool:
        """Whether a phrase begins with the name of a person."""
        return any(name.label == "PERSON" for name in self._referents.within(phrase.start_char, phrase.start_char + 1))

    def is_name(self, phrase: Span) -> bool:
        """Whether a phrase is a name and nothing else."""
        return any(name.end == phrase.end_char for name in self._referents.within(phrase.start_char, phrase.start_char + 1))

    def is_body(self, phrase: Span) -> bool:
        """Whether the head of a phrase names a public body or an organisation."""
        head = _head(phrase)
        return any(n.label in BODIES and n.end > head.idx for n in self._referents.within(phrase.start_char, head.idx + 1))

    def up_to_comma(self, span: Span) -> Span:
        """The words up to the comma that ends a speaker's name and appositions: "X, head of Y, the plan …"."""
        commas = [i for i, token in enumerate(span) if token.text == ","]
        for comma, following in pairwise([*commas, len(span)]):
            apposition = _trimmed(span[comma + 1 : following])
            named = self._is_office(span[:comma]) and len(apposition) > 0 and self.begins_with_person(apposition)
            if following == len(span) or not ((named and self.is_name(apposition)) or self._is_office(apposition)):
                return span[:comma]
        return span

    def _is_office(self, phrase: Span) -> bool:
        return len(phrase) > 0 and kind_of(_head(phrase)) == "person"

    def _of_another(self, name: NameFound, phrase: Span) -> bool:
        """Whether the person is only whom the speaker belongs to: "a lawyer for Minister Jan Roe", "the wife of Jan Roe"."""
        i = token_at(self._doc, name.start)
        at = i - 1
        while at >= phrase.start and kind_of(self._doc[at]) == "person":
            at -= 1
        if at < phrase.start:
            return False
        before = self._doc[at].lower_
        return before in _HELD_BY_ANOTHER or (before == "of" and at == i - 1)

    def _pronoun(self, pronoun: Token) -> Speaker | None:
        if pronoun.lower_ in ("he", "she", "him", "her"):
            return Speaker(pronoun.text, self._antecedent(pronoun))
        if pronoun.lower_ == "it":
            body = self._referents.last_subject(pronoun)
            return Speaker(pronoun.text, body.start) if body else None
        return Speaker(pronoun.text, None) if pronoun.lower_ == "they" else None

    def _antecedent(self, pronoun: Token) -> int | None:
        """Whoever holds the office that the sentence before is about, else the person last spoken of."""
        office = subject_before(pronoun)
        held = self._of_role(office, ()) if office is not None and self._is_office(office) else None
        return held if held is not None else _start(self._referents.last_person(pronoun))

    def _holder(self, phrase: Span, named: Sequence[NameFound]) -> int | None:
        """Whose role a phrase is; a spokesman is his body's, and a role of nobody the one person's who is named so far."""
        best = self._of_role(phrase, named)
        if best is not None:
            return best
        body = next((name for name in named if name.label in BODIES), None)
        if _head(phrase).lower_.startswith("spokes"):
            return body.start if body else None
        another = any(_head(phrase).lower_ in words for _, words in self._roles)  # it would be the holder of that role
        return self._only_person(phrase) if body is None and not another and not countries_in(phrase.text) else None

    def _of_role(self, phrase: Span, named: Sequence[NameFound]) -> int | None:
        """Of those whose role has the same head noun the one whose role shares most, where one person has it so far."""
        said = _role_words(phrase.text) | {word for name in named for word in _role_words(name.name)}
        head = _head(phrase).lower_
        before = _noun_in_front(_head(phrase), phrase)
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

    def _last_of_one(self, roles: Sequence[RoleFound], offset: int) -> int | None:
        """The person of roles that are all of one, at the last mention before an offset; of those told before it, if any are."""
        roles = [role for role in roles if role.start < offset] or roles
        people = {self._people.get(role.person_start) for role in roles} - {None}
        if len(people) > 1:
            return None
        last = max(roles, key=lambda role: role.start if role.start < offset else -1, default=None)
        return last.person_start if last else None

    def _only_person(self, phrase: Span) -> int | None:
        """The one person named so far, whom "the researcher" therefore is."""
        if "the" not in (phrase[0].lower_, phrase.doc[max(phrase.start - 1, 0)].lower_) or _head(phrase).lower_.startswith(
            "spokes"
        ):
            return None
        named = list(self._referents.before(phrase.start_char, ("PERSON",)))
        return named[0].start if len({name.name for name in named}) == 1 else None

    def _author(self, phrase: Span, named: Sequence[NameFound]) -> Speaker | None:
        """A document speaks only for the body that the phrase names as its author: "the final report of the Audit Court"."""
        for name in named:
            i = token_at(self._doc, name.start)
            possessor = self._doc[token_at(self._doc, name.end - 1) + 1 : phrase.end][:1]
            owns = bool(len(possessor)) and possessor[0].tag_ == "POS"
            by = any(self._doc[j].lower_ in ("by", "of", "from") for j in range(max(phrase.start, i - 2), i))
            names_it = bool(len(possessor)) and possessor.end == phrase.end  # "a Treasury statement"
            if name.label in BODIES and (owns or by or names_it):
                return Speaker(phrase.text, name.start)
        return None


def _trimmed(phrase: Span) -> Span:
    """The phrase without blanks, punctuation, "as", "whose" at its ends, up to a dash: "Minister Jane Roe – and two others"."""
    start = next((token.i for token in phrase if not (token.is_space or token.is_punct or token.lower_ in _LINKS)), phrase.end)
    end = next((token.i for token in phrase.doc[start : phrase.end] if _is_dash(token)), phrase.end)
    while start < end and _is_no_word_of_a_name(phrase.doc[end - 1]):
        end -= 1
    return phrase.doc[start:end]


def _is_no_word_of_a_name(token: Token) -> bool:
    return token.is_space or token.is_punct or token.text == "who" or token.tag_ in ("IN", "DT")


def _is_dash(token: Token) -> bool:
    """Whether a token is a dash between words, not a hyphen within one."""
    return token.text in DASHES and (token.text in _LONG_DASHES or (token.i > 0 and token.nbor(-1).whitespace_ != ""))


def _head(phrase: Span) -> Token:
    """The noun before the first preposition, comma or relative pronoun: parses of long titles are not to be trusted."""
    head = phrase[0]
    for token in phrase:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.tag_ not in ("WDT", "WP"):
            head = token
        elif token.tag_ in ("IN", "WDT", "WP", ",", "-LRB-", "CC") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            break
    return head


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


def _start(name: NameFound | None) -> int | None:
    return name.start if name else None


def _role_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _EMPTY_WORDS
