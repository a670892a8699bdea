"""Stages are found by their files, put in order, and refused where they cannot work."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.catalogue import ROOMS, CatalogueError, _in_order, discover, name_of
from pipeline.found import FigureFound
from pipeline.release import Release
from pipeline.rows import Date, Row, Sentence
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


def test_a_file_with_two_stages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "odd_room"
    room.mkdir()
    (room / "__init__.py").touch()
    stages = "from pipeline.stages import Stage\nclass One(Stage): ...\nclass Two(Stage): ...\n"
    (room / "both.py").write_text(stages, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(ROOMS, "odd_room", importlib.import_module("odd_room"))
    with pytest.raises(CatalogueError, match=r"odd_room/both.py must define one stage, not 2"):
        discover("odd_room")


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
