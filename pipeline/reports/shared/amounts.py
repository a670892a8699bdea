"""Sums as charts write them, in the room that an axis or a bar has."""

from __future__ import annotations

MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def amount(value: float) -> str:
    """A sum in words that people use: 1.8 billion."""
    return next((f"{value / size:.4g} {word}" for size, word in MAGNITUDES if value >= size), f"{value:,.0f}")
