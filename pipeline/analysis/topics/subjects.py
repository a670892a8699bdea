"""Subjects that are broader than any phrase: what releases are about that share no words ("court cases": verdicts, sentences)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.analysis.shared.words import content_words
from pipeline.analysis.topics.turning import Turning
from pipeline.lexicons import table

Term = tuple[str, ...]
"""The content words of a term."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What tells a subject by itself, and what does so beside another word of it."""

    telling: set[Term] = field(default_factory=set)
    beside: set[Term] = field(default_factory=set)

    def about(self, words: Turning) -> frozenset[int]:
        """The releases, by place, that turn on a term which tells it, or on two terms, one of which they open with."""
        alone = frozenset[int]().union(*map(words.on, self.telling))
        turned = Counter(place for term in self.telling | self.beside for place in words.on(term))
        opened = frozenset[int]().union(*map(words.opening.saying, self.telling | self.beside))
        return alone | frozenset(place for place in opened if turned[place] > 1)


def about(words: Turning) -> Mapping[str, frozenset[int]]:
    """For each subject the releases, by place, that are about it."""
    return {name: subject.about(words) for name, subject in subjects().items()}


@cache
def subjects() -> Mapping[str, Subject]:
    """By name, the terms of its parts among its own."""
    rows = {row["subject"]: row for row in table("subjects")}
    found = {name: Subject() for name in rows}
    for row in rows.values():
        name = row["subject"]
        while name:
            found[name].telling.update(_terms(row["tells"]))
            found[name].beside.update(_terms(row["beside"]))
            name = rows[name]["broader"]
    return found


def _terms(cell: str) -> set[Term]:
    return {tuple(content_words(term.strip())) for term in cell.split(";")}
