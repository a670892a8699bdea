"""What the command line shows: sentences that no text of a release can turn into something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.markup import escape

from pipeline.faults import LOG

if TYPE_CHECKING:
    from pipeline.rows import Problem

out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

NAMED = 3
"""So many of those whom one problem befell are named in its line."""
DONE_WITH_PROBLEMS, CANNOT_START = 1, 2
"""The exit codes of a program that has listed problems, and of whatever stops it from within."""


def say(text: str) -> None:
    """Prints a text on one line, as it is."""
    out.print(escape(_printable(text)), highlight=False)


def tell_problems(problems: Iterable[Problem], most: int | None = None) -> int:
    """Prints a line for each problem, its remedy and whom it befell, at most so many; returns how many problems these tell."""
    sources: dict[tuple[str, str], list[str]] = {}
    for each in problems:
        sources.setdefault((each.problem, each.remedy), []).append(each.source)
    lines = list(islice(sources.items(), most))
    for (problem, remedy), befallen in lines:
        say(f"problem: {_named(befallen)}: {problem} → {remedy}")
    return sum(len(befallen) for _, befallen in lines)


def _named(sources: Sequence[str]) -> str:
    """A source, or the first of several and how many there are."""
    if len(sources) <= NAMED:
        return ", ".join(sources)
    return f"{', '.join(sources[:NAMED])} and {len(sources) - NAMED} more"


def refuse(what: str, why: str, code: int = CANNOT_START) -> NoReturn:
    """Ends the program with one sentence."""
    LOG.debug(what, exc_info=True)
    err.print(f"[bold]{what}:[/bold] {escape(_printable(why))}", highlight=False)
    raise SystemExit(code)


def _printable(text: str) -> str:
    """Text on one line, without characters that move the cursor."""
    return "".join(c if c.isprintable() else "�" for c in text)
