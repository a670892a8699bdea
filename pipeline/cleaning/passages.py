"""Passages in another language of the same script than the release: the French text below the English one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.languages import Languages, language_of
from pipeline.cleaning.scripts import Scripts
from pipeline.release import Draft
from pipeline.stages import Cleaner

LETTERS = re.compile(r"[^\W\d_]+")

# The words that make up a fifth to a third of any English text (the first of the instant words of Fry 2000), so that most
# paragraphs need no second look.
# fmt: off
ENGLISH = frozenset((
    "the", "of", "and", "a", "to", "in", "is", "you", "that", "it", "he", "was", "for", "on", "are",
    "as", "with", "his", "they", "at", "by", "be", "this", "from",
))
# fmt: on
PART = 0.15


@dataclass(frozen=True)
class Passages(Cleaner):
    """Drops what stands above or below the body in another language, from its first paragraph of `long` letters to its last, if
    these have `least` letters in all. Between the release's own paragraphs it stays: there it is quoted."""

    after = (Languages, Scripts)

    long: int = 60
    least: int = 150

    def clean(self, draft: Draft) -> Draft:
        own = draft.states("language")
        told = {i: self._language(line.text) for i, line in enumerate(draft.lines) if line.text}
        if not own or set(told.values()) <= {own, ""} or own not in told.values():
            return draft
        lines = list(told.items())
        gone: dict[int, str] = {}
        for edge in (_behind(lines, own), _behind(lines[::-1], own)):
            if sum(_letters(draft.lines[i].text) for i, language in edge if language) >= self.least:
                gone |= dict.fromkeys((i for i, _ in edge), f"in another language ({edge[0][1]})")
        return draft.without(gone, "passages")

    def _language(self, text: str) -> str:
        """The language of a line, or nothing where it is too short to tell, or a list of names."""
        words = LETTERS.findall(text)
        if sum(map(len, words)) < self.long:
            return ""
        if sum(word.casefold() in ENGLISH for word in words) >= PART * len(words):
            return "en"
        return language_of(text) if sum(map(str.islower, words)) >= len(words) / 2 else ""


def _behind(told: Sequence[tuple[int, str]], own: str) -> Sequence[tuple[int, str]]:
    """From the first foreign line behind the last one in the release's own language on."""
    last = max(at for at, (_, language) in enumerate(told) if language == own)
    return told[next((at for at in range(last + 1, len(told)) if told[at][1]), len(told)) :]


def _letters(text: str) -> int:
    return sum(map(len, LETTERS.findall(text)))
