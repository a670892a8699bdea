"""Page furniture: what a site puts around every text, known line by line."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.cleaning._furniture import reason_of, spaced_menu_reason
from pipeline.cleaning.breadcrumbs import Breadcrumbs
from pipeline.cleaning.endings import Endings
from pipeline.release import Draft
from pipeline.stages import Cleaner

LONGEST = 500  # characters of a line that rules are asked about


@dataclass(frozen=True)
class Furniture(Cleaner):
    """Drops lines of at most `longest` words that a rule knows; a longer line that quotes somebody never goes."""

    after = (Breadcrumbs, Endings)

    longest: int = 30

    def clean(self, draft: Draft) -> Draft:
        gone = {}
        for i, line in enumerate(draft.lines):
            if line.text and len(line.text) < LONGEST and line.text.count(" ") < self.longest:
                reason = reason_of(line.text) or spaced_menu_reason(draft.raw.text[line.start : line.end])
                if reason:
                    gone[i] = reason
        return draft.without(gone, "furniture")
