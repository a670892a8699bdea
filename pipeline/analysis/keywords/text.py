"""What the candidates of one release are seen against: its own words, its title and its paragraphs."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from pipeline.analysis.keywords.candidates import Name, Span
from pipeline.analysis.shared.words import content_words

LEAD = 300
"""Code points after the title that are the lead: a paragraph."""
_BREAK = re.compile(r"\n\s*\n")
_TO_DASH = re.compile(r"[^\n–—]{1,60}?(?:\s--?\s|\s?[–—]\s)")


@dataclass(frozen=True, slots=True)
class Text:
    """A release as keywords see it: its words and how often it says them, where its title ends and paragraphs begin."""

    release: str
    logs: Mapping[str, float]
    """ln(1 + n) of each word that it says n times."""
    title: int
    """The length of its title; where it has none, of its first line."""
    breaks: list[int]
    publisher: str = ""
    """In small letters."""

    @classmethod
    def of(cls, release: str, text: str, title: str, forms: Iterable[str], publisher: str = "") -> Text:
        words = Counter(chain.from_iterable(map(content_words, forms)))
        logs = {word: math.log(1 + number) for word, number in words.items()}
        breaks = [match.start() for match in _BREAK.finditer(text)]
        return cls(release, logs, len(title) or max(text.find("\n"), 0), breaks, publisher.lower())

    def spread(self, places: Iterable[int]) -> float:
        """The share of its paragraphs in which these places lie."""
        return len({bisect_right(self.breaks, place) for place in places}) / (len(self.breaks) + 1)

    def own_words(self, words: list[str], least: float) -> float:
        """Of ln(1 + n) of the words the mean and the greatest, in equal parts, each no less than `least`."""
        logs = [self.logs.get(word, 0.0) for word in words] or [0.0]
        return (max(sum(logs) / len(logs), least) + max(max(logs), least)) / 2


def dateline_end(text: str, body: int, names: Iterable[Name], dates: Iterable[Span]) -> int:
    """Where the body begins, or behind its first dash if a place or a day begins it ("OSTHAVEN, 2 May – …")."""
    openers = {start for start, _, _, label, _ in names if label == "PLACE"} | {start for start, _ in dates}
    match = _TO_DASH.match(text, body)
    return match.end() if match and body in openers else body
