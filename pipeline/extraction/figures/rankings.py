"""Of which ranking a release speaks where a figure stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extraction.figures.seen import Seen
from pipeline.rows import NameFound

_REACH = 400  # code points on a side of the figure that are searched
_INDEX = re.compile(r"\b(?:Index|Barometer|Ranking|Rating|Survey|Scoreboard)\b")
_ANOTHER = re.compile(r"\b(?:ratings?|surveys?|assessments?|[Yy]earbook)\b")


class Indices:
    """The names of rankings in a release, asked in order for the one that is spoken of at a place."""

    def __init__(self, names: Sequence[NameFound]) -> None:
        self._named = [(name.start, name.text) for name in names if _INDEX.search(name.text)]
        self._starts = [start for start, _ in self._named]

    def at(self, seen: Seen) -> str:
        """The last one named up to the end of the sentence, else the first of the release; empty where another is spoken of."""
        i = bisect_left(self._starts, seen.high)
        named_here = i > 0 and self._starts[i - 1] >= seen.low
        if not named_here and _ANOTHER.search(seen.around(_REACH)):
            return ""
        return self._named[max(0, i - 1)][1] if self._named else ""
