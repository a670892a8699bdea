"""What the terms of releases are seen against: how rare words are in the corpus, and how alike the wording of releases is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from pipeline.analysis.shared.words import Terms, content_words, count, originals, terms_of
from pipeline.stages import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Background:
    """In how many of the releases each content word stands. A story that was published twice counts once."""

    releases: int
    frequency: Mapping[str, int]

    @classmethod
    def of(cls, tables: Tables) -> Background:
        ids = originals(tables)
        counts = count(terms_of(tables), ids, content_words)
        return cls(len(ids), dict(zip(counts.terms, counts.frequency().tolist(), strict=True)))

    def likeness(self, terms: Terms) -> Mapping[str, float]:
        """Release → the mean share of the other releases that use a word of it, over all it says; 0 (none) to 1 (all)."""
        words = [content_words(form) for form in terms.forms]
        shared = terms.used @ np.array([sum(self._others(word) for word in own) for own in words], dtype=np.float64)
        every = terms.used @ np.array([len(own) for own in words], dtype=np.float64)
        likeness = shared / (np.maximum(every, 1) * max(self.releases - 1, 1))
        return dict(zip(terms.releases, likeness.tolist(), strict=True))

    def rarity(self, forms: Sequence[str]) -> Floats:
        """Mean over the words of each form of ln(n / releases with it) / ln n, from 0 (in every release) to 1 (in one, or
        unknown)."""
        return np.array([self._rarity(content_words(form)) for form in forms], dtype=np.float64)

    def _others(self, word: str) -> int:
        """The number of other releases that use a word which a release uses."""
        return max(self.frequency.get(word, 0) - 1, 0)

    def _rarity(self, words: list[str]) -> float:
        rare = [self._rare.get(word, 1.0) for word in words]
        return sum(rare) / len(rare) if rare else 1.0

    @cached_property
    def _rare(self) -> dict[str, float]:
        everywhere = max(self.releases, 2)
        return {word: math.log(everywhere / number) / math.log(everywhere) for word, number in self.frequency.items()}
