"""Words, not code: lists in CSV or TXT files, each naming its source in its first line (`# …`)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of a TXT lexicon, without comments and blank lines, in their order."""
    return tuple(line.strip() for line in _lines(f"{name}.txt"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV lexicon by column name."""
    return tuple(csv.DictReader(_lines(f"{name}.csv")))


def _lines(file: str) -> list[str]:
    text = files(__package__).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
