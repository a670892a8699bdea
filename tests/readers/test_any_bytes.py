"""Whatever the bytes: every reader answers in bounded time with releases, enclosed files or problems, and raises nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogue import name_of
from pipeline.readers.shared.text import SIGNATURES
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.settings import load
from pipeline.stages import Reader
from tests.readers.mail.test_emails import message
from tests.readers.pages.test_pages import PAGE
from tests.readers.pdf.test_pdfs import NEXT, pdf
from tests.readers.pdf.test_pdfs import PAGE as PRINTED
from tests.readers.test_archives import packed_as
from tests.readers.test_feeds import RSS
from tests.readers.test_workbooks import workbook
from tests.readers.word.test_documents import docx

READERS = load(None).catalogue().readers
SAMPLES = {
    "archives": packed_as({"a.txt": b"Norland.", "b/c.txt": b"Veldania." * 50}),
    "documents": docx(),
    "emails": message().as_bytes(),
    "feeds": RSS.encode(),
    "pages": PAGE.encode(),
    "pdfs": pdf(PRINTED, NEXT),
    "records": b'[{"id": "a", "text": "Norland."}, {"text": "<p>Veldania</p>"}]',
    "tables": b'id,text\na,"Norland, again"\nb,Veldania\n',
    "workbooks": workbook([["id", "text"], ["a", "Norland"], ["b", 44197]]),
    "texts": b"---\ntitle: Norland\n---\n# Norland\n\nNorland.\n",
}
SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".pdf", ".docx", ".eml", ".xml", ".zip", ".xlsx")
PATIENCE = settings(
    max_examples=25, deadline=timedelta(seconds=20), suppress_health_check=list(HealthCheck), derandomize=True, database=None
)


def answers(reader: Reader, data: bytes) -> None:
    name = next(f"a{suffix}" for suffix in SUFFIXES if reader.accepts(Path(f"a{suffix}")))
    for found in reader.read(data, name):
        assert isinstance(found, RawRelease | Problem | Enclosed)
        if isinstance(found, Problem):
            assert found.problem and found.remedy and "\n" not in found.problem


@pytest.mark.parametrize("reader", READERS, ids=name_of)
@PATIENCE
@given(start=st.sampled_from([b"", *SIGNATURES, b"\xef\xbb\xbf", b"\xff\xfe", b"<", b"{"]), data=st.binary(max_size=2000))
def test_any_bytes(reader: Reader, start: bytes, data: bytes) -> None:
    answers(reader, start + data)


@pytest.mark.parametrize("reader", READERS, ids=name_of)
@PATIENCE
@given(data=st.data())
def test_a_good_file_spoilt(reader: Reader, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[name_of(reader)])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(sample) - 1)))
        match data.draw(st.sampled_from(["change", "cut", "double", "insert"])):
            case "change" if sample:
                sample[at] = data.draw(st.integers(0, 255))
            case "cut":
                del sample[at : at + data.draw(st.integers(1, 200))]
            case "double":
                sample[at:at] = sample[at : at + 200]
            case _:
                sample[at:at] = data.draw(st.binary(max_size=20))
    answers(reader, bytes(sample))


def test_every_reader_is_tried() -> None:
    assert set(SAMPLES) == {name_of(reader) for reader in READERS}
