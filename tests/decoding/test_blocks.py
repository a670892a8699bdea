"""A row's product is the same to the last bit, whatever stands beside it and wherever it stands."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.decoding.blocks import LOW, TALL, product

SEED = np.random.default_rng(7)
SHAPES = [(64, 106), (64, 1024), (96, 64), (288, 288), (672, 288)]  # those of the model's layers


@pytest.mark.parametrize("height", [LOW, TALL])
@pytest.mark.parametrize(("inputs", "outputs"), SHAPES)
def test_rows_do_not_depend_on_their_neighbours(inputs: int, outputs: int, height: int) -> None:
    rows = SEED.standard_normal((3 * TALL + 5, inputs)).astype(np.float32)
    weights = SEED.standard_normal((inputs, outputs)).astype(np.float32)
    together = product(rows, weights, height)
    order = SEED.permutation(len(rows))
    assert np.array_equal(product(rows[order], weights, height), together[order])
    for number in (1, 2, 3, height - 1, height, height + 1):
        assert np.array_equal(product(rows[:number], weights, height), together[:number])
    assert np.allclose(together, rows.astype(float) @ weights, atol=1e-3)


def test_no_rows_have_no_product() -> None:
    assert product(np.zeros((0, 3), np.float32), np.ones((3, 2), np.float32)).shape == (0, 2)
