"""The demonstration corpus: complete, open about what it is, and with no address of anybody."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
TRUTH = [json.loads(line) for line in (ROOT / "tests/truth/corpus.jsonl").read_text(encoding="utf-8").splitlines()]
FILES = sorted({release["file"].split("#")[0] for release in TRUTH})
RELEASES_PER_FILE = {name: sum(release["file"].split("#")[0] == name for release in TRUTH) for name in FILES}


def unpacked(path: Path) -> bytes:
    """The bytes of a file, of archives those of their parts."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_every_file_is_told_of_and_every_release_is_there_once() -> None:
    assert len(TRUTH) == len({release["id"] for release in TRUTH}) == 91
    assert [path.name for path in sorted(CORPUS.iterdir()) if path.name not in ("README.md", ".gitattributes")] == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_that_it_is_restated(name: str) -> None:
    assert unpacked(CORPUS / name).count(b"restated from public facts") >= RELEASES_PER_FILE[name]


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".pdf", ".docx"))])
def test_mail_addresses_lead_nowhere(name: str) -> None:
    hosts = re.findall(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", unpacked(CORPUS / name))
    assert set(hosts) <= {b"example.org"}
