"""The stretches of a release in which somebody may have a role: from stop to stop, with a person and a noun of a role.

No role phrase and no rule reaches over the end of a sentence, so most of a release needs no further look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extraction.roles.letters import Placed, Unit, is_noun, units_of
from pipeline.extraction.text.words import Word
from pipeline.rows import NameFound

_STOPS = frozenset(".!?")


def stretches_of(words: Sequence[Word], names: Iterable[NameFound]) -> Iterator[list[Unit]]:
    """The units of each such stretch, with the stops on both sides of it."""
    placed = list(_placed(words, names))
    starts = [each.first for each in placed]
    for first, last in _with_people(words, placed):
        if any(is_noun(word.text) for word in words[first:last]):
            yield units_of(words, first, last, placed[bisect_left(starts, first) : bisect_left(starts, last)])


def _placed(words: Sequence[Word], names: Iterable[NameFound]) -> Iterator[Placed]:
    """The names that begin and end with a word, in order; any other is read as plain words."""
    starts = [word.start for word in words]
    at = 0
    for name in sorted(names, key=lambda name: name.start):
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        if at <= first < last and starts[first] == name.start and words[last - 1].end == name.end:
            yield Placed(name, first, last)
            at = last


def _with_people(words: Sequence[Word], placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """First and last word (end exclusive) of each stretch that names a person."""
    stops = _stops(words, placed)
    end = -1
    for each in placed:
        if each.name.label == "PERSON" and each.first > end:
            at = bisect_left(stops, each.first)
            end = stops[at]
            yield (stops[at - 1] if at else 0), min(end + 1, len(words))


def _stops(words: Sequence[Word], placed: Sequence[Placed]) -> list[int]:
    """Places of the words that end a sentence and are part of no name; the end of the text is the last."""
    inside = {i for each in placed for i in range(each.first, each.last)}
    stops = [i for i, word in enumerate(words) if word.text in _STOPS and i not in inside and _ends_sentence(words, i)]
    return [*stops, len(words)]


def _ends_sentence(words: Sequence[Word], stop: int) -> bool:
    """Whether a sentence or a line begins behind a stop: it is not that of "(b. 1980)"."""
    behind = words[stop + 1] if stop + 1 < len(words) else None
    return behind is None or behind.first or "\n" in behind.text
