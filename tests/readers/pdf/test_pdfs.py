"""PDFs are made here, object by object, so that every line stands where the test wants it."""

import io

import pytest

from pipeline.readers.pdf.pdfs import Pdfs
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem

PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"
"""A single grey dot, drawn over the whole page."""

Printed = tuple[str, int, int] | tuple[str, int, int, int]
"""A line: its words, its height on the page, its size, and where it begins (60 if nothing is said), in points."""

LEFT = 60


def shown(line: Printed) -> str:
    text, height, size, left = (*line, LEFT)[:4]
    text = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {height} Tm ({text}) Tj ET\n"


def pdf(*pages: list[Printed], properties: str = "", drawn: str = "") -> bytes:
    contents = [f"{drawn}\n".encode() + "".join(map(shown, page)).encode("cp1252") for page in pages]
    numbers = [4 + 2 * i for i in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in zip(numbers, contents, strict=True):
        font = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {font} /Contents {number + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    objects.append(f"<< {properties} >>".encode())
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
    out.write(trailer % (len(objects) + 1, len(objects), start))
    return out.getvalue()


def read(data: bytes, reader: Pdfs | None = None) -> RawRelease | Problem | Enclosed:
    (found,) = (reader or Pdfs()).read(data, "a.pdf")
    return found


def lines_of(found: RawRelease | Problem | Enclosed) -> list[str]:
    assert isinstance(found, RawRelease), found
    return found.text.split("\n")


PAGE: list[Printed] = [
    ("Court of Norland", 800, 8),
    ("Norland opens its", 760, 18),
    ("register", 738, 18),
    ("The Court of Norland has opened a public register of as-", 700, 11),
    ("sets. The anti-corruption agency keeps it. The anti-", 686, 11),
    ("corruption law of 2020 demands it.", 672, 11),
    ("It holds 1,200 declarations, of which those of the court", 648, 11),
]
NEXT: list[Printed] = [
    ("Court of Norland", 800, 8),
    ("and of the agency were the first.", 760, 11),
    ("More are to follow.", 736, 11),
    ("Page 2", 40, 8),
]


def test_lines_become_paragraphs_and_cut_words_are_closed() -> None:
    found = read(pdf(PAGE, NEXT))
    assert isinstance(found, RawRelease)
    assert lines_of(found) == [
        "Court of Norland",
        "Norland opens its register",
        "The Court of Norland has opened a public register of assets. The anti-corruption agency keeps it. "
        "The anti-corruption law of 2020 demands it.",
        "It holds 1,200 declarations, of which those of the court and of the agency were the first.",
        "More are to follow.",
        "Court of Norland",
        "Page 2",
    ]
    assert found.aside == (5, 6)


def test_properties_give_what_the_text_does_not() -> None:
    properties = (
        "/Title (Norland opens its register) /Author (Court of Norland) /Keywords (published: 2021-05-12; place: Askholm)"
    )
    found = read(pdf(PAGE, properties=properties))
    assert isinstance(found, RawRelease)
    assert (found.title, found.publisher) == ("Norland opens its register", "Court of Norland")
    assert (found.published, found.place) == ("2021-05-12", "Askholm")


def test_a_title_that_a_program_wrote_is_none() -> None:
    found = read(pdf(PAGE, properties="/Title (Microsoft Word - final.doc)"))
    assert isinstance(found, RawRelease) and found.title == "Norland opens its register"  # as its page has it


def test_what_cannot_be_read_is_one_clear_line() -> None:
    empty, scan, cut, no_pdf = read(pdf([])), read(pdf([], drawn=PICTURE)), read(pdf(PAGE)[:300]), read(b"%PDF-1.7")
    assert isinstance(empty, Problem) and "no text" in empty.problem
    assert isinstance(scan, Problem) and "a scan" in scan.problem
    assert isinstance(cut, Problem) and "damaged" in cut.problem
    assert isinstance(no_pdf, Problem) and "damaged" in no_pdf.problem


def test_too_many_pages_are_refused() -> None:
    found = read(pdf(PAGE, NEXT), Pdfs(most_pages=1))
    assert isinstance(found, Problem) and "2 pages" in found.problem


def locked(password: str, algorithm: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGE))))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_locked_pdf_is_said_to_be_one_and_one_that_only_forbids_changes_is_read(algorithm: str) -> None:
    found = read(locked("secret", algorithm))
    assert isinstance(found, Problem) and "password" in found.problem
    assert isinstance(read(locked("", algorithm)), RawRelease)
