"""A corpus that changes while it is read, or cannot be read in part: nothing stale is kept, nothing vanishes in silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import batch
from pipeline.catalogue import discover
from pipeline.folders.corpus_files import contents
from pipeline.folders.remote import Location
from pipeline.results import Results
from pipeline.run import CannotStart, Summary, run
from tests.conftest import INVENTED, Silent, settings_of

SPARED = [
    *(f"{room}.{name}" for room in ("analysis", "extraction", "exports") for name in discover(room)),
    *(f"reports.{name}" for name in discover("reports") if name != "tables"),
]
NAME = "veldania-verdict.txt"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "courts").mkdir(parents=True)
    shutil.copy(INVENTED / "ostmark-assets.md", folder)
    shutil.copy(INVENTED / NAME, folder / "courts")
    return folder


def go(corpus: Path) -> Summary:
    settings = settings_of(corpus.parent, f'[run]\nengine = "serial"\nskip = {SPARED}\n')
    return run(corpus, corpus.parent / "results", settings, Silent())


def texts(summary: Summary) -> str:
    return " ".join(Results(summary.out).releases["text"])


def test_a_file_that_changes_and_changes_back_while_it_is_read_is_read_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = corpus / "courts" / NAME
    lies_there = file.read_bytes()

    def read_late(path: Location, limit: int) -> bytes:
        data = contents(path, limit)
        return data.replace(b"six years", b"seven years")

    with monkeypatch.context() as patch:
        patch.setattr(batch, "contents", read_late)
        assert "seven years" in texts(go(corpus))
    assert file.read_bytes() == lies_there
    again = go(corpus)
    assert again.files_read == 1
    assert "six years" in texts(again) and "seven years" not in texts(again)
    assert go(corpus).files_read == 0


def test_a_file_that_is_gone_when_it_is_read_is_a_line_until_it_is_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Location, limit: int) -> bytes:
        if path.name == NAME:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return contents(path, limit)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "contents", gone)
        (problem,) = go(corpus).problems
        assert problem.source == f"courts/{NAME}" and "No such file" in problem.problem
    back = go(corpus)
    assert back.problems == () and "six years" in texts(back)


@pytest.fixture
def closed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Path]]:
    """Folders that cannot be listed, by whomever."""
    folders: set[Path] = set()
    honest = os.scandir

    def scandir(path: Path) -> object:
        if path in folders:
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path)

    monkeypatch.setattr(os, "scandir", scandir)
    yield folders


def test_a_folder_that_cannot_be_listed_is_a_line(corpus: Path, closed: set[Path]) -> None:
    closed.add(corpus / "courts")
    (problem,) = go(corpus).problems
    assert (problem.source, problem.problem) == ("courts", "permission denied")
    assert list(Results(corpus.parent / "results").problems["source"]) == ["courts"]
    closed.clear()
    assert go(corpus).problems == ()


def test_a_corpus_that_cannot_be_listed_is_refused_and_what_is_stored_stays(corpus: Path, closed: set[Path]) -> None:
    go(corpus)
    closed.add(corpus)
    with pytest.raises(CannotStart, match="permission denied; make it readable"):
        go(corpus)
    closed.clear()
    assert go(corpus).files_read == 0
