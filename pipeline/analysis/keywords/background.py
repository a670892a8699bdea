"""What the candidates of one release are seen against: its own words, and those of the corpus."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.analysis.keywords.candidates import Candidate, Name, Span
from pipeline.analysis.keywords.points import Seen
from pipeline.analysis.shared.words import content_words, count, originals, terms_of
from pipeline.stages import Tables

LEAD = 300
"""Code points after the title that are the lead: a paragraph."""
_BREAK = re.compile(r"\n\s*\n")
_TO_DASH = re.compile(r"[^\n–—]{1,60}?(?:\s--?\s|\s?[–—]\s)")


@dataclass(frozen=True, slots=True)
class Text:
    """A release as keywords see it: its words and how often it says them, where its title ends and paragraphs begin."""

    release: str
    words: Counter[str]
    title: int
    """The length of its title; where it has none, of its first line."""
    breaks: list[int]
    publisher: str = ""
    """In small letters."""

    @classmethod
    def of(cls, release: str, text: str, title: str, forms: Iterable[str], publisher: str = "") -> Text:
        words = Counter(word for form in forms for word in content_words(form))
        breaks = [match.start() for match in _BREAK.finditer(text)]
        return cls(release, words, len(title) or max(text.find("\n"), 0), breaks, publisher.lower())

    def spread(self, places: Iterable[int]) -> float:
        """The share of its paragraphs in which these places lie."""
        return len({bisect_right(self.breaks, place) for place in places}) / (len(self.breaks) + 1)

    def own_words(self, words: list[str], least: float) -> float:
        """Of ln(1 + n) of the words the mean and the greatest, in equal parts, each no less than `least`."""
        logs = [math.log(1 + self.words[word]) for word in words] or [0.0]
        return (max(sum(logs) / len(logs), least) + max(max(logs), least)) / 2


def dateline_end(text: str, body: int, names: Iterable[Name], dates: Iterable[Span]) -> int:
    """Where the body begins, or behind its first dash if a place or a day begins it ("OSTHAVEN, 2 May – …")."""
    openers = {start for start, _, _, label, _ in names if label == "PLACE"} | {start for start, _ in dates}
    match = _TO_DASH.match(text, body)
    return match.end() if match and body in openers else body


@dataclass(frozen=True)
class Background:
    """In how many of the releases each content word stands. A story that was published twice counts once."""

    releases: int
    frequency: Mapping[str, int]

    @classmethod
    def of(cls, tables: Tables) -> Background:
        ids = originals(tables)
        counts = count(terms_of(tables), ids, content_words)
        return cls(len(ids), dict(zip(counts.terms, counts.frequency().tolist(), strict=True)))

    def likeness(self, text: Text) -> float:
        """The mean share of the other releases that use a word of the text, over all it says; 0 (none) to 1 (all)."""
        shared = sum(n * max(self.frequency.get(word, 0) - 1, 0) for word, n in text.words.items())
        return shared / (max(text.words.total(), 1) * max(self.releases - 1, 1))

    def rarity(self, words: list[str]) -> float:
        """Mean over the words of ln(n / releases with it) / ln n, from 0 (in every release) to 1 (in one, or unknown)."""
        rare = [self._rare.get(word, 1.0) for word in words]
        return sum(rare) / len(rare) if rare else 1.0

    @cached_property
    def _rare(self) -> dict[str, float]:
        everywhere = max(self.releases, 2)
        return {word: math.log(everywhere / number) / math.log(everywhere) for word, number in self.frequency.items()}

    def seen(self, text: Text, candidate: Candidate) -> Seen:
        words = content_words(candidate.form)
        return Seen(
            words=candidate.words,
            label=candidate.label,
            is_small=candidate.is_small,
            is_publisher=candidate.form == text.publisher,
            count=candidate.count,
            first=candidate.first,
            own_words=text.own_words(words, math.log(1 + candidate.count) if candidate.label else 0.0),
            spread=text.spread(candidate.places),
            rarity=self.rarity(words),
            in_title=candidate.first < text.title,
            in_lead=candidate.first < text.title + LEAD,
        )
