"""Tables whole, asked and in parts: the same rows from memory and from a store, whatever the sizes of the parts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.given import tables as module
from pipeline.given.tables import asked, by_release, counted, heads, in_parts, in_pieces, once_read, rows_of, whole
from pipeline.keeping.stored_tables import StoredTables
from pipeline.rows import Problem, ReleaseRecord, Row, Sentence
from pipeline.rows.schema import schema
from pipeline.store import Store

IDS = ["d", "a", "c", "é", "b"]
BLANK = dict.fromkeys(schema(ReleaseRecord).names, "") | {"words": 1, "body": 0, "duplicate_of": None}


def frames() -> dict[type[Row], pd.DataFrame]:
    """Five releases; c has no sentence, and there is one of a release that is not there."""
    releases = [{**BLANK, "release_id": each, "text": f"{each} said."} for each in IDS]
    places = [(each, at) for each in [*IDS, "cc"] if each != "c" for at in (7, 0)]
    sentences = [{"release_id": each, "start": at, "end": at + 5, "text": "said.", "index": at // 7} for each, at in places]
    return {ReleaseRecord: pd.DataFrame(releases), Sentence: pd.DataFrame(sentences)}


@pytest.mark.parametrize("size", [1, 2, 500])
def test_parts_hold_the_rows_of_their_releases_in_order(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RELEASES", size)
    parts = list(in_parts(frames(), ReleaseRecord, Sentence))
    assert max(len(part[ReleaseRecord]) for part in parts) == min(size, 5)
    ids = [each for part in parts for each in part[ReleaseRecord]["release_id"]]
    said = [(row.release_id, row.start) for part in parts for row in part[Sentence].itertuples()]
    assert ids == sorted(IDS)
    assert said == [(each, at) for each in ids if each != "c" for at in (0, 7)]


def test_a_store_gives_the_parts_and_answers_that_memory_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RELEASES", 2)
    kinds = frames()
    question = "SELECT release_id, count(*) AS n FROM sentences WHERE start < $most GROUP BY ALL ORDER BY ALL"
    with Store.open(tmp_path, (), (*kinds, Problem)) as store:
        store.replace({kind: module._typed(kind, frame) for kind, frame in kinds.items()})
        tables = StoredTables(store, kinds)
        for one, other in zip(in_parts(tables, *kinds), in_parts(kinds, *kinds), strict=True):
            assert all(one[kind].equals(other[kind]) for kind in kinds)
        assert asked(tables, question, Sentence, most=5).equals(asked(kinds, question, Sentence, most=5))
        assert counted(tables, Sentence) == counted(kinds, Sentence) == 10
        with pytest.raises(KeyError):
            asked(tables, "SELECT * FROM problems", Problem)


@pytest.mark.parametrize("size", [1, 3, 10, 11])
def test_pieces_make_up_the_table(size: int) -> None:
    pieces = list(in_pieces(frames(), size, whole(Sentence), Sentence))
    assert [len(piece) for piece in pieces[:-1]] == [size] * (len(pieces) - 1)
    together = pd.concat(pieces, ignore_index=True)
    assert together.equals(frames()[Sentence].sort_values(["release_id", "start"], ignore_index=True))
    assert list(in_pieces({Sentence: frames()[Sentence].head(0)}, size, whole(Sentence), Sentence)) == []


def test_counts_and_whole_tables_are_had_from_plain_tables_too() -> None:
    assert counted(frames(), Sentence) == 10
    assert counted({}, Sentence) == 0
    assert once_read(frames(), Sentence).equals(frames()[Sentence])


def test_releases_are_had_without_their_texts(tmp_path: Path) -> None:
    kinds = frames()
    with Store.open(tmp_path, (), tuple(kinds)) as store:
        store.replace({kind: module._typed(kind, frame) for kind, frame in kinds.items()})
        told = heads(StoredTables(store, kinds))
    assert list(told.columns) == [name for name in schema(ReleaseRecord).names if name != "text"]
    assert told["release_id"].tolist() == sorted(IDS)
    assert heads(kinds).equals(kinds[ReleaseRecord])


def test_rows_come_column_by_column_and_release_by_release() -> None:
    told = pd.DataFrame({"release_id": ["a", "b", "a"], "start": [3, 1, 2], "text": ["x", "y", "z"]})
    assert list(rows_of(told, "start", "text")) == [(3, "x"), (1, "y"), (2, "z")]
    assert by_release(told, "text", "start") == {"a": [("x", 3), ("z", 2)], "b": [("y", 1)]}
