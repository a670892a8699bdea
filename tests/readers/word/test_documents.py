import io
import zipfile

import docx as word
import pytest

from pipeline.readers.word.documents import Documents
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem

PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OTHER_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


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


def written(*lines: tuple[str, str], title: str = "", author: str = "", header: str = "") -> bytes:
    """A document of paragraphs, each with its style."""
    document = word.Document()
    for text, style in lines:
        document.add_paragraph(text, style=style)
    document.core_properties.title, document.core_properties.author = title, author
    document.sections[0].header.paragraphs[0].text = header
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def read(data: bytes, reader: Documents | None = None) -> list[RawRelease | Problem | Enclosed]:
    return list((reader or Documents()).read(data, "a.docx"))


def release_in(data: bytes) -> RawRelease:
    (found,) = read(data)
    assert isinstance(found, RawRelease), found
    return found


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    """The file with another part in the place of one, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as other:
        for member in archive.namelist():
            if member != name:
                other.writestr(member, archive.read(member))
            elif content is not None:
                other.writestr(member, content)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_paragraphs_tables_and_properties() -> None:
    found = release_in(docx())
    assert found.text.split("\n") == [
        "Norland opens its register",
        "The register holds 1,200 declarations.",
        "Judges; 48",
        "More are to follow.",
        "Court of Norland",
    ]
    assert found.aside == (4,)  # a page's head is kept, beside the text
    assert (found.id, found.title, found.publisher) == ("nor-9", "Norland opens its register", "Court of Norland")
    assert found.published == "Published 2021-05-12"


LEAD = (f"The Court of Norland has opened its register{' of all that judges own' * 6}.", "Normal")


@pytest.mark.parametrize(
    ("lines", "given", "title"),
    [
        ([("Norland opens its register", "Title"), LEAD], "Word Document", "Norland opens its register"),
        ([("Norland opens its register", "Title"), LEAD], "The news of another year", "Norland opens its register"),
        ([("Press release", "Title"), ("Norland opens its register", "Heading 1"), LEAD], "", "Norland opens its register"),
        (
            [("Norland opens", "Normal"), ("its register", "Normal"), LEAD],
            "Norland opens its register",
            "Norland opens its register",
        ),
        ([LEAD, ("Background", "Heading 1")], "", ""),
        ([LEAD], "Judges show what they own", "Judges show what they own"),
        ([LEAD], "release_final_v2", ""),
        ([LEAD], "Microsoft Word - release.doc", ""),
        ([LEAD], "Document1", ""),
        ([LEAD], "[Type the title here]", ""),
        ([LEAD], "Press release", ""),
        ([LEAD], "Press release template", ""),
    ],
)
def test_the_title_is_the_pages_own_and_none_is_made_up(lines: list[tuple[str, str]], given: str, title: str) -> None:
    assert release_in(written(*lines, title=given)).title == title


def test_a_file_without_properties_has_no_title_but_its_own() -> None:
    data = changed(written(LEAD), "docProps/core.xml", None)
    data = changed(data, "_rels/.rels", part(data, "_rels/.rels").replace(b"metadata/core-properties", b"metadata/none"))
    assert release_in(data).title == ""


@pytest.mark.parametrize(("author", "publisher"), [("Court of Norland", "Court of Norland"), ("Yorun Haldasen", ""), ("u2", "")])
def test_an_author_is_the_publisher_if_it_is_a_body(author: str, publisher: str) -> None:
    assert release_in(written(LEAD, author=author)).publisher == publisher


def test_the_pages_head_gives_the_day_that_the_text_does_not() -> None:
    assert release_in(written(LEAD, header="Court of Norland, 12 May 2021")).published == "12 May 2021"
    dated = ("Askholm, 14 May 2021", "Normal")
    assert release_in(written(dated, LEAD, header="Court of Norland, 12 May 2021")).published == ""


def test_macros_are_said_and_never_run() -> None:
    problem, found = read(with_member(docx(), "word/vbaProject.bin", b"code"))
    assert isinstance(problem, Problem) and "macros" in problem.problem
    assert isinstance(found, RawRelease)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_documents_with_macros_and_templates_are_read_too(kind: str) -> None:
    types = part(docx(), "[Content_Types].xml").replace(PLAIN.encode(), kind.encode())
    assert "1,200 declarations" in release_in(changed(docx(), "[Content_Types].xml", types)).text


def test_what_cannot_be_read_is_one_clear_line() -> None:
    empty = io.BytesIO()
    word.Document().save(empty)
    locked = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    for data, said in (
        (b"", "damaged"),
        (docx()[:500], "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (empty.getvalue(), "no text"),
        (with_member(docx(), "word/big.xml", b"0" * 3_000_000), "bomb"),
        (changed(docx(), "word/document.xml", None), "no main part"),
        (changed(docx(), "word/document.xml", b""), "cannot be read"),
        (locked, "password"),
        (locked[:100], "old Word"),
        (b"{\\rtf1 Norland}", "RTF"),
    ):
        *_, found = read(data)
        assert isinstance(found, Problem) and said in found.problem, said


def test_a_damaged_part_is_said_and_the_rest_is_read() -> None:
    whole = docx()
    for name, content in (
        ("word/styles.xml", b"<w:styles"),
        ("word/styles.xml", None),
        ("word/document.xml", part(whole, "word/document.xml").partition(b"More are")[0]),
    ):
        problem, found = read(changed(whole, name, content))
        assert isinstance(problem, Problem) and "damaged" in problem.problem and name in problem.problem
        assert isinstance(found, RawRelease) and "The register holds 1,200 declarations." in found.text


def test_what_unpacks_to_too_much_is_refused() -> None:
    (found,) = read(docx(), Documents(most_bytes=1000))
    assert isinstance(found, Problem) and "unpacks to more than 1,000 bytes" in found.problem
