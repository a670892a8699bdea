import io
import zipfile

import docx as word
import pytest

from pipeline.readers.documents import OTHER_KINDS, Documents
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem


def docx() -> bytes:
    document = word.Document()
    document.add_heading("Norland opens its register", 1)
    document.add_paragraph("The register holds 1,200 declarations.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Judges", "48"
    document.add_paragraph("More are to follow.")
    document.sections[0].header.paragraphs[0].text = "Court of Norland"
    properties = document.core_properties
    properties.title, properties.author, properties.identifier = "Norland opens its register", "Court of Norland", "nor-9"
    properties.subject = "Published 2021-05-12"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(data: bytes, reader: Documents | None = None) -> list[RawRelease | Problem | Enclosed]:
    return list((reader or Documents()).read(data, "a.docx"))


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_paragraphs_tables_and_properties() -> None:
    (found,) = read(docx())
    assert isinstance(found, RawRelease)
    assert found.text == "Norland opens its register\nThe register holds 1,200 declarations.\nJudges 48\nMore are to follow."
    assert (found.id, found.title, found.publisher) == ("nor-9", "Norland opens its register", "Court of Norland")
    assert found.published == "Published 2021-05-12"


def test_macros_are_said_and_never_run() -> None:
    problem, found = read(with_member(docx(), "word/vbaProject.bin", b"code"))
    assert isinstance(problem, Problem) and "macros" in problem.problem
    assert isinstance(found, RawRelease)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_documents_with_macros_and_templates_are_read_too(kind: str) -> None:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name).replace(plain.encode(), kind.encode()))
    (found,) = read(out.getvalue())
    assert isinstance(found, RawRelease) and "1,200 declarations" in found.text


def test_what_cannot_be_read_is_one_clear_line() -> None:
    empty = io.BytesIO()
    word.Document().save(empty)
    for data, said in (
        (b"", "damaged"),
        (docx()[:500], "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (empty.getvalue(), "no text"),
        (with_member(docx(), "word/big.xml", b"0" * 3_000_000), "bomb"),
    ):
        (found,) = read(data)
        assert isinstance(found, Problem) and said in found.problem


def test_what_unpacks_to_too_much_is_refused() -> None:
    (found,) = read(docx(), Documents(most_bytes=1000))
    assert isinstance(found, Problem) and "unpacks to more than 1,000 bytes" in found.problem
