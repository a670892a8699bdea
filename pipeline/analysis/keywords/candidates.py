"""The candidate key terms of one release: its names and noun phrases, variants joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.analysis.shared.phrases import bare, phrases
from pipeline.analysis.shared.words import ARTICLES

Term = tuple[int, str, str]
"""Where a term begins, its text, its form."""
Name = tuple[int, int, str, str, str]
"""Where a name begins and ends, its text, its label, the entity whose it is."""


@dataclass(slots=True)
class Candidate:
    """A term of one release. `label` is that of the entity that it names, else empty."""

    form: str
    term: str
    start: int
    end: int
    first: int
    label: str
    of_name: bool
    """Whether it is a piece of a longer name, or crosses the bounds of one."""
    count: int = 0

    @property
    def words(self) -> list[str]:
        """Without articles, unless it has no other: a body may be named The."""
        words = self.form.split(" ")
        return [word for word in words if word not in ARTICLES] or words


def candidates(terms: Iterable[Term], names: Iterable[Name]) -> list[Candidate]:
    """Every candidate of a release in order of its place; the spellings of an entity are one, under the fullest."""
    named = sorted(names)
    starts = [name[0] for name in named]
    found: dict[str, Candidate] = {}
    for start, end, text, label, entity in named:
        _add(found, entity, Candidate(text.lower(), text, start, end, start, label, False))
    exact = {(start, end) for start, end, *_ in named}
    for form, text, start in _pieces(terms):
        end = start + len(text)
        if (start, end) not in exact:
            _add(found, form, Candidate(form, text, start, end, start, "", _touches(named, starts, start, end)))
    return sorted(found.values(), key=lambda each: (each.start, each.end))


def _add(found: dict[str, Candidate], key: str, new: Candidate) -> None:
    known = found.setdefault(key, new)
    known.count += 1
    if new.label and len(new.words) > len(known.words):
        known.form, known.term, known.start, known.end = new.form, new.term, new.start, new.end


def _pieces(terms: Iterable[Term]) -> Iterator[tuple[str, str, int]]:
    for start, text, form in terms:
        written, forms = text.split(" "), form.split(" ")
        for first, last in phrases(form):
            offset = sum(len(word) + 1 for word in written[:first])
            yield bare(" ".join(forms[first:last])), bare(" ".join(written[first:last])), start + offset


def _touches(names: list[Name], starts: list[int], start: int, end: int) -> bool:
    """Whether a name reaches over a bound of text[start:end]. Names do not overlap."""
    return any(
        name_start < end and start < name_end and not (start <= name_start and name_end <= end)
        for name_start, name_end, *_ in names[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end)]
    )
