"""Which blocks of a web page are its main text.

trafilatura (Barbaresi 2021) says what the text is, in its own form. Here that text is found again among the page's blocks, and
what it leaves out by form alone is taken back: the headline with what stands around it, and headings, quoted posts, table rows
and lists that stand between the paragraphs, in the element that holds them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import Any

from pipeline.readers.shared.blocks import Block

NOT_LETTERS = re.compile(r"[\W_]+")
DATED = re.compile(r"\b(?:19|20)\d\d\b")
LONG = 30  # letters: a block this long is known wherever it stands, a shorter one only in its place
REACH = 150  # letters that trafilatura may have between two blocks of ours
HEAD = 12  # blocks between a headline and the text below it, at most
SHARED = 3  # blocks of the main text that an element holds if it is the one that holds the text
SHARED_AROUND_QUOTES = 2  # a quotation leads nowhere else
LINKED = 0.8  # of a block's letters in links: it leads elsewhere

HELD = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "tr", "div"))
WRAPPING = frozenset(("li", "ul", "ol", "dd", "dt", "blockquote", "p"))  # what may stand between a block and that element
QUOTING = frozenset(("div", "figure", "footer", "figcaption"))  # what else may do so in a quotation
LEADING = frozenset(("ul", "ol", "h2", "h3", "h4", "h5", "h6"))  # lists and headings may be links from end to end


def main_blocks(blocks: Sequence[Block], main: str, title: str) -> set[int]:
    """The indices of a page's main text among its blocks, given that text in somebody else's form, with the head above it."""
    kept = _found_again(blocks, main)
    text = next((i for i in sorted(kept) if len(_letters(blocks[i].text)) > 2 * LONG), None)
    return kept if text is None else kept | _between(blocks, kept, text) | _head(blocks, text, title)


def _found_again(blocks: Sequence[Block], main: str) -> set[int]:
    words = _letters(main)
    found = bytearray(len(words))
    kept: set[int] = set()
    reached = 0
    for i, block in enumerate(blocks):
        own = _letters(block.text)
        start = words.find(own, reached, reached + len(own) + REACH)
        if start >= 0:
            reached = start + len(own)
        elif len(own) >= LONG or block.text in main:
            start = words.find(own)
        if own and start >= 0 and sum(found[start : start + len(own)]) < len(own) / 2:
            found[start : start + len(own)] = b"\1" * len(own)
            kept.add(i)
    return kept


def _between(blocks: Sequence[Block], kept: Set[int], text: int) -> set[int]:
    """What stands between two blocks of the main text in the element that holds them, unless it is a link by itself."""
    held = Counter(blocks[i].element.getparent() for i in kept)
    held.pop(None, None)
    holding, around_quotes = _held_often(held, SHARED), _held_often(held, SHARED_AROUND_QUOTES)
    between = [(i, blocks[i]) for i in range(text, max(kept)) if i not in kept]
    child = {i: _child_of(around_quotes if _is_quoted(block.element) else holding, block) for i, block in between}
    return {i for i, found in child.items() if found is not None and (found.tag in LEADING or not _is_link(blocks[i]))}


def _held_often(held: Counter[Any], least: int) -> set[Any]:
    return {element for element, count in held.items() if count >= least}


def _child_of(holding: Set[Any], block: Block) -> Any:
    """The child of an element that holds main text in which a block stands, if nothing but a list or quotation wraps it."""
    element, quoted = block.element, _is_quoted(block.element)
    held, wrapping = (HELD | QUOTING, WRAPPING | QUOTING) if quoted else (HELD, WRAPPING)
    while element is not None:
        is_plain = element.tag != "div" or quoted or element is block.element
        if element.getparent() in holding and element.tag in held and is_plain:
            return element
        if element.tag not in wrapping:
            return None
        element = element.getparent()
    return None


def _is_quoted(element: Any) -> bool:
    """Whether an element stands in a quotation, or tells below it who is quoted."""
    figures = element.iterancestors("figure")
    return (
        element.tag == "blockquote"
        or next(element.iterancestors("blockquote"), None) is not None
        or any(figure.find(".//blockquote") is not None for figure in figures)
    )


def _is_link(block: Block) -> bool:
    return block.linked > LINKED * len(block.text)


def _head(blocks: Sequence[Block], text: int, title: str) -> set[int]:
    """Above the main text: the headline, a subtitle right below it, and dates with what stands beside them."""
    lines = [block.text for block in blocks[:text]]
    headline = _headline(lines, title) if title else None
    if headline is None:
        return set()
    dated = {i for i in range(max(0, headline - 3), text) if _is_dated(lines[i])}
    beside = {i for day in dated for i in (day - 1, day + 1) if headline < i < text and lines[i].count(" ") < 4}
    subtitle = {i for i in range(headline + 1, text)[:1] if _is_subtitle(lines[i])}
    return {headline} | dated | beside | subtitle


def _is_dated(line: str) -> bool:
    return len(line) < 80 and DATED.search(line) is not None


def _is_subtitle(line: str) -> bool:
    """Whether a line right below a headline says more of it: neither a word nor a sentence."""
    return 3 <= line.count(" ") < 30 and line[-1] not in ".:"


def _headline(lines: Sequence[str], title: str) -> int | None:
    """The line nearest above the text that the page's title is, or begins with."""
    wanted = _letters(title)
    for i in range(len(lines) - 1, max(-1, len(lines) - HEAD - 1), -1):
        own = _letters(lines[i])
        if len(own) >= len(wanted) / 2 and wanted.startswith(own):
            return i
    return None


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()
