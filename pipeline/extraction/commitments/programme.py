"""The programme of an event: what a release that announces a meeting or a visit tells will be talked of there."""

from __future__ import annotations

import re

from pipeline.extraction.commitments.markers import Marked

_EVENT = re.compile(
    r"\b(?:assembly|conference|congress|days?|forum|meetings?|session|summit|talks|trip|visits?|week)\b", re.IGNORECASE
)
_FUTURE = frozenset({"will", "'ll", "’ll", "be"})
_TALKING = frozenset(
    {
        "address", "attend", "deal", "debate", "discuss", "emphasise", "emphasize", "exchange", "highlight", "raise", "speak",
        "stress", "underline"
    }
)  # fmt: skip


class Programme:
    """The programme that a release tells, by its title; of a release about anything else it is empty."""

    def __init__(self, title: str) -> None:
        self._acts = _TALKING if _EVENT.search(title) else frozenset[str]()

    def has(self, found: Marked) -> bool:
        """Whether a clause only tells what will be talked of."""
        return found.marker.lemma_.lower() in _FUTURE and found.act.lemma_.lower() in self._acts
