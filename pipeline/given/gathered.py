"""A corpus as a stage sees it that needs all of it: a sketch of every release, and whole releases a few at a time.

Releases are known by their numbers, from 0, in the order of their files; so a stage keeps numbers, and what it holds in memory is
small and of the same size for every release, however long its text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.release import Draft


@dataclass(frozen=True, slots=True)
class Verdict:
    """What only the corpus shows about a release: the id of the one that it repeats, and which lines of its draft (from 0) go."""

    duplicate_of: str | None = None
    gone: tuple[int, ...] = ()
    reason: str = ""


NOTHING = Verdict()


class Gathered(ABC):
    """All releases of a corpus. `copies`: the number of each that repeats another one, as far as it is known → the id of that."""

    copies: Mapping[int, str]

    @abstractmethod
    def __len__(self) -> int:
        """How many releases there are."""

    @abstractmethod
    def sketches(self) -> Iterator[Any]:
        """What the stage kept of each release when it was read, in the order of their numbers."""

    @abstractmethod
    def drafts(self, numbers: Iterable[int]) -> Iterator[tuple[int, Draft]]:
        """The whole releases of these numbers, in the order of the numbers."""


class Listed(Gathered):
    """A corpus in a list: drafts in its order, as a stage has sketched them."""

    def __init__(self, drafts: Sequence[Draft], sketches: Sequence[Any]) -> None:
        self._drafts, self._sketches = drafts, sketches
        self.copies = {number: each.duplicate_of for number, each in enumerate(drafts) if each.duplicate_of}

    def __len__(self) -> int:
        return len(self._drafts)

    def sketches(self) -> Iterator[Any]:
        return iter(self._sketches)

    def drafts(self, numbers: Iterable[int]) -> Iterator[tuple[int, Draft]]:
        return ((number, self._drafts[number]) for number in sorted(set(numbers)))
