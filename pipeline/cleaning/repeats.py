"""Paragraphs that a publisher puts around its releases: contact blocks, self-descriptions, legal notices.

No rule has to know their words: they stand above or below the text of many releases of one publisher. Only what stands at the
edge is taken, and only from stories that are not copies of one another, so that a text does not vanish because it is repeated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.cleaning._alike import plain
from pipeline.cleaning._shingles import share, shingles
from pipeline.cleaning.duplicates import Duplicates
from pipeline.release import Draft
from pipeline.stages import CorpusCleaner

EDGE = 4  # paragraphs from the end that are compared word by word
CAPITALISED = re.compile(r"\b[A-ZÀ-Þ]\w+")


@dataclass(frozen=True)
class Repeats(CorpusCleaner):
    """Drops, from below and from above, the paragraphs that stand in at least `least` stories of a publisher and in `part` of
    all that it has. Two paragraphs without figures are one when they name the same and share `alike` of their shingles."""

    after = (Duplicates,)

    least: int = 3
    part: float = 0.1
    alike: float = 0.7

    def clean(self, drafts: Sequence[Draft]) -> Sequence[Draft]:
        marked = [_Marked(draft, tuple(plain(line.text) for line in draft.lines)) for draft in drafts]
        by_publisher: defaultdict[str, list[_Marked]] = defaultdict(list)
        for each in marked:
            by_publisher[_publisher(each.draft)].append(each)
        repeated = {publisher: self._repeated(own) for publisher, own in by_publisher.items() if publisher}
        return [_without_edges(each, repeated.get(_publisher(each.draft), frozenset())) for each in marked]

    def _repeated(self, marked: Sequence[_Marked]) -> frozenset[str]:
        """The paragraphs, in plain letters, that stand in enough of a publisher's stories."""
        stories = [each for each in marked if not each.draft.duplicate_of]
        enough = max(self.least, self.part * len(stories))
        if len(stories) < enough:
            return frozenset()
        own = Counter(letters for story in stories for letters in set(story.plain) if letters)
        count = own + _of_the_others(own, self._variants(stories))
        return frozenset(letters for letters, number in count.items() if number >= enough)

    def _variants(self, stories: Iterable[_Marked]) -> list[list[str]]:
        """Groups of paragraphs near the edge that differ in a few words, but in no name; those with figures stand alone."""
        texts = {letters: text for story in stories for letters, text in story.near_edge() if text.count(" ") > 7}
        runs = {letters: shingles(text) for letters, text in texts.items() if not any(map(str.isdigit, text))}
        groups = (self._like_the_first(met, texts, runs) for met in _near(runs))
        return [group for group in groups if len(group) > 1]

    def _like_the_first(self, met: Sequence[str], texts: Mapping[str, str], runs: Mapping[str, frozenset[str]]) -> list[str]:
        """The first of these paragraphs, and those that name the same in nearly the same words."""
        first = met[0]
        alike = [letters for letters in met if share(runs[letters], runs[first]) >= self.alike]
        return [letters for letters in alike if _names(texts[letters]) == _names(texts[first])]


def _near(runs: Mapping[str, frozenset[str]]) -> Iterable[list[str]]:
    """Paragraphs whose first or last shingle by the alphabet is the same."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for letters, own in sorted(runs.items()):
        for shingle in dict.fromkeys((min(own), max(own))):
            near[shingle].append(letters)
    return near.values()


def _of_the_others(own: Counter[str], groups: Iterable[Sequence[str]]) -> Counter[str]:
    """In how many stories the other paragraphs of its group stand."""
    count = Counter[str]()
    for group in groups:
        together = sum(own[letters] for letters in group)
        count.update({letters: together - own[letters] for letters in group})
    return count


@dataclass(frozen=True, slots=True)
class _Marked:
    """A draft, and its lines in plain letters."""

    draft: Draft
    plain: tuple[str, ...]

    def near_edge(self) -> list[tuple[str, str]]:
        """Plain letters and text of the paragraphs that are compared word by word."""
        filled = [(letters, line.text) for letters, line in zip(self.plain, self.draft.lines, strict=True) if letters]
        return filled[:2] + filled[-EDGE:]


def _publisher(draft: Draft) -> str:
    """Its publisher; none where what its site repeats is gone already."""
    return "" if draft.around.lines else draft.states("publisher")


def _without_edges(marked: _Marked, repeated: frozenset[str]) -> Draft:
    """The draft without its repeated paragraphs from the end up and from the beginning down; one that is all repeated stays."""
    draft = marked.draft
    filled = [i for i, letters in enumerate(marked.plain) if letters]
    own = [i for i in filled if marked.plain[i] not in repeated]
    if not own:
        return draft
    edges = [i for i in filled if not own[0] <= i <= own[-1]]
    return draft.without(dict.fromkeys(edges, "repeated in the publisher's releases"), "repeats") if edges else draft


def _names(text: str) -> frozenset[str]:
    return frozenset(CAPITALISED.findall(text.partition(" ")[2]))
