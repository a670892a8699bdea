"""Paragraphs in another script than the release: the Russian text below the English one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipeline.cleaning.header import Header
from pipeline.release import Draft
from pipeline.stages import Cleaner

BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Scripts(Cleaner):
    """Drops what stands above or below the body in another script than most of the body, if it has `least` letters in all.

    Between the release's own paragraphs it stays: there it is quoted.
    """

    after = (Header,)

    least: int = 100

    def clean(self, draft: Draft) -> Draft:
        if not any(BEYOND_LATIN.search(line.text) for line in draft.lines):
            return draft
        letters = {i: Counter(map(_script_of, LETTER.findall(line.text))) for i, line in enumerate(draft.lines)}
        script = {i: max(sorted(count), key=lambda name: count[name]) for i, count in letters.items() if count}
        whole: Counter[str] = sum(letters.values(), Counter())
        own = max(sorted(whole), key=lambda name: whole[name], default="")
        inside = [i for i, name in script.items() if name == own]
        edges = {i: f"in {name} letters" for i, name in script.items() if not inside[0] <= i <= inside[-1]}
        return draft.without(edges, "scripts") if sum(letters[i].total() for i in edges) >= self.least else draft


@cache
def _script_of(letter: str) -> str:
    """The first word of its Unicode name; ideographs and syllables count as one script."""
    name = unicodedata.name(letter, "other").split()[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else name.title()
