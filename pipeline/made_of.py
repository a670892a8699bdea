"""What a stage is made of: its file, all that this imports from the package and so on, and the files of data that these name.

A lexicon is named by its name between quotation marks; any other file of data belongs to the code in whose folder it lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
LEXICONS = PACKAGE / "lexicons"
DATA = frozenset({".csv", ".txt", ".html", ".css", ".js", ".npz"})
IMPORTED = re.compile(r"^ *from (pipeline[\w.]*) import (\([^)]*\)|.+)", re.MULTILINE)
QUOTED = re.compile(r"""["'](\w+)["']""")


@cache
def made_of(module: str) -> tuple[Path, ...]:
    """The files that a module of the package is made of, its own among them, in order."""
    found: set[Path] = set()
    waiting = {_file(module)}
    while waiting:
        found |= waiting
        waiting = {each for file in waiting for each in _named_in(file)} - found
    return tuple(sorted(found))


@cache
def _named_in(file: Path) -> frozenset[Path]:
    """What one file of code stands on by itself; a file of data stands on nothing."""
    if file.suffix != ".py":
        return frozenset()
    text = file.read_text(encoding="utf-8")
    imported = {_file(name) for module, names in IMPORTED.findall(text) for name in _modules(module, names)}
    return frozenset(imported | {_lexicons()[name] for name in QUOTED.findall(text) if name in _lexicons()} | _data(file.parent))


def _modules(module: str, names: str) -> Iterator[str]:
    """The modules that an import names: the one that it imports from, and those of its names that are modules themselves."""
    yield module
    for name in re.findall(r"\w+", re.sub(r"#.*", "", names)):
        if _file(f"{module}.{name}").is_file():
            yield f"{module}.{name}"


def _file(module: str) -> Path:
    """The file of a module, or of a package."""
    place = PACKAGE.parent.joinpath(*module.split("."))
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


@cache
def _lexicons() -> dict[str, Path]:
    """Name → file of every lexicon."""
    return {file.stem: file for file in sorted(LEXICONS.iterdir()) if file.suffix in DATA}


@cache
def _data(folder: Path) -> frozenset[Path]:
    """The files of data in a folder of code and below it."""
    named_or_none = folder in (PACKAGE, LEXICONS)
    return frozenset() if named_or_none else frozenset(file for file in folder.rglob("*") if file.suffix in DATA)
