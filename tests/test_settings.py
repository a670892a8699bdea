"""Settings: types, defaults, and errors that name the mistake and the nearest right word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from pathlib import Path

import pytest

from pipeline.catalogue import ROOMS, discover
from pipeline.settings import RunSettings, SettingsError, _lists, load
from pipeline.stages import Stage
from tests.conftest import ROOT, settings_of


@dataclass(frozen=True)
class Wish:
    name: str
    note: str = ""


@dataclass(frozen=True)
class Wishing(Stage):
    wishes: tuple[Wish, ...] = field(default=(), metadata={"file": "wishes.csv"})


def test_without_a_file_the_defaults_stand() -> None:
    assert load(None).run.engine == "processes"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[run]\nengin = "serial"', "'engin' is no setting in [run]; did you mean 'engine'?"),
        ('[run]\nengine = "serail"', "'serail' is no engine; did you mean 'serial'?"),
        ("[extractoin.sentences]", "'extractoin' is no section; did you mean 'extraction'?"),
        ("[extraction.sentence]", "'sentence' is no stage in [extraction]; did you mean 'sentences'?"),
        ('[run]\nskip = ["extraction.sentence"]', "did you mean 'extraction.sentences'?"),
        ('[run]\nbatch_words = "many"', "[run] batch_words"),
        ("[run]\nbatch_words = 0", "greater than or equal to 1"),
        ("[run", "is not TOML"),
    ],
)
def test_a_mistake_is_named_with_the_nearest_right_word(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings_of(tmp_path, toml)
    assert message in str(error.value)


def test_a_wrong_setting_of_a_stage_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"'worker' is no setting in \[engines.processes\]; did you mean 'workers'"):
        settings_of(tmp_path, "[engines.processes]\nworker = 2").catalogue()
    with pytest.raises(SettingsError, match=r"\[engines.processes\] workers"):
        settings_of(tmp_path, '[engines.processes]\nworkers = "two"').catalogue()


def test_settings_reach_their_stage(tmp_path: Path) -> None:
    found = settings_of(tmp_path, "[engines.processes]\nworkers = 3").catalogue()
    assert repr(found.engine) == "Processes(workers=3)"


def test_a_list_beside_the_releases_becomes_a_setting(tmp_path: Path) -> None:
    (tmp_path / "wishes.csv").write_text("name,note\nA. Haldasen,same person\n,\n", encoding="utf-8")
    assert _lists(Wishing, tmp_path) == {"wishes": [Wish("A. Haldasen", "same person")]}


def test_a_list_with_a_wrong_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wishes.csv").write_text("nam,note\nx,y\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean 'name'"):
        _lists(Wishing, tmp_path)


def test_a_missing_settings_file_is_one_clear_sentence() -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(ROOT / "no-such-file.toml")


NAMED = re.compile(r"\[(run|[a-z]+)(?:\.(\w+)(?:\.\w+)*)?\] (\w+)")


def test_every_setting_that_a_message_names_exists() -> None:
    named = {found for file in (ROOT / "pipeline").rglob("*.py") for found in NAMED.findall(file.read_text(encoding="utf-8"))}
    named = {(room, stage, key) for room, stage, key in named if room in {"run", "language", *ROOMS} and key != "in"}
    assert ("run", "", "max_depth") in named
    for room, stage, key in named:
        if room == "run":
            assert key in RunSettings.model_fields, key
        elif stage:
            own = {field.name for field in fields(discover(room)[stage])}  # type: ignore[arg-type]
            assert key in own | {"text", "workers"}, (room, stage, key)
        else:
            raise AssertionError(f"[{room}] {key} is no setting")
