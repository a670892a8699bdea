"""What runs through a document's pages rather than through its text: heads and feet, page numbers, printers' lines.

A line that says the same at the same height on several pages is such a line wherever it stands; one in which numbers change only
near the edge of the page, since the cells of tables look like that too. Printers' lines are known by their form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pipeline.readers._pdf_lines import Piece, by_height, text_size

DIGITS = re.compile(r"\d+")
ADDRESS = re.compile(r"(?:https?|file)://\S+.*", re.IGNORECASE)
SAME_HEIGHT = 4.0  # points by which a running line moves from page to page
SHARE = 0.4  # of the pages that have a running line: left and right pages have their own, a first page often has none
EDGE = 3  # rows at the top and the foot of a page
LETTERS = 4  # that a line has to be known wherever it stands

# Printers' lines: name, form, whether only at the edge of a page, example.
PRINTED = (
    (
        "page number",
        r"[-–—|\s]*(?:page|p\.|seite|pág\.?)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—|\s]*",
        True,
        "Page 3 of 12",
    ),
    ("roman page number", r"[ivx]{1,6}", True, "iv"),
    ("page of pages", r"(?:page|seite)\s+\d{1,4}\s*(?:/|of|von)\s*\d{1,4}", False, "Page 3 of 12"),
    ("layout file", r".*\.(?:indd|qxp|qxd|fm|ai|cdr)\b.*\d.*", False, "release_17.indd 1"),
    ("path", r"(?:[A-Z]:\\|/Users/|/home/|file://|\\\\)\S.*", False, r"D:\news\release 17.docx"),
    ("type setter", r"verdate .*jkt.*", False, "VerDate 10 2020 Jkt 25 PO 0 Frm 1 Fmt 4 Sfmt 4"),
    ("colours", r"(?:(?:cyan|magenta|yellow|black|key|[cmyk])\b\s*){3,}", False, "Cyan Magenta Yellow Black"),
    (
        "printed on",
        r"(?:printed|downloaded|generated|gedruckt) (?:on|at|by|from|am)\b.*\d.*",
        True,
        "Printed on 10.03.2021 14:33",
    ),
)
ANYWHERE, AT_EDGE = (
    re.compile("|".join(form for _, form, edge, _ in PRINTED if at_edge or not edge), re.IGNORECASE) for at_edge in (False, True)
)


@dataclass(frozen=True, slots=True)
class PagePieces:
    """A page's pieces: its head (the first page's only), its text, and what is put beside it."""

    head: tuple[Piece, ...]
    text: tuple[Piece, ...]
    beside: tuple[Piece, ...]


def without_running(pages: Sequence[Sequence[Piece]]) -> list[PagePieces]:
    """The pages, running lines put aside. The first page's head stays, for it says who speaks, unless a browser printed it."""
    edges = [_edges(page) for page in pages]
    running = _running(pages, edges)
    found = []
    for number, page in enumerate(pages):
        rows = list(by_height(page))
        beside = {i for i in range(len(page)) if (number, i) in running or _is_printed(page[i], page[i] in edges[number])}
        from_browser = any(ADDRESS.fullmatch(piece.text) for row in rows[-1:] for piece in row)
        if from_browser:
            beside |= {i for i, piece in enumerate(page) if piece in rows[0] or piece in rows[-1]}
        head = set() if number or from_browser else _head(page, rows, beside)
        parts = (head, set(range(len(page))) - head - beside, beside - head)
        found.append(PagePieces(*(tuple(page[i] for i in sorted(part)) for part in parts)))
    return found


def _edges(page: Sequence[Piece]) -> list[Piece]:
    rows = list(by_height(page))
    return [piece for row in (*rows[:EDGE], *rows[-EDGE:]) for piece in row]


def _is_printed(piece: Piece, at_edge: bool) -> bool:
    return (AT_EDGE if at_edge else ANYWHERE).fullmatch(piece.text) is not None


def _head(page: Sequence[Piece], rows: Sequence[Sequence[Piece]], beside: Set[int]) -> set[int]:
    """What stands above the text of a first page and says more than a number: running lines, and small print in pieces."""
    top = max((piece.foot for i, piece in enumerate(page) if i not in beside), default=0.0)
    usual = text_size(page)
    small = [piece for piece in rows[0] if piece.size < usual] if len(rows) > 1 and len(rows[0]) > 1 else []
    above = {i for i, piece in enumerate(page) if (i in beside and piece.foot > top) or piece in small}
    return {i for i in above if not AT_EDGE.fullmatch(page[i].text)}


def _running(pages: Sequence[Sequence[Piece]], edges: Sequence[Sequence[Piece]]) -> set[tuple[int, int]]:
    """The page and the place on it of every piece that stands at one height on enough pages."""
    by_mark: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for i, piece in enumerate(page):
            at_edge = piece in edges[number]
            if at_edge or sum(map(str.isalpha, piece.text)) >= LETTERS:
                by_mark[_mark(piece, at_edge)].append((piece.foot, number, i))
    enough = max(2, SHARE * len(pages))
    return {at for met in by_mark.values() for at in _at_one_height(sorted(met), enough)}


def _mark(piece: Piece, at_edge: bool) -> str:
    return f"edge {DIGITS.sub('#', piece.text)}" if at_edge else piece.text


def _at_one_height(met: Sequence[tuple[float, int, int]], enough: float) -> set[tuple[int, int]]:
    """Of pieces that say the same, by height: those that stand, within a few points, at the height of enough pages' pieces."""
    found: set[tuple[int, int]] = set()
    start = 0
    for end in range(1, len(met) + 1):
        if end == len(met) or met[end][0] - met[end - 1][0] > SAME_HEIGHT:
            group = met[start:end]
            if len({number for _, number, _ in group}) >= enough:
                found |= {(number, i) for _, number, i in group}
            start = end
    return found
