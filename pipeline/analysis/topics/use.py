"""Which releases say a term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.analysis.shared.words import Counts


class Columns(Mapping[str, frozenset[int]]):
    """The releases that say a term, taken out of the counts when they are asked for: few of a large corpus's terms are."""

    def __init__(self, counts: Counts) -> None:
        self.column = {term: place for place, term in enumerate(counts.terms)}
        self.table = counts.matrix.tocsc()

    def __getitem__(self, term: str) -> frozenset[int]:
        first, last = self.table.indptr[self.column[term] :][:2]
        return frozenset(self.table.indices[first:last].tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self.column)

    def __len__(self) -> int:
        return len(self.column)


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """Which releases, by place, say each term; `releases` counts all."""

    releases: int
    by_term: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, counts: Counts) -> Use:
        return cls(len(counts.releases), Columns(counts))

    def saying(self, terms: Iterable[str]) -> frozenset[int]:
        """The releases that say all of the terms, none for no terms."""
        found = [self.by_term.get(term, frozenset()) for term in terms]
        return frozenset.intersection(*found) if found else frozenset()
