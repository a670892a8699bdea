"""What a term weighs in a release, and rows that are made of sum 1."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from scipy.sparse import csr_array

from pipeline.analysis.shared.topic_space import _of_sum_one, tf_idf

COUNTS = csr_array(np.array([[3, 1, 0], [0, 2, 0], [0, 0, 0]], np.float32))


def test_a_term_weighs_by_how_often_it_is_used_and_how_rare_it_is() -> None:
    often, rare = (1 + log(3)) * (1 + log(3 / 1)), 1 + log(3 / 2)
    length = np.hypot(often, rare)
    assert tf_idf(COUNTS, 1).toarray() == pytest.approx(np.array([[often / length, rare / length], [0, 1], [0, 0]]), rel=1e-6)


def test_a_term_of_no_release_weighs_nothing_and_keeps_its_place() -> None:
    assert tf_idf(COUNTS, 0).toarray()[:, 2].tolist() == [0, 0, 0]


def test_terms_of_fewer_releases_are_left_out() -> None:
    assert tf_idf(COUNTS, 2).toarray().tolist() == [[1], [1], [0]]
    assert tf_idf(COUNTS, 3).shape == (3, 0)
    assert tf_idf(COUNTS[:0], 1).shape == (0, 0)


def test_rows_are_made_of_sum_1_and_empty_ones_stay() -> None:
    assert _of_sum_one(COUNTS).toarray().tolist() == [[0.75, 0.25, 0], [0, 1, 0], [0, 0, 0]]
