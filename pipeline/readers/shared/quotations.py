"""Quotations that a page sets apart in an element of their own: plain text says with marks what the page says by its layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pipeline.readers.shared.blocks import Block

MARKS = re.compile(r"[“”„«»\"]")
BY = re.compile(r"[—–-]+\s*\w")
SPEAKERS = frozenset(("cite", "footer", "figcaption"))
NO_WORDS_OF_ANYBODY = re.compile(r"gmail|yahoo|moz-|cite-prefix|tweet|instagram|tiktok|embed|wp-|bluesky", re.IGNORECASE)
SHOWN_OTHERWISE = frozenset(("tr", "h1", "h2", "h3", "h4", "form", "table"))  # a quotation holds none of these
LONGEST = 250  # words; more than that is an indented text
MOST_BLOCKS = 6
LEAST_WORDS = 3


def with_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that quote between quotation marks, and behind the last of them who is quoted."""
    return [block for quote, group in groupby(blocks, _quote) for block in _marked(quote, list(group))]


def _quote(block: Block) -> Any:
    """The blockquote element that holds a block, or the one that it stands below as the caption; or None."""
    if block.element.tag == "blockquote":
        return block.element
    if block.element.tag == "figcaption":
        return block.element.getparent().find(".//blockquote")
    return next(block.element.iterancestors("blockquote"), None)


def _marked(quote: Any, blocks: list[Block]) -> Sequence[Block]:
    said = [block for block in blocks if not _tells_who(block)]
    if quote is None or not said or not _quotes(quote, said):
        return blocks
    marked = [block if MARKS.search(block.text) else replace(block, text=f"“{block.text}”") for block in said]
    who = ", ".join(block.text.lstrip(" —–-") for block in blocks if _tells_who(block))
    last = marked[-1]
    return [*marked[:-1], replace(last, text=f"{last.text} – {who}") if who else last]


def _tells_who(block: Block) -> bool:
    return block.element.tag in SPEAKERS or BY.match(block.text) is not None


def _quotes(quote: Any, blocks: list[Block]) -> bool:
    kind = f"{quote.get('class', '')} {quote.get('type', '')}"
    words = sum(len(block.text.split()) for block in blocks)
    return (
        LEAST_WORDS <= words <= LONGEST
        and len(blocks) <= MOST_BLOCKS
        and quote.get("type") != "cite"  # an answered message, as mail programs write it
        and not NO_WORDS_OF_ANYBODY.search(kind)
        and not any(block.element.tag in SHOWN_OTHERWISE for block in blocks)
        and next(quote.iterancestors("blockquote"), None) is None
    )
