"""Lines that were found to stand beside the text: menus, side columns and feet of saved pages, and what a site repeats."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.release import Draft
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Asides(Cleaner):
    """Drops what the reader put aside, and what the corpus shows to stand around the release."""

    def clean(self, draft: Draft) -> Draft:
        beside = dict.fromkeys(draft.raw.aside, "beside the main text of the page")
        return draft.without({**beside, **dict(draft.around.lines), **dict(draft.raw.apart)}, "asides")
