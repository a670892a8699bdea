"""Finds the stages by discovery and orders them by what they need and make.

Saving a file into a room adds the stage in it; its file name is its name. A chain that cannot work (a need that nothing
makes, two makers of one kind, a circle) is refused here, before any text is read.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from graphlib import CycleError, TopologicalSorter
from types import ModuleType
from typing import TypeVar

from pipeline import analysis, cleaning, engines, exports, extraction, readers, reports
from pipeline.faults import Refusal
from pipeline.rows import Dropped, HeaderRow, Problem, ReleaseRecord, Row
from pipeline.stages import Analysis, Cleaner, CorpusCleaner, Engine, Export, Extractor, Reader, Report, Stage, Survey

AnyStage = TypeVar("AnyStage", bound=Stage)

ROOMS: dict[str, ModuleType] = {
    "readers": readers,
    "cleaning": cleaning,
    "extraction": extraction,
    "analysis": analysis,
    "reports": reports,
    "exports": exports,
    "engines": engines,
}
INGESTED: tuple[type[Row], ...] = (ReleaseRecord, Dropped, HeaderRow, Problem)
"""The kinds that every run has before extraction and analysis begin."""


class CatalogueError(Refusal):
    """The stages do not fit together."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every stage of a run, each group in an order that works."""

    readers: tuple[Reader, ...]
    surveys: tuple[Survey, ...]
    cleaners: tuple[Cleaner, ...]
    corpus_cleaners: tuple[CorpusCleaner, ...]
    extractors: tuple[Extractor, ...]
    analyses: tuple[Analysis, ...]
    reports: tuple[Report, ...]
    exports: tuple[Export, ...]
    engine: Engine

    def kinds_found(self) -> tuple[type[Row], ...]:
        """The kinds of row that extraction makes."""
        return tuple(kind for extractor in self.extractors for kind in extractor.makes)

    def kinds_computed(self) -> tuple[type[Row], ...]:
        """The kinds of row that the corpus as a whole makes."""
        return (*INGESTED, *(each.makes for each in self.analyses))

    def kinds(self) -> tuple[type[Row], ...]:
        """Every kind of row of a run."""
        return (*self.kinds_computed(), *self.kinds_found())

    def stages(self) -> tuple[Stage, ...]:
        """Every stage, room by room."""
        return (*self.shaping(), self.engine)

    def shaping(self) -> tuple[Stage, ...]:
        """Every stage that results depend on: all but the one that says where the work runs, and under which address."""
        ingest = (*self.readers, *self.surveys, *self.cleaners, *self.corpus_cleaners)
        return (*ingest, *self.extractors, *self.analyses, *self.reports, *self.exports)


@cache
def discover(room: str) -> dict[str, type[Stage]]:
    """Stage name → stage class of one room, whichever of its folders the file is in.

    Raises CatalogueError where a file holds several stages or one that is not finished, or two files have one name.
    """
    found: dict[str, type[Stage]] = {}
    for module in list(_modules(ROOMS[room])):  # all are imported before a base class is asked who is made from it
        name = module.__name__.rpartition(".")[2]
        stages = _defined(module)
        if len(stages) > 1 or (stages and name in found):
            raise CatalogueError(f"{module.__name__} must define one stage, under a file name of its own in {room}")
        if stages:
            found[name] = stages[0]
    return dict(sorted(found.items()))


def _defined(module: ModuleType) -> list[type[Stage]]:
    """The stages that a module defines, without bases of others."""
    own = [each for each in vars(module).values() if _is_stage(each) and each.__module__ == module.__name__]
    return [each for each in own if not _is_base(each)]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of a room and of the folders in it; those whose names begin with an underscore are helpers."""
    for file in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not file.ispkg and not file.name.rpartition(".")[2].startswith("_"):
            yield importlib.import_module(file.name)


def _is_base(stage: type[Stage]) -> bool:
    """Whether a class is what others are made from. Raises CatalogueError for a stage that lacks its method."""
    if inspect.isabstract(stage) and not stage.__subclasses__():
        lacks = ", ".join(sorted(n for n, method in inspect.getmembers(stage) if getattr(method, "__isabstractmethod__", False)))
        raise CatalogueError(f"{stage.__module__} defines {stage.__name__} without {lacks}; add what it lacks")
    return inspect.isabstract(stage)


def name_of(stage: Stage | type[Stage]) -> str:
    """A stage's name: that of its file."""
    kind = stage if isinstance(stage, type) else type(stage)
    return kind.__module__.rpartition(".")[2]


def place_of(stage: Stage | type[Stage]) -> str:
    """Where a stage stands in the settings: room.name."""
    kind = stage if isinstance(stage, type) else type(stage)
    return f"{kind.__module__.split('.')[1]}.{name_of(kind)}"


def needs_of(stage: Stage) -> str:
    """What must be there before a stage, in words."""
    match stage:
        case Extractor() | Analysis() | Report():
            return ", ".join(kind.table for kind in stage.needs)
        case Cleaner() | CorpusCleaner():
            return ", ".join(f"after {name_of(kind)}" for kind in stage.after)
    return ""


def makes_of(stage: Stage) -> str:
    """The tables that a stage makes, in words."""
    match stage:
        case Extractor():
            return ", ".join(kind.table for kind in stage.makes)
        case Analysis():
            return stage.makes.table
    return ""


def assemble(make: Callable[[str, str, type[Stage]], Stage | None], engine: str) -> Catalogue:
    """The catalogue of all discovered stages, each made by `make(room, name, class)`; None leaves a stage out.

    Raises CatalogueError where the stages that are left do not fit together.
    """

    def made(room: str, base: type[AnyStage]) -> list[AnyStage]:
        stages = [make(room, name, kind) for name, kind in discover(room).items() if issubclass(kind, base)]
        return [stage for stage in stages if isinstance(stage, base)]

    extractors, analyses, chosen = made("extraction", Extractor), made("analysis", Analysis), made("engines", Engine)
    found = [kind for each in extractors for kind in each.makes]
    return Catalogue(
        readers=tuple(made("readers", Reader)),
        surveys=tuple(made("cleaning", Survey)),
        cleaners=_in_order(made("cleaning", Cleaner), lambda c: c.after, lambda c: (type(c),)),
        corpus_cleaners=_in_order(made("cleaning", CorpusCleaner), lambda c: c.after, lambda c: (type(c),)),
        extractors=_in_order(extractors, lambda e: e.needs, lambda e: e.makes),
        analyses=_by_tables(_in_order(analyses, lambda a: a.needs, lambda a: (a.makes,), given=(*INGESTED, *found))),
        reports=_fed(made("reports", Report), (*INGESTED, *found, *(a.makes for a in analyses))),
        exports=tuple(made("exports", Export)),
        engine=next(each for each in chosen if name_of(each) == engine),
    )


def _is_stage(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Stage)


def _in_order(
    stages: Sequence[AnyStage],
    needs: Callable[[AnyStage], Iterable[type]],
    makes: Callable[[AnyStage], Iterable[type]],
    given: Iterable[type] = (),
) -> tuple[AnyStage, ...]:
    """The stages so that each comes after the makers of what it needs; among equals by name."""
    maker = _makers(stages, makes)
    known = set(given)
    sorter: TopologicalSorter[AnyStage] = TopologicalSorter()
    for stage in sorted(stages, key=name_of):
        wanted = [kind for kind in needs(stage) if kind not in known]
        _refuse_missing(stage, wanted, maker)
        sorter.add(stage, *(maker[kind] for kind in wanted))
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " → ".join(name_of(stage) for stage in error.args[1])
        raise CatalogueError(f"these stages need one another in a circle: {circle}") from None
    return tuple(_by_name(sorter))


def _makers(stages: Iterable[AnyStage], makes: Callable[[AnyStage], Iterable[type]]) -> dict[type, AnyStage]:
    """Kind → the one stage that makes it."""
    maker: dict[type, AnyStage] = {}
    for stage in stages:
        for kind in makes(stage):
            first = maker.setdefault(kind, stage)
            if first is not stage:
                raise CatalogueError(f"both {name_of(first)} and {name_of(stage)} make {kind.__name__}; leave one of them out")
    return maker


def _by_name(sorter: TopologicalSorter[AnyStage]) -> Iterator[AnyStage]:
    """Every stage when all before it are there, those that are ready together by name."""
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=name_of)
        yield from ready
        sorter.done(*ready)


def _by_tables(ordered: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Analyses in an order that works, so that those which read the same tables follow one another."""
    left, result, read = list(ordered), list[Analysis](), set[type[Row]]()
    while left:
        to_come = {analysis.makes for analysis in left}
        ready = [analysis for analysis in left if to_come.isdisjoint(analysis.needs)]
        following = max(ready, key=lambda analysis: len(read.intersection(analysis.needs)))
        left.remove(following)
        result.append(following)
        read = set(following.needs)
    return tuple(result)


def _fed(reports: Sequence[Report], kinds: Iterable[type[Row]]) -> tuple[Report, ...]:
    """Reports by name; those that list problems come last, for the others may fail. One that shows others is given them."""
    known = set(kinds)
    for report in reports:
        _refuse_missing(report, report.needs, known)
    ordered = sorted(reports, key=lambda report: (Problem in report.needs, name_of(report)))
    return tuple(_with_those_it_shows(report, ordered) for report in ordered)


def _with_those_it_shows(report: Report, reports: Sequence[Report]) -> Report:
    """The report with its fields filled whose metadata name a kind of `reports`."""
    shown = {f.name: f.metadata["reports"] for f in fields(report) if "reports" in f.metadata}  # type: ignore[arg-type]
    given = {name: tuple(each for each in reports if isinstance(each, kind)) for name, kind in shown.items()}
    return replace(report, **given) if given else report  # type: ignore[type-var]


def _refuse_missing(stage: Stage, wanted: Iterable[type], made: Iterable[type]) -> None:
    missing = [kind.__name__ for kind in wanted if kind not in made]
    if missing:
        raise CatalogueError(
            f"{name_of(stage)} needs {', '.join(missing)}, which no stage makes; add such a stage or skip {name_of(stage)}"
        )
