"""Press releases of the U.S. government with their names: the labels stand here, the texts where the data lies.

A release is known by a digest of its cleaned text; where cleaning has come to leave other words, its labels no longer fit
and it is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.catalogue import discover
from pipeline.progress import Watcher
from pipeline.run import run
from pipeline.settings import RunSettings, Settings
from training.marked import Document, Name

LABELS = Path(__file__).with_name("labels.csv")
SOURCES = ("doj/releases.csv", "hhs/2018.csv", "hhs/2019.csv")
ROOMS = ("extraction", "analysis", "reports")


def labelled(data: Path, labels: Path = LABELS) -> Iterator[Document]:
    """The releases below `data` that have labels, in the order of their texts' digests."""
    names: dict[str, list[Name]] = {}
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.setdefault(row["text"], []).append(Name(int(row["start"]), int(row["end"]), row["label"]))
    for digest, text in sorted((digest_of(text), text) for text in texts(data)):
        if digest in names:
            yield Document(digest, "press release", "U.S. government", text, tuple(sorted(names[digest], key=lambda n: n.start)))


def texts(data: Path) -> list[str]:
    """The cleaned texts of the releases below `data`, each once."""
    stages = (f"{room}.{stage}" for room in ROOMS for stage in discover(room))
    skipped = tuple(stage for stage in stages if stage != "reports.tables")
    with TemporaryDirectory() as folder:
        corpus, results = Path(folder) / "corpus", Path(folder) / "results"
        corpus.mkdir()
        for source in SOURCES:
            (corpus / source.replace("/", "-")).write_bytes((data / source).read_bytes())
        run(corpus, results, Settings(RunSettings.model_validate({"engine": "serial", "skip": skipped}), {}), _Unwatched())
        with (results / "tables" / "releases.csv").open(encoding="utf-8-sig", newline="") as file:
            return sorted({row["text"] for row in csv.DictReader(file)})


class _Unwatched(Watcher):
    """Nobody looks."""

    def begin(self, stage: str, total: int) -> None:
        pass

    def advance(self, done: int) -> None:
        pass

    def doing(self, what: str) -> None:
        pass


def digest_of(text: str) -> str:
    """What a text is known by."""
    return sha256(text.encode()).hexdigest()[:16]
