"""Speakers: who it is that a phrase makes speak.

A name in the phrase decides. Without one, a pronoun is the person last spoken of, a role is the person of whom the release
states it, and the short form of a body ("the ministry") is the body last named by that word. What the text does not make
plain stays open: a speaker without a mention. A document does not speak, and neither does a thing.

A release is read twice: who speaks by name is known when it is read for those who go on as "she" or "the official".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.antecedents import Heard, goes_on_telling, is_told_of, subject_before
from pipeline.extraction.quotes.holders import Holders
from pipeline.extraction.quotes.phrases import head_of, trimmed
from pipeline.extraction.text.nouns_of_actors import is_of_actors, kind_of, nouns_of
from pipeline.extraction.text.publishers import named_as
from pipeline.extraction.text.referents import BODIES, Referents
from pipeline.extraction.text.times import tells_time
from pipeline.extraction.text.tokens import token_at
from pipeline.rows import NameFound, RoleFound

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PRONOUNS = frozenset({"he", "her", "him", "it", "she", "they", "we"})
_HELD_BY_ANOTHER = frozenset({"for", "to", "with", "against", "by", "from"})
_HAVING_WRITTEN = frozenset({"commission", "finance", "fund", "order", "request", "sponsor"})
_NOBODY = frozenset({"any", "every", "few", "no"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker, and where the mention begins that says who that is."""

    text: str
    start: int | None


class Speakers:
    """The people and bodies of one release, and what its pronouns and roles stand for."""

    def __init__(
        self,
        doc: Doc,
        names: Sequence[NameFound],
        roles: Sequence[RoleFound],
        publisher: str = "",
        heard: Sequence[tuple[int, int, bool]] = (),
    ) -> None:
        """`heard`: of the first reading, where words begin, the mention that says whose, and whether a pronoun leads to it."""
        self._doc = doc
        self._own = named_as(names, publisher)
        self._referents = Referents(doc, names)
        self._people = {name.start: name.name for name in names if name.label == "PERSON"}
        self.heard = Heard(names, heard)
        self._holders = Holders(self._referents, self.heard, self._people, roles)

    def of(self, phrase: Span) -> Speaker | None:
        """The speaker that a noun phrase names, or None where it names nobody who can speak."""
        phrase = trimmed(phrase)
        if not len(phrase):
            return None
        head, named = head_of(phrase), list(self._referents.within(phrase.start_char, phrase.end_char))
        name = self._own_name(phrase, head, named)
        return Speaker(phrase.text, self._mention(name)) if name else self._described(phrase, head, named)

    def _own_name(self, phrase: Span, head: Token, named: Sequence[NameFound]) -> NameFound | None:
        """The person whom a phrase names, else the name that its head belongs to."""
        people = (name for name in named if name.label == "PERSON" and not self._of_another(name, phrase))
        at_head = (name for name in named if name.start <= head.idx < name.end and name.label != "LAW")
        return next(chain(people, at_head), None)

    def _mention(self, name: NameFound) -> int:
        """The mention that says whom a name means: an office that a person holds, "the Ombudsman", is that person."""
        holder = self._holders.of_office(name) if name.label == "AGENCY" else None
        return name.start if holder is None else holder

    def _described(self, phrase: Span, head: Token, named: Sequence[NameFound]) -> Speaker | None:
        """Whom a phrase without a name of its own stands for: she, the minister, the agency, the report of the court."""
        if head.tag_ in ("PRP", "PRP$"):
            return self._pronoun(head)
        kind = kind_of(head)
        if kind == "document":
            return self._author(phrase, head, named)
        if kind:
            return Speaker(phrase.text, self._stands_for(kind, phrase, head, named))
        unknown = head.pos_ == "PROPN" and not named and not tells_time(head)
        somebody = unknown or (is_of_actors(head) and phrase[0].lower_ not in _NOBODY and not _is_bare(head))
        if somebody and head.tag_ == "NN" and phrase[0].lower_ == "the":
            return Speaker(phrase.text, self._holders.going_on(phrase))
        return Speaker(phrase.text, self._holders.abbreviated(head.text, head.idx)) if somebody else None

    def _stands_for(self, kind: str, phrase: Span, head: Token, named: Sequence[NameFound]) -> int | None:
        """The mention that says whom a noun of some kind means, or None where the text leaves it open."""
        several = head.tag_ in ("NNS", "NNPS")
        if kind == "people" or (kind == "person" and several):
            return None
        if kind == "person":
            return self._holders.of(phrase, named)
        behind = self._referents.within(phrase.end_char + 1, phrase.end_char + 2)  # "the authority ARA", which the parse may part
        part_of = next((name.start for name in (*named, *behind) if name.label in BODIES), None)
        return self._short_form(kind, head) if part_of is None and not several else part_of

    def _short_form(self, kind: str, head: Token) -> int | None:
        """Whom "the ministry" means; "the agency" that no name has as a word is the body that spoke last."""
        found = self._referents.short_form(head, kind)
        if head.lower_ == "government" and any(_is_another_word(child, found) for child in head.lefts):
            return None  # "the newly elected government" is of the country that the sentence is about
        nameless = kind != "body" and (found is None or head.lower_ not in found.name.lower())
        spoke = self.heard.last(head.idx, BODIES) if nameless else None
        return _start(found) if spoke is None else spoke

    def own_voice(self, pronoun: Token) -> Speaker:
        """Who says "we" outside quotations: the publisher, where the release names it."""
        return Speaker(pronoun.text, _start(self._own))

    def quoted(self, phrase: Span) -> Speaker | None:
        """The speaker of words in quotation marks: whoever it is that a cue names, as long as it is no document."""
        speaker, phrase = self.of(phrase), trimmed(phrase)
        if speaker or not len(phrase):
            return speaker
        head = head_of(phrase)
        nominal = (head.pos_ in ("NOUN", "PROPN") or head.lower_ == "it") and head.ent_type_ != "LAW" and not tells_time(head)
        return Speaker(phrase.text, None) if nominal and kind_of(head) != "document" else None

    def knows(self, phrase: Span) -> bool:
        """Whether a phrase names somebody of whom the release speaks, or people by what they are ("experts")."""
        speaker = self.of(phrase)
        return speaker is not None and (speaker.start is not None or bool(kind_of(head_of(trimmed(phrase)))))

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

    def _ends_with_name(self, phrase: Span) -> bool:
        return any(name.end == phrase.end_char for name in self._referents.within(phrase.start_char, phrase.end_char))

    def is_body(self, phrase: Span) -> bool:
        """Whether the head of a phrase names a public body or an organisation."""
        head = head_of(phrase)
        return any(n.label in BODIES and n.end > head.idx for n in self._referents.within(phrase.start_char, head.idx + 1))

    def body_before(self, word: Token) -> Speaker | None:
        """The body whose name ends right in front of a word, but for a comma."""
        name = next(self._referents.before(word.idx, BODIES), None)
        between = self._doc[token_at(self._doc, name.end - 1) + 1 : word.i] if name else None
        near = between is not None and all(token.text == "," for token in between)
        return Speaker(name.text, name.start) if name and near else None

    def up_to_comma(self, span: Span) -> Span:
        """The words up to the comma that ends a speaker's name and appositions: "X, head of Y, the plan …"."""
        commas = [i for i, token in enumerate(span) if token.text == ","]
        for comma, following in pairwise([*commas, len(span)]):
            apposition = trimmed(span[comma + 1 : following])
            named = self._is_office(span[:comma]) and len(apposition) > 0 and self.begins_with_person(apposition)
            relative = apposition[:1].text.lower() == "who" and apposition[0].tag_ == "WP"
            if following == len(span) or not (
                (named and self._ends_with_name(apposition)) or relative or self._is_office(apposition)
            ):
                return span[:comma]
        return span

    def _is_office(self, phrase: Span) -> bool:
        return len(phrase) > 0 and kind_of(head_of(phrase)) == "person"

    def _of_another(self, name: NameFound, phrase: Span) -> bool:
        """Whether the person is only whom the speaker belongs to: "a lawyer for Minister Jan Roe", "the wife of Jan Roe"."""
        i = token_at(self._doc, name.start)
        at = i - 1
        while at >= phrase.start and kind_of(self._doc[at]) == "person":
            at -= 1
        if at < phrase.start:
            return False
        if any(token.dep_ == "agent" for token in self._doc[phrase.start : at]):  # "a group led by the former minister, Jan Roe"
            return True
        before = self._doc[at].lower_
        return before in _HELD_BY_ANOTHER or (before == "of" and at == i - 1)

    def _pronoun(self, pronoun: Token) -> Speaker | None:
        if pronoun.lower_ in ("he", "she", "him", "her"):
            return Speaker(pronoun.text, self._antecedent(pronoun))
        if pronoun.lower_ == "it":
            start = self._body_spoken_of(pronoun)
            return None if start is None else Speaker(pronoun.text, start)
        return Speaker(pronoun.text, None) if pronoun.lower_ == "they" else None

    def _body_spoken_of(self, pronoun: Token) -> int | None:
        """The body that the sentence before is about, else the one that spoke last, by name if it can be."""
        body = _start(self._referents.last_subject(pronoun))
        spoke = self.heard.last(pronoun.idx, BODIES) if body is None or goes_on_telling(pronoun) else None
        return next((each for each in (spoke, body) if each is not None), self.heard.last_of_any(pronoun.idx, BODIES))

    def _antecedent(self, pronoun: Token) -> int | None:
        """Whoever holds the office that the sentence before is about, else a person spoken of."""
        office = subject_before(pronoun)
        held = self._holders.of_role(office, ()) if office is not None and self._is_office(office) else None
        if held is None and office is not None:
            held = self._commissioner(office)
        return held if held is not None else self._last_person(pronoun)

    def _commissioner(self, phrase: Span) -> int | None:
        """The body that is an office of one person, "the Data Commissioner", whom "he" may therefore mean."""
        named = self._referents.within(phrase.start_char, phrase.end_char)
        persons = nouns_of("person")
        return next((name.start for name in named if name.label == "AGENCY" and name.name.split()[-1].lower() in persons), None)

    def _last_person(self, pronoun: Token) -> int | None:
        """The person last spoken of; whoever is only told of gives way to the one who spoke last, who may go on telling."""
        found, spoke = self._referents.last_person(pronoun), self.heard.last(pronoun.idx, ("PERSON",))
        told_of = found is None or is_told_of(self._referents.tokens_of(found).root, pronoun) or goes_on_telling(pronoun)
        return spoke if spoke is not None and told_of else _start(found)

    def _author(self, phrase: Span, document: Token, named: Sequence[NameFound]) -> Speaker | None:
        """A document speaks only for the body that the phrase names as its author: "the final report of the Audit Court"."""
        for name in named:
            i = token_at(self._doc, name.start)
            possessor = self._doc[token_at(self._doc, name.end - 1) + 1 : phrase.end][:1]
            owns = bool(len(possessor)) and possessor[0].tag_ == "POS"
            by = any(self._introduces_author(j) for j in range(max(phrase.start, i - 2), i))
            names_it = bool(len(possessor)) and possessor[0] == document  # "a Treasury statement"
            if name.label in BODIES and (owns or by or names_it):
                return Speaker(phrase.text, name.start)
        return None

    def _introduces_author(self, i: int) -> bool:
        """Whether a preposition stands in front of who wrote a document, not of who had it written: "commissioned by"."""
        word = self._doc[i]
        return word.lower_ in ("by", "of", "from") and word.head.lemma_.lower() not in _HAVING_WRITTEN


def _is_another_word(modifier: Token, body: NameFound | None) -> bool:
    """Whether a word in front of a noun says that it is no body of another name: "the U.S. government", none of Nashville."""
    proper = modifier.dep_ == "compound" and (body is None or modifier.text not in body.name)
    return modifier.dep_ == "amod" or proper


def _is_bare(noun: Token) -> bool:
    """Whether a noun in the singular stands without article and all else: prices vary "according to region"."""
    return noun.tag_ == "NN" and noun.n_lefts == 0


def _start(name: NameFound | None) -> int | None:
    return name.start if name else None
