"""Antecedents: what the sentence before a pronoun is about, "The minister opened the port. She said …", and who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.text.tokens import sentence_of
from pipeline.rows import NameFound

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST_CHAIN = 6  # sentences with the same pronoun as their subject
_FARTHEST = 1500  # code points between two who speak, of whom the later may be the earlier
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ADDING = frozenset({"add", "conclude", "continue", "reiterate"})
_FURTHER = frozenset({"further", "furthermore", "moreover"})


class Heard:
    """Whose words stand where in a release, as its first reading found it."""

    def __init__(self, names: Iterable[NameFound], spoken: Iterable[tuple[int, int, bool]]) -> None:
        """`spoken`: where somebody's words begin, the mention that says whose they are, and whether a pronoun leads to it."""
        by_start = {name.start: name for name in names}
        known = sorted({each for each in spoken if each[1] in by_start})
        self._spoken = [(words, by_start[mention]) for words, mention, _ in known]
        self._by_name = [(words, by_start[mention]) for words, mention, by_pronoun in known if not by_pronoun]
        self._people = [(words, name) for words, name in self._by_name if name.label == "PERSON"]
        self._second = _second(self._people)

    def last(self, offset: int, labels: Collection[str]) -> int | None:
        """The mention of whoever spoke by name last before an offset, if it is of one of some labels and near."""
        return _last(self._by_name, offset - _FARTHEST, offset, labels)

    def last_of_any(self, offset: int, labels: Collection[str]) -> int | None:
        """The same, of whoever is only a pronoun there, too."""
        return _last(self._spoken, offset - _FARTHEST, offset, labels)

    def only_person(self, offset: int) -> int | None:
        """The mention of the one person who has spoken by name before an offset."""
        another = self._second is not None and self._second < offset
        return None if another else _last(self._people, 0, offset, ("PERSON",))

    def between(self, start: int, end: int, labels: Collection[str]) -> int | None:
        """The mention of whoever spoke last between two offsets, if it is of one of some labels."""
        return _last(self._spoken, start, end, labels)


def _second(spoken: Sequence[tuple[int, NameFound]]) -> int | None:
    """Where the words of the second one who speaks begin."""
    return next((words for words, name in spoken if name.name != spoken[0][1].name), None)


def _last(spoken: Sequence[tuple[int, NameFound]], start: int, end: int, labels: Collection[str]) -> int | None:
    i = bisect_left(spoken, end, key=_words) - 1
    if i < 0 or spoken[i][0] < start or spoken[i][1].label not in labels:
        return None
    return spoken[i][1].start


def _words(spoken: tuple[int, NameFound]) -> int:
    return spoken[0]


def goes_on_telling(pronoun: Token) -> bool:
    """Whether who speaks has spoken before: "she added", "he further noted"."""
    verb = pronoun.head
    return verb.lemma_.lower() in _ADDING or any(child.lower_ in _FURTHER for child in verb.lefts)


def is_told_of(name: Token, pronoun: Token) -> bool:
    """Whether somebody is only told of where a pronoun may stand for another.

    In what somebody says or wants ("The court heard that Roe had left"), or beside a subject that is the same pronoun ("On
    Roe's demand she said").
    """
    sentence = sentence_of(name.doc, name.i)
    above = (name, *name.ancestors)
    subject = _subject(sentence)
    beside = subject is not None and subject.lower_ == pronoun.lower_
    within = any(each.dep_ == "ccomp" and each.head.i < each.i for each in above)
    return within or (beside and not any(each.dep_ in _SUBJECTS for each in above))


def subject_before(pronoun: Token) -> Span | None:
    """The subject of the nearest sentence of the paragraph that has another one than the pronoun.

    None where the pronoun is not the subject of its own sentence: within one it may be anybody.
    """
    if pronoun != _subject(sentence_of(pronoun.doc, pronoun.i)):
        return None
    subjects = (_subject(sentence) for sentence in _sentences_before(pronoun))
    other = next((each for each in subjects if each is None or each.lower_ != pronoun.lower_), None)
    return None if other is None else pronoun.doc[other.left_edge.i : other.i + 1]


def _sentences_before(pronoun: Token) -> Iterator[Span]:
    """The sentences before that of a pronoun in its paragraph, the nearest first."""
    sentence = sentence_of(pronoun.doc, pronoun.i)
    for _ in range(_LONGEST_CHAIN):
        if sentence.start == 0 or "\n" in pronoun.doc[sentence.start - 1].text:
            return
        sentence = sentence_of(pronoun.doc, sentence.start - 1)
        yield sentence


def _subject(sentence: Span) -> Token | None:
    """The subject of a sentence's main clause."""
    return next((child for child in sentence.root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
