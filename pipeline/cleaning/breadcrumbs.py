"""The way to a page in front of its headline: "Home > News > 2021 > Court of Norland opens"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from pipeline.cleaning._alike import same
from pipeline.cleaning._furniture import is_menu_word
from pipeline.cleaning.wraps import Wraps
from pipeline.release import Draft, Drop, HeaderField, Line
from pipeline.stages import Cleaner

STEP = re.compile(r"\s*[>»›→]\s*|\s+/\s+")
REASON = "breadcrumb"
FEWEST = 4  # words of a headline at the end of the way; shorter steps are sections
LONGEST = 600  # characters of a line that may be one


@dataclass(frozen=True)
class Breadcrumbs(Cleaner):
    """Drops what leads to the last step of a line that begins with the site's first page, or passes an entry of its menu; the
    step itself too, if another line within the first `reach` says it. That of the first one is the headline."""

    after = (Wraps,)

    reach: int = 40

    def clean(self, draft: Draft) -> Draft:
        top = [i for i, line in enumerate(draft.lines) if line.text][: self.reach]
        ways = {i: end for i in top if (end := way(draft.lines[i].text))}
        others = [draft.lines[i].text for i in top if i not in ways]
        led = {i: _Led.of(draft.lines[i], end, others, draft.raw.text) for i, end in ways.items()}
        header = (led[i].headline() for i in list(led)[:1])
        return replace(
            draft,
            lines=tuple(led[i].left() if i in led else line for i, line in enumerate(draft.lines)),
            drops=(*draft.drops, *(each.drop() for each in led.values())),
            header=(*draft.header, *header),
        )


@dataclass(frozen=True, slots=True)
class _Led:
    """A line that leads to its last step: where that begins in the raw text, and whether another line says it too."""

    line: Line
    way: str
    step: str
    start: int
    said_again: bool

    @classmethod
    def of(cls, line: Line, end: int, others: Sequence[str], raw: str) -> Self:
        """A line whose last step begins at `end`, among the other lines at the top."""
        step = line.text[end:]
        said_again = any(same(step, other) for other in others)
        start = line.end if said_again else _last_step(raw, line)
        return cls(line, line.text[:end].rstrip(), step, start, said_again)

    def left(self) -> Line:
        return Line("" if self.said_again else self.step, self.start, self.line.end)

    def drop(self) -> Drop:
        return Drop(self.line.start, self.start, self.line.text if self.said_again else self.way, "breadcrumbs", REASON)

    def headline(self) -> HeaderField:
        return HeaderField("title", self.step, "breadcrumbs", self.start, self.line.end)


def way(text: str) -> int:
    """Where the last step of a breadcrumb begins; 0 where a text is none, or ends before a headline."""
    steps = list(STEP.finditer(text)) if len(text) < LONGEST else []
    passed = STEP.split(text)[:-1]
    leads = bool(passed) and (is_menu_word(passed[0]) or (len(passed) > 2 and any(map(is_menu_word, passed))))
    return steps[-1].end() if leads and text.count(" ", steps[-1].end()) + 1 >= FEWEST else 0


def _last_step(raw: str, line: Line) -> int:
    steps = list(STEP.finditer(raw, line.start, line.end))
    return steps[-1].end() if steps else line.start
