"""Paragraphs that a publisher puts around its releases: contact blocks, self-descriptions, legal notices.

No rule has to know their words: they stand above or below the text of many releases of one publisher. Only what stands at the
edge is taken, and only from stories that are not copies of one another, so that a text does not vanish because it is repeated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.cleaning._alike import number_of, plain
from pipeline.cleaning._numbers import as_bytes, as_numbers, counted
from pipeline.cleaning._shingles import share, shingles
from pipeline.cleaning._variants import Variants
from pipeline.cleaning.duplicates import Duplicates
from pipeline.given.gathered import Gathered, Verdict
from pipeline.release import Draft
from pipeline.stages import CorpusCleaner

EDGE = 4  # paragraphs from the end that are compared word by word
BLANKS = 8  # the fewest in a paragraph that is
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ]\w+")


@dataclass(frozen=True, slots=True)
class Outline:
    """A release's paragraphs as numbers of eight bytes.

    `lines` has one for each line: its plain letters, 0 for none. `edges` has three for each paragraph near the edge that is
    compared word by word: its plain letters, and its first and its last shingle by the alphabet. `publisher` is empty where what
    its site repeats is gone already.
    """

    publisher: str
    lines: bytes
    edges: bytes


@dataclass(frozen=True)
class Repeats(CorpusCleaner):
    """Drops, from below and from above, the paragraphs that stand in at least `least` stories of a publisher and in `part` of
    all that it has. Two paragraphs without figures are one when they name the same and share `alike` of their shingles."""

    after = (Duplicates,)
    keeps = Outline

    least: int = 3
    part: float = 0.1
    alike: float = 0.7

    def sketch(self, draft: Draft) -> Outline:
        publisher = "" if draft.around.lines else draft.states("publisher")
        edges = (number for letters, text in _near_edge(draft) for number in _known_by(letters, text))
        return Outline(publisher, as_bytes(number_of(plain(line.text)) for line in draft.lines), as_bytes(edges))

    def judge(self, corpus: Gathered) -> Mapping[int, Verdict]:
        by_publisher: defaultdict[str, dict[int, Outline]] = defaultdict(dict)
        for number, outline in enumerate(corpus.sketches()):
            if outline.publisher:
                by_publisher[outline.publisher][number] = outline
        return {
            number: Verdict(gone=gone, reason="repeated in the publisher's releases")
            for own in by_publisher.values()
            if (repeated := self._repeated(own, corpus))
            for number, outline in own.items()
            if (gone := _edges(as_numbers(outline.lines).tolist(), repeated))
        }

    def _repeated(self, own: Mapping[int, Outline], corpus: Gathered) -> Set[int]:
        """The paragraphs that stand in enough of a publisher's stories."""
        stories = {number: outline for number, outline in own.items() if number not in corpus.copies}
        enough = max(self.least, self.part * len(stories))
        if len(stories) < enough:
            return frozenset()
        letters, times = counted([outline.lines for outline in stories.values()])
        often = frozenset(letters[(times >= enough) & (letters != 0)].tolist())
        variants = Variants.of({number: outline.edges for number, outline in stories.items()}, letters, times)
        return often | self._varied(variants, enough, corpus)

    def _varied(self, variants: Variants, enough: float, corpus: Gathered) -> Set[int]:
        """The paragraphs that stand in enough stories with those that differ from them in a few words, but in no name."""
        others = Counter[int]()
        for group in variants.worth_a_look(enough):
            alike = {letters: group[letters][1] for letters in self._like_the_first(group, corpus)}
            others.update({letters: sum(alike.values()) - times for letters, times in alike.items()})
        counts = zip(variants.letters.tolist(), variants.times.tolist(), strict=True)
        return frozenset(letters for letters, times in counts if times + others[letters] >= enough)

    def _like_the_first(self, group: Mapping[int, tuple[int, int]], corpus: Gathered) -> Sequence[int]:
        """The first of these paragraphs by the alphabet, and those that name the same in nearly the same words."""
        met = sorted(_written(group, corpus))
        _, first, _ = met[0]
        runs = shingles(first)
        return [number for _, text, number in met if share(shingles(text), runs) >= self.alike and _names(text) == _names(first)]


def _written(group: Mapping[int, tuple[int, int]], corpus: Gathered) -> Iterator[tuple[str, str, int]]:
    """Plain letters, text and number of paragraphs, as the last story has each."""
    wanted: defaultdict[int, set[int]] = defaultdict(set)
    for letters, (story, _) in group.items():
        wanted[story].add(letters)
    for story, draft in corpus.drafts(wanted):
        texts = {number_of(letters): (letters, text) for letters, text in _near_edge(draft)}
        yield from ((*texts[number], number) for number in wanted[story])


def _near_edge(draft: Draft) -> list[tuple[str, str]]:
    """Plain letters and text of the paragraphs that are compared word by word; those with figures stand alone."""
    filled = [(letters, line.text) for line in draft.lines if (letters := plain(line.text))]
    return [each for each in filled[:2] + filled[-EDGE:] if each[1].count(" ") >= BLANKS and not any(map(str.isdigit, each[1]))]


def _known_by(letters: str, text: str) -> tuple[int, int, int]:
    runs = shingles(text)
    return number_of(letters), number_of(min(runs)), number_of(max(runs))


def _edges(lines: Sequence[int], repeated: Set[int]) -> tuple[int, ...]:
    """The repeated paragraphs from the end up and from the beginning down; none of a release that is all repeated."""
    filled = [i for i, letters in enumerate(lines) if letters]
    own = [i for i in filled if lines[i] not in repeated]
    return tuple(i for i in filled if not own[0] <= i <= own[-1]) if own else ()


def _names(text: str) -> frozenset[str]:
    return frozenset(CAPITALISED.findall(text.partition(" ")[2]))
