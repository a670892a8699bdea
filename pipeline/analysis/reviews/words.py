"""Doubts about what releases say: who speaks, who is to act, what a sum is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.given.corrections import first_words

NOBODY = 0.5
NOT_TOLD = 0.55
VAGUE = frozenset({"assets", "payment"})
"""Kinds of sums of which it is not told what they are for."""


def speakers(quotes: pd.DataFrame) -> Iterator[Line]:
    """Quotations of nobody that is named."""
    for row in _records(quotes[quotes["speaker"].isna()]):
        yield Line("speaker", first_words(row["text"]), "", row["release_id"], f"said by: {row['speaker_text']}", NOBODY)


def actors(commitments: pd.DataFrame) -> Iterator[Line]:
    """Commitments of nobody that is named."""
    for row in _records(commitments[commitments["actor_id"].isna()]):
        yield Line("actor", first_words(row["text"]), "", row["release_id"], f"to be done by: {row['actor'] or '?'}", NOT_TOLD)


def sums(told: pd.DataFrame) -> Iterator[Line]:
    """Sums of which it is not told what they are, or not what for."""
    for row in _records(told[told["kind"].isna() | told["kind"].isin(VAGUE)]):
        yield Line(
            "sum", " ".join(row["text"].split()), row["kind"], row["release_id"], f"measures: {row['what'] or '?'}", NOT_TOLD
        )


def _records(rows: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The rows, what is missing as an empty text."""
    return rows.astype(object).where(rows.notna(), "").to_dict("records")
