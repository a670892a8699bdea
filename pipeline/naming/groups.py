"""Names joined into groups (disjoint sets), each join with the comparison that made it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.naming.compare import Comparison

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Groups(Generic[Key]):
    """`reasons`: key → what first joined it to another. `apart` are keys that never come into one group, and groups of different
    marks, where both have one, are never joined."""

    apart: Iterable[tuple[Key, Key]] = ()
    mark: Callable[[Key], str] = lambda key: ""
    marks: dict[Key, str] = field(default_factory=dict)
    parent: dict[Key, Key] = field(default_factory=dict)
    reasons: dict[Key, Comparison] = field(default_factory=dict)
    others: dict[Key, set[Key]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one, other in self.apart:
            self.others.setdefault(one, set()).add(other)
            self.others.setdefault(other, set()).add(one)

    def of(self, key: Key) -> Key:
        """The key that stands for the group of a key."""
        top = key
        while (up := self.parent.get(top, top)) != top:
            top = up
        while (up := self.parent.get(key, key)) != top:
            self.parent[key], key = top, up
        return top

    def are_one(self, keys: Iterable[Key]) -> bool:
        """Whether keys, at least one, are all of one group."""
        return len({self.of(key) for key in keys}) == 1

    def join(self, key: Key, to: Key, why: Comparison) -> None:
        """Makes one group of two, unless keys of theirs are to stay apart, or their groups are marked as different."""
        one, other = self.mark_of(key), self.mark_of(to)
        if (one == other or not (one and other)) and not self.are_apart(key, to):
            self.unite(key, to, why)

    def are_apart(self, key: Key, to: Key) -> bool:
        """Whether the groups of two keys hold some that are to stay apart."""
        a, b = self.of(key), self.of(to)
        return a != b and any(self.of(other) == b for other in self.others.get(a, ()))

    def mark_of(self, key: Key) -> str:
        """The mark of the group of a key."""
        top = self.of(key)
        return self.marks.get(top) or self.mark(top)

    def unite(self, key: Key, to: Key, why: Comparison) -> None:
        """Makes one group of two, whatever they are."""
        a, b = self.of(key), self.of(to)
        if a == b:
            return
        self.marks[b] = self.mark_of(b) or self.mark_of(a)
        if a in self.others:
            self.others[b] = self.others.get(b, set()) | self.others[a]
        self.parent[a] = b
        self.reasons.setdefault(key, why)
        self.reasons.setdefault(to, why)
