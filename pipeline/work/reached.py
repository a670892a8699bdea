"""What code reaches: the definitions that it uses, those that these use in turn, and the data files that they name.

A definition is a function, a class or a constant of a module; it uses whatever names of the package stand in it, and what runs
when its module is imported. A data file is reached where its name stands in a definition: a lexicon without its ending
("currencies" is `lexicons/currencies.csv`), a file beside the module with it. Too much may be taken for reached, never too
little.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[1]
LEXICONS = PACKAGE / "lexicons"
DATA = frozenset({".csv", ".txt", ".npz"})
AT_IMPORT = ""
"""In the place of a name: what runs when a module is imported, and is part of all that is defined there."""


class Place(NamedTuple):
    """A definition: its module, and its name there; all of the module where there is none."""

    module: str
    name: str = ""

    @classmethod
    def of(cls, defined: type) -> Place:
        """That of a class; of one inside a function, that of the function."""
        return cls(defined.__module__, defined.__qualname__.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Definition:
    """What stands in a definition."""

    source: str = ""
    uses: frozenset[Place] = frozenset()
    data: frozenset[Path] = frozenset()

    def joined(self, other: Definition) -> Definition:
        """Both, as one definition."""
        return Definition(f"{self.source}\n{other.source}", self.uses | other.uses, self.data | other.data)


@dataclass(frozen=True, slots=True)
class Reached:
    """Definitions with their sources, and data files."""

    sources: dict[Place, str]
    data: frozenset[Path]

    @property
    def lexicons(self) -> frozenset[Path]:
        """The files of words among the data."""
        return frozenset(file for file in self.data if file.parent == LEXICONS)

    def digest(self) -> str:
        """One word for the definitions."""
        digest = sha256()
        for place, source in sorted(self.sources.items()):
            digest.update(f"{place.module}\0{place.name}\0{source}\0".encode())
        return digest.hexdigest()


def reached_from(*roots: Place) -> Reached:
    """What some definitions reach, they themselves included. Raises KeyError for one that there is not."""
    sources: dict[Place, str] = {}
    data: set[Path] = set()
    waiting = list(roots)
    while waiting:
        place = waiting.pop()
        if place not in sources:
            definition = _definition(place)
            sources[place] = definition.source
            data |= definition.data
            waiting += definition.uses
    return Reached(sources, frozenset(data))


def _definition(place: Place) -> Definition:
    found = _definitions(place.module)
    return found[place.name] if place.name else Definition(uses=frozenset(Place(place.module, name) for name in found))


@cache
def _definitions(module: str) -> dict[str, Definition]:
    """The definitions of a module by their names. A name that is imported is one too, and uses what it stands for."""
    file = _file_of(module)
    text = file.read_text(encoding="utf-8")
    parts = [(statement, _nodes(statement)) for statement in ast.parse(text).body]
    imported = dict(_imported(node for _, nodes in parts for node in nodes))
    own = [(name, statement, nodes) for statement, nodes in parts for name in _bound(statement)]
    inside = _Inside(file, text.splitlines(), {**imported, **{name: Place(module, name) for name, *_ in own if name}})
    found = {name: Definition(uses=frozenset({place})) for name, place in imported.items()}
    for name, statement, nodes in own:
        found[name] = found.get(name, Definition()).joined(inside.of(statement, nodes))
    at_import = found.pop(AT_IMPORT, Definition())
    return {name: definition.joined(at_import) for name, definition in found.items()}


@dataclass(frozen=True, slots=True)
class _Inside:
    """A module of which statements are read."""

    file: Path
    lines: list[str]
    places: dict[str, Place]  # names that stand for something of the package

    def of(self, statement: ast.stmt, nodes: Iterable[ast.AST]) -> Definition:
        """A statement, with its nodes, as a definition."""
        first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", ()))])
        uses, data = set[Place](), set[Path]()
        for node in nodes:
            if type(node) is ast.Name and node.id in self.places:
                uses.add(self.places[node.id])
            elif type(node) is ast.Constant and type(node.value) is str:
                data |= self._data(node.value)
        return Definition("\n".join(self.lines[first - 1 : statement.end_lineno]), frozenset(uses), frozenset(data))

    def _data(self, name: str) -> set[Path]:
        """The files of a name."""
        beside = self.file.parent / name if name.endswith((*DATA,)) else None
        return {file for file in (_lexicons().get(name), beside) if file and file.is_file()}


@cache
def _lexicons() -> dict[str, Path]:
    return {file.stem: file for file in LEXICONS.iterdir() if file.suffix in DATA}


def _nodes(statement: ast.stmt) -> list[ast.AST]:
    """All that a statement is made of; `ast.walk` takes three times as long."""
    found: list[ast.AST] = [statement]
    for node in found:
        for part in vars(node).values():
            found += [each for each in (part if type(part) is list else (part,)) if isinstance(each, ast.AST)]
    return found


def _imported(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, Place]]:
    """The names that imports of the package give, with what they stand for: a whole module, or a definition in one."""
    for node in nodes:
        if type(node) is ast.ImportFrom and str(node.module).partition(".")[0] == PACKAGE.name:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield alias.asname or alias.name, Place(inner) if _path_of(inner) else Place(str(node.module), alias.name)


def _bound(statement: ast.stmt) -> list[str]:
    """The names that a statement defines; AT_IMPORT for one that only runs. An import of the package defines nothing here."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.ImportFrom(module=module) if str(module).partition(".")[0] == PACKAGE.name:
            return []
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            return [alias.asname or alias.name.partition(".")[0] for alias in aliases]
        case ast.Expr(value=ast.Constant()):
            return []
        case _:
            return [AT_IMPORT]


def _file_of(module: str) -> Path:
    return _path_of(module) or Path(str(sys.modules[module].__file__))


@cache
def _path_of(module: str) -> Path | None:
    """The file of a module of the package."""
    top, *parts = module.split(".")
    path = PACKAGE.joinpath(*parts)
    files = (path.with_suffix(".py"), path / "__init__.py") if parts else (path / "__init__.py",)
    return next((file for file in files if top == PACKAGE.name and file.is_file()), None)
