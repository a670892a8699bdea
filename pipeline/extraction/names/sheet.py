"""Names as spans of words, and the sheet on which each word is claimed by one name at most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pipeline.extraction.names.rules import Rule
from pipeline.extraction.text.lexicon import foreign_links
from pipeline.extraction.text.words import Word

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Span:
    """words[lo:hi] is a name, found by a rule."""

    lo: int
    hi: int
    label: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class SeenName:
    """words[lo:hi] is a name to the model, which is sure of it to a degree from 0 to 1."""

    lo: int
    hi: int
    label: str
    confidence: float


class Sheet:
    """The words of a release and the names that claim them. Names never overlap: who comes first keeps its words."""

    def __init__(
        self, words: list[Word], text: str, listed: tuple[tuple[str, str], ...] = (), seen: Sequence[SeenName] = ()
    ) -> None:
        """`listed`: names that the user knows, with their labels; `seen`: those that the model sees."""
        self.words, self.text, self.listed, self.seen = words, text, listed, seen
        self._seen_at = {k: name for name in seen for k in range(name.lo, name.hi)}
        self.spans: list[Span] = []
        self._owner: list[Span | None] = [None] * len(words)
        self._made: dict[Callable[[Sheet], Any], Any] = {}

    def once(self, make: Callable[[Sheet], Made]) -> Made:
        """What `make` reads off the words, computed once for a release."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def owner(self, i: int) -> Span | None:
        return self._owner[i] if 0 <= i < len(self._owner) else None

    def free(self, lo: int, hi: int) -> bool:
        return not any(self._owner[lo:hi])

    def claim(self, span: Span) -> bool:
        """Whether the name could take its words."""
        if span.lo >= span.hi or not self.free(span.lo, span.hi):
            return False
        self.spans.append(span)
        self._owner[span.lo : span.hi] = [span] * (span.hi - span.lo)
        return True

    def claim_all(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self.claim(span)

    def replace(self, old: Span, *new: Span) -> None:
        """Gives the words of one name to others."""
        self.spans.remove(old)
        self._owner[old.lo : old.hi] = [None] * (old.hi - old.lo)
        self.claim_all(new)

    def confidence(self, span: Span) -> float | None:
        """How sure the model is of a name that it sees as well, in these or other words, to three digits; None where it sees
        none of its label."""
        there = (self._seen_at[k] for k in range(span.lo, span.hi) if k in self._seen_at)
        return max((round(name.confidence, 3) for name in there if name.label == span.label), default=None)

    def written(self, span: Span) -> str:
        return self.text[self.words[span.lo].start : self.words[span.hi - 1].end]

    def in_order(self) -> list[Span]:
        return sorted(self.spans, key=lambda span: span.lo)


def run_end(words: list[Word], i: int, stop: int | None = None) -> int:
    """Where the run of capitalised words ends that begins at word i."""
    stop = len(words) if stop is None else stop
    j = i + 1
    while j < stop and words[j].cap and words[j].glued and not words[j].first:
        j += 1
    return j


def runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Begin and end of every row of capitalised words."""
    i = 0
    while i < len(words):
        if not words[i].cap:
            i += 1
            continue
        end = run_end(words, i)
        yield i, end
        i = end


def free_end(sheet: Sheet, i: int) -> int:
    """Where the run of capitalised words ends that begins at word i, or a name in it begins."""
    return next((k for k in range(i + 1, run_end(sheet.words, i)) if sheet.owner(k)), run_end(sheet.words, i))


def linked_end(sheet: Sheet, end: int) -> int:
    """The end of a name whose words the small words of its language join: "Compagnie de Moulins et de Grain"."""
    words = sheet.words
    stop = end
    while stop < len(words) and words[stop].glued and words[stop].text in foreign_links():
        at = stop + 1
        while at < len(words) and words[at].glued and words[at].text in foreign_links():
            at += 1
        if at >= len(words) or not words[at].cap or not words[at].glued or not sheet.free(stop, at + 1):
            return end
        stop = end = run_end(words, at)
    return end
