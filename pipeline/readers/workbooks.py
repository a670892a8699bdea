"""Excel workbooks (ECMA-376, part 1, 18): each sheet is read as the CSV that a spreadsheet program would export."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.readers.shared.bounds import Bounds
from pipeline.readers.shared.text import SIGNATURES, Unreadable, problem_of
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

SHEET = re.compile(r"xl/worksheets/sheet(\d{1,5})\.xml", re.IGNORECASE)
STRINGS = "xl/sharedStrings.xml"
WIDEST = 1_000  # columns that are read: a cell far to the right would make every row as wide
SAVE_AGAIN = "open it and save it again as .xlsx, or the sheet as CSV"
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(frozen=True)
class Workbooks(Reader):
    """Every sheet is read as a table. At most `most_bytes`, none of it packed closer than `most_ratio` to one."""

    holds_many = True

    most_bytes: int = 500_000_000
    most_ratio: int = 200

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in (".xlsx", ".xlsm")

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem | Enclosed]:
        try:
            for number, sheet in _sheets(data, Bounds(self.most_bytes, self.most_ratio)).items():
                yield Enclosed(f"{source}/sheet{number}.csv", sheet.encode("utf-8", "replace"))
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)


def _sheets(data: bytes, bounds: Bounds) -> dict[int, str]:
    """Number of a sheet → its rows as CSV, where it has any. Days are the numbers that Excel keeps. Raises Unreadable."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [member.filename for member in bounds.members(archive)]
            strings = _strings(archive) if STRINGS in names else []
            parts = sorted((int(sheet[1]), name) for name in names if (sheet := SHEET.fullmatch(name)))
            texts = {number: _as_csv(_rows(_root(archive, name), strings)) for number, name in parts}
    except (*DAMAGED, etree.XMLSyntaxError) as error:
        raise _no_workbook(data, type(error).__name__) from None
    found = {number: text for number, text in texts.items() if text.strip(',\n "')}
    if not found:
        raise Unreadable("the workbook holds no rows", "remove it, or put the releases into it, one a row")
    return found


def _no_workbook(data: bytes, error: str) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("the workbook is locked with a password", "save it without one")
    kind = next((kind for signature, kind in SIGNATURES.items() if data.startswith(signature) and "ZIP" not in kind), "")
    return Unreadable(f"this is {kind}, not a workbook" if kind else f"the workbook is damaged ({error})", SAVE_AGAIN)


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(archive.read(name), parser)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by their places."""
    return [_text(each) for each in _root(archive, STRINGS).iterchildren("{*}si")]


def _text(element: Any) -> str:
    """The words of an element, without how they are pronounced."""
    parts = (each for each in element.iter("{*}t") if not each.getparent().tag.endswith("}rPh"))
    return "".join(each.text or "" for each in parts)


def _rows(sheet: Any, strings: Sequence[str]) -> Iterator[list[str]]:
    for row in sheet.iter("{*}row"):
        cells: dict[int, str] = {}
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r", "")) or len(cells)
            if column < WIDEST:
                cells[column] = _value(cell, strings)
        yield [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _column(reference: str) -> int:
    """The number of a cell's column: A1 → 0, AB7 → 27."""
    number = 0
    for letter in reference.upper().rstrip("0123456789")[:4]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(number - 1, 0)


def _value(cell: Any, strings: Sequence[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v", "")
    if kind == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    if kind == "inlineStr":
        return _text(cell)
    return "" if kind == "e" else value


def _as_csv(rows: Iterator[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().replace("\r\n", "\n")
