"""Imports run one way: hub ← rooms; hub ← assembly ← command line. Rooms never import one another."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "pipeline"
HUB = {"corrections", "faults", "promises", "release", "rows", "found", "schema", "stages", "trace", "marks"}
OPEN_TO_ROOMS = {*HUB, "lexicons", "results"}
ROOMS = {"readers", "cleaning", "extraction", "analysis", "reports", "engines", "exports", "intake"}
SLOW = ("spacy", "sklearn", "scipy", "matplotlib", "trafilatura", "networkx")


def imported(file: Path) -> Iterator[str]:
    """The modules of the package that a file imports, by their first name: `pipeline.rows` is `rows`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"pipeline.{alias.name}" for alias in node.names] if node.module == "pipeline" else [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("pipeline."))


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_file_imports_only_what_its_place_allows(file: Path) -> None:
    place = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    names = set(imported(file))
    if place in HUB:
        assert names <= HUB, "the hub knows no stage"
    elif place in ROOMS:
        assert names <= {*OPEN_TO_ROOMS, place}, "a room imports the hub, itself and the lexicons"
    elif place == "lexicons":
        assert not names
    if place not in {"cli", "__main__"}:
        assert "cli" not in names, "nothing imports the command line"


def test_the_rule_is_held_against_a_file_that_breaks_it(tmp_path: Path) -> None:
    file = tmp_path / "dates.py"
    file.write_text("from pipeline.analysis import topics\nfrom pipeline import readers\n", encoding="utf-8")
    assert set(imported(file)) == {"analysis", "readers"}


def test_finding_the_stages_loads_no_slow_library() -> None:
    code = "import sys; from pipeline.settings import load; load(None).catalogue(); print([m for m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in SLOW if f"'{name}'" in loaded] == []
