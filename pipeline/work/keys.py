"""Keys: what stored work depended on. Work is done again exactly when its key has changed: text, settings or code."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from os.path import relpath
from pathlib import Path

from pipeline import __version__
from pipeline.catalogue import ROOMS, name_of
from pipeline.release import Release
from pipeline.rows import Row
from pipeline.stages import Extractor, Stage
from pipeline.work.reached import DATA, LEXICONS, PACKAGE, Place, reached_from

CODE = {".py", ".csv", ".txt", ".html", ".css", ".js", ".npz"}
IMPORTED = re.compile(r"^ *from pipeline(?:\.([\w.]+) import|( import .+))", re.MULTILINE)
WORK = "batch"
"""The module in which all work on files is done, whatever the rooms."""
ANNOTATION = (Place("pipeline.language", "annotator"), Place("pipeline.annotating.annotation"))
READ = Place("pipeline.work.extracting", "rows_of")
"""What lets extractors read an annotated release."""
DIGITS = 16


def code_key(*parts: str, settings: Iterable[str]) -> str:
    """A digest of the code and lexicons of some rooms or modules, of the modules that they stand on, and of settings."""
    digest = sha256(__version__.encode())
    for word in (_code_digest(parts), *settings):
        digest.update(word.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def stage_key(stage: Stage, code: KnownCode, *beside: Place) -> str:
    """A digest of a stage's code and lexicons, of those of definitions beside it, and of its settings."""
    return _word(__version__, code.of(Place.of(type(stage)), *beside), repr(stage))


def release_key(release: Release) -> str:
    """A digest of a release's clean words and head."""
    return digest_of("", [release])


@dataclass(frozen=True, slots=True)
class ReadingKeys:
    """Under what annotations and rows of releases are stored: the code that makes them, the data and the model that it reads."""

    annotation: str
    extractors: Mapping[str, str]
    """Name → key, in an order that works. An extractor's key holds those of the extractors whose rows it needs."""

    def of_text(self, text: str) -> str:
        """The key of a text's annotation."""
        return sha256(f"{self.annotation}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()

    def mark(self, extractor: str) -> str:
        """What says that an extractor has read a release as it reads now."""
        return f"{extractor}:{self.extractors[extractor]}"


def reading_keys(extractors: Iterable[Extractor], model: str, code: KnownCode) -> ReadingKeys:
    """The keys of the annotation by a model (its name and version), and of extractors in an order that works.

    What the network reads of the lexicons is no part of the annotation's key: a text in which no changed word stands is
    annotated as before (`changed_words.py`).
    """
    annotation = _word(code.without_lexicons(*ANNOTATION), model, version("spacy"))
    found: dict[str, str] = {}
    makers: dict[type[Row], str] = {}
    for each in extractors:
        needed = sorted({makers[kind] for kind in each.needs})
        found[name_of(each)] = _word(
            code.of(READ, Place.of(type(each))), annotation, repr(each), *(found[name] for name in needed)
        )
        makers |= dict.fromkeys(each.makes, name_of(each))
    return ReadingKeys(annotation, found)


def work_key(code: KnownCode, work: Place, stages: Iterable[Stage], settings: str) -> str:
    """The code of some work and of the stages that do it, and settings."""
    return _word(code.of(work, *(Place.of(type(stage)) for stage in stages)), settings)


def _word(*parts: str) -> str:
    """A short digest of some words."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


class KnownCode:
    """What definitions reach, remembered as long as no code of the package changes; the data files are read each time."""

    def __init__(self, *remembered: str) -> None:
        """`remembered`: what earlier ones told."""
        files = sorted(file for file in PACKAGE.rglob("*") if file.suffix in CODE)
        names = " ".join(file.relative_to(PACKAGE).as_posix() for file in files)
        self._package = _word(_files_digest(file for file in files if file.suffix == ".py"), names)
        self._known: dict[str, tuple[str, list[str]]] = {}
        for package, known in map(json.loads, filter(None, remembered)):
            self._known |= known if package == self._package else {}

    def of(self, *roots: Place) -> str:
        """A digest of the definitions and data files that some definitions reach."""
        sources, data = self._reached(roots)
        return _word(sources, _files_digest(data))

    def without_lexicons(self, *roots: Place) -> str:
        """The same without the lexicons among the files."""
        sources, data = self._reached(roots)
        return _word(sources, _files_digest(file for file in data if file.parent != LEXICONS))

    def _reached(self, roots: Sequence[Place]) -> tuple[str, list[Path]]:
        """A digest of the definitions, and the data files."""
        name = " ".join(f"{place.module}.{place.name}" for place in roots)
        if name not in self._known or not all(place.module.startswith(f"{PACKAGE.name}.") for place in roots):
            reached = reached_from(*roots)
            self._known[name] = (reached.digest(), sorted(relpath(file, PACKAGE) for file in reached.data))
        sources, data = self._known[name]
        return sources, [PACKAGE / file for file in data]

    def told(self) -> str:
        """What another one may remember."""
        return json.dumps([self._package, self._known])


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
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in CODE) or [_module(part)]


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
    """The names, below the package, of the modules that a file imports."""
    for module, several in IMPORTED.findall(file.read_text(encoding="utf-8")):
        yield from re.findall(r"\w+", several)[1:] if several else [module]


@cache
def _beside(name: str) -> tuple[Path, ...]:
    """The file of a module that lies beside the rooms of stages, with the face of its folder and the data there; every file of a
    package that lies there; none of a room of stages."""
    file = _module(name)
    if name.partition(".")[0] in ROOMS:
        return ()
    if file.is_file():
        return (file, *sorted(each for each in file.parent.iterdir() if each.name == "__init__.py" or each.suffix in DATA))
    return tuple(sorted(each for each in file.with_suffix("").rglob("*") if each.suffix in CODE))


def _module(name: str) -> Path:
    """Where a module lies if it is a file."""
    return PACKAGE.joinpath(*name.split(".")).with_suffix(".py")


def _files_digest(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
