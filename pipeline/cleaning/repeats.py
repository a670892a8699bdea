"""Paragraphs that a publisher puts around its releases: contact blocks, self-descriptions, legal notices.

No rule has to know their words: they stand above or below the text of many releases of one publisher. Only what stands at the
edge is taken, and only from stories that are not copies of one another, so that a text does not vanish because it is repeated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.cleaning._shingles import share, shingles
from pipeline.cleaning.duplicates import Duplicates
from pipeline.release import Draft
from pipeline.stages import CorpusCleaner

EDGE = 4  # paragraphs from the end that are compared word by word
NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Repeats(CorpusCleaner):
    """Drops, from below and from above, the paragraphs that stand in at least `least` stories of a publisher and in `part` of
    all that it has. Two paragraphs without figures are one when they share `alike` of their shingles."""

    after = (Duplicates,)

    least: int = 3
    part: float = 0.1
    alike: float = 0.7

    def clean(self, drafts: Sequence[Draft]) -> Sequence[Draft]:
        by_publisher: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            by_publisher[draft.states("publisher")].append(draft)
        repeated = {publisher: self._repeated(own) for publisher, own in by_publisher.items() if publisher}
        return [_without_edges(draft, repeated.get(draft.states("publisher"), frozenset())) for draft in drafts]

    def _repeated(self, drafts: Sequence[Draft]) -> frozenset[str]:
        """The paragraphs, in plain letters, that stand in enough of a publisher's stories."""
        stories = [draft for draft in drafts if not draft.duplicate_of]
        enough = max(self.least, self.part * len(stories))
        if len(stories) < enough:
            return frozenset()
        in_stories = Counter(plain for draft in stories for plain in {_plain(line.text) for line in draft.lines if line.text})
        count = Counter(in_stories)
        for group in self._variants(stories):
            together = sum(in_stories[plain] for plain in group)
            count.update({plain: together - in_stories[plain] for plain in group})
        return frozenset(plain for plain, number in count.items() if number >= enough)

    def _variants(self, stories: Iterable[Draft]) -> Iterator[list[str]]:
        """Groups of paragraphs near the edge that differ in a few words; those with figures stand each for itself."""
        texts = {_plain(text): text for draft in stories for text in _near_edge(draft) if text.count(" ") > 7}
        near: defaultdict[str, list[str]] = defaultdict(list)
        runs = {plain: shingles(text) for plain, text in texts.items() if not any(map(str.isdigit, text))}
        for plain, own in sorted(runs.items()):
            near[min(own)].append(plain)
            near[max(own)].append(plain)
        for met in near.values():
            group = [plain for plain in met if share(runs[plain], runs[met[0]]) >= self.alike]
            if len(group) > 1:
                yield group


def _without_edges(draft: Draft, repeated: frozenset[str]) -> Draft:
    """The draft without its repeated paragraphs from the end up and from the beginning down; one that is all repeated stays."""
    filled = [i for i, line in enumerate(draft.lines) if line.text]
    again = [_plain(draft.lines[i].text) in repeated for i in filled]
    if all(again):
        return draft
    own = [place for place, is_repeated in enumerate(again) if not is_repeated]
    edges = [*filled[: own[0]], *filled[own[-1] + 1 :]]
    return draft.without(dict.fromkeys(edges, "repeated in the publisher's releases"), "repeats") if edges else draft


def _near_edge(draft: Draft) -> list[str]:
    texts = [line.text for line in draft.lines if line.text]
    return texts[:2] + texts[-EDGE:]


def _plain(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()
