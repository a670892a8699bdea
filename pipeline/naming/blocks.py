"""Which names of people are worth comparing: of n names a few pairs each, not all n²/2.

Two names of one person agree in two words, or in nearly all letters. So names meet that share the beginnings of two words
(folded, in any order), or the beginning of one and another word up to one letter at its beginning or a nickname, or all
letters up to one. A beginning alone is many a person's. One letter more, less or other leaves something in common when each
word drops one of its letters (Garbe 2012, the symmetric deletion of SymSpell). Keys are numbers of 32 bits: of millions a few
are mistaken for one another, which costs a comparison.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipeline.naming.compare import nicknames, person_words
from pipeline.naming.spelling import fold

BEGINNING = 4
"""Letters by which the beginning of a word is known."""
ENDS = 3
"""Words at either end of a name that are looked at, and no more letters than LETTERS: longer names are none."""
LETTERS = 40


def pairs_of_people(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of names that may be spellings of one, each pair once, the later place first, in order."""
    keys, places = array("I"), array("I")
    for place, name in enumerate(names):
        own = {crc32(key.encode()) for key in _keys(person_words(name))}
        keys.extend(own)
        places.extend([place] * len(own))
    yield from _that_meet(np.array(keys, dtype=np.uint32), np.array(places, dtype=np.uint32))


def pairs_in_release(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The same of the few names of a release, in which an initial may stand for a word: those that share one beginning."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for block in {fold(word)[:BEGINNING] for word in person_words(name) if len(word) > 2}:
            blocks[block].append(place)
    shared = ((one, other) for block in sorted(blocks) for i, one in enumerate(blocks[block]) for other in blocks[block][:i])
    yield from dict.fromkeys(shared)


def fuller_of(initials: Sequence[str], names: Sequence[str]) -> Iterator[list[int]]:
    """For each name with an initial ("J. Brennik") the places of the names that it may stand for, in order."""
    wanted = [{*_initial_keys(person_words(name))} for name in initials]
    every = set[str]().union(*wanted)
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names if every else ()):
        for key in every.intersection(_initial_keys(person_words(name))):
            bearers[key].append(place)
    for keys in wanted:
        yield sorted({place for key in keys for place in bearers.get(key, ())})


def _that_meet(keys: npt.NDArray[np.uint32], places: npt.NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """The pairs of places that stand beside one key, each once."""
    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    bounds = np.flatnonzero(np.diff(keys)) + 1
    met = {
        (int(later), int(earlier))
        for start, end in zip(np.r_[0, bounds], np.r_[bounds, len(keys)], strict=True)
        if end - start > 1
        for earlier, later in combinations(places[start:end], 2)
    }
    yield from sorted(met)


def _keys(words: Sequence[str]) -> Iterator[str]:
    """What another name of the same person has in common with a name of these words."""
    ends = _ends(words)
    beginnings = [fold(word)[:BEGINNING] for word in ends]
    for one, other in combinations(sorted(beginnings), 2):
        yield f"{one} {other}"
    yield from _beside(beginnings, ends)
    yield from _without_one("".join(words)[:LETTERS], LETTERS)


def _initial_keys(words: Sequence[str]) -> Iterator[str]:
    """First letters, each with the other words as they may be written."""
    ends = _ends(words)
    letters = [word[0] for word in ends]
    for one, other in permutations(range(len(ends)), 2):
        if len(ends[other]) > 1:
            yield f"{letters[one]}-{fold(ends[other])[:BEGINNING]}"
    yield from _beside(letters, ends)


def _beside(ones: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """Each of some beginnings with the other words as they may be written; no initial says anything beside a beginning."""
    for other, word in enumerate(words):
        if len(word) > 1:
            for variant in _variants(word):
                yield from (f"{one}+{variant}" for at, one in enumerate(ones) if at != other)


def _ends(words: Sequence[str]) -> Sequence[str]:
    return words if len(words) <= 2 * ENDS else [*words[:ENDS], *words[-ENDS:]]


@lru_cache(maxsize=50_000)
def _variants(word: str) -> frozenset[str]:
    """A word as it may be written where its beginning is written otherwise, or where it is a nickname."""
    folded = fold(word)[:LETTERS]
    return frozenset({*_without_one(folded, BEGINNING + 1), fold(nicknames().get(word, word))})


def _without_one(word: str, letters: int) -> Iterator[str]:
    """A word, and the same without one of its first letters."""
    yield word
    for at in range(min(letters, len(word))):
        yield word[:at] + word[at + 1 :]
