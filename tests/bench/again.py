"""What a run costs that has little to do, against the first one over the same releases.

    python -m tests.bench.again [JSONL] [--releases 300] [--lexicon reporting_verbs.csv]

A corpus folder of one text file a release is run; run again with nothing new; once more with one release more; and once more with
a lexicon changed: a line of it is left out, in a copy of the package from which all of these runs are started. Quoted are the
seconds of the processor, those of the workers included, which what else the machine does alters little, and those of the clock.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.speed import ROOT, SHARED, Cost, timed

FRONT = ("id", "title", "published", "publisher", "place", "url")


def main() -> None:
    """Prints the seconds of each run and their ratio to the first one's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases_file", nargs="?", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--lexicon", default="reporting_verbs.csv")
    parser.add_argument("--engine", default="serial")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "pipeline", folder / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "corpus").mkdir()
        (folder / "run.toml").write_text(f'[run]\nengine = "{arguments.engine}"\n', encoding="utf-8")
        lines = arguments.releases_file.read_text(encoding="utf-8").splitlines()[: arguments.releases + 1]
        *releases, one_more = (json.loads(line) for line in lines)
        _write(folder / "corpus", releases)
        _run(folder, "--help")  # compiles the copy
        first = _told("the first run", _of_corpus(folder), None)
        _told("nothing new", _of_corpus(folder), first)
        _write(folder / "corpus", [one_more])
        _told("one release more", _of_corpus(folder), first)
        _without_a_line(folder / "pipeline/lexicons" / arguments.lexicon)
        _told(f"{arguments.lexicon} changed", _of_corpus(folder), first)


def _write(corpus: Path, releases: Sequence[dict[str, str]]) -> None:
    for each in releases:
        head = "".join(f"{field}: {json.dumps(each[field])}\n" for field in FRONT if each.get(field))
        text = "\n\n".join(part for part in (each.get("lead", ""), each["text"]) if part)
        (corpus / f"{each['id']}.txt").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")


def _without_a_line(lexicon: Path) -> None:
    lines = lexicon.read_text(encoding="utf-8").splitlines(keepends=True)
    lexicon.write_text("".join(lines[:-1]), encoding="utf-8")


def _of_corpus(folder: Path) -> Cost:
    return _run(folder, "run", "corpus", "--out", "results", "-s", "run.toml")


def _run(folder: Path, *words: str) -> Cost:
    return timed([sys.executable, "-m", "pipeline", *words], folder)


def _told(name: str, cost: Cost, first: Cost | None) -> Cost:
    base = first or cost
    shares = f"1/{base.processor / cost.processor:.1f} processor, 1/{base.clock / cost.clock:.1f} clock"
    print(f"{name:32} {cost.processor:7.1f} s processor  {cost.clock:7.1f} s clock  {shares}", flush=True)
    return cost


if __name__ == "__main__":
    main()
