"""What a sum of money is (a bribe, a fine, money recovered …), by the words that govern it.

Of the words that govern a sum the nearest one that tells a kind decides: "bribe; to pay" is a bribe. What only describes one
of them tells less ("fund (stolen); to return" is recovered), and weak words such as "asset" or "to pay" tell only where
nothing else does. "5 million blocked" is frozen whatever governs it, unless it is recovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicons import table

RECOVERED, FORFEITURE, CLAIM, FROZEN, CHANGE = "recovered", "forfeiture", "claim", "frozen", "change"
_STEP = re.compile(r"(?P<head>[^(]*?)\s*(?:\((?P<described>.*)\))?")
_ONLY_ASKED = frozenset({"should", "must", "may", "could", "would"})
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Step:
    """A noun or verb that governs a sum, with the words that describe it."""

    head: str
    described: tuple[str, ...]

    def names(self) -> Iterator[str]:
        """What the lexicon may list it under: "improper payment", "payment"; "to make available", "to agree to pay", "to pay"."""
        verb = self.head.startswith("to ")
        yield from (f"{self.head} {word}" if verb else f"{word} {self.head}" for word in self.described)
        yield self.head
        *_, last = self.head.rsplit("to ", 1)
        yield f"to {last}"  # a capitalised "Recovers" of a headline too


@cache
def currency_codes() -> frozenset[str]:
    """The units that are money."""
    return frozenset(row["code"] for row in table("currencies"))


def kind_of(governed_by: str) -> str | None:
    """The kind of a sum that is governed so; "recommended that 5 million be recovered" is a claim yet."""
    row = telling(governed_by)
    if row is None:
        return None
    return CLAIM if row["kind"] == RECOVERED and _is_only_asked(governed_by) else row["kind"]


def telling(governed_by: str) -> Row | None:
    """The row of the lexicon that tells the kind, or None."""
    steps = _steps(governed_by)
    heads = [row for step in steps if (row := _row(step.names()))]
    described = [row for step in steps for word in step.described if (row := _row([word, f"to {word}"]))]
    strong, qualities = ([row for row in rows if not row["weight"]] for rows in (heads, described))
    return next(
        iter([*_held(steps, strong), *_gone(strong), *strong, *_said_behind(steps, RECOVERED), *qualities, *heads, *described]),
        None,
    )


def _held(steps: Iterable[_Step], strong: Iterable[Row]) -> list[Row]:
    """What a participle right behind the sum says of it, where that is frozen and no word says that it came back."""
    return [] if any(row["kind"] == RECOVERED for row in strong) else _said_behind(steps, FROZEN)


def _gone(strong: Sequence[Row]) -> list[Row]:
    """What at last became of a sum that was frozen first: "funds seized in Norland … were returned"."""
    frozen = bool(strong) and strong[0]["kind"] == FROZEN
    return [row for row in strong if frozen and row["word"].startswith("to ") and row["kind"] in (RECOVERED, FORFEITURE)]


def _said_behind(steps: Iterable[_Step], kind: str) -> list[Row]:
    """What a participle right behind the sum says of it, where that is of the kind: "5 million frozen", "which were returned"."""
    rows = (_row(f"to {word}" for word in step.described) for step in steps if not step.head)
    return [row for row in rows if row and row["kind"] == kind]


def _row(names: Iterable[str]) -> Row | None:
    return next((row for name in names if (row := _kinds().get(name))), None)


def _is_only_asked(governed_by: str) -> bool:
    """Whether it is said of the sum that it should be recovered, or somebody asks for it."""
    rows = [_row(step.names()) for step in _steps(governed_by)]
    asked = any(row["kind"] == CLAIM for row in rows if row)
    return asked or any(_ONLY_ASKED & {*step.described} for step in _steps(governed_by))


def _steps(governed_by: str) -> list[_Step]:
    return [_parted(step) for step in governed_by.split("; ")]


def _parted(step: str) -> _Step:
    match = _STEP.fullmatch(step)
    return _Step(match["head"], tuple((match["described"] or "").split())) if match else _Step("", ())


@cache
def _kinds() -> Mapping[str, Row]:
    return {row["word"]: row for row in table("sum_kinds")}
