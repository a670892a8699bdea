"""What the command line shows: sentences that no text of a release can turn into something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.markup import escape

from pipeline.faults import LOG

if TYPE_CHECKING:
    from pipeline.rows import Problem

out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

DONE_WITH_PROBLEMS, CANNOT_START = 1, 2
"""The exit codes of a program that has listed problems, and of whatever stops it from within."""


def say(text: str) -> None:
    """Prints a text on one line, as it is."""
    out.print(escape(_printable(text)), highlight=False)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Prints a line for each problem, with its remedy."""
    for problem in problems:
        say(f"problem: {problem.source}: {problem.problem} → {problem.remedy}")


def refuse(what: str, why: str, code: int = CANNOT_START) -> NoReturn:
    """Ends the program with one sentence."""
    LOG.debug(what, exc_info=True)
    err.print(f"[bold]{what}:[/bold] {escape(_printable(why))}", highlight=False)
    raise SystemExit(code)


def _printable(text: str) -> str:
    """Text on one line, without characters that move the cursor."""
    return "".join(c if c.isprintable() else "�" for c in text)
