"""The candidate key terms of one release: its names and noun phrases, variants joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

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
    whole, dated = Spans([(name[0], name[1]) for name in named]), Spans(sorted(dates))
    people = {end for _, end, _, label, _ in named if label == "PERSON"}
    for form, text, start in _pieces(terms):
        end = start + len(text)
        if end not in people and not dated.touched(start, end) and not whole.cut(start, end):
            _add(found, Candidate(form, form, text, start, end, ""))
    return sorted(_whole(found.values()), key=lambda each: (each.start, each.end))


def _whole(found: Collection[Candidate]) -> Iterator[Candidate]:
    """The candidates without the halves: what is said again and again, and only ever behind the first word of a longer one."""
    halves = {(each.form.partition(" ")[2], each.count) for each in found if each.count > 1}
    for each in found:
        if each.label or " " not in each.form or (each.form, each.count) not in halves:
            yield each


def _add(found: dict[str, Candidate], new: Candidate) -> None:
    known = found.setdefault(new.key, new)
    known.places.append(new.start)
    known.is_small |= new.term[:1].islower()
    if new.label and len(words_of(new.form)) > len(words_of(known.form)):
        known.form, known.term, known.start, known.end = new.form, new.term, new.start, new.end


def _pieces(terms: Iterable[Term]) -> Iterator[tuple[str, str, int]]:
    for start, text, form in terms:
        yield from ((part, written, start + offset) for part, written, offset in _parts(text, form))


@lru_cache(maxsize=50_000)
def _parts(text: str, form: str) -> tuple[tuple[str, str, int], ...]:
    """The phrases in a term, as form, as written, and where each begins in it; none that ends with a currency."""
    written, forms = text.split(" "), form.split(" ")
    return tuple(
        (bare(" ".join(forms[first:last])), bare(" ".join(written[first:last])), sum(len(word) + 1 for word in written[:first]))
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
