"""Referents: which mention of a release its pronouns and the short forms of its bodies stand for.

"She" is the person last spoken of, "it" the body that the sentence before is about, "the ministry" the body last named by
that word, "the Government" that of the country which the release names most. What the text does not make plain is None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of, token_at
from pipeline.lexicons import table
from pipeline.rows import NameFound

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BODIES = ("AGENCY", "ORG")
_WORD = re.compile(r"\w+")
_ACTING = (*BODIES, "PLACE")
_LONGEST_CHAIN = 6
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED_LAST = {"agency": ("AGENCY",), "firm": ("ORG",)}


class Referents:
    """The names of one release, and what stands for them."""

    def __init__(self, doc: Doc, names: Iterable[NameFound]) -> None:
        self._doc = doc
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]

    def all(self) -> Iterator[NameFound]:
        """The names of the release, in order."""
        return iter(self._names)

    def within(self, start: int, end: int) -> Iterator[NameFound]:
        """The names that begin between two offsets, in order."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._names[i]

    def before(self, offset: int, labels: tuple[str, ...]) -> Iterator[NameFound]:
        """The names of some labels before an offset, the nearest first."""
        for i in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self._names[i].label in labels:
                yield self._names[i]

    def last_subject(self, pronoun: Token) -> NameFound | None:
        """The body that is the subject of the sentence before a pronoun, or of the clause before; "it" there is that of the next.

        "The council met. It plans to build. It will pay for it."
        """
        for _ in range(_LONGEST_CHAIN):
            found = self._subject_before(pronoun)
            above = None if found else self._same_before(pronoun)
            if above is None:
                return found
            pronoun = above
        return None

    def _same_before(self, pronoun: Token) -> Token | None:
        """The same pronoun as the subject of the sentence before, in the same paragraph."""
        start = sentence_of(self._doc, pronoun.i).start
        if start == 0 or "\n" in self._doc[start - 1].text:
            return None
        root = sentence_of(self._doc, start - 1).root
        return next((child for child in root.lefts if child.dep_ == "nsubj" and child.lower_ == pronoun.lower_), None)

    def _subject_before(self, pronoun: Token) -> NameFound | None:
        """The body that is the subject of the sentence before a pronoun, or of the clause before."""
        body = next(self.before(pronoun.idx, _ACTING), None)
        if body is None:
            return None
        here = sentence_of(self._doc, pronoun.i)
        first = sentence_of(self._doc, token_at(self._doc, body.start))
        near = first.start == here.start or first.end == here.start
        subjects = (name for name in self.within(first.start_char, pronoun.idx) if self._is_subject(name))
        return next((name for name in subjects if name.label in _ACTING), None) if near else None

    def last_person(self, pronoun: Token) -> NameFound | None:
        """The person of the nearest sentence that names one, rather one who is its subject.

        Where its subject is the same pronoun, whoever that stands for: "She thanked Jan Roe. She also noted".
        """
        for _ in range(_LONGEST_CHAIN):
            found = self._person_before(pronoun)
            above = self._same_subject(pronoun, found) if found else None
            if above is None:
                return found
            pronoun = above
        return None

    def _same_subject(self, pronoun: Token, name: NameFound) -> Token | None:
        """The same pronoun as the subject of the main clause of a sentence before, in front of the one whom it names."""
        root = sentence_of(self._doc, token_at(self._doc, name.start)).root
        own = next((child for child in root.lefts if child.dep_ == "nsubj" and child.lower_ == pronoun.lower_), None)
        return own if own is not None and own.idx < name.start and own.i < pronoun.i and root != pronoun.head else None

    def _person_before(self, pronoun: Token) -> NameFound | None:
        others = (name for name in self.before(pronoun.idx, ("PERSON",)) if not self._is_told_of_by(name, pronoun))
        nearest = next(others, None)
        if nearest is None:
            return None
        sentence = sentence_of(self._doc, token_at(self._doc, nearest.start))
        people = [name for name in self.within(sentence.start_char, nearest.end) if name.label == "PERSON"]
        return next((name for name in people if self._is_subject(name)), people[0] if people else nearest)

    def short_form(self, head: Token, kind: str) -> NameFound | None:
        """The body last named by a noun; of agencies and firms the last one named, of a government the country's."""
        labels = _NAMED_LAST.get(kind, BODIES)
        same_word = self._by_word.get(head.lower_, ())
        ahead = (same_word[i] for i in range(bisect_left(same_word, head.idx, key=_start) - 1, -1, -1))
        found = next((name for name in ahead if name.label in labels), None)
        if found is None and kind != "body":
            return next(self.before(head.idx, labels), None)
        return self.main_country if found is None and head.lower_ == "government" else found

    def is_only_one(self, body: NameFound, offset: int) -> bool:
        """Whether no other body of its label is named before an offset, so that "the agency" can be no other."""
        return offset <= self._second_of_label.get(body.label, offset)

    @cached_property
    def main_country(self) -> NameFound | None:
        """The first mention of the country that the release names most."""
        named = Counter(name.name for name in self._names if name.label == "PLACE" and name.name in _countries())
        most = next(iter(named.most_common(1)), None)
        return next((name for name in self._names if most and name.name == most[0]), None)

    @cached_property
    def _by_word(self) -> dict[str, list[NameFound]]:
        """A word in small letters → the bodies in whose names it is, in order."""
        bodies: dict[str, list[NameFound]] = {}
        for name in self._names:
            for word in frozenset(_WORD.findall(name.name.lower())) if name.label in BODIES else ():
                bodies.setdefault(word, []).append(name)
        return bodies

    @cached_property
    def _second_of_label(self) -> dict[str, int]:
        """A label → where the second name of it begins."""
        first: dict[str, str] = {}
        second: dict[str, int] = {}
        for name in self._names:
            if first.setdefault(name.label, name.name) != name.name:
                second.setdefault(name.label, name.start)
        return second

    def tokens_of(self, name: NameFound) -> Span:
        """The tokens of a name."""
        return self._doc[token_at(self._doc, name.start) : token_at(self._doc, name.end - 1) + 1]

    def _is_told_of_by(self, name: NameFound, pronoun: Token) -> bool:
        """Whether a name stands in what a pronoun's own participle reports: "Noting that Roe had left, she said"."""
        root = self.tokens_of(name).root
        clause = next((each for each in (root, *root.ancestors) if each.dep_ == "ccomp"), None)
        participle = clause.head if clause is not None and clause.head.tag_ == "VBG" else None
        return participle is not None and participle.dep_ == "advcl" and participle.head == pronoun.head

    def _is_subject(self, name: NameFound) -> bool:
        return self.tokens_of(name).root.dep_ in _SUBJECTS


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["name"] for row in table("countries"))


def _start(name: NameFound) -> int:
    return name.start
