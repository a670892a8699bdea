"""Names of bodies of which one is the other with a misprint: "Audit Ofice of Norland" beside "Audit Office of Norland".

Two names meet when all words agree but one (the symmetric deletion of SymSpell, Garbe 2012, with words for letters). A word of
which a letter or two are wrong is a misprint where a corpus has it in one name only, and the right one in several: what many
names say is a word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from pipeline.naming.spelling import words_of

LONG = 7
"""Letters of a word in which one may be too many, wrong, missing or in another's place: shorter words are others."""
FEWEST = 3
"""Words of a name that is known by the others."""

Gap = tuple[int, tuple[str, ...]]
"""The place of a word in a name, and its other words."""


def misprints(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every misprinted name with the right one. Time and memory grow with the number of words."""
    distinct = [*dict.fromkeys(names)]
    known = Counter(word for name in distinct for word in {*words_of(name)})
    right: dict[Gap, list[tuple[str, str]]] = defaultdict(list)
    for one, word, gap in (said for name in distinct for said in _gaps(name, LONG) if known[said[1]] > 1):
        right[gap].append((one, word))
    for one, word, gap in (said for name in distinct for said in _gaps(name, LONG - 1) if known[said[1]] == 1):
        yield from ((one, other) for other, meant in right.get(gap, ()) if _is_misprint(word, meant))


def _gaps(name: str, letters: int) -> Iterator[tuple[str, str, Gap]]:
    """A name of several words with each of them that has so many letters or more, and what is left without it."""
    words = words_of(name)
    for at, word in enumerate(words if len(words) >= FEWEST else ()):
        if len(word) >= letters:
            yield name, word, (at, words[:at] + words[at + 1 :])


def _is_misprint(word: str, meant: str) -> bool:
    """One letter is wrong, and not only that of a plural or another ending: "Region" beside "Regions" or "Regional"."""
    ending = word.startswith(meant[:-1]) or meant.startswith(word[:-1])
    return not ending and OSA.distance(word, meant, score_cutoff=1) <= 1
