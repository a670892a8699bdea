"""What is known of code is kept between runs, and counts for nothing where the code is another."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline.work import compiled, keys
from pipeline.work.keys import KnownCode
from pipeline.work.reached import Place

TERMS = Place("pipeline.extraction.terms", "Terms")


def test_what_is_kept_is_recalled_in_place_of_reading_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file, first = tmp_path / "__pycache__/known.json", KnownCode()
    key = first.of(TERMS)
    compiled.keep(first.told(), file)
    monkeypatch.setattr(keys, "reached_from", None)  # nothing is sought again
    assert KnownCode(compiled.recalled(file), "").of(TERMS) == key
    assert [each.name for each in file.parent.iterdir()] == ["known.json"]


def test_what_was_kept_of_other_code_counts_for_nothing() -> None:
    package, known = json.loads(_told())
    assert json.loads(KnownCode(json.dumps(["other", known])).told()) == [package, {}]


def test_what_was_told_by_several_is_known_together() -> None:
    package, known = json.loads(_told())
    assert json.loads(KnownCode(json.dumps(["other", {"a": ["b", []]}]), json.dumps([package, known])).told()) == [package, known]


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[", encoding="utf-8")
    assert (compiled.recalled(tmp_path / "known.json"), compiled.recalled(tmp_path / "none.json")) == ("", "")


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep("[]", tmp_path / "known.json")
    assert not [*tmp_path.iterdir()]


def _told() -> str:
    code = KnownCode()
    code.of(TERMS)
    return code.told()
