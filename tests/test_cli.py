"""The commands as a person types them: exit codes, help, refusals in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from pipeline.catalogue import discover
from pipeline.cli import app
from tests.commands.typed import presswatch
from tests.conftest import INVENTED, ROOT, TABLES

BRACKET = re.compile(r"(?<!\\)\[")


@pytest.fixture
def tables(tmp_path: Path) -> str:
    """A file of settings under which a run writes its tables only."""
    (tmp_path / "tables.toml").write_text(TABLES, encoding="utf-8")
    return str(tmp_path / "tables.toml")


def test_every_command_and_option_has_help() -> None:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for told in (command, *command.params):
            words = getattr(told, "help", None)
            assert words, f"{name} {told.name}"
            assert not BRACKET.search(words), f"{name} {told.name}: an open bracket begins a style, and is not shown"


def test_a_run_tells_what_it_found_and_where_the_report_lies(tmp_path: Path, tables: str) -> None:
    done = presswatch("run", INVENTED, "--out", tmp_path / "results", "--settings", tables)
    assert done.returncode == 0, done.stderr
    assert "8 of 8 releases were new or changed" in done.stdout
    assert f"report: {tmp_path / 'results'}" in done.stdout
    assert "extracting: 8 to do" in done.stderr


def test_problems_are_listed_and_exit_with_one(tmp_path: Path, tables: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Norland pays its debts to the agency.", encoding="utf-8")
    for name in ("-b\nc.xyz", "c.xyz", "d.xyz", "e.xyz"):
        (corpus / name).write_text("x", encoding="utf-8")
    (corpus / "f.txt").write_text(
        "Счётная палата Норландии опубликовала отчёт о проверке министерства транспорта.", encoding="utf-8"
    )
    done = presswatch("run", corpus, "--out", tmp_path / "results", "--settings", tables)
    assert done.returncode == 1, done.stderr
    assert "problem: -b�c.xyz, c.xyz, d.xyz and 1 more: no reader for .xyz → " in done.stdout
    assert "problem: f.txt: in the language 'ru': listed, not analysed → " in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "no-such-folder"], "not a folder"),
        (["run", str(INVENTED), "--settings", "no-such.toml"], "cannot be read"),
        (["show", "x", "--results", "no-such-folder"], "there are no results in"),
        (["query", "SELECT 1", "--results", "no-such-folder"], "there are no results in"),
    ],
)
def test_what_cannot_start_is_one_sentence_and_exit_two(words: list[str], said: str) -> None:
    done = presswatch(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_stages_are_listed_with_what_they_need_and_make() -> None:
    listed = presswatch("stages")
    assert listed.returncode == 0
    assert "extraction.sentences" in listed.stdout and "sentences" in listed.stdout


def test_a_release_is_shown_with_its_rows_marked(results: Path) -> None:
    shown = presswatch("show", "vel-2021-09-03", "--results", str(results))
    assert shown.returncode == 0
    assert "Brandt Shipping Ltd." in shown.stdout and "PERSON" in shown.stdout and "figures" in shown.stdout
    assert "Brandt Shipping Ltd.: ORG, rule language model, confidence 1" in shown.stdout


def test_an_unknown_release_is_refused_with_the_nearest(results: Path) -> None:
    shown = presswatch("show", "vel-2021-09-04", "--results", str(results))
    assert shown.returncode == 2 and "vel-2021-09-03" in shown.stderr


def test_a_query_is_answered_as_csv(results: Path) -> None:
    answered = presswatch("query", "SELECT count(*) AS n FROM releases", "--results", str(results))
    assert answered.stdout == "n\n8\n"


@pytest.mark.parametrize("form", discover("exports"))
def test_every_export_is_written(results: Path, tmp_path: Path, form: str) -> None:
    done = presswatch("export", str(results), "--to", form, "--out", str(tmp_path / "file"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "file").stat().st_size > 1000


def test_an_unknown_export_is_refused_with_those_there_are(results: Path) -> None:
    refused = presswatch("export", str(results), "--to", "odt")
    assert refused.returncode == 2 and "graphml" in refused.stderr


def test_a_run_does_not_differ_from_itself(results: Path) -> None:
    assert presswatch("diff", str(results), str(results)).stdout == "Nothing differs.\n"


def test_commitments_are_overdue_on_a_day(results: Path) -> None:
    header, *listed = presswatch("overdue", "--on", "2999-01-01", "--results", str(results)).stdout.splitlines()
    assert header == "due,actor,actor_id,text,release_id,start"
    assert [line[:10] for line in listed] == sorted(line[:10] for line in listed)
    first = listed[0][:10]
    on_its_day = presswatch("overdue", "--on", first, "--results", str(results)).stdout.splitlines()
    assert on_its_day == [header]


def test_what_was_dropped_is_listed(results: Path) -> None:
    listed = presswatch("dropped", "--all", "--results", str(results)).stdout
    assert "Download the App for Android" in listed and "pieces dropped" in listed


def test_a_corpus_is_checked_without_a_run_as_a_program_of_its_own() -> None:
    check = [sys.executable, "-m", "pipeline", "check", str(INVENTED)]
    checked = subprocess.run(check, cwd=ROOT, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "8 releases, 0 problems\n")


def test_releases_are_added_to_a_corpus(tmp_path: Path) -> None:
    added = presswatch("add", str(INVENTED / "norland.jsonl"), "no-such-file", "--to", str(tmp_path / "corpus"))
    assert added.returncode == 1
    assert added.stdout.count("added: ") == 2 and "no such file" in added.stdout


@pytest.mark.parametrize(
    "sql", ["DELETE FROM releases", "SELECT * FROM read_csv('/etc/hosts')", "COPY releases TO 'x.csv'", "SELEC"]
)
def test_a_query_can_neither_write_nor_reach_a_file(results: Path, sql: str) -> None:
    refused = presswatch("query", sql, "--results", str(results))
    assert refused.returncode == 2 and "the database says" in refused.stderr
