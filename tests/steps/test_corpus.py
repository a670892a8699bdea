"""A corpus is brought into a store in parts, and what it holds does not depend on how it was parted."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.keeping.stored_tables import StoredTables
from pipeline.results import Record, records
from pipeline.rows import Dropped, HeaderRow, ReleaseRecord
from pipeline.settings import load
from pipeline.steps import corpus
from pipeline.steps.corpus import gather
from pipeline.store import Store
from pipeline.work.keys import KnownCode
from tests.cleaning.sites.test_sites import page
from tests.gathered import settled

CATALOGUE = load(None).in_one_process().catalogue()
KINDS = (ReleaseRecord, Dropped, HeaderRow)
NOTE = "Attention: every person is held innocent until a court of Norland has said otherwise."
STORIES = ("freed the harbour master", "annulled a tender", "counted the lamps", "sentenced an officer", "opened a register")


def in_lines(folder: Path) -> Path:
    """A table of releases below each of which the same note stands, one of them twice under another id."""
    folder.mkdir()
    own = [f"The court of Norland {story} in the town of Askvold on Tuesday, it said. " * 3 for story in STORIES]
    rows = [{"id": str(i), "publisher": "Court of Norland", "text": f"{text}\n\n{NOTE}"} for i, text in enumerate([*own, own[0]])]
    (folder / "court.jsonl").write_text("\n".join([*map(json.dumps, rows), "no JSON"]), encoding="utf-8")
    return folder


def found(store: Store) -> list[list[Record]]:
    return [records(kind, StoredTables(store, KINDS)[kind]) for kind in KINDS]


def brought(folder: Path, store: Store) -> tuple[int, list[list[Record]], list[str]]:
    files = [file for file in corpus_files(folder) if isinstance(file, CorpusFile)]
    told = gather(files, store, CATALOGUE, load(None).run, KnownCode(), CATALOGUE.engine)
    return told.files_read, found(store), sorted(each.problem for each in told.problems)


def opened(folder: Path) -> AbstractContextManager[Store]:
    return Store.open(folder, CATALOGUE.kinds_found(), CATALOGUE.kinds_computed())


def test_a_large_file_is_read_in_parts_and_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_lines(tmp_path / "corpus")
    with opened(tmp_path / "one") as store:
        whole = brought(folder, store)
    monkeypatch.setattr(corpus, "LARGE", 10)
    monkeypatch.setattr(corpus, "RELEASES_PER_BATCH", 2)
    with opened(tmp_path / "two") as store:
        assert brought(folder, store) == whole
        assert brought(folder, store) == (0, *whole[1:])
    releases, dropped, _ = whole[1]
    assert [row["duplicate_of"] for row in releases] == [None, None, None, None, None, "0"]
    assert {row["text"] for row in dropped} == {NOTE}


def test_a_large_file_that_was_not_read_to_its_end_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_lines(tmp_path / "corpus")
    monkeypatch.setattr(corpus, "LARGE", 10)
    monkeypatch.setattr(corpus, "RELEASES_PER_BATCH", 2)
    with opened(tmp_path / "whole") as store:
        whole = brought(folder, store)
    with opened(tmp_path / "cut") as store:
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Store, "end_file", interrupted)
            brought(folder, store)
        assert brought(folder, store) == whole
        (folder / "court.jsonl").rename(folder / "court.md")
        (folder / "court.md").write_text("The court of Norland freed the harbour master.", encoding="utf-8")
        assert len(brought(folder, store)[1][0]) == 1


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_release_is_cleaned_once_however_much_is_told_of_others_in_its_file(tmp_path: Path) -> None:
    """Pages of a site in one table with releases of another make: these are left as they are."""
    others = [
        {"id": f"o{i}", "published": "3 May 2021", "text": f"The court sat {word} times.\n\nIt rose."}
        for i, word in enumerate("abc")
    ]
    rows = [*({"id": f"p{i}", "text": "\n".join(page(i))} for i in range(6)), *others]
    for name, own in (("both", rows), ("alone", others)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "table.jsonl").write_text("\n".join(map(json.dumps, own)), encoding="utf-8")
    texts = {each.release_id: each.text for each in settled(tmp_path / "both", load(None)).releases}
    alone = {each.release_id: each.text for each in settled(tmp_path / "alone", load(None)).releases}
    assert "Letters" not in texts["p0"]
    assert {name: texts[name] for name in alone} == alone
