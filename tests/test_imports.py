"""Imports run one way: hub ← rooms of stages; hub ← assembly ← command line. Rooms of stages never import one another, and each
room of the assembly imports only those that stand before it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalogue import ROOMS as CATALOGUED
from pipeline.catalogue import discover
from tests.conftest import ROOT

PACKAGE = ROOT / "pipeline"
HUB = {"faults", "given", "outside", "release", "results", "rows", "stages", "trace"}
OPEN_TO_ROOMS = {*HUB, "lexicons", "naming"}
ROOMS = {"readers", "cleaning", "extraction", "analysis", "reports", "engines", "exports", "intake"}
ASSEMBLY = ("decoding", "annotating", "tagging", "folders", "work", "keeping", "steps", "serving", "commands")
"""The rooms that are no stages: none imports one that stands behind it."""
AT_MOST = 16
"""So many files a reader can survey: those of the package itself, and those of a room that is no list of stages."""
SLOW = ("spacy", "sklearn", "scipy", "matplotlib", "trafilatura", "networkx")


SHARED = {"text", "shared"}
"""Folders of a room that its other folders may use."""
TOLD_APART = "extraction/names/finders"
"""A folder whose files do not import one another."""


def modules(file: Path) -> Iterator[str]:
    """The modules of the package that a file imports, in full."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name for name in names if name.startswith("pipeline."))


def imported(file: Path) -> Iterator[str]:
    """The same by their first name: `pipeline.rows` is `rows`."""
    yield from (name.split(".")[1] for name in modules(file))


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_file_imports_only_what_its_place_allows(file: Path) -> None:
    place = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    names = set(imported(file))
    if place in HUB:
        assert names <= HUB, "the hub knows no stage"
    elif place in ROOMS:
        assert names <= {*OPEN_TO_ROOMS, place}, "a room imports the hub, itself and the lexicons"
    elif place == "naming":
        assert names <= {"lexicons", "naming"}, "names are compared without knowing who asks"
    elif place == "lexicons":
        assert not names
    elif place in ASSEMBLY:
        behind = ASSEMBLY[ASSEMBLY.index(place) + 1 :]
        assert names.isdisjoint(behind), "what a room stands on does not know it"
    if place not in {"cli", "commands", "__main__"}:
        assert names.isdisjoint({"cli", "commands"}), "nothing imports the command line"


@pytest.mark.parametrize("room", ["", "rows", "given", "outside", "naming", *ASSEMBLY])
def test_a_room_can_be_surveyed(room: str) -> None:
    assert 1 < len(list((PACKAGE / room).glob("*.py"))) <= AT_MOST


def folders(module: str) -> tuple[str, ...]:
    """The folders inside a room in which a module lies: none for a file of the room itself."""
    parts = module.split(".")[1:]
    path = PACKAGE.joinpath(*parts)
    inside = parts[1:] if path.is_dir() else parts[1:-1]
    while inside and not PACKAGE.joinpath(parts[0], *inside).is_dir():  # a name of the module, not a module
        inside = inside[:-1]
    return tuple(inside)


INSIDE = [file for file in FILES if len(file.relative_to(PACKAGE).parts) > 2]


@pytest.mark.parametrize("file", [pytest.param(f, id=str(f.relative_to(PACKAGE))) for f in INSIDE])
def test_a_folder_of_a_room_imports_itself_and_what_is_shared(file: Path) -> None:
    room, folder, *_ = file.relative_to(PACKAGE).parts
    others = {folders(name)[0] for name in modules(file) if name.split(".")[1] == room and folders(name)}
    assert others <= {folder, *SHARED}


STAGES = {kind.__module__ for room in CATALOGUED for kind in discover(room).values()}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_no_stage_imports_a_stage(file: Path) -> None:
    """But for its class, where a cleaner says after which others it runs: that is what `after` declares."""
    own = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    if own in STAGES and not own.startswith("pipeline.cleaning."):
        assert STAGES.isdisjoint(modules(file))


@pytest.mark.parametrize("file", sorted((PACKAGE / TOLD_APART).glob("[a-z]*.py")), ids=lambda f: f.stem)
def test_a_finder_imports_no_finder(file: Path) -> None:
    own = f"pipeline.{TOLD_APART.replace('/', '.')}."
    assert [name for name in modules(file) if name.startswith(own)] == []


def test_the_rules_are_held_against_a_file_that_breaks_them(tmp_path: Path) -> None:
    file = tmp_path / "dates.py"
    file.write_text("from pipeline.analysis import topics\nfrom pipeline import readers\n", encoding="utf-8")
    assert set(imported(file)) == {"analysis", "readers"}
    assert folders("pipeline.analysis.topics") == ("topics",)
    assert folders("pipeline.extraction.names.finders.people.people") == ("names", "finders")


def test_finding_the_stages_loads_no_slow_library() -> None:
    code = "import sys; from pipeline.settings import load; load(None).catalogue(); print([m for m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in SLOW if f"'{name}'" in loaded] == []


READING_IS_FORBIDDEN = """
import sys
from importlib import import_module
import pipeline.lexicons

def forbidden(file):
    raise PermissionError(f"{file} is read at import")

pipeline.lexicons._lines = forbidden
for module in sys.argv[1:]:
    import_module(module)
print("imported", len(sys.argv) - 1)
"""


def test_no_module_reads_a_lexicon_when_it_is_imported() -> None:
    files = [file.relative_to(ROOT).with_suffix("") for file in FILES if file.name != "__main__.py"]
    names = [".".join(file.parts).removesuffix(".__init__") for file in files]
    done = subprocess.run([sys.executable, "-c", READING_IS_FORBIDDEN, *names], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr[-500:]) == (f"imported {len(names)}\n", "")
