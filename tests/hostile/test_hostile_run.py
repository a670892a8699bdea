"""A hostile release through the whole run: it shows as text in every file that somebody opens."""

import json
import re
import socket
from pathlib import Path

import nbformat
import openpyxl
import pytest
from nbclient import NotebookClient

from pipeline.catalogue import discover
from pipeline.results import Results
from pipeline.run import run
from pipeline.stages import Export
from tests.conftest import ROOT, Silent, settings_of

HOSTILE = (
    "</title><script>alert(1)</script><img src=x onerror=alert(1)> =cmd|' /C calc'!A0 \u202etxt.exe\u202c "
    "\x07\x1b[31m javascript:alert(1) {{ 7*7 }}"
)
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f]")
MARKUP = re.compile(r"<script>|<img src=x", re.IGNORECASE)
READ_AS_MARKUP = {".html", ".svg", ".gexf", ".graphml"}
READ_AS_TEXT = READ_AS_MARKUP | {".js", ".csv", ".json", ".jsonl"}


def _refused(*asked: object) -> None:
    raise AssertionError(f"the run asks for a connection: {asked}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of six hostile releases, in every format."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    lines = [
        {
            "id": f"h{number}<b>",
            "title": f"=1+1 Minister {HOSTILE} resigns",
            "publisher": f"Bureau {HOSTILE}",
            "published": f"201{number}-03-01",
            "url": "javascript:alert(1)",
            "text": f"Norhaven. Mirela Tassk, head of the Anti-Corruption Bureau of Norland {HOSTILE}, said: “We recovered "
            f"5 million dollars in 201{number}”. The Bureau <script>alert(2)</script> must publish the list by 1 May 2019. "
            f"\u202eKestrel Holdings\u202c\x00 paid 3 million euros. Norland scored 3{number} points in the Integrity Index.",
        }
        for number in range(6)
    ]
    (corpus / "hostile.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as offline:
        offline.setattr(socket.socket, "connect", _refused)
        offline.setattr(socket, "getaddrinfo", _refused)
        run(corpus, folder / "results", settings_of(folder, '[run]\nengine = "serial"'), Silent())
    for export in discover("exports").values():
        assert issubclass(export, Export)
        export().write(folder / "results" / f"export{export.suffix}", Results(folder / "results"))
    return folder / "results"


def test_a_run_needs_no_network(hostile: Path) -> None:
    record = json.loads((hostile / "run.json").read_text(encoding="utf-8"))
    assert record["failed"] == []
    assert record["counts"]["releases"] == 6


def test_no_file_holds_what_acts_or_cannot_be_seen(hostile: Path) -> None:
    files = [path for path in hostile.rglob("*") if path.suffix in READ_AS_TEXT]
    assert {path.suffix for path in files} == READ_AS_TEXT
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    assert [path.name for path, text in texts.items() if UNSEEN.search(text)] == []
    assert [path.name for path, text in texts.items() if path.suffix in READ_AS_MARKUP and MARKUP.search(text)] == []
    assert any("&lt;script&gt;alert(1)" in text for path, text in texts.items() if path.suffix == ".html")


def test_no_cell_of_the_workbook_is_a_formula(hostile: Path) -> None:
    book = openpyxl.load_workbook(hostile / "export.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_a_notebook_shows_it_as_text(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWATCH_RESULTS", str(hostile))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(ROOT / "notebooks/explore.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    assert any("alert(1)" in page for page in pages)
    assert [page for page in pages if MARKUP.search(page)] == []
    assert [words for data in shown for words in data.values() if UNSEEN.search(str(words))] == []
