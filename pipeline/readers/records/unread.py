"""Columns of a table that look like what its releases lack, under names that nobody foresaw."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.readers.shared.fields import ADDRESS, FieldNames, known_keys
from pipeline.readers.shared.values import bare, key
from pipeline.release import RawRelease

DAY = re.compile(r"(?=.{6,40}$).*(?:\b(?:19|20)\d\d\b|\b\d{1,2}([./-])\d{1,2}\1\d\d(?!\d)).*")
HEADLINE = re.compile(r"\S*[^\W\d_]\S*(?: +\S+){2,39}")
LONGEST = 300  # characters of a cell that may be a title
TIMES = ("modified", "changed", "updated", "revised", "expire", "archived", "crawled", "scraped", "retrieved", "accessed")


def _is_day(name: str, cell: str) -> bool:
    return DAY.fullmatch(cell) is not None and not any(word in key(name) for word in TIMES)


def _is_headline(_: str, cell: str) -> bool:
    return HEADLINE.fullmatch(cell) is not None and not DAY.fullmatch(cell)


LOOKS: Mapping[str, Callable[[str, str], bool]] = {"title": _is_headline, "published": _is_day}


def unread(row: Mapping[str, str], release: RawRelease, names: FieldNames) -> dict[str, str]:
    """Field that a row's release lacks → the first column of no known name that looks like it."""
    others = _unknown(row, names)
    lacking = {field: looks for field, looks in LOOKS.items() if not getattr(release, field)}
    likely = {field: _first(others, looks) for field, looks in lacking.items()}
    return {field: name for field, name in likely.items() if name}


def _unknown(row: Mapping[str, str], names: FieldNames) -> dict[str, str]:
    """The short cells of columns whose names are not known."""
    known = known_keys(names)
    short = {name: cell.strip() for name, cell in row.items() if len(cell) <= LONGEST and not ADDRESS.search(cell)}
    return {name: cell for name, cell in short.items() if bare(key(name)) not in known}


def _first(cells: Mapping[str, str], looks: Callable[[str, str], bool]) -> str:
    """The first column that looks so; empty where none does."""
    return next((name for name, cell in cells.items() if looks(name, cell)), "")
