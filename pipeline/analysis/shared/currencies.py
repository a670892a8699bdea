"""The words that make a noun phrase a sum of money, which is no term."""

from __future__ import annotations

from functools import cache

from pipeline.lexicons import table


@cache
def currencies() -> frozenset[str]:
    """Codes and nouns in lower case, but for those that are also English words."""
    money = [row for row in table("currencies") if not row["everyday"]]
    return frozenset(row[column].lower() for row in money for column in ("code", "noun"))
