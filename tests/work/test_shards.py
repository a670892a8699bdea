"""What workers leave in shards comes into the database once, whatever happens on the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.catalogue import name_of
from pipeline.engines.cluster import Cluster
from pipeline.folders.remote import Remote
from pipeline.keeping import waiting
from pipeline.keeping.waiting import Waiting
from pipeline.rows import Problem
from pipeline.settings import load
from pipeline.stages import Engine
from pipeline.work.extracting import Extract, Unread
from pipeline.work.shards import ExtractToShards, Left, Shard
from tests.conftest import INVENTED, LIGHT
from tests.keeping.test_keeping import MODEL, Watched, release
from tests.test_run import go, tables_of

ONE_EACH = LIGHT + "batch_words = 1\n"
"""A shard for each of the releases."""


class Ended(Exception):
    """The run ends here."""


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(monkeypatch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The tables of a run that nothing ends."""
    out = go(INVENTED, tmp_path_factory.mktemp("whole") / "results", ONE_EACH).out
    assert not (out / "shards").exists()
    return tables_of(out)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of a run that ended when all batches were noted, and none was in the tables."""
    out = tmp_path_factory.mktemp("ended") / "results"
    take_in = Waiting.take_in

    def ends(shards: Waiting) -> list[Problem]:
        if shards.folder.exists():
            raise Ended
        return take_in(shards)

    with pytest.MonkeyPatch.context() as patched, pytest.raises(Ended):
        patched.setattr(Waiting, "take_in", ends)
        go(INVENTED, out, ONE_EACH)
    with duckdb.connect(out / "store.duckdb", read_only=True) as database:
        assert database.execute("SELECT count(*) FROM found.sentences").fetchall() == [(0,)]
    return out


@pytest.fixture
def broken_off(tmp_path: Path, ended: Path) -> Path:
    """The same, to go on from."""
    return Path(shutil.copytree(ended, tmp_path / "results"))


def test_what_is_noted_is_not_read_again_and_what_is_not_is_nothing(
    broken_off: Path, watched: Watched, whole: dict[str, str]
) -> None:
    assert len(list((broken_off / "shards").iterdir())) == 8
    (broken_off / "shards/never-noted.parquet").write_bytes(b"half a shard")
    summary = go(INVENTED, broken_off, ONE_EACH)
    assert (watched.read, summary.problems) == ({}, ())
    assert tables_of(broken_off) == whole
    assert not (broken_off / "shards").exists()


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-9] + bytes(9))])
def test_the_releases_of_a_damaged_shard_are_read_again(
    harm: Callable[[Path], object], broken_off: Path, watched: Watched, whole: dict[str, str]
) -> None:
    file = min((broken_off / "shards").iterdir())
    harm(file)
    summary = go(INVENTED, broken_off, ONE_EACH)
    assert len(watched.read) == 1
    assert [(each.source, each.stage) for each in summary.problems] == [(file.name, "store")]
    assert tables_of(broken_off).items() >= whole.items()  # and the table of problems


@pytest.mark.parametrize("folder", ["", "memory://left"])
def test_workers_send_what_they_find_or_leave_it_elsewhere(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, str]
) -> None:
    note, sent = Waiting.note, set()

    def watching(shards: Waiting, shard: Shard, *rest: Any) -> None:
        sent.add(bool(shard.data))
        note(shards, shard, *rest)

    monkeypatch.setattr(Waiting, "note", watching)
    monkeypatch.setattr(Engine, "leaves", lambda engine, beside: folder)
    assert tables_of(go(INVENTED, tmp_path / "results", ONE_EACH).out) == whole
    assert sent == {not folder}
    assert not list(Remote("memory://left").files(lambda *_: None))


def test_a_cluster_leaves_shards_where_the_settings_say() -> None:
    left = {Cluster(shards="s3://bucket/left/").leaves(Path(each)) for each in ("one", "other")}
    assert len(left) == 2 and all(each.startswith("s3://bucket/left/") for each in left)
    assert Cluster().leaves(Path("one")) == ""


def test_shards_go_into_the_tables_before_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: dict[str, str]
) -> None:
    most = 0

    def counting(shards: Waiting) -> bool:
        nonlocal most
        most = max(most, len(list(shards.folder.iterdir())))
        return are_many(shards)

    are_many = Waiting.are_many
    monkeypatch.setattr(Waiting, "are_many", counting)
    monkeypatch.setattr(waiting, "TOGETHER", 3)
    assert tables_of(go(INVENTED, tmp_path / "results", ONE_EACH).out) == whole
    assert most == 3


def work(folder: str = "") -> ExtractToShards:
    return ExtractToShards(Extract(load(None).catalogue().extractors, MODEL), folder)


def test_a_shard_holds_what_extraction_found(tmp_path: Path) -> None:
    """Those of a text that two releases have, and of one in which there is nothing."""
    texts = {"a": "Torvik paid the mill of Norland.", "b": "", "c": "Torvik paid the mill of Norland."}
    batch = [Unread(release(each, text), tuple(map(name_of, work().work.extractors)), text) for each, text in texts.items()]
    found, left = work().work(batch), work(str(tmp_path))(batch)
    assert work()(batch).shard.name == left.shard.name and left.shard.data == b""
    shard = str(tmp_path / left.shard.name)
    database = duckdb.connect()
    for kind, table in found.tables.items():
        unfolded = f'SELECT release_id, unnest("{kind.table}", max_depth := 2) FROM read_parquet(?)'
        assert database.sql(unfolded, params=[shard]).to_arrow_table().to_pylist() == table.to_pylist()
    annotations = "SELECT release_id, key, annotation IS NOT NULL FROM read_parquet(?)"
    assert database.execute(annotations, [shard]).fetchall() == [
        ("a", texts["a"], True),
        ("b", "", True),
        ("c", texts["c"], False),
    ]


def test_what_cannot_be_left_is_handed_back(tmp_path: Path) -> None:
    batch = [Unread(release("a", "It rained."), ("sentences",), "k")]
    sent: Left = work(str(tmp_path / "missing"))(batch)
    (tmp_path / sent.shard.name).write_bytes(sent.shard.data)
    assert duckdb.read_parquet(str(tmp_path / sent.shard.name)).columns == ["release_id", "key", "annotation", "sentences"]
    left = work(str(tmp_path)).lost(batch)
    assert isinstance(left.problems[0][1], Problem) and (tmp_path / left.shard.name).is_file()
