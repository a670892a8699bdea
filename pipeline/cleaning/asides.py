"""Lines that the reader found beside the text: menus, side columns and feet of saved pages."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.release import Draft
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Asides(Cleaner):
    """Drops what the reader put aside."""

    def clean(self, draft: Draft) -> Draft:
        beside = dict.fromkeys(draft.raw.aside, "beside the main text of the page")
        return draft.without({**beside, **dict(draft.raw.apart)}, "asides")
