"""A corpus and results that lie elsewhere: the same tables, nothing read twice, and never half a run for a reader."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pipeline.folders import remote
from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.folders.remote import Location, NotReached, Remote, location
from pipeline.keeping import publishing
from pipeline.keeping.publishing import MANIFEST, NotPublished, at_hand
from pipeline.results import NoSuchResults, Results
from pipeline.run import CannotStart, Summary, run
from pipeline.settings import SettingsError
from tests.commands.typed import presswatch
from tests.conftest import INVENTED, LIGHT, ROOT, TABLES, Silent, settings_of
from tests.test_run import found_as_in

CORPUS, RESULTS = Remote("memory://corpus"), Remote("memory://results")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSWATCH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(remote, "UNSETTLED", 0)


@pytest.fixture
def memory() -> Iterator[Any]:
    """The invented releases in the memory of this process, where an address leads to them."""
    system = fsspec.filesystem("memory")
    system.put(f"{INVENTED}/", "/corpus", recursive=True)
    yield system
    system.rm("/", recursive=True)


def go(folder: Path, corpus: Location = CORPUS, results: Location = RESULTS) -> Summary:
    return run(corpus, results, settings_of(folder, LIGHT), Silent())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("corpus", Path("corpus")),
        ("C:\\corpus", Path("C:\\corpus")),
        ("file:///data/a%20b", Path("/data/a b")),
        ("s3://bucket/corpus/", Remote("s3://bucket/corpus")),
        ("zip::s3://bucket/corpus.zip", Remote("zip::s3://bucket/corpus.zip")),
    ],
)
def test_what_an_address_names(text: str, named: Location) -> None:
    assert location(text) == named


def test_what_lies_in_what_is_seen_by_the_addresses() -> None:
    assert Remote("s3://bucket/corpus") in Remote("s3://bucket/corpus/a/results").parents
    assert Remote("s3://bucket/corpus") not in Remote("s3://bucket/corpus-results").parents
    assert str(Remote("ftp://user:secret@host/a")) == "ftp://host/a"


def test_an_address_that_leads_nowhere_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotReached, match="nowhere://corpus cannot be reached: ValueError: Protocol not known"):
        go(tmp_path, Remote("nowhere://corpus"))
    with pytest.raises(CannotStart, match="memory://nothing is not a folder"):
        go(tmp_path, Remote("memory://nothing"))
    with pytest.raises(NoSuchResults, match="there are no results at memory://nothing"):
        at_hand("memory://nothing")


def test_a_local_path_needs_no_library_for_addresses() -> None:
    code = "import sys; from pathlib import Path; from pipeline.folders.corpus_files import corpus_files;"
    code += "from pipeline.keeping.publishing import at_hand;"
    code += f"list(corpus_files(Path({str(INVENTED)!r}))); at_hand('results'); print('fsspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "False\n"


def test_a_run_elsewhere_makes_the_same_tables_and_reads_nothing_twice(memory: Any, tmp_path: Path, results: Path) -> None:
    first = go(tmp_path)
    assert (first.files_read, first.releases_extracted, first.problems) == (6, 8, ())
    assert found_as_in(results, at_hand(str(RESULTS)))
    memory.pipe_file("/corpus/new.txt", b"A new release of Norland.")
    again = go(tmp_path)
    assert (again.files_read, again.releases_extracted) == (1, 1)
    memory.rm_file("/corpus/new.txt")
    assert go(tmp_path).files_read == 0
    assert found_as_in(results, at_hand(f"{RESULTS}/run.json"))


def test_another_machine_goes_on_from_what_is_published(
    memory: Any, tmp_path: Path, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(tmp_path)
    monkeypatch.setenv("PRESSWATCH_CACHE", str(tmp_path / "another"))
    again = go(tmp_path)
    assert (again.files_read, again.releases_extracted) == (0, 0)
    assert found_as_in(results, again.out)


def test_a_publication_that_is_broken_off_shows_nobody_half_of_it(
    memory: Any, tmp_path: Path, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Path] = []

    def break_off(self: Remote, file: Path) -> None:
        sent.append(file)
        if len(sent) == 9:
            raise OSError("the line is dead")

    with monkeypatch.context() as patch:
        patch.setattr(Remote, "send", break_off)
        with pytest.raises(NotReached, match=r"memory://results cannot be read or written: .*the line is dead"):
            go(tmp_path)
    with pytest.raises(NoSuchResults):
        at_hand(str(RESULTS))
    again = go(tmp_path)
    assert (again.files_read, again.releases_extracted) == (0, 0)
    assert found_as_in(results, at_hand(str(RESULTS)))


def test_of_two_runs_at_one_address_the_second_is_told(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_: object) -> bool:
        memory.pipe_file(f"/results/{MANIFEST}", b"{}")
        return True

    monkeypatch.setattr("pipeline.keeping.record.is_current", meanwhile)
    with pytest.raises(NotPublished, match="another run has published to memory://results meanwhile"):
        go(tmp_path)


@pytest.mark.parametrize("path", ["../outside.txt", "/outside.txt", "a/../../outside", "C:/outside", "..\\outside", ""])
def test_a_manifest_that_leads_out_of_the_results_is_refused(memory: Any, path: str) -> None:
    memory.pipe_file(f"/results/{MANIFEST}", json.dumps({path: "0"}).encode())
    with pytest.raises(NotPublished, match="names files outside the results"):
        at_hand(str(RESULTS))


@pytest.mark.parametrize("damaged", [b"", b"[1]", b"{", b"[" * 100_000, b"\xff"])
def test_a_damaged_manifest_is_one_sentence(memory: Any, damaged: bytes) -> None:
    memory.pipe_file(f"/results/{MANIFEST}", damaged)
    with pytest.raises(NotPublished, match="is damaged"):
        at_hand(str(RESULTS))


def test_what_is_published_while_it_is_fetched_is_fetched_again(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(tmp_path)
    fetch, tables = publishing._fetch, "/results/tables/problems.csv"
    disturbances = iter(range(publishing.TRIES - 1))

    def disturbed(results: Remote, files: publishing.Manifest, *others: Any) -> None:
        for number in disturbances:
            changed = f"changed {number}".encode()
            memory.pipe_file(tables, changed)
            now = {**files, "tables/problems.csv": sha256(changed).hexdigest()}
            memory.pipe_file(f"/results/{MANIFEST}", json.dumps(now).encode())
            break
        fetch(results, files, *others)

    monkeypatch.setattr(publishing, "_fetch", disturbed)
    assert (at_hand(str(RESULTS)) / "tables/problems.csv").read_text(encoding="utf-8") == "changed 1"
    disturbances = iter(range(publishing.TRIES))
    with pytest.raises(NotPublished, match="runs are publishing to memory://results just now"):
        at_hand(str(RESULTS))


def test_a_folder_that_cannot_be_listed_is_said(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe_file("/corpus/closed/a.txt", b"A release.")
    listed = type(memory).ls

    def ls(self: Any, path: str, **options: Any) -> Any:
        if "closed" in path:
            raise PermissionError(13, "Permission denied", path)
        return listed(self, path, **options)

    monkeypatch.setattr(type(memory), "ls", ls)
    found = list(corpus_files(CORPUS))
    assert len([each for each in found if isinstance(each, CorpusFile)]) == 6
    assert [(each.source, each.problem) for each in found if not isinstance(each, CorpusFile)] == [
        ("closed", "permission denied")
    ]


def test_the_lists_beside_the_releases_are_read_there(memory: Any, tmp_path: Path) -> None:
    memory.pipe_file("/corpus/corrections.csv", b"akt,name\n")
    with pytest.raises(SettingsError, match=r"'akt' is no column of corrections\.csv"):
        run(CORPUS, RESULTS, settings_of(tmp_path, TABLES), Silent())


def test_a_run_from_s3_to_s3(bucket: Remote, tmp_path: Path, results: Path) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text(LIGHT, encoding="utf-8")
    done = presswatch("run", f"{bucket}/corpus", "--out", f"{bucket}/results", "-s", settings)
    assert (done.returncode, "8 of 8 releases were new" in done.stdout) == (0, True), done.stderr
    asked = presswatch("query", "SELECT count(*) AS n FROM releases", "-r", f"{bucket}/results")
    assert asked.stdout == "n\n8\n"
    copy = at_hand(f"{bucket}/results")
    assert found_as_in(results, copy)
    assert len(Results(copy).releases) == 8
    stored = [path for path in (*copy.rglob("*"), *(tmp_path / "cache").rglob("*")) if path.is_file()]
    assert [path for path in stored if b"not-stored" in path.read_bytes()] == []
