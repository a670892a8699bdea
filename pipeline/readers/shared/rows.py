"""A table's row as a line of text.

A row reads as prose would write it: semicolons part its cells, and a position stands behind the name beside it as an apposition
does, so that neither a name nor a figure runs from one cell into the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Headings of columns that name people, and of those that say what they are.
PEOPLE = re.compile(r"\b(?:names?|surname|person|defendant|accused|suspect|convict|official|member|candidate)", re.IGNORECASE)
POSITIONS = re.compile(
    r"\b(?:position|post|title|role|function|office|occupation|profession|designation|rank|job)\b", re.IGNORECASE
)
ENDS = (":", ";", ",")  # a cell or item that ends so says itself how it goes on


def row_line(cells: Sequence[str], headings: Sequence[str] = ()) -> str:
    """The cells that hold words as one line, given the headings of their columns where these are known."""
    known = [*headings, *[""] * (len(cells) - len(headings))]
    filled = [(" ".join(cell.split()), heading) for cell, heading in zip(cells, known, strict=True) if cell.strip()]
    behind = "".join(_between(left, right) + right[0] for left, right in pairwise(filled))
    return (filled[0][0] if filled else "") + behind


def cell_line(items: Sequence[str]) -> str:
    """The lines or list items of one cell as a part of its row's line."""
    filled = [" ".join(item.split()) for item in items if item.strip()]
    return "".join(item + (" " if item.endswith((*ENDS, ".")) else ", ") for item in filled[:-1]) + "".join(filled[-1:])


def _between(left: tuple[str, str], right: tuple[str, str]) -> str:
    if left[0].endswith(ENDS):
        return " "
    return ", " if _is_apposition(left[1], right[1]) or _is_apposition(right[1], left[1]) else "; "


def _is_apposition(person: str, position: str) -> bool:
    return PEOPLE.search(person) is not None and POSITIONS.search(position) is not None
