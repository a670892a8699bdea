"""Keys: what stored work depended on. Work is done again exactly when its key has changed: text, settings or code."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline import __version__
from pipeline.catalogue import ROOMS
from pipeline.made_of import made_of
from pipeline.release import Release
from pipeline.stages import Stage

PACKAGE = Path(__file__).parent
CODE = {".py", ".csv", ".txt", ".html", ".css", ".js", ".npz"}
IMPORTED = re.compile(r"^ *from pipeline(?:\.(\w+)(?:\.\w+)* import|( import .+))", re.MULTILINE)
WORK = "batch"
"""The module in which all work is done, whatever the rooms."""


def code_key(*parts: str, settings: Iterable[str]) -> str:
    """A digest of the code and lexicons of some rooms or modules, of the modules that they stand on, and of settings."""
    digest = sha256(__version__.encode())
    for word in (_code_digest(parts), *settings):
        digest.update(word.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def stage_key(stage: Stage, *beside: str) -> str:
    """A digest of a stage's code and lexicons, of those of modules beside it, and of its settings."""
    digest = sha256(f"{__version__} {stage!r}".encode("utf-8", "surrogatepass"))
    for module in (type(stage).__module__, *beside):
        digest.update(_module_digest(module).encode())
    return digest.hexdigest()


@cache
def _module_digest(module: str) -> str:
    digest = sha256()
    for file in made_of(module):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def release_key(release: Release, code: str) -> str:
    """The key under which a release's rows are stored: its clean words and head, and the code that read them."""
    return digest_of(code, [release])


def text_digest(text: str) -> str:
    """A digest of any text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(code: str, parts: Iterable[object]) -> str:
    """A digest of code and of rows or releases, in order."""
    digest = sha256(code.encode())
    for part in parts:
        digest.update(f"{part!r}\0{getattr(part, 'text', '')}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _code_digest(parts: tuple[str, ...]) -> str:
    files = [file for part in (*parts, WORK) for file in _files_of(part)]
    return _files_digest([*files, *sorted(stood_on(files) - set(files))])


def _files_of(part: str) -> list[Path]:
    """The files of a room, or that of a module beside the rooms."""
    module = importlib.import_module(f"pipeline.{part}")
    folders = [Path(path) for path in getattr(module, "__path__", ())]
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in CODE) or [PACKAGE / f"{part}.py"]


def stood_on(files: Iterable[Path]) -> set[Path]:
    """The modules beside the rooms that some files import, and those that these import in turn."""
    found: set[Path] = set()
    waiting = [file for file in files if file.suffix == ".py"]
    while waiting:
        new = {beside for name in _imported(waiting.pop()) for beside in _beside(name)} - found
        found |= new
        waiting += (file for file in new if file.suffix == ".py")
    return found


def _imported(file: Path) -> Iterator[str]:
    """The first names of the package's modules that a file imports."""
    for module, several in IMPORTED.findall(file.read_text(encoding="utf-8")):
        yield from re.findall(r"\w+", several)[1:] if several else [module]


def _beside(name: str) -> list[Path]:
    """The files of a module, or of a package, that lies beside the rooms; none of a room."""
    file, folder = PACKAGE / f"{name}.py", PACKAGE / name
    return [file] if file.is_file() else sorted(f for f in folder.rglob("*") if f.suffix in CODE) if name not in ROOMS else []


def _files_digest(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
