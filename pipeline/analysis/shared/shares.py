"""Ways to read the table of the releases' topic shares."""

from __future__ import annotations

import pandas as pd


def main_topics(shares: pd.DataFrame) -> pd.Series[int]:
    """The topic of greatest weight of each release, by release id; of equals the first."""
    ordered = shares.sort_values(["release_id", "weight", "topic"], ascending=[True, False, True])
    return ordered.drop_duplicates("release_id").set_index("release_id")["topic"]
