"""What is done again when code changes: the modules that a room stands on are found by what it imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.work import keys
from pipeline.work.keys import KnownCode, code_key, stood_on
from pipeline.work.reached import PACKAGE, Place


def names(*files: str) -> set[str]:
    return {file.relative_to(PACKAGE).with_suffix("").as_posix() for file in stood_on(PACKAGE / file for file in files)}


def test_the_modules_that_work_stands_on_are_found_by_its_imports() -> None:
    assert {"folders/corpus_files", "folders/lists", "rows/row", "release", "settings"} <= names("batch.py")
    assert not {"cli", "run", "keeping/record", "commands/reading", "commands/adding"} & names("batch.py")
    assert "given/corrections" in names("extraction/names/names.py")


def test_several_names_of_one_import_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from pipeline import release, trace\nimport json\n", encoding="utf-8")
    assert {"release", "trace", "row"} <= {file.stem for file in stood_on([tmp_path / "a.py"])}


def test_a_module_stands_on_modules_and_not_on_their_folders() -> None:
    assert {"folders/__init__", "folders/seal"} <= names("keeping/written_files.py")
    assert not {"keeping/store_file", "folders/remote"} & names("keeping/written_files.py")
    assert {"tagging/network", "tagging/weights"} <= names("language.py")


def test_a_key_changes_with_parts_and_settings() -> None:
    assert code_key("readers", settings=()) == code_key("readers", settings=())
    assert len({code_key("readers", settings=()), code_key("cleaning", settings=()), code_key("readers", settings=("x",))}) == 3
    keys._code_digest.cache_clear()


def test_what_code_reaches_is_remembered_and_its_data_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, words = Place("pipeline.extraction.terms", "Terms"), tmp_path / "words.txt"
    first = KnownCode()
    key = first.of(root)
    again = KnownCode(first.told())
    monkeypatch.setattr(keys, "reached_from", None)  # nothing is sought again
    assert (again.of(root), again.without_lexicons(root) == key) == (key, False)
    words.write_text("mill", encoding="utf-8")
    monkeypatch.setattr(again, "_known", {name: (code, [str(words)]) for name, (code, _) in again._known.items()})
    before = again.of(root)
    words.write_text("mills", encoding="utf-8")
    assert again.of(root) != before
