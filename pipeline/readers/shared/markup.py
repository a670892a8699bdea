"""HTML to text: blocks become lines, what is not shown goes."""

from __future__ import annotations

import re
from typing import Any

from pipeline.readers.shared.blocks import Block
from pipeline.readers.shared.grids import data_rows
from pipeline.readers.shared.quotations import with_marks
from pipeline.readers.shared.rows import cell_line, row_line

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
HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Classes by which pages give a text to screen readers only (Bootstrap, WordPress, Drupal).
SPOKEN = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "element-invisible")
)
HOLDERS = BLOCKS - {"br", "hr"}
APART = frozenset(("time", "label"))  # inline, yet shown apart from what stands beside them
CELLS = frozenset(("td", "th"))
CELL, ITEM = "\x1e", "\x1f"  # begin a cell, part the items of one: blanks to str.split, so that no word holds them
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


def blocks_of(root: Any) -> list[Block]:
    """The blocks of an element tree that hold words, in order; a row of a table of data is one, its cells apart,
    and a quotation has its marks."""
    from lxml import etree

    walk = _Walk(root)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.close()
    return with_marks(walk.found)


class _Walk:
    """The way through an element tree, and what has been read on it since the last block ended."""

    def __init__(self, root: Any) -> None:
        self.found: list[Block] = []
        self._rows = data_rows(root)
        self._holders = [root]
        self._pieces: list[str] = []
        self._linked = self._links = 0
        self._hidden: Any = None  # the outermost element around this place that is not shown
        self._row: Any = None  # the row of data around it

    def enter(self, element: Any) -> None:
        if self._hidden is None and is_hidden(element):
            self._hidden = element
        self._links += element.tag == "a"
        self._part(element)
        if element in self._rows:
            self._row = element
        if self._row is not None and element in self._rows[self._row]:
            self._pieces.append(CELL)
        if element.tag in HOLDERS and self._row in (None, element):
            self._holders.append(element)
        self._say(element.text)

    def leave(self, element: Any) -> None:
        if self._hidden is element:
            self._hidden = None
        self._links -= element.tag == "a"
        if element is self._row:
            self.close()
            self._row = None
        else:
            self._part(element)
        if element.tag in HOLDERS and self._row is None:
            self._holders.pop()
        elif _stands_apart(element):
            self._pieces.append(" ")
        self._say(element.tail)

    def _part(self, element: Any) -> None:
        """A block begins and ends here; within a row, an item of a cell."""
        if element.tag in BLOCKS or (element.tag in CELLS and self._row is None):
            if self._row is None:
                self.close()
            else:
                self._pieces.append(ITEM)

    def _say(self, words: str | None) -> None:
        if words and self._hidden is None:
            self._pieces.append(" ".join(f".{words}.".split())[1:-1])
            self._linked += len(words.strip()) if self._links else 0

    def close(self) -> None:
        """Ends the block."""
        said = "".join(self._pieces)
        text = " ".join(said.split()) if self._row is None else self._line(said)
        if text:
            self.found.append(Block(text, self._holders[-1], self._linked))
        self._pieces.clear()
        self._linked = 0

    def _line(self, said: str) -> str:
        cells = [cell_line(cell.split(ITEM)) for cell in said.split(CELL)[1:]]
        headings = list(self._rows[self._row].values())
        return row_line(cells, headings if any(headings) else cells)  # the heading row is put together as the rows below it


def is_hidden(element: Any) -> bool:
    """Whether an element is one that browsers show nothing of; what holds the headline is only hidden until a script shows it."""
    if element.tag in UNSEEN:
        return True
    style = element.get("style", "")
    is_off = element.get("hidden") is not None or HIDING.search(style) or not SPOKEN.isdisjoint(element.get("class", "").split())
    return bool(is_off) and next(element.iter("h1", "article", "main"), None) is None


def _stands_apart(element: Any) -> bool:
    following = element.getnext()
    if following is None or element.tag not in APART | SPANS:
        return False
    return element.tag in APART or (not element.tail and following.tag in APART | SPANS)
