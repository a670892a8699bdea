"""A block of a page: what stands between two line breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """The words between two line breaks, the block element that holds them, and how many of their letters are links'."""

    text: str
    element: Any
    linked: int
