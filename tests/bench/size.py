"""Time and memory of what one process does for a corpus of any size: reading, settling, and keeping what extraction finds.

    python -m tests.bench.size [JSONL] [--releases 1500 12000] [--words 80]

The releases are put together at random from the sentences of those in a JSON Lines file, so that no two are alike. They are read,
cleaned and settled as in a serial run. Extraction, which each release has by itself wherever there is room, is not done: in its
place every batch is given what was found in the first releases, under its own ids, and all that a run does with it is measured.
Analyses and reports have a bench of their own (`size_of_analyses`). Quoted for each stage of a
run, in a process of its own, and of the next run, with nothing new: seconds of processor time, and the most memory in megabytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.catalogue import discover
from pipeline.engines.serial import Serial
from pipeline.progress import Silent
from pipeline.rows import Row
from pipeline.rows.schema import schema
from pipeline.run import run
from pipeline.settings import load
from pipeline.work.extracting import ANNOTATIONS, Extracted, Unread
from pipeline.work.shards import ExtractToShards
from tests.bench.speed import SHARED

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
FOUND_IN = 100
"""Releases that are extracted in earnest."""
ONE = "--one"
"""The argument of the process that measures."""


def main() -> None:
    """Prints a line for each stage and one for each number of releases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases_file", nargs="?", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--releases", nargs="+", type=int, default=[1500, 12000])
    parser.add_argument("--words", type=int, default=80)
    parser.add_argument(ONE, type=Path)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.one)
        return
    for number in arguments.releases:
        with tempfile.TemporaryDirectory() as name:
            resample(arguments.releases_file, number, arguments.words, Path(name) / "corpus")
            for turn in ("all new", "nothing new"):
                print(f"{number:,} releases, {turn}", flush=True)
                subprocess.run([sys.executable, "-m", "tests.bench.size", ONE, name], check=True)


def resample(file: Path, number: int, words: int, corpus: Path) -> None:
    """Makes a corpus of one file, of so many releases of about so many words."""
    with file.open(encoding="utf-8") as lines:
        given = [json.loads(line) for line in lines]
    sentences = [sentence for entry in given for sentence in SENTENCE.split(entry["text"].replace("\n", " ")) if sentence]
    draw = random.Random(number)
    corpus.mkdir()
    with (corpus / "releases.jsonl").open("w", encoding="utf-8") as out:
        for place in range(number):
            text = " ".join(_of_length(iter(lambda: draw.choice(sentences), None), words))
            day = f"{draw.randrange(1995, 2024)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
            title = " ".join(draw.choice(sentences).split()[:9]).rstrip(".")
            out.write(json.dumps({"id": f"r{place:07d}", "title": title, "published": day, "text": text}) + "\n")


def _of_length(sentences: Iterator[str], words: int) -> Iterator[str]:
    """The first of some sentences that have so many words together."""
    while words > 0:
        sentence = next(sentences)
        words -= len(sentence.split())
        yield sentence


def measure(folder: Path) -> None:
    """Brings the results in a folder up to date with the corpus beside them, and prints what it cost."""
    spared = [f"{room}.{name}" for room in ("analysis", "reports") for name in discover(room)]
    (folder / "settings.toml").write_text(f'[run]\nengine = "serial"\nskip = {spared}\n', encoding="utf-8")
    Serial.map = given_found  # type: ignore[method-assign, assignment]
    seen = Costs()
    run(folder / "corpus", folder / "results", load(folder / "settings.toml"), seen)
    seen.begin("", 0)
    for stage, (seconds, most) in seen.told.items():
        print(f"  {stage:12} {seconds:8.1f} s {most:8.0f} MB")
    size = (folder / "results/store.duckdb").stat().st_size / 1e6
    most = max(most for _, most in seen.told.values())
    print(f"  {'all':12} {time.process_time():8.1f} s {most:8.0f} MB; store {size:.0f} MB")


def given_found(engine: Serial, work: Any, batches: Iterable[Any], lost: object = None) -> Generator[Any, None, None]:
    """What the serial engine does, but for extraction."""
    yield from map(Repeating(work) if isinstance(work, ExtractToShards) else work, batches)


class Repeating:
    """Extraction that gives every release what was found in one of the first."""

    def __init__(self, to_shards: ExtractToShards) -> None:
        self._to_shards = to_shards
        self._found: dict[type[Row], list[list[dict[str, Any]]]] = {}
        self._annotations: list[bytes] = []

    def __call__(self, batch: Sequence[Unread]) -> Any:
        if not self._found:
            self._find(batch[:FOUND_IN])
        many = len(self._annotations)
        tables = {
            kind: pa.Table.from_pylist(
                [
                    {**row, "release_id": unread.release.release_id}
                    for place, unread in enumerate(batch)
                    for row in rows[place % many]
                ],
                schema(kind),
            )
            for kind, rows in self._found.items()
        }
        new = [{"key": unread.key, "data": self._annotations[place % many]} for place, unread in enumerate(batch)]
        ids = tuple(unread.release.release_id for unread in batch)
        found = Extracted(ids, batch[0].stages, (), tables, pa.Table.from_pylist(new, ANNOTATIONS))
        return self._to_shards.left(batch, found)

    def _find(self, batch: Sequence[Unread]) -> None:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:  # so that the model is not in this one
            found = elsewhere.submit(self._to_shards.work, batch).result()
        self._annotations = found.annotations["data"].to_pylist()
        for kind, table in found.tables.items():
            rows: dict[str, list[dict[str, Any]]] = {each: [] for each in found.release_ids}
            for row in table.to_pylist():
                rows[row["release_id"]].append(row)
            self._found[kind] = list(rows.values())


@dataclass
class Costs(Silent):
    """Notes what each stage costs: seconds of processor time, and the most memory in megabytes."""

    told: dict[str, tuple[float, float]] = field(default_factory=dict)
    _stage: str = "start"
    _began: float = 0.0

    def begin(self, stage: str, total: int) -> None:
        now, (seconds, most) = time.process_time(), self.told.get(self._stage, (0.0, 0.0))
        self.told[self._stage] = (seconds + now - self._began, max(most, _most_memory()))
        self._stage, self._began = stage, now
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # the most is counted from here on


def _most_memory() -> float:
    """The most that the process had, in megabytes, as Linux tells."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
