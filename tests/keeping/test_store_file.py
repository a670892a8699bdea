"""A store is never emptied or used by mistake: somebody else's is refused, a damaged one set aside, a lost one missed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue import discover
from pipeline.engines.serial import Serial
from pipeline.keeping.store_file import StoreError, opened
from pipeline.run import Summary, run
from pipeline.stages import Result, Work
from pipeline.steps.computing import Computation
from tests.conftest import INVENTED, Silent, settings_of
from tests.test_run import tables_of

SPARED = [
    *(f"{room}.{name}" for room in ("analysis", "extraction", "exports") for name in discover(room) if name != "sentences"),
    *(f"reports.{name}" for name in discover("reports") if name != "tables"),
]


def go(out: Path) -> Summary:
    """A run over invented releases that makes few tables, in this process."""
    settings = settings_of(out.parent, f'[run]\nengine = "serial"\nskip = {SPARED}\n')
    return run(INVENTED, out, settings, Silent())


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of such a run."""
    return go(tmp_path_factory.mktemp("done") / "results").out


@pytest.fixture
def out(done: Path, tmp_path: Path) -> Path:
    """A copy of them that may be harmed."""
    return Path(shutil.copytree(done, tmp_path / "results"))


# Somebody else's

FOREIGN = {
    "a table": "CREATE TABLE accounts (name VARCHAR); INSERT INTO accounts VALUES ('Norland')",
    "a view": "CREATE VIEW accounts AS SELECT 'Norland' AS name",
    "a schema": "CREATE SCHEMA found; CREATE TABLE found.accounts AS SELECT 'Norland' AS name",
    "notes of a like name": "CREATE SCHEMA found; CREATE TABLE found.notes AS SELECT 'Norland' AS name",
    "notes of other columns": "CREATE SCHEMA found; CREATE TABLE found.notes AS SELECT 'Norland' AS country",
    "a macro": "CREATE MACRO accounts() AS 'Norland'",
}


@pytest.mark.parametrize("sql", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("over", [False, True], ids=["in a new folder", "over a store"])
def test_a_database_of_others_is_refused_and_stays_as_it_is(out: Path, tmp_path: Path, sql: str, over: bool) -> None:
    folder = out if over else tmp_path / "new"
    folder.mkdir(exist_ok=True)
    (folder / "store.duckdb").unlink(missing_ok=True)
    with duckdb.connect(folder / "store.duckdb") as database:
        database.execute(sql)
    before = (folder / "store.duckdb").read_bytes()
    with pytest.raises(StoreError, match="not a database of this program; move it away"):
        go(folder)
    assert (folder / "store.duckdb").read_bytes() == before
    assert not list(folder.glob("store.damaged*"))


def test_an_empty_database_and_an_empty_file_are_taken(tmp_path: Path) -> None:
    for name in ("database", "file"):
        (tmp_path / name).mkdir()
    duckdb.connect(tmp_path / "database" / "store.duckdb").close()
    (tmp_path / "file" / "store.duckdb").touch()
    for name in ("database", "file"):
        with opened(tmp_path / name) as file:
            assert file.damage == ()


# Damaged


def overwrite(place: int) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with file.open("r+b") as handle:
            handle.seek(place)
            handle.write(bytes(range(64)))

    return damage


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def change_a_row(file: Path) -> None:
    with duckdb.connect(file) as database:
        database.execute("UPDATE found.sentences SET text = 'altered'")


DAMAGE = {
    "its head": overwrite(100),
    "a block": overwrite(300_000),
    "cut short": cut,
    "no database": lambda file: file.write_bytes(b"no database"),
    "a row changed": change_a_row,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_store_is_said_set_aside_and_rebuilt(done: Path, out: Path, damage: Callable[[Path], None]) -> None:
    store = out / "store.duckdb"
    damage(store)
    harmed = store.read_bytes()
    summary = go(out)
    (problem,) = summary.problems
    assert problem.source == "store.duckdb" and "the database is damaged" in problem.problem
    assert "set aside as store.damaged.duckdb" in problem.remedy
    assert (out / "store.damaged.duckdb").read_bytes() == harmed
    assert (summary.files_read, summary.releases_extracted) == (6, 8)
    same = {name: digest for name, digest in tables_of(out).items() if not name.startswith("problems")}
    assert same == {name: digest for name, digest in tables_of(done).items() if not name.startswith("problems")}
    again = go(out)
    assert (again.problems, again.files_read) == ((), 0)


def test_a_damaged_store_that_a_run_left_in_the_middle_is_noticed_too(out: Path) -> None:
    (out / "store.sha256").unlink()
    overwrite(300_000)(out / "store.duckdb")
    (problem,) = go(out).problems
    assert "the database is damaged" in problem.problem and "checksum" in problem.problem


def test_what_was_set_aside_is_never_overwritten(out: Path) -> None:
    for names in (["store.damaged.duckdb"], ["store.damaged-2.duckdb", "store.damaged.duckdb"]):
        cut(out / "store.duckdb")
        with opened(out) as file:
            assert file.damage
        assert sorted(each.name for each in out.glob("store.damaged*")) == names


def test_a_store_that_a_run_left_in_the_middle_is_gone_on_with(out: Path) -> None:
    (out / "store.sha256").unlink()
    summary = go(out)
    assert (summary.problems, summary.files_read, summary.releases_extracted) == ((), 0, 0)
    assert (out / "store.sha256").is_file()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum")
def test_a_run_seals_its_store_and_the_first_change_breaks_the_seal(out: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "store.sha256"], cwd=out, check=True)
    with opened(out) as file:
        assert (out / "store.sha256").is_file()
        file.seal.break_it()
        file.connection.execute("DELETE FROM found.faults")
        assert not (out / "store.sha256").exists()
    subprocess.run(["sha256sum", "--check", "--quiet", "store.sha256"], cwd=out, check=True)


# Lost in mid-run


def taking_away(folder: Path) -> Callable[..., Iterator[object]]:
    """An engine whose second batch finds the folder gone."""

    def map_(self: Serial, work: Callable[[Work], Result], batches: Iterable[Work], lost: object) -> Iterator[Result]:
        for batch in batches:
            result = work(batch)
            shutil.rmtree(folder, ignore_errors=True)
            yield result

    return map_


def test_a_results_folder_deleted_while_releases_are_read_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Serial, "map", taking_away(tmp_path / "results"))
    with pytest.raises(StoreError, match="was taken away while the run went on"):
        go(tmp_path / "results")


@pytest.mark.parametrize("part", [".", "tables", "store.duckdb", "tables/sentences.csv"])
def test_results_deleted_while_they_are_written_are_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    gone = tmp_path / "results" / part
    honest = Computation.report

    def report(self: Computation) -> list[str]:
        written = honest(self)
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
        return written

    with monkeypatch.context() as patch:
        patch.setattr(Computation, "report", report)
        with pytest.raises((StoreError, OSError)):
            go(tmp_path / "results")
    assert go(tmp_path / "results").problems == ()
    assert (tmp_path / "results" / "tables" / "sentences.csv").is_file()


# Tables on disk


def halve(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def alter(file: Path) -> None:
    """Another content of the same size and time, as a failing disk leaves it."""
    seen, data = file.stat(), file.read_bytes()
    file.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


@pytest.mark.parametrize("harm", [halve, alter, Path.unlink])
@pytest.mark.parametrize("name", ["tables/sentences.csv", "tables/sentences.parquet", "run.json"])
def test_a_file_that_is_not_as_it_was_written_is_written_again(out: Path, harm: Callable[[Path], None], name: str) -> None:
    written = (out / name).read_bytes()
    harm(out / name)
    go(out)
    assert len((out / name).read_bytes()) > 0
    if name != "run.json":  # which tells the time that the run took
        assert (out / name).read_bytes() == written


def test_files_that_were_only_touched_are_current(out: Path) -> None:
    before = (out / "run.json").read_bytes()
    for file in (out / "tables").iterdir():
        file.touch()
    go(out)
    assert (out / "run.json").read_bytes() == before
