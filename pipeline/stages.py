"""The base classes of every stage. A stage is a frozen dataclass whose fields are its settings, in a file of its own.

What a stage needs and makes is declared with row classes, so that an editor can follow it and `catalogue` can refuse an
impossible chain before any text is read.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from pipeline.faults import Refusal
from pipeline.given.gathered import NOTHING, Gathered, Listed, Verdict
from pipeline.release import Around, Draft, Enclosed, RawRelease, Release
from pipeline.rows import Problem, Row

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

    from pipeline.results import Results

Work = TypeVar("Work", bound=Sequence[Any])
Result = TypeVar("Result")
AnyRow = TypeVar("AnyRow", bound=Row)

Kinds = tuple[type[Row], ...]
Tables: TypeAlias = "Mapping[type[Row], pd.DataFrame]"
"""Row class → its table, loaded when it is asked for. Columns are the row's fields, in order."""


class Rows:
    """The rows found so far in one release, by kind."""

    def __init__(self) -> None:
        self._rows: dict[type[Row], list[Row]] = {}

    def add(self, row: Row) -> None:
        self._rows.setdefault(type(row), []).append(row)

    def of(self, kind: type[AnyRow]) -> list[AnyRow]:
        """The rows of one kind, in the order in which they were found."""
        return self._rows.get(kind, [])  # type: ignore[return-value]


class Stage:
    """What every stage is. Subclasses are frozen dataclasses; their fields are settings with defaults."""


class Reader(Stage, ABC):
    """Turns a file into releases. Of a file that `holds_many` one is had after the other, without all being in memory."""

    holds_many: ClassVar[bool] = False

    @abstractmethod
    def accepts(self, path: Path) -> bool:
        """Whether the file is of this reader's format, judged by its name (a trailing .gz is already taken off)."""

    @abstractmethod
    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem | Enclosed]:
        """The releases in one file, given its bytes (already unpacked) and its path inside the corpus.

        A file that holds others yields each as Enclosed; it is then read by the reader that accepts it.
        A part that cannot be read is yielded as a Problem and the rest goes on; nothing is raised for bad input.
        """


class Survey(Stage, ABC):
    """Finds out what only all releases together show about each, before it is cleaned by itself.

    `keeps` is the dataclass of plain fields in which it sketches a release when that is read.
    """

    keeps: ClassVar[type[Any]]

    @abstractmethod
    def sketch(self, raw: RawRelease) -> Any:
        """What the survey has to know of every release at once. It does not depend on the settings of the survey."""

    @abstractmethod
    def survey(self, corpus: Gathered) -> Iterator[tuple[int, Around]]:
        """The number of each release around which something stands, and what. What is told of a release must not depend on the
        order of the releases."""


class Cleaner(Stage, ABC):
    """Takes one kind of dirt out of a release."""

    after: ClassVar[tuple[type[Cleaner], ...]] = ()

    @abstractmethod
    def clean(self, draft: Draft) -> Draft:
        """The draft without the dirt; what was dropped stands in its `drops` with a reason."""


class CorpusCleaner(Stage, ABC):
    """Takes out what only the whole corpus shows to be dirt, such as a contact block repeated by a publisher.

    `keeps` is the dataclass of plain fields in which it sketches a release that is cleaned by itself; None where it needs none.
    """

    after: ClassVar[tuple[type[CorpusCleaner], ...]] = ()
    keeps: ClassVar[type[Any] | None] = None

    def sketch(self, draft: Draft) -> Any:
        """What the cleaner has to know of every release at once. It does not depend on the settings of the cleaner."""
        raise NotImplementedError

    @abstractmethod
    def judge(self, corpus: Gathered) -> Mapping[int, Verdict]:
        """The number of each release about which there is something to say, and what; whatever the order of the releases."""

    def clean(self, draft: Draft, verdict: Verdict) -> Draft:
        """The draft as the verdict has it."""
        draft = replace(draft, duplicate_of=draft.duplicate_of or verdict.duplicate_of)
        name = type(self).__module__.rpartition(".")[2]
        return draft.without(dict.fromkeys(verdict.gone, verdict.reason), name) if verdict.gone else draft

    def cleaned(self, drafts: Sequence[Draft]) -> list[Draft]:
        """A corpus of these drafts, in their order, as the cleaner leaves it."""
        verdicts = self.judge(Listed(drafts, [self.sketch(draft) for draft in drafts] if self.keeps else []))
        return [self.clean(draft, verdicts.get(number, NOTHING)) for number, draft in enumerate(drafts)]


class Extractor(Stage, ABC):
    """Finds rows of some kinds in one release."""

    needs: ClassVar[Kinds] = ()
    makes: ClassVar[Kinds] = ()

    @abstractmethod
    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterable[Row]:
        """Rows that quote `release.text` exactly; `found` holds the rows of the kinds that it needs."""


class Analysis(Stage, ABC):
    """Computes one table over the whole corpus."""

    needs: ClassVar[Kinds] = ()
    makes: ClassVar[type[Row]]

    @abstractmethod
    def analyse(self, tables: Tables) -> pd.DataFrame:
        """A table with the columns of `makes`, in an order that does not depend on the order of the input."""

    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        """The same in pieces, of which each is stored before the next is made."""
        yield self.analyse(tables)


class PartedAnalysis(Analysis):
    """An analysis whose table is made some releases at a time (see `tables.in_parts`), so that it may be larger than memory."""

    @abstractmethod
    def parts(self, tables: Tables) -> Iterator[pd.DataFrame]:
        """At least one table with the columns of `makes`; together they are in an order that does not depend on the input's."""

    def analyse(self, tables: Tables) -> pd.DataFrame:
        import pandas as pd

        return pd.concat(list(self.parts(tables)), ignore_index=True)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a report that can be written by itself: its name, and what writes it as `Report.write` does the whole."""

    name: str
    write: Callable[[Path, Tables], list[Path]]


class Report(Stage, ABC):
    """Writes files that a person opens."""

    needs: ClassVar[Kinds] = ()

    @abstractmethod
    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """Writes below the results folder and returns what it wrote; nothing where there is nothing to show."""

    def pieces(self, tables: Tables) -> Iterable[Piece]:
        """Each is written again when a table that it read has changed; all of the report where it has no pieces."""
        return [Piece("", self.write)]

    def beside(self, folder: Path) -> str:
        """What the report reads beside the tables, in words: it is written again when this has changed too."""
        return ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Files that can be made wherever there is room: their paths inside the results folder, and what answers with their bytes.

    `make` is picklable and holds all that they show, which is little beside the tables that it was read off.
    """

    files: tuple[str, ...]
    make: Callable[[], tuple[bytes, ...]]


class DrawnReport(Report):
    """A report that is one drawing; it is drawn again only when something else is to be drawn.

    It is read off the tables that it needs and no others: it is drawn as soon as these are there.
    """

    @abstractmethod
    def drawing(self, tables: Tables) -> Drawing | None:
        """What is to be drawn; None where there is nothing to show. Nothing is drawn yet."""

    def write(self, folder: Path, tables: Tables) -> list[Path]:
        """Draws it here."""
        drawing = self.drawing(tables)
        return placed(folder, drawing.files, drawing.make()) if drawing else []


def placed(folder: Path, files: Iterable[str], contents: Iterable[bytes]) -> list[Path]:
    """Writes files below a folder; returns where they lie."""
    paths = [folder / file for file in files]
    for path, content in zip(paths, contents, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return paths


class Export(Stage, ABC):
    """Writes the results in the format of another tool, a pure function of them."""

    suffix: ClassVar[str]

    @abstractmethod
    def write(self, file: Path, results: Results) -> None:
        """Writes the file anew; what stands there is replaced."""

    def replace(self, file: Path, results: Results) -> None:
        """Writes beside the file first, so that no half of one passes for the whole."""
        part = file.with_name(f".{file.name}.part")
        try:
            self.write(part, results)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


class EngineError(Refusal):
    """The engine itself failed, not the work; the message says what to do."""


class Workers(ABC):
    """What does work, wherever it is."""

    @abstractmethod
    def map(
        self, work: Callable[[Work], Result], batches: Iterable[Work], lost: Callable[[Work], Result] | None = None
    ) -> Generator[Result, None, None]:
        """work(batch) of every batch, as each is done, in any order. Closing it ends what still works.

        An error in one of them is raised here. A batch whose worker died is worked on again; one that ends every worker is halved
        until the item is found that does, for which `lost(batch of one)` stands. EngineError where the place that the work ran in
        is gone, or where a batch cannot be done and `lost` is not given.
        """

    def ready(self, work: Callable[[], object]) -> None:  # noqa: B027 most have nothing to do before they are asked
        """Has every worker that is beside this program do some work before any other, such as loading what others will need.

        This program goes on meanwhile. What goes wrong in it is nobody's concern.
        """


class Engine(Stage, Workers):
    """Decides where work runs. The work does not know it."""

    def leaves(self, folder: Path) -> str:
        """The address of a folder in which workers leave files for this program, which has proposed one on its own disk; empty
        where there is no folder that both reach."""
        return str(folder)

    def kept(self) -> AbstractContextManager[Workers]:
        """Workers that stay from one `map` to the next, and are gone when the block ends, however it does."""
        return nullcontext(self)
