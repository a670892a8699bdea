"""Praise: "Jane Roe is a promising researcher" says what is thought of her, and no role."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.extraction.roles.holders import Held
from pipeline.extraction.roles.letters import Unit
from pipeline.extraction.text.words import Word
from pipeline.lexicons import words as lexicon

_PREDICATES = frozenset({"is", "is, behind an apposition", "who is"})
"""Rules by which a sentence says what somebody is."""


def is_praise(role: Held, units: Sequence[Unit], words: Sequence[Word]) -> bool:
    """Whether a sentence says of somebody what only praises: the words of the role in front of its noun."""
    said = (words[unit.first].lower for unit in units[role.first : role.last])
    return role.rule in _PREDICATES and not _praising().isdisjoint(said)


@cache
def _praising() -> frozenset[str]:
    return frozenset(lexicon("praise_words"))
