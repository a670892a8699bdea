"""Running again what a run.json tells, and comparing: whether the tables can be had once more, here and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.commands.asking import open_results
from pipeline.faults import Refusal
from pipeline.folders.remote import Location, location
from pipeline.keeping.record import CORPUS, DIGESTS, VERSIONS
from pipeline.progress import Watcher
from pipeline.results import RUN_FILE, NoSuchResults, record_of
from pipeline.run import run
from pipeline.settings import of_record


class CannotRepeat(Refusal):
    """The run does not say enough of itself to be repeated; the message says what to add."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a repeated run compares with the first one: its tables, by file, and what ran, as sentences."""

    same: tuple[str, ...]
    differing: tuple[str, ...]
    changed: tuple[str, ...]


def rerun(told_in: Path, corpus: Location | None, out: Path, watcher: Watcher) -> Repeat:
    """Runs again, into the folder `out`, what a run.json tells, and compares every table byte for byte.

    The corpus is the folder that was read then, as the store beside the run.json knows it, where none is named.
    Raises NoSuchResults, CannotRepeat, and what a run raises.
    """
    folder = told_in.parent if told_in.name == RUN_FILE else told_in
    before = record_of(folder)
    if not before:
        raise NoSuchResults(f"there is no {RUN_FILE} in {folder}; name the one that a run wrote")
    if DIGESTS not in before:
        raise CannotRepeat(f"{folder / RUN_FILE} was written by an earlier version, without digests of its tables; run again")
    after = run(corpus or _corpus_of(folder), out, of_record(before), watcher).record
    written: Mapping[str, str] = before[DIGESTS]
    again: Mapping[str, str] = after[DIGESTS]
    files = sorted({*written, *again})
    return Repeat(
        same=tuple(file for file in files if written.get(file) == again.get(file)),
        differing=tuple(file for file in files if written.get(file) != again.get(file)),
        changed=tuple(_changed(_what_ran(before), _what_ran(after))),
    )


def _corpus_of(folder: Path) -> Location:
    """The folder that the run read. Raises CannotRepeat where it is not there any more."""
    with open_results(folder) as database:
        noted = database.execute("SELECT value FROM found.notes WHERE name = ?", [CORPUS]).fetchone()
    corpus = location(noted[0]) if noted else None
    if corpus is None or not corpus.is_dir():
        raise CannotRepeat(f"the corpus that was read into {folder} is not where it was; name it with --corpus")
    return corpus


def _what_ran(record: Mapping[str, Any]) -> dict[str, str]:
    return {"program": record["program"], "code": record["code"], "model": record["model"], **record[VERSIONS]}


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    pairs = {name: (before.get(name, "none"), after.get(name, "none")) for name in sorted({*before, *after})}
    return [f"{name} was {old}, is {new}" for name, (old, new) in pairs.items() if old != new]
