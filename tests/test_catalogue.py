"""Stages are found by their files, put in order, and refused where they cannot work."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.catalogue import ROOMS, CatalogueError, _in_order, discover, name_of
from pipeline.release import Release
from pipeline.rows import Date, FigureFound, Row, Sentence
from pipeline.settings import load
from pipeline.stages import Extractor, Rows


@dataclass(frozen=True)
class Fake(Extractor):
    def extract(self, doc: Any, release: Release, found: Rows) -> Iterable[Row]:
        return ()


class NeedsDates(Fake):
    needs = (Date,)
    makes = (FigureFound,)


class MakesDates(Fake):
    makes: ClassVar[tuple[type[Row], ...]] = (Date,)


class NeedsFigures(Fake):
    needs = (FigureFound,)
    makes = (Date,)


def ordered(*stages: Extractor) -> list[type]:
    return [type(s) for s in _in_order(stages, lambda e: e.needs, lambda e: e.makes)]


def test_every_file_of_a_room_is_found_under_its_name() -> None:
    assert name_of(discover("extraction")["sentences"]) == "sentences"
    assert name_of(discover("extraction")["names"]) == "names", "also in a folder"
    assert {"serial", "processes"} <= discover("engines").keys()


def test_makers_come_before_those_who_need_them() -> None:
    assert ordered(NeedsDates(), MakesDates()) == [MakesDates, NeedsDates]


def test_a_need_that_nothing_makes_is_refused_with_its_name() -> None:
    with pytest.raises(CatalogueError, match="needs Date, which no stage makes"):
        ordered(NeedsDates())


def test_two_makers_of_one_kind_are_refused() -> None:
    with pytest.raises(CatalogueError, match="make Date"):
        ordered(MakesDates(), NeedsFigures(), NeedsDates())


def test_a_circle_is_refused() -> None:
    with pytest.raises(CatalogueError, match="in a circle"):
        ordered(NeedsDates(), NeedsFigures())


STAGE = "from pipeline.stages import Report\nclass {}(Report):\n    def write(self, folder, tables): return []\n"
UNFINISHED = "from pipeline.stages import Report\nclass Half(Report): ...\n"
HELPER = "SOME = 1\n"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"both.py": STAGE.format("One") + STAGE.format("Two")}, r"\w+\.both must define one stage"),
        ({"one/same.py": STAGE.format("One"), "two/same.py": STAGE.format("Two")}, r"\w+\.two\.same must define one stage"),
        ({"half.py": UNFINISHED}, r"\w+\.half defines Half without write"),
    ],
)
def test_a_room_that_cannot_be_right_is_refused(
    files: dict[str, str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CatalogueError, match=says):
        discover(room_of(files, tmp_path, monkeypatch))


def test_what_defines_no_stage_serves_those_that_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = room_of({"folder/stage.py": STAGE.format("One"), "folder/helper.py": HELPER}, tmp_path, monkeypatch)
    assert list(discover(room)) == ["stage"]


def room_of(files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a new room that holds some files."""
    room = f"odd_room_{sha256(repr(files).encode()).hexdigest()[:8]}"
    for name, text in files.items():
        path = folder / room / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in [folder / room, *(folder / room).rglob("*")]:
        if path.is_dir():
            (path / "__init__.py").touch()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setitem(ROOMS, room, importlib.import_module(room))
    return room


def test_leaving_out_a_stage_that_others_need_is_refused_before_any_work(tmp_path: Any) -> None:
    file = tmp_path / "pipeline.toml"
    file.write_text('[run]\nskip = ["extraction.names"]\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match="NameFound"):
        load(file).catalogue()


def test_sentences_are_found_first_by_those_who_need_them() -> None:
    found = load(None).catalogue()
    made: set[type[Row]] = set()
    for extractor in found.extractors:
        assert set(extractor.needs) <= made
        made |= set(extractor.makes)
    assert Sentence in made
