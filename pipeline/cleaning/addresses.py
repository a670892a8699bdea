"""The day that only a release's address states."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.cleaning.header import Header
from pipeline.outside.addresses import day_in
from pipeline.release import Draft, HeaderField
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Addresses(Cleaner):
    """Where neither the input nor the text says when a release was published, its address may: /news/2018/03/05/title."""

    after = (Header,)

    def clean(self, draft: Draft) -> Draft:
        day = "" if draft.states("published") else day_in(draft.raw.url)
        return replace(draft, header=(*draft.header, HeaderField("published", day, "address"))) if day else draft
