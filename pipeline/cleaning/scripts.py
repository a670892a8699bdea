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
    """Drops the paragraphs of at least `least` letters most of which are not of the script that most of the body is in."""

    after = (Header,)

    least: int = 20

    def clean(self, draft: Draft) -> Draft:
        if not any(BEYOND_LATIN.search(line.text) for line in draft.lines):
            return draft
        scripts = {i: _script(line.text) for i, line in enumerate(draft.lines) if len(LETTER.findall(line.text)) >= self.least}
        letters: Counter[str] = Counter()
        for i, script in scripts.items():
            letters[script] += len(draft.lines[i].text)
        own = max(sorted(letters), key=lambda script: letters[script], default="")
        return draft.without({i: f"in {script} letters" for i, script in scripts.items() if script != own}, "scripts")


def _script(text: str) -> str:
    """The script of most of the letters: Latin, Cyrillic, Arabic, …"""
    count = Counter(map(_script_of, LETTER.findall(text)))
    return max(sorted(count), key=lambda script: count[script])


@cache
def _script_of(letter: str) -> str:
    """The first word of its Unicode name; ideographs and syllables count as one script."""
    name = unicodedata.name(letter, "other").split()[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else name.title()
