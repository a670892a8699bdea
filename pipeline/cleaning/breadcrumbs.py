"""The way to a page in front of its headline: "Home > News > 2021 > Court of Norland opens"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.cleaning._furniture import is_menu_word
from pipeline.cleaning._headlines import same
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
        found = {i: end for i in top if (end := way(draft.lines[i].text))}
        lines, drops = list(draft.lines), list(draft.drops)
        header: tuple[HeaderField, ...] = ()
        for i, end in found.items():
            line, step = draft.lines[i], draft.lines[i].text[end:]
            said_again = any(same(step, draft.lines[j].text) for j in top if j not in found)
            start = line.end if said_again else _last_step(draft.raw.text, line)
            lines[i] = Line("" if said_again else step, start, line.end)
            header = header or (HeaderField("title", step, "breadcrumbs", start, line.end),)
            drops.append(Drop(line.start, start, line.text if said_again else line.text[:end].rstrip(), "breadcrumbs", REASON))
        return replace(draft, lines=tuple(lines), drops=tuple(drops), header=draft.header + header) if found else draft


def way(text: str) -> int:
    """Where the last step of a breadcrumb begins; 0 where a text is none, or ends before a headline."""
    steps = list(STEP.finditer(text)) if len(text) < LONGEST else []
    passed = STEP.split(text)[:-1]
    leads = bool(passed) and (is_menu_word(passed[0]) or (len(passed) > 2 and any(map(is_menu_word, passed))))
    return steps[-1].end() if leads and text.count(" ", steps[-1].end()) + 1 >= FEWEST else 0


def _last_step(raw: str, line: Line) -> int:
    steps = list(STEP.finditer(raw, line.start, line.end))
    return steps[-1].end() if steps else line.start
