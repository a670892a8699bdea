"""Paragraphs that may be one but for a few words: those whose first or last shingle by the alphabet is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from pipeline.cleaning._numbers import Numbers, as_numbers

KNOWN_BY = 3  # numbers of a paragraph: its plain letters, its first and its last shingle


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """Paragraphs of many stories, each once, shape (paragraphs,) all: the number of the letters, of the first and of the last
    shingle, the last story that has it, and in how many it stands."""

    letters: Numbers
    first: Numbers
    last: Numbers
    story: Numbers
    times: Numbers

    @classmethod
    def of(cls, edges: Mapping[int, bytes], letters: Numbers, times: Numbers) -> Self:
        """Those near the edges of stories, which are KNOWN_BY numbers each; `times` tells in how many stories `letters` stand."""
        import numpy as np

        known = as_numbers(b"".join(edges.values())).reshape(-1, KNOWN_BY)[::-1]
        stories = np.repeat(list(edges), [len(as_numbers(each)) // KNOWN_BY for each in edges.values()])[::-1]
        own, at = np.unique(known[:, 0], return_index=True)
        return cls(own, known[at, 1], known[at, 2], stories[at], times[np.searchsorted(letters, own)])

    def worth_a_look(self, enough: float) -> Iterator[dict[int, tuple[int, int]]]:
        """The groups that could bring a paragraph to `enough` stories that does not stand in so many itself: the number of each
        paragraph's letters → the last story that has it, and in how many it stands."""
        import numpy as np

        shingle, member = self._met()
        starts = np.flatnonzero(np.r_[True, shingle[1:] != shingle[:-1]]) if len(shingle) else np.zeros(0, int)
        sizes = np.diff(np.r_[starts, len(shingle)])
        own = self.times[member]
        together = np.repeat(np.add.reduceat(own, starts), sizes) if len(starts) else own
        most = self.times + np.bincount(member, together - own, len(self.times))
        hopeful = ((self.times < enough) & (most >= enough))[member]
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
            if size > 1 and hopeful[start : start + size].any():
                group = member[start : start + size]
                columns = (column[group].tolist() for column in (self.letters, self.story, self.times))
                yield {letters: (story, times) for letters, story, times in zip(*columns, strict=True)}

    def _met(self) -> tuple[Numbers, Numbers]:
        """Every shingle by which a paragraph is known and its place, ordered by shingle."""
        import numpy as np

        places = np.arange(len(self.letters))
        two = self.first != self.last
        shingle, member = np.r_[self.first, self.last[two]], np.r_[places, places[two]]
        order = np.argsort(shingle, kind="stable")
        return shingle[order], member[order]
