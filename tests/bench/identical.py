"""Identical tables whatever runs the work: engines, batches, the order of the input, versions of Python.

    python -m tests.bench.identical [--python PATH …]

Runs the demonstration corpus in this Python serially, then otherwise in one respect each time, and compares every table byte for
byte. A Python that is named needs the packages of requirements.lock; the program is taken from here. The order of the input
is that of the lines of one file of releases, made of the corpus as it was read.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.results import Results
from tests.conftest import ROOT, SPARED
from tests.test_run import tables_of

FIELDS = ["release_id", "title", "published", "publisher", "place", "language", "url", "text"]
VARIANTS = {
    "processes": '[run]\nengine = "processes"\n[engines.processes]\nworkers = 2\n',
    "batches of one": '[run]\nengine = "serial"\nbatch_words = 1\n',
    "one batch": '[run]\nengine = "serial"\nbatch_words = 10_000_000\n',
}
BY_LINE = "releases."
"""The table that names the line from which each release was read, so that its bytes follow the order of lines."""
SERIAL = '[run]\nengine = "serial"\n'


class Variant(NamedTuple):
    """One way to run a corpus."""

    name: str
    corpus: Path
    settings: str
    python: str


def main() -> None:
    """Prints for every variant whether its tables are those of the first; exits with 1 if any is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], help="the program of another Python")
    pythons = parser.parse_args().python
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raise SystemExit(sum([not same for same in _compared(folder, pythons)]) > 0)


def _compared(folder: Path, pythons: list[str]) -> Iterator[bool]:
    corpus = ROOT / "corpus"
    first = _tables(folder, Variant("serial", corpus, SERIAL, sys.executable))
    lines = _lines(folder / "serial/results")
    in_order, shuffled = (
        _one_file(folder, "in order", lines),
        _one_file(folder, "shuffled", random.Random(1).sample(lines, len(lines))),
    )
    for variant in [
        *(Variant(name, corpus, settings, sys.executable) for name, settings in VARIANTS.items()),
        *(Variant(python.replace("/", "_"), corpus, SERIAL, python) for python in pythons),
    ]:
        yield _told(variant.name, first, _tables(folder, variant))
    alike = [_tables(folder, Variant(each.name, each, SERIAL, sys.executable)) for each in (in_order, shuffled)]
    yield _told(
        "shuffled input", *({file: told for file, told in each.items() if not file.startswith(BY_LINE)} for each in alike)
    )


def _told(name: str, first: dict[str, str], again: dict[str, str]) -> bool:
    differing = [table for table in first if first[table] != again.get(table)]
    print(f"{name}: {'identical' if not differing else 'differs in ' + ', '.join(differing)} ({len(first)} files)", flush=True)
    return not differing


def _tables(folder: Path, variant: Variant) -> dict[str, str]:
    """File of a table → digest, of a run in a process of its own."""
    own = folder / variant.name
    own.mkdir(exist_ok=True)
    settings = own / "settings.toml"
    head, *rest = variant.settings.split("\n", 1)
    settings.write_text("\n".join([head, f"skip = {SPARED}", *rest]), encoding="utf-8")
    command = [variant.python, "-m", "pipeline", "run", str(variant.corpus), "--out", str(own / "results"), "-s", str(settings)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, check=False)
    return tables_of(own / "results")


def _lines(results: Path) -> list[str]:
    releases = Results(results).releases[FIELDS]
    return [json.dumps({"id": row.pop("release_id"), **row}) for row in releases.fillna("").to_dict("records")]


def _one_file(folder: Path, name: str, lines: list[str]) -> Path:
    corpus = folder / "corpora" / name
    corpus.mkdir(parents=True)
    (corpus / "releases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return corpus


if __name__ == "__main__":
    main()
