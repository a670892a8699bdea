"""The time that a figure is for, from the dates of its sentence.

A sentence either says "in 2018 … 31 points" or "31 points … in 2018"; which of the two, its first date and its first
figure tell. A figure then takes the date on that side, if no other figure stands between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.analysis.money.told import Stated, Told, When

# "from 124th", and the second of "from 69 points and 24th place"
_FROM, _TO = (
    re.compile(rf"\b{word}\s(?:[\d.,]+\w*\s(?:\w+\s)?and\s)?(?:(?:only|just|about|over)\s)?\Z") for word in ("from", "to")
)


def period_of(figure: Stated, told: Told, rivals: Sequence[Stated], default: str) -> str | None:
    """ISO value of the period of a figure among its `rivals` (figures of its series in the sentence, itself included).

    `default` holds where the sentence names none. None where it names another one than the figure's: of "from 124th to
    113th place" only the second is of the release's own time.
    """
    dates = [date for date in told.dates if date.is_period]
    before = [date for date in dates if date.end <= figure.start]
    after = next((date for date in dates if date.start >= figure.end and not _parted(figure.end, date.start, rivals)), None)
    words = told.between(told.start, figure.start)
    if _FROM.search(words):
        return after.value if after else _end_of_range(before, 0)
    if _TO.search(words) and (end := _end_of_range(before, 1)):
        return end
    near = [date for date in before[-1:] if not _parted(date.end, figure.start, rivals)]
    behind = [after] if after else []
    figure_first = bool(dates) and rivals[0].start < dates[0].start
    chosen = [*behind, *near] if figure_first else [*near, *behind, *before[-1:]]
    return chosen[0].value if chosen else default


def _parted(start: int, end: int, rivals: Sequence[Stated]) -> bool:
    """Whether another figure of the series stands between two offsets."""
    return any(start <= rival.start < end for rival in rivals)


def _end_of_range(before: Sequence[When], side: int) -> str | None:
    """The first (0) or last (1) year of "from 2012 to 2018", for a figure that goes from one value to another."""
    last = before[-1] if before else None
    return last.value.split("/")[side][:4] if last and last.kind == "range" and "/" in last.value else None
