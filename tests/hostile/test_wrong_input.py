"""Every wrong input ends in one clear line, and leaves the rest unharmed."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.commands.checking import check
from pipeline.rows import Problem
from pipeline.settings import load
from tests.readers.pdf.test_pdfs import NEXT, PAGE, PICTURE, locked, pdf
from tests.readers.word.test_documents import docx, with_member

RELEASE = """---
published: 2021-05-12
publisher: Court of Norland
---
Norland opens a register

The Court of Norland has opened a register of the assets of its {} officials, and more declarations are to follow.
"""
STORY = "<p>The Court of Norland sentenced two officials of the customs service to six years in prison, the court said.</p>" * 2
PAGE_HEAD = (
    '<meta property="article:published_time" content="2021-05-12"><meta name="publisher" content="Court"><title>Norland</title>'
)
LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))


def packed(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def packed_again(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = packed("inner.zip", content)
    return content


# File name → bytes, and what is said of it.
WRONG = {
    "truncated.pdf": (pdf(PAGE, NEXT)[:400], "the PDF is damaged"),
    "encrypted.pdf": (locked("secret", "AES-256"), "locked with a password"),
    "scanned.pdf": (pdf([], drawn=PICTURE), "a scan"),
    "bodyless.eml": (b"From: a@norland.example\r\nSubject: Norland\r\n\r\n", "the message has no text"),
    "nested-2000.html": (b"<div>" * 2000 + b"Norland", "no main text"),
    "bomb.zip": (packed("zeros.txt", b"0" * 5_000_000), "may be a bomb"),
    "within.zip": (packed_again(packed("a.txt", b"Norland."), 5), "too deep"),
    "laughs.xml": (f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>'.encode(), "declares entities of its own"),
    "laughs.rss": (f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>'.encode("utf-16"), "declares entities of its own"),
    "outside.xml": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss>&x;</rss>', "declares entities of its own"),
    "deep.json": (b"[" * 100_000, "nested too deeply"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    "unknown.xyz": (b"x", "no reader for .xyz"),
    "empty.docx": (b"", "the file is empty"),
    "old.doc": (b"\xd0\xcf\x11\xe0", "no reader for .doc"),
}
# Names that could lead astray whoever prints, opens or parses them.
NAMES = ["two\nlines.txt", "-rf.txt", "--help.txt", "red \x1b[31m.txt", "back \u202e.txt", "x; true.txt", "=1+1.txt"]
LEFT_BY_PROGRAMS = ["Thumbs.db", "desktop.ini", "~$elease.docx", ".DS_Store"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wrong")
    for name, (content, _) in WRONG.items():
        (folder / name).write_bytes(content)
    for name in LEFT_BY_PROGRAMS:
        (folder / name).write_bytes(b"x")
    for number, name in enumerate(NAMES):
        (folder / name).write_text(RELEASE.format(number), encoding="utf-8")
    (folder / "nested-50.html").write_text(f"{PAGE_HEAD}{'<div>' * 50}{STORY}{'</div>' * 50}", encoding="utf-8")
    (folder / "macros.docm").write_bytes(with_member(docx(), "word/vbaProject.bin", b"code"))
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "away").symlink_to("/etc")
    (folder / "again").symlink_to(".")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "large.txt").open("wb") as large:
        large.truncate(200_000_001)
    return folder


@pytest.fixture(scope="module")
def checked(corpus: Path) -> tuple[int, list[Problem]]:
    return check(corpus, load(None))


def test_every_sound_release_is_there(checked: tuple[int, list[Problem]]) -> None:
    assert checked[0] == len(NAMES) + len(["nested-50.html", "macros.docm"])


SAID = {
    **{name: said for name, (_, said) in WRONG.items()},
    "macros.docm": "macros; only its text was read",
    "link.txt": "leads out of the corpus",
    "away": "leads out of the corpus",
    "again": "not followed",
    "dangling.txt": "not a regular file",
    "pipe.txt": "not a regular file",
    "large.txt": "larger than 200,000,000 bytes",
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_wrong_is_one_clear_line(checked: tuple[int, list[Problem]], name: str) -> None:
    (found,) = [problem for problem in checked[1] if problem.source.split("/")[0] == name]
    assert SAID[name] in found.problem and found.remedy and "\n" not in found.problem + found.remedy


def test_what_no_reader_reads_comes_with_what_to_make_of_it(checked: tuple[int, list[Problem]]) -> None:
    remedies = {problem.source: problem.remedy for problem in checked[1]}
    assert remedies["old.doc"] == "open it and save it as .docx" and remedies["unknown.xyz"].startswith("save it as .txt")


def test_nothing_else_is_wrong(checked: tuple[int, list[Problem]]) -> None:
    assert {problem.source.split("/")[0] for problem in checked[1]} == set(SAID)


def test_the_lines_on_the_terminal_are_one_each_and_move_no_cursor(tmp_path: Path) -> None:
    (tmp_path / "two\nlines \x1b[31m.xyz").write_bytes(b"x")
    said = CliRunner().invoke(app, ["check", str(tmp_path)]).stdout.splitlines()
    assert "\x1b" not in "".join(said) and sum("no reader for .xyz" in line for line in said) == 1
