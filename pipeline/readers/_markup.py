"""HTML to text: blocks become lines, what is not shown goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
))
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "video", "audio", "canvas",
    "textarea", "button",
))
# fmt: on
HOLDERS = BLOCKS - {"br", "hr"}
APART = frozenset(("time", "label", "td", "th"))  # inline, yet shown apart from what stands beside them
SPANS = frozenset(("span", "a"))  # shown apart from one another where nothing stands between them

MARKUP = re.compile(
    r"</(?:p|div|span|a|strong|b|em|i|u|ul|ol|li|h[1-6]|table)\s*>|<(?:p|br|div)\b[^<>]*>|&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a field that should be text holds HTML: a well-known tag, or an entity such as &amp;."""
    return MARKUP.search(text) is not None


def as_text(markup: str) -> str:
    """The words that a browser would show, a line per block."""
    return text_of(parsed(f"<div>{markup}</div>"))


def parsed(markup: str) -> Any:
    """The element tree of a page or a piece of one, however broken."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode(), parser=parser)
    except etree.ParserError:  # there is not a single element in it
        return html.Element("html")


def text_of(root: Any) -> str:
    """The words of an element tree, a line per block."""
    return "\n".join(block.text for block in blocks_of(root))


@dataclass(frozen=True, slots=True)
class Block:
    """The words between two line breaks, the block element that holds them, and how many of their letters are links'."""

    text: str
    element: Any
    linked: int


def blocks_of(root: Any) -> list[Block]:
    """The blocks of an element tree that hold words, in order."""
    from lxml import etree

    found: list[Block] = []
    pieces: list[str] = []
    holders = [root]
    hidden = links = linked = 0

    def close() -> None:
        nonlocal linked
        text = " ".join("".join(pieces).split())
        if text:
            found.append(Block(text, holders[-1], linked))
        pieces.clear()
        linked = 0

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        step = 1 if event == "start" else -1
        hidden += step * (tag in UNSEEN)
        links += step * (tag == "a")
        if tag in BLOCKS:
            close()
        if tag in HOLDERS:
            holders.append(element) if event == "start" else holders.pop()
        elif event == "end" and _stands_apart(element):
            pieces.append(" ")
        words = element.text if event == "start" else element.tail
        if words and not hidden:
            pieces.append(" ".join(f".{words}.".split())[1:-1])
            linked += len(words.strip()) if links else 0
    close()
    return found


def _stands_apart(element: Any) -> bool:
    following = element.getnext()
    if following is None or element.tag not in APART | SPANS:
        return False
    return element.tag in APART or (not element.tail and following.tag in APART | SPANS)
