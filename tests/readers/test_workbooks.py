import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from pipeline.readers.records.tables import Tables
from pipeline.readers.workbooks import Workbooks
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from tests.readers.test_archives import packed_as


def workbook(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


EXPORT: list[list[object]] = [
    ["Press releases, exported", None, None, None],
    ["id", "title", "published", "text"],
    [7, "A", datetime(2021, 5, 12), "One, “two”.\nThree."],
    [None, None, None, None],
    [8, None, None, "Four."],
]


def read(data: bytes) -> list[RawRelease | Problem | Enclosed]:
    return list(Workbooks().read(data, "a.xlsx"))


def test_a_sheet_is_a_table_and_an_empty_one_nothing() -> None:
    first, second = read(workbook(EXPORT, [], [["text"], ["Five."]]))
    assert isinstance(first, Enclosed) and isinstance(second, Enclosed)
    assert (first.source, second.source) == ("a.xlsx/sheet1.csv", "a.xlsx/sheet3.csv")
    assert list(Tables().read(first.data, first.source)) == [
        RawRelease("a.xlsx/sheet1.csv#1", "One, “two”.\nThree.", id="7", title="A", published="2021-05-12"),
        RawRelease("a.xlsx/sheet1.csv#3", "Four.", id="8"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is damaged"),
        (workbook(EXPORT)[:900], "is damaged"),
        (packed_as({"xl/worksheets/sheet1.xml": b"<worksheet><row>"}), "is damaged"),
        (packed_as({"xl/worksheets/sheet1.xml": b"<a>" + b" " * 5_000_000 + b"</a>"}), "bomb"),
        (workbook([]), "holds no rows"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str) -> None:
    (found,) = read(data)
    assert isinstance(found, Problem) and said in found.problem
