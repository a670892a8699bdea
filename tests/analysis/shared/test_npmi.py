"""How much more often two things stand together than chance would have it, from counts that are reckoned by hand."""

import numpy as np
import pytest

from pipeline.analysis.shared.npmi import npmi

EXAMPLES = [
    ((0, 5, 5, 10), -1.0),
    ((5, 5, 5, 10), 1.0),
    ((2, 5, 4, 10), 0.0),
    ((10, 10, 10, 10), 1.0),
    ((8, 8, 8, 16), 1.0),
    ((4, 8, 8, 16), 0.0),
    ((0, 3, 4, 10), -1.0),
]


@pytest.mark.parametrize(("counts", "value"), EXAMPLES)
def test_npmi_of_a_pair(counts: tuple[int, int, int, int], value: float) -> None:
    together, one, other = (np.array([number]) for number in counts[:3])
    assert npmi(together, one, other, counts[3]).tolist() == [pytest.approx(value)]


def test_npmi_of_no_pairs_is_nothing() -> None:
    none = np.array([], dtype=np.int64)
    assert npmi(none, none, none, 0).tolist() == []
