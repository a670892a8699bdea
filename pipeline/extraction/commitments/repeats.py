"""Repeats: a headline whose body says the same is one commitment with it, and counted there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.rows import CommitmentFound

_WORD = re.compile(r"\w{3,}")
_SAME = 0.6
"""Share of a headline's words that a sentence has to have, by their first letters: headlines change what words end in."""
_STEM = 5


def with_repeats(rows: Sequence[CommitmentFound], body: int) -> Iterator[CommitmentFound]:
    """The rows of a release, in order; those in front of the body point at the row behind it that says the same."""
    below = [(row, _stems(row.text)) for row in rows if row.start >= body]
    for row in rows:
        yield row if row.start >= body else replace(row, said_again=_said_again(row, below))


def _said_again(headline: CommitmentFound, below: Sequence[tuple[CommitmentFound, frozenset[str]]]) -> int | None:
    words = _stems(headline.text)
    return next((row.start for row, stems in below if len(words & stems) >= _SAME * len(words)), None)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))
