"""When something was said more often than usual: bursts and change points of a share over periods."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

SCALE = 2.0
"""In a burst a subject is said at least so many times as often as on the whole."""
GAMMA = 1.0
"""Cost of entering a burst, in units of ln(number of periods); both as in the paper."""
SIGNIFICANCE = 10.83
"""Least G² of a change, before the number of tries is allowed for: what chance exceeds in 0.1 % of cases (χ², one degree)."""


def bursts(hits: Sequence[int], sizes: Sequence[int]) -> list[bool]:
    """Whether each period belongs to a burst, of `hits` among `sizes` releases.

    Kleinberg 2003, "Bursty and hierarchical structure in streams", Data Mining and Knowledge Discovery 7, section 4: the
    cheapest course of an automaton of two states over batches, the base rate and `SCALE` times it.
    """
    usual = sum(hits) / max(sum(sizes), 1)
    if not 0 < usual * SCALE < 1:
        return [False] * len(hits)
    costs = [[_cost(hit, size, rate) for rate in (usual, usual * SCALE)] for hit, size in zip(hits, sizes, strict=True)]
    entry = GAMMA * math.log(max(len(hits), 2))
    best, course = [0.0, math.inf], list[tuple[int, int]]()
    for cost in costs:
        before = [min((0, 1), key=lambda i: best[i]), min((0, 1), key=lambda i: best[i] + entry * (i == 0))]
        best = [best[before[0]] + cost[0], best[before[1]] + entry * (before[1] == 0) + cost[1]]
        course.append((before[0], before[1]))
    state = int(best[1] < best[0])
    states = []
    for steps in reversed(course):
        states.append(state == 1)
        state = steps[state]
    return [burst and hit > 0 for burst, hit in zip(reversed(states), hits, strict=True)]


def changes(hits: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """The periods (by place) from which the share is another than before.

    Binary segmentation (Scott and Knott 1974): the split of greatest likelihood ratio G², if it is significant after
    Bonferroni's correction for the number of places tried, then the same on either side.
    """
    if len(hits) < 2:
        return []
    ratios = _ratios(hits, sizes)
    place = max(range(len(ratios)), key=lambda i: (round(ratios[i], 9), -i)) + 1
    if ratios[place - 1] < SIGNIFICANCE + 2 * math.log(len(ratios)):
        return []
    return [
        *changes(hits[:place], sizes[:place]),
        place,
        *(place + later for later in changes(hits[place:], sizes[place:])),
    ]


def _cost(hits: int, size: int, rate: float) -> float:
    """Negative logarithm of the probability, without the factor that both states share."""
    return -(hits * math.log(rate) + (size - hits) * math.log(1 - rate))


def _ratios(hits: Sequence[int], sizes: Sequence[int]) -> list[float]:
    """The likelihood ratio of a split in front of each period but the first."""
    before = list(zip(accumulate(hits), accumulate(sizes), strict=True))
    all_hits, all_sizes = before[-1]
    whole = _likelihood(all_hits, all_sizes)
    return [2 * (_likelihood(hit, size) + _likelihood(all_hits - hit, all_sizes - size) - whole) for hit, size in before[:-1]]


def _likelihood(hits: int, size: int) -> float:
    """Logarithm of the greatest likelihood of a share."""
    rest = size - hits
    return sum(part * math.log(part / size) for part in (hits, rest) if part > 0)
