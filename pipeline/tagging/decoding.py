"""From the probabilities of tags to names: the likeliest row of tags in which every name begins and ends.

Where the likeliest tag of every token gives such a row, it is that. Elsewhere a Viterbi pass finds it, between the nearest
tokens that are almost surely outside of names. After A. Viterbi, Error Bounds for Convolutional Codes (1967).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.tagging.tags import OUTSIDE, TAGS, Tagged, follows, names_of, tags_of_label

SURE = 0.99
"""From this probability of being outside on, a token parts what stands before it from what stands behind it."""
IMPOSSIBLE = np.float32(-1e6)
LEAST = np.float32(1e-9)


def decoded(probabilities: NDArray[np.float32]) -> list[Tagged]:
    """The names in a text, in order, from the probabilities of its tokens' tags: shape (tokens, tags).

    A name's confidence is the probability that its least sure token is part of a name of that label.
    """
    best = probabilities.argmax(axis=1)
    for lo, hi in _broken(best, probabilities[:, OUTSIDE] >= SURE):
        best[lo:hi] = _viterbi(np.log(probabilities[lo:hi] + LEAST))
    return [
        Tagged(lo, hi, label, float(probabilities[lo:hi, tags_of_label(label)].sum(axis=1).min()))
        for lo, hi, label in names_of(best.tolist())
    ]


def _broken(best: NDArray[np.intp], sure: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Begin and end of the stretches between sure tokens in which a tag follows one that it may not follow."""
    around = np.concatenate(([OUTSIDE], best, [OUTSIDE]))
    wrong = np.flatnonzero(~follows()[around[:-1], around[1:]])  # between token k - 1 and token k
    if not len(wrong):
        return []
    borders = np.concatenate(([-1], np.flatnonzero(sure), [len(best)]))
    ends = np.searchsorted(borders, wrong)
    stretches = {(int(borders[max(end - 1, 0)]) + 1, int(borders[min(end, len(borders) - 1)])) for end in ends.tolist()}
    return sorted((lo, hi) for lo, hi in stretches if lo < hi)


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    """The best row of tags for tokens between tokens outside of names: scores are logarithms, shape (tokens, tags)."""
    barred = np.where(follows(), np.float32(0), IMPOSSIBLE)
    total = scores[0] + barred[OUTSIDE]
    back: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        through = total[:, None] + barred
        back.append(through.argmax(axis=0))
        total = through[back[-1], np.arange(len(TAGS))] + row
    path = [int((total + barred[:, OUTSIDE]).argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]
