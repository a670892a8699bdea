"""Paragraphs in another script than the release: the Russian text below the English one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.cleaning._tongues import told
from pipeline.cleaning.languages import Languages
from pipeline.release import Draft
from pipeline.stages import Cleaner

BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
LETTER = re.compile(r"[^\W\d_]")
RUNS = 2  # passages in one language with others between them, from which on two languages stand side by side
SHARE = 0.3  # of the letters that the lesser one then has at least


@dataclass(frozen=True)
class Scripts(Cleaner):
    """Drops what stands above or below the body in another script than the release's language, if it has `least` letters in all;
    a paragraph of `long` letters shows where the body begins and ends.

    Between the release's own paragraphs it stays, for there it is quoted, unless the two stand side by side, paragraph by
    paragraph.
    """

    after = (Languages,)

    least: int = 100
    long: int = 40

    def clean(self, draft: Draft) -> Draft:
        if not any(BEYOND_LATIN.search(line.text) for line in draft.lines):
            return draft
        count = {i: Counter(map(_script_of, LETTER.findall(line.text))) for i, line in enumerate(draft.lines)}
        script = {i: _most(found) for i, found in count.items() if found}
        size = {i: count[i].total() for i in script}
        own = self._own(draft, script, size)
        gone = self._foreign(script, size, own)
        if sum(size[i] for i in gone) < self.least:
            return draft
        return _without_title(draft.without({i: f"in {script[i]} letters" for i in gone}, "scripts"), own)

    def _foreign(self, script: Mapping[int, str], size: Mapping[int, int], own: str) -> list[int]:
        """The lines that stand beside the body or take turns with it."""
        foreign = [i for i, name in script.items() if name != own]
        mine = [i for i, name in script.items() if name == own]
        if side_by_side(foreign, mine, size):
            return foreign
        long = [i for i in mine if size[i] >= self.long] or mine or [*script]
        return [i for i in foreign if not long[0] <= i <= long[-1]]

    def _own(self, draft: Draft, script: Mapping[int, str], size: Mapping[int, int]) -> str:
        """The script of the release's language, else that of most of its letters."""
        language = draft.states("language")
        mine = [i for i in script if language and told(draft.lines[i].text, self.long) == language]
        whole: Counter[str] = Counter()
        for i in mine or script:
            whole[script[i]] += size[i]
        return _most(whole)


def _most(count: Mapping[str, int]) -> str:
    return max(sorted(count), key=lambda name: count[name], default="")


def _without_title(draft: Draft, own: str) -> Draft:
    """The draft without a title that the input gives in the script of what went: the body's own headline is its title."""
    is_foreign = _most(Counter(map(_script_of, LETTER.findall(draft.raw.title)))) not in ("", own)
    return replace(draft, raw=replace(draft.raw, title="")) if is_foreign else draft


def side_by_side(foreign: Sequence[int], own: Sequence[int], size: Mapping[int, int]) -> bool:
    """Whether the paragraphs of two languages take turns, as those of a text with its translation do."""
    turns = [is_foreign for _, is_foreign in sorted([*((i, True) for i in foreign), *((i, False) for i in own)])]
    runs = sum(turns[:1]) + sum(right and not left for left, right in pairwise(turns))
    letters = [sum(size[i] for i in lines) for lines in (foreign, own)]
    return runs >= RUNS and min(letters) >= SHARE * sum(letters)


@cache
def _script_of(letter: str) -> str:
    """The first word of its Unicode name; ideographs and syllables count as one script."""
    name = unicodedata.name(letter, "other").split()[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else name.title()
