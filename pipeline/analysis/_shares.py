"""Ways to read the table of the releases' topic shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray


def main_topics(shares: pd.DataFrame) -> pd.Series[int]:
    """The topic of greatest weight of each release, by release id; of equals the first."""
    ordered = shares.sort_values(["release_id", "weight", "topic"], ascending=[True, False, True])
    return ordered.drop_duplicates("release_id").set_index("release_id")["topic"]


def weight_matrix(shares: pd.DataFrame, releases: list[str]) -> tuple[list[int], NDArray[np.float64]]:
    """The topics' numbers, and the weights as a matrix of shape (releases, topics) in the order of both lists."""
    numbers = sorted(shares["topic"].unique().tolist())
    weights = np.zeros((len(releases), len(numbers)))
    rows = pd.Index(releases).get_indexer(pd.Index(shares["release_id"]))
    columns = pd.Index(numbers).get_indexer(pd.Index(shares["topic"]))
    weights[rows, columns] = shares["weight"]
    return numbers, weights
