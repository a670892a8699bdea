"""Whatever a command is given ends in a sentence with culprit, problem and remedy, and in the exit code that the README has."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import sqlite3
from contextlib import chdir
from pathlib import Path

import openpyxl
import pytest

from pipeline.faults import LOG
from pipeline.folders.corpus_files import CorpusFile, corpus_files
from tests.commands import typed
from tests.conftest import INVENTED, LIGHT, TABLES


def presswatch(*words: str | Path) -> tuple[int, str]:
    """The exit code of a command, and what it said."""
    done = typed.presswatch(*words)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of one release with settings under which a run computes no table, and the results of one."""
    folder = tmp_path_factory.mktemp("ran")
    (folder / "corpus").mkdir()
    shutil.copy(INVENTED / "veldania-verdict.txt", folder / "corpus")
    (folder / "corpus/pipeline.toml").write_text(LIGHT, encoding="utf-8")
    assert presswatch("run", folder / "corpus", "--out", folder / "results")[0] == 0
    return folder


@pytest.fixture
def light(ran: Path, tmp_path: Path) -> Path:
    """That corpus, which may be changed."""
    return Path(shutil.copytree(ran / "corpus", tmp_path / "corpus"))


@pytest.fixture
def corpus(light: Path) -> Path:
    """The same with settings under which a run writes all tables and nothing else."""
    (light / "pipeline.toml").write_text(TABLES, encoding="utf-8")
    return light


@pytest.fixture
def done(ran: Path, tmp_path: Path) -> Path:
    """Those results, which may be damaged."""
    return Path(shutil.copytree(ran / "results", tmp_path / "results"))


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Something that is no regular file."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


# Output that cannot be written


@pytest.mark.parametrize("words", [("review", "{}", "-r", "{results}"), ("export", "{results}", "--to", "sqlite", "--out", "{}")])
@pytest.mark.parametrize("where", ["folder", "missing/parent.x", "pipe"])
def test_a_file_that_cannot_be_written_is_named(
    results: Path, tmp_path: Path, pipe: Path, words: tuple[str, ...], where: str
) -> None:
    (tmp_path / "folder").mkdir()
    code, said = presswatch(*(word.format(tmp_path / where, results=results) for word in words))
    assert code == 2 and str(tmp_path / where.split("/")[0]) in said and "name a" in said
    assert pipe.exists()


@pytest.mark.parametrize("part", ["tables", "store.duckdb", "run.json"])
def test_a_run_names_what_it_cannot_write(light: Path, tmp_path: Path, part: str) -> None:
    results = tmp_path / "results"
    results.mkdir()
    if part == "tables":
        (results / part).write_text("in its place", encoding="utf-8")
    else:
        (results / part).mkdir()
    code, said = presswatch("run", light, "--out", results)
    assert code == (1 if part == "tables" else 2)
    assert part in said and "→" in said if part == "tables" else part in said


def test_a_corpus_that_is_a_file_takes_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, said = presswatch("add", INVENTED / "norland.jsonl", "--to", tmp_path / "file")
    assert code in (1, 2) and str(tmp_path / "file") in said


def test_a_full_disk_is_said_with_what_to_do(light: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", full)
    code, said = presswatch("run", light, "--out", tmp_path / "results")
    assert code == 2 and "No space left on device" in said and "make room on the disk" in said


def test_a_fault_nobody_foresaw_is_a_sentence_and_debug_shows_where(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from pipeline.commands import checking

    def failing(*_: object) -> None:
        raise ZeroDivisionError("invented")

    monkeypatch.setattr(checking, "gather", failing)
    code, said = presswatch("check", corpus)
    assert code == 2 and said.startswith("stopped: ZeroDivisionError: invented; please report this fault; --debug shows where")
    caplog.set_level(logging.DEBUG, LOG.name)
    presswatch("check", corpus)
    assert "in failing" in caplog.text


# Results that are damaged


@pytest.mark.parametrize("record", ["{", "[]", "\udc80", "null", '{"settings": '])
def test_a_damaged_record_is_named_and_written_again(light: Path, done: Path, record: str) -> None:
    (done / "run.json").write_text(record, encoding="utf-8", errors="surrogateescape")
    for words in (("diff", done, done), ("export", done, "--to", "xlsx")):
        code, said = presswatch(*words)
        assert code == 2 and "run.json is damaged" in said and "again" in said
    assert presswatch("run", light, "--out", done)[0] == 0
    assert json.loads((done / "run.json").read_text(encoding="utf-8"))["counts"]["releases"] == 1


def test_a_damaged_table_is_named(light: Path, done: Path) -> None:
    (done / "tables" / "releases.parquet").write_bytes(b"PAR1")
    code, said = presswatch("show", "x", "-r", done)
    assert code == 2 and "releases.parquet is damaged" in said
    presswatch("run", light, "--out", done)
    assert "no release 'x'" in presswatch("show", "x", "-r", done)[1]


# Questions


@pytest.mark.parametrize("sql", ["", " ", ";", "/* nothing */", "SELECT 'half \udcff'", "SELECT TIMESTAMP '290000-01-01'"])
def test_any_query_is_answered_or_refused(results: Path, sql: str) -> None:
    code, said = presswatch("query", sql, "-r", results)
    assert code == 0 or (code == 2 and "there is no query; write one" in said)


# Lists and settings beside the releases

LISTS = {
    "one comma too many": (b"action,name,other\nmerge,A. Haldasen, B. Haldasen, both\n", "line 2: 4 cells, but 3 columns"),
    "an open quotation mark": (b'action,name,other\nmerge,"A. Haldasen,B\nmerge,x,y\n', "close its quotation mark"),
    "a long cell": (b"action,name\ndrop," + b"A" * 200_000, "very long; close its quotation mark"),
    "an unknown column": (b"action;nam\ndrop;x\n", "did you mean 'name'"),
    "a column too few": (b"action\ndrop\n", "corrections.csv, line 2: the column 'name' is missing or empty"),
    "an unknown action": (b"action,name\ndrop,x\nmerg,x\n", "corrections.csv, line 3: action: Input should be 'merge'"),
    "a column twice": (b"action,name,name\n", "two columns 'name'"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    "nothing": (b"", "the file is empty"),
}
SOUND = {
    "semicolons": b"action;name;other\nmerge;A. Haldasen;Arne Haldasen\n",
    "tabs": b"action\tname\nsplit\tA. Haldasen\n",
    "a byte order mark": b"\xef\xbb\xbfaction,name\ndrop,A. Haldasen\n",
    "UTF-16": "action,name\r\ndrop,Ärne\r\n".encode("utf-16"),
    "Windows-1252": "action,name\r\ndrop,Ärne Håldasen\r\n".encode("cp1252"),
    "empty cells behind": b"action,name,,\ndrop,x,,\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_cannot_be_used_is_refused_with_its_line(corpus: Path, name: str) -> None:
    content, expected = LISTS[name]
    (corpus / "corrections.csv").write_bytes(content)
    code, said = presswatch("check", corpus)
    assert code == 2 and expected in said and "corrections.csv" in said


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_a_list_as_spreadsheets_save_it_is_read(corpus: Path, content: bytes) -> None:
    (corpus / "corrections.csv").write_bytes(content)
    assert presswatch("check", corpus)[0] in (0, 1)


@pytest.mark.parametrize("list_of", ["known.csv", "topics.csv", "corrections.csv"])
def test_a_folder_in_the_place_of_a_list_is_named(corpus: Path, list_of: str) -> None:
    (corpus / list_of).mkdir()
    code, said = presswatch("check", corpus)
    assert code == 2 and f"{list_of} is no file" in said


@pytest.mark.parametrize(
    "toml",
    [
        b"\xff\xfe",
        b"a = " + b"[" * 5_000,
        b"run = 1",
        b"[extraction]\nnames = 2",
        b"x = " + b"9" * 5_000,
        b'[run]\nmodel = "\\u0000"',
    ],
)
def test_settings_that_cannot_be_used_are_refused(corpus: Path, tmp_path: Path, toml: bytes) -> None:
    (tmp_path / "odd.toml").write_bytes(toml)
    code, said = presswatch("run", corpus, "--settings", tmp_path / "odd.toml", "--out", tmp_path / "results")
    assert code == 2 and len(said) < 2_000


def test_settings_that_are_no_file_are_refused(corpus: Path, pipe: Path, tmp_path: Path) -> None:
    for settings in (pipe, corpus):
        code, said = presswatch("check", corpus, "--settings", settings)
        assert code == 2 and "no file" in said


# Files of the corpus


def test_links_in_a_circle_are_one_line_and_paths_too_long_another(corpus: Path) -> None:
    (corpus / "one").symlink_to("other")
    (corpus / "other").symlink_to("one")
    (corpus / "itself.txt").symlink_to("itself.txt")
    with chdir(corpus):
        for _ in range(25):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
        Path("deep.txt").write_text("Norland pays.", encoding="utf-8")
    code, said = presswatch("check", corpus)
    assert (
        code == 1
        and "itself.txt, one, other: a link that leads back to itself" in said
        and said.count("its path is too long") == 1
    )
    assert "1 releases" in said


def test_names_that_are_no_utf8_stay_apart(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"a\xfe.txt"):
        (tmp_path / os.fsdecode(name)).write_text("Norland pays.", encoding="utf-8")
    assert len({file.source for file in corpus_files(tmp_path) if isinstance(file, CorpusFile)}) == 2


PROSE = b"Norland pays its debts to the agency, the Court of Norland said in a decision of five pages. " * 4
HALVES = {
    "json-half.json": b'{"title": "Norland \\ud83d pays", "publisher": "\\udfff",'
    b' "text": "Norland pays \\ud83d\\ude00 to \\ude00 the agency."}',
    "lines-half.jsonl": b'{"id": "l\\ud800", "title": "Norland", "text": "Norland pays \\ud83d twice."}\n',
    "md-half.md": b'---\ntitle: "Norland \\ud83d pays"\nplace: "\\ud83d\\ude00"\n---\nNorland pays the agency three times.\n',
    "page-half.html": b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Norland \\ud83d pays", '
    b'"articleBody": "Norland pays \\ud83d.", "publisher": {"name": "\\ud83d"}}</script><title>Norland</title><p>' + PROSE,
    os.fsdecode(b"odd \xff.txt"): b"Norland pays its debts to the agency.",
}


def test_half_characters_cost_nothing_but_a_sign(corpus: Path, tmp_path: Path) -> None:
    for name, content in HALVES.items():
        (corpus / name).write_bytes(content)
    code, said = presswatch("run", corpus, "--out", tmp_path / "results")
    assert code == 1 and "problem: json-half.json, lines-half.jsonl#1, " in said and "holds half of a character" in said
    assert "failed" not in said and "left out" not in said
    told = json.loads((tmp_path / "results" / "run.json").read_text(encoding="utf-8"))
    assert told["counts"]["releases"] == 1 + len(HALVES)
    assert "\U0001f600" in presswatch("query", "SELECT text FROM releases", "-r", tmp_path / "results")[1]
    for form in ("xlsx", "sqlite", "ftm", "gexf", "graphml", "jsonl"):
        assert presswatch("export", tmp_path / "results", "--to", form)[0] == 0
    openpyxl.load_workbook(tmp_path / "results" / "export.xlsx")
    assert sqlite3.connect(tmp_path / "results" / "export.sqlite").execute("SELECT count(*) FROM releases").fetchone() == (6,)


def test_a_sheet_to_review_holds_no_formula(results: Path, tmp_path: Path) -> None:
    presswatch("review", tmp_path / "sheet.csv", "-r", results)
    assert not re.search(r"(?m)(^|,)[=+@]", (tmp_path / "sheet.csv").read_text(encoding="utf-8"))
