"""Time grows with the length of a release and no faster, whatever is repeated in it: ratios, never seconds.

Every stage that reads one release reads a text and one twice as long; of a few tries the best ratio counts, so that what
else the machine does is not measured.
"""

from __future__ import annotations

import pytest

from tests.stage_times import stage_times

GROWTH, TRIES = 2.3, 8
LENGTH = 8000  # code points: what takes the square of it stands out
NOTHING = 0.1  # seconds of processor time of the longer text, below which a ratio says nothing

PIECES = ["7 million dollars ", "one third of ", "(AAA) ", "(AAA)", "Note: ", "5 crowns ", "'s ", "![a", "**a ", "‘a "]


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_length_takes_at_most_so_many_times_the_time(piece: str) -> None:
    best: dict[str, float] = {}
    for _ in range(TRIES):
        short, long = (dict(stage_times(piece * (length // len(piece)))) for length in (LENGTH, 2 * LENGTH))
        for name, taken in long.items():
            ratio = taken / max(short[name], 1e-9) if taken > NOTHING else 0.0
            best[name] = min(ratio, best.get(name, ratio))
        if max(best.values()) <= GROWTH:
            return
    assert {name: ratio for name, ratio in best.items() if ratio > GROWTH} == {}
