"""What cleaning took away and the settings want back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.cleaning.repeats import Repeats
from pipeline.given.gathered import Gathered, Verdict
from pipeline.release import Draft, Drop, Line
from pipeline.stages import CorpusCleaner


@dataclass(frozen=True)
class Restores(CorpusCleaner):
    """Puts dropped pieces back in their places: those dropped for one of the `reasons`, by one of the `cleaners`, from one of
    the `releases` (ids), or whose text is one of the `texts`, each as the table `dropped` has it."""

    after = (Repeats,)

    reasons: tuple[str, ...] = ()
    cleaners: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def judge(self, corpus: Gathered) -> Mapping[int, Verdict]:
        """Nothing: the settings say it all."""
        return {}

    def clean(self, draft: Draft, verdict: Verdict) -> Draft:
        back = [drop for drop in draft.drops if draft.raw.release_id in self.releases or self._wants(drop)]
        lines = [*draft.lines, *(Line(drop.text, drop.start, drop.end) for drop in back)]
        left = tuple(drop for drop in draft.drops if drop not in back)
        return replace(draft, lines=tuple(sorted(lines, key=lambda line: line.start)), drops=left) if back else draft

    def _wants(self, drop: Drop) -> bool:
        return drop.reason in self.reasons or drop.cleaner in self.cleaners or drop.text in self.texts
