"""What a reader of a Word document sees, once: paragraphs, and the rows of tables, in the order in which they stand.

Text lies in runs, and runs lie in wrappings of many kinds (content controls, insertions, smart tags, fields, links). So every
element is walked through, and what is not shown is named: a format that grows new wrappings loses no text here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, filterfalse
from typing import Any

from pipeline.lexicons import table
from pipeline.readers.shared.rows import cell_line, row_line
from pipeline.readers.word.lists import Lists
from pipeline.readers.word.styles import Styles, is_on, value

TEXT_FORMATS = ("wordprocessingml", "officeDocument/2006/math", "ooxml/officeDocument/math", "markup-compatibility")
GONE = frozenset(
    ("del", "moveFrom", "instrText", "delText", "rt", "rPr", "pPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "ctrlPr")
)
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
PRIVATE = range(0xF000, 0xF100)  # where fonts of signs have their letters

PROSE = 25  # words of a paragraph that is no entry of a table
WIDEST = 64  # columns that a cell may span


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph or a table's row as it is shown, and the name of its style ("title", "heading1", …)."""

    text: str
    style: str = ""


@dataclass
class Walk:
    """A walk through a document's elements. `notes`: the kinds and ids of the notes that were met, in their order."""

    styles: Styles
    lists: Lists
    notes: list[tuple[str, str]] = field(default_factory=list)
    _boxes: list[Shown] = field(default_factory=list)  # what the text boxes of the present paragraph hold
    _fields: list[bool] = field(default_factory=list)  # of the fields around this place: is this the instruction of one?
    _carried: str = ""  # the words of a paragraph whose end was deleted: the next one goes on with them

    def blocks(self, element: Any) -> Iterator[Shown]:
        """The paragraphs and rows inside an element."""
        for child in _seen(element):
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            else:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Shown]:
        outer, self._boxes = self._boxes, []
        text = self._carried + "".join(self._inline(paragraph, paragraph))
        boxes, self._boxes = self._boxes, outer
        self._fields = [False for _ in self._fields]  # an instruction that nothing ends hides no more than its paragraph
        self._carried = text if _goes_on(paragraph) else ""
        if not self._carried:
            label = self.lists.label(paragraph, self.styles) if text.strip() else ""
            yield Shown(label + _apart(text), self.styles.name(paragraph))
        yield from boxes

    def _inline(self, element: Any, paragraph: Any) -> Iterator[str]:
        """The pieces of text inside an element of a paragraph."""
        for child in _seen(element):
            name = _name(child)
            if name == "fldChar":
                self._field(value(child, "fldCharType", own=True))
            elif name == "txbxContent":
                self._boxes.extend(list(self.blocks(child)))
            elif name == "r":
                pieces = list(self._inline(child, paragraph))
                yield from () if self.styles.hides(child, paragraph) else pieces
            elif len(child):
                yield from ("/",) if name == "den" else ()
                yield from self._inline(child, paragraph)
            elif not any(self._fields):
                yield self._piece(child, name)

    def _field(self, kind: str) -> None:
        """Between its beginning and its separator a field says how it is computed, behind that what came of it."""
        if kind == "begin":
            self._fields.append(True)
        elif self._fields:
            self._fields.pop()
            self._fields += [False] if kind == "separate" else []

    def _piece(self, element: Any, name: str) -> str:
        if name == "t":
            return "".join(_sign(letter) for letter in element.text or "")
        if name == "sym":
            return _symbol(value(element, "char", own=True), value(element, "font", own=True))
        note = (NOTES.get(name, ""), value(element, "id", own=True))
        if note[0] and note not in self.notes:
            self.notes.append(note)
        return SIGNS.get(name, "")

    def _table(self, element: Any) -> Iterator[Shown]:
        headings: list[str] = []
        for row in filterfalse(_is_gone, _inside(element, "tr")):
            cells = list(chain.from_iterable(map(self._cell, _inside(row, "tc"))))
            if _is_layout(cells):
                yield from chain.from_iterable(cells)
                continue
            entries = [cell_line([each.text for each in cell]) for cell in cells]
            headings = headings or entries  # the heading row is put together as the rows below it
            yield Shown(row_line(entries, headings[: len(entries)]))

    def _cell(self, cell: Any) -> list[list[Shown]]:
        """The paragraphs of a cell, and an empty list for every further column that it spans."""
        span = value(cell, "tcPr", "gridSpan")
        shown = [] if _is_merged(cell) else [each for each in self.blocks(cell) if each.text.strip()]
        return [shown, *([] for _ in range(1, min(int(span), WIDEST) if span.isdecimal() else 1))]


def _is_gone(row: Any) -> bool:
    """Whether a row was deleted, or is hidden."""
    return is_on(row, "trPr", "del") is True or is_on(row, "trPr", "hidden") is True


def _is_layout(cells: Sequence[Sequence[Shown]]) -> bool:
    """Whether a row only holds text in its place: it has a single filled cell, or prose of several paragraphs in one."""
    several = any(len(cell) > 1 and any(each.text.count(" ") >= PROSE for each in cell) for cell in cells)
    return several or sum(map(bool, cells)) < 2


def _apart(text: str) -> str:
    """A paragraph that tabs part into three or more pieces is a row."""
    pieces = text.split("\t")
    return row_line(pieces) if len(pieces) > 2 and all(piece.strip() for piece in pieces) else text


def _seen(element: Any) -> Iterator[Any]:
    """The children that are shown; of alternatives the first that holds text."""
    for child in element.iterchildren("*"):
        name = _name(child)
        if name == "AlternateContent":
            yield from (
                one for one in [next((one for one in child.iterchildren("*") if _holds_text(one)), None)] if one is not None
            )
        elif name not in GONE and not (name == "sdt" and is_on(child, "sdtPr", "showingPlcHdr")):
            yield child


def _holds_text(element: Any) -> bool:
    return any(_name(each) == "t" for each in element.iter("{*}t"))


def _inside(element: Any, name: str) -> Iterator[Any]:
    """The nearest elements of a name inside another one, whatever wraps them."""
    for child in _seen(element):
        if _name(child) == name:
            yield child
        else:
            yield from _inside(child, name)


def _is_merged(cell: Any) -> bool:
    """Whether a cell only continues the one above it or beside it, or was deleted."""
    said = [value(cell, "tcPr", way) for way in ("vMerge", "hMerge") if is_on(cell, "tcPr", way) is not None]
    return any(each != "restart" for each in said) or is_on(cell, "tcPr", "cellDel") is True


def _goes_on(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted or moved away, so that the next one stands on its line."""
    return any(is_on(paragraph, "pPr", "rPr", way) for way in ("del", "moveFrom"))


def _name(element: Any) -> str:
    """The name of an element of the formats that text is written in; of drawings and other things the empty string."""
    space, _, name = element.tag.rpartition("}")
    return name if any(each in space for each in TEXT_FORMATS) else ""


def _symbol(code: str, font: str) -> str:
    """A sign given by its font and its number there; ornaments of other fonts of signs are left out."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in PRIVATE:
        return _sign(chr(number)) if font == "Symbol" else ""
    return chr(number) if number < 0xD800 else ""


def _sign(letter: str) -> str:
    """A letter of text; one that a font of signs has in the place for private use as the sign that it stands for."""
    return _symbol_font().get(ord(letter) - PRIVATE.start, "") if ord(letter) in PRIVATE else letter


@cache
def _symbol_font() -> dict[int, str]:
    return {int(row["code"], 16): row["character"] for row in table("symbol_font")}
