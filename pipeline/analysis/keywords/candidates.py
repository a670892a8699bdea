"""The candidate key terms of one release: its names and noun phrases, variants joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Self

from pipeline.analysis.shared.currencies import currencies
from pipeline.analysis.shared.phrases import bare, phrases
from pipeline.analysis.shared.words import ARTICLES

Term = tuple[int, str, str]
"""Where a term begins, its text, its form."""
Name = tuple[int, int, str, str, str]
"""Where a name begins and ends, its text, its label, the entity whose it is."""
Span = tuple[int, int]


@dataclass(slots=True)
class Candidate:
    """A term of one release. `label` is that of the entity that it names, else empty; `key` is that entity, else the form."""

    key: str
    form: str
    term: str
    start: int
    end: int
    label: str
    places: list[int] = field(default_factory=list)
    """Where it is said, in whatever spelling."""
    is_small: bool = False
    """Whether it is anywhere written with a small first letter, as no name is."""

    def say(self, start: int, text: str) -> None:
        """Notes that it is said there, so written."""
        self.places.append(start)
        self.is_small |= text[:1].islower()

    @property
    def count(self) -> int:
        return len(self.places)

    @property
    def first(self) -> int:
        return min(self.places)


def words_of(form: str) -> list[str]:
    """The words of a form without articles, unless it has no other: a body may be named The."""
    words = form.split(" ")
    return [word for word in words if word not in ARTICLES] or words


def candidates(terms: Iterable[Term], names: Iterable[Name], dates: Iterable[Span]) -> list[Candidate]:
    """Every candidate of a release in order of its place; the spellings of an entity are one, under the fullest.

    A phrase that holds half a name, or a part of a date, or ends with a currency or with a person's name ("Deputy Minister Ada
    Brenner") is none, nor is one of several words that is never said without a word in front ("song contest" of "Nordic song
    contest").
    """
    named = sorted(names)
    found: dict[str, Candidate] = {}
    for start, end, text, label, entity in named:
        _add(found, Candidate(entity, text.lower(), text, start, end, label))
    for form, text, start in _pieces(terms, named, dates):
        known = found.get(form)
        if known is None:
            known = found[form] = Candidate(form, form, text, start, start + len(text), "")
        known.say(start, text)
    return sorted(_whole(found.values()), key=lambda each: (each.start, each.end))


def _whole(found: Collection[Candidate]) -> Iterator[Candidate]:
    """The candidates without the halves: what is said again and again, and only ever behind the first word of a longer one."""
    halves = {(each.form.partition(" ")[2], each.count) for each in found if each.count > 1}
    for each in found:
        if each.label or " " not in each.form or (each.form, each.count) not in halves:
            yield each


def _add(found: dict[str, Candidate], new: Candidate) -> None:
    """Notes a name."""
    known = found.setdefault(new.key, new)
    known.say(new.start, new.term)
    if len(words_of(new.form)) > len(words_of(known.form)):
        known.form, known.term, known.start, known.end = new.form, new.term, new.start, new.end


def _pieces(terms: Iterable[Term], named: Sequence[Name], dates: Iterable[Span]) -> Iterator[tuple[str, str, int]]:
    """The phrases in terms that may be candidates, as form, as written, and where each begins; `named` in their order."""
    taken = _Taken.of(named, dates)
    for first, text, form in terms:
        is_free = taken.leaves_alone(first, first + len(text))  # as most are, and then all their pieces
        for part, written, offset in _parts(text, form):
            start = first + offset
            if is_free or taken.leaves(start, start + len(written)):
                yield part, written, start


@lru_cache(maxsize=50_000)
def _parts(text: str, form: str) -> tuple[tuple[str, str, int], ...]:
    """The phrases in a term, as form, as written, and where each begins in it; none that ends with a currency."""
    written, forms = text.split(" "), form.split(" ")
    offsets = list(accumulate((len(word) + 1 for word in written), initial=0))
    return tuple(
        (bare(" ".join(forms[first:last])), bare(" ".join(written[first:last])), offsets[first])
        for first, last in phrases(form)
        if bare(forms[last - 1]) not in currencies()
    )


class Spans:
    """Stretches of a text that do not overlap, in their order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [start for start, _ in spans]

    def touched(self, start: int, end: int) -> bool:
        """Whether text[start:end] and one of them share a character."""
        before = bisect_left(self.starts, end)
        return before > 0 and self.spans[before - 1][1] > start

    def cut(self, start: int, end: int) -> bool:
        """Whether text[start:end] is one of them, or a piece of it, or crosses a bound of it."""
        return self.touched(start, end) and any(
            (own, last) == (start, end) or own < start or end < last for own, last in self._over(start, end)
        )

    def _over(self, start: int, end: int) -> list[Span]:
        first, last = max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end)
        return [(own, stop) for own, stop in self.spans[first:last] if start < stop]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What of a text is names and dates; `people`: where names of persons end."""

    whole: Spans
    dated: Spans
    people: frozenset[int]

    @classmethod
    def of(cls, named: Iterable[Name], dates: Iterable[Span]) -> Self:
        """`named` in their order."""
        own = [*named]
        people = frozenset(end for _, end, _, label, _ in own if label == "PERSON")
        return cls(Spans([(name[0], name[1]) for name in own]), Spans(sorted(dates)), people)

    def leaves_alone(self, start: int, end: int) -> bool:
        """Whether text[start:end] has nothing of a name or a date."""
        return not self.whole.touched(start, end) and not self.dated.touched(start, end)

    def leaves(self, start: int, end: int) -> bool:
        """Whether text[start:end] may be a candidate: it has no part of a date, cuts no name and does not end with a person's."""
        return end not in self.people and not self.dated.touched(start, end) and not self.whole.cut(start, end)
