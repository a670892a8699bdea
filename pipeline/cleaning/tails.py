"""A contact at the end of a paragraph of prose: parted from it, so that the one can go and the other stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.cleaning._contacts import ADDRESSED, CALL
from pipeline.cleaning.wraps import Wraps
from pipeline.release import Draft, Line
from pipeline.stages import Cleaner

SENTENCE = re.compile(r"(?<=[.!?”\"]) (?=[A-ZÀ-Þ“\"])")
MARK = 20  # letters by which the beginning of a tail is found again in the raw text


@dataclass(frozen=True)
class Tails(Cleaner):
    """Parts the last sentences of a paragraph, if they ask to get in touch and say where, from the prose above them.

    Prose is a sentence of at least `told` words that asks for nothing. Nothing is dropped here: what stands on a line of its own
    now is judged like any other.
    """

    after = (Wraps,)

    told: int = 6

    def clean(self, draft: Draft) -> Draft:
        return replace(draft, lines=tuple(part for line in draft.lines for part in self._parted(line, draft.raw.text)))

    def _parted(self, line: Line, raw: str) -> Iterator[Line]:
        length = self._prose(line.text) if ADDRESSED.search(line.text) else 0
        if not length:
            yield line
            return
        tail = line.text[length:].strip()
        found = raw.rfind(tail[:MARK], line.start, line.end)
        start = found if found >= 0 else max(line.start, line.end - len(tail))
        yield Line(line.text[:length], line.start, start)
        yield Line(tail, start, line.end)

    def _prose(self, text: str) -> int:
        """How many letters of a paragraph stand before its contact; 0 where all of it is one or the other."""
        sentences = SENTENCE.split(text)
        own = len(sentences)
        while own and (CALL.search(sentences[own - 1]) or ADDRESSED.search(sentences[own - 1])):
            own -= 1
        tail = " ".join(sentences[own:])
        tells = any(each.count(" ") + 1 >= self.told for each in sentences[:own])
        return len(text) - len(tail) - 1 if tells and ADDRESSED.search(tail) else 0
