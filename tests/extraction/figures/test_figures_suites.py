"""Other people's cases: the share that is right, per suite. Skipped where the suites are not beside the project.

Run with -s to see the shares, and with -rA for the cases that are wrong. What is left out, is left out by kind:
- currencies that have no ISO 4217 code (bitcoin) or are named by a part alone (pence, cents, sen); where the suite says only
  "dollar", "franc" or "pound", the code that the project's rules give it is the right one, and the value decides;
- a currency or a per cent sign that stands without a number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.extraction.figures.amounts import PERCENT, amounts
from pipeline.extraction.figures.numbers.numerals import numerals

Value = tuple[float, str]
ISO_BY_COUNTRY_ONLY = {"Dollar": "USD", "Franc": "CHF", "Pound": "GBP", "Rupee": "INR"}


@dataclass(frozen=True)
class Suite:
    """A suite's file, what it expects of a case (None: out of scope), how we read it, and the share that must be right."""

    file: str
    expected: Callable[[list[dict[str, Any]]], list[Value] | None]
    read: Callable[[str], list[Value]]
    bar: float


def currencies_expected(results: list[dict[str, Any]]) -> list[Value] | None:
    found = []
    for result in results:
        resolution = result["Resolution"]
        if resolution.get("value") is None:  # a currency without a number
            continue
        code = resolution.get("isoCurrency") or ISO_BY_COUNTRY_ONLY.get(resolution["unit"])
        if code is None:
            return None
        found.append((float(resolution["value"]), code))
    return found


def numbers_expected(results: list[dict[str, Any]]) -> list[Value] | None:
    return [(float(result["Resolution"]["value"]), "") for result in results]


def percents_expected(results: list[dict[str, Any]]) -> list[Value] | None:
    values = [result["Resolution"]["value"] for result in results]
    return None if "null" in values else [(float(value.rstrip("%")), PERCENT) for value in values]


SUITES = [
    Suite(
        "CurrencyModel", currencies_expected, lambda text: [(float(a.value), a.unit) for a in amounts(text) if a.is_money], 0.95
    ),
    Suite(
        "NumberModel", numbers_expected, lambda text: [(float(n.value), "") for n in numerals(text) if n.form != "ordinal"], 0.90
    ),
    Suite(
        "PercentModel",
        percents_expected,
        lambda text: [(float(a.value), a.unit) for a in amounts(text) if a.unit == PERCENT],
        0.90,
    ),
]


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.file)
def test_the_share_of_a_suite_that_is_right(suite: Suite, shared: Path) -> None:
    cases = list(in_scope(suite, shared / "data" / "recognizers" / f"{suite.file}.json"))
    wrong = [f"{text!r}: {wanted}, got {suite.read(text)}" for text, wanted in cases if not same(wanted, suite.read(text))]
    share = 1 - len(wrong) / len(cases)
    print(f"\n{suite.file}: {len(cases) - len(wrong)} of {len(cases)} right, {share:.3f}", *wrong, sep="\n  ")
    assert share >= suite.bar


def in_scope(suite: Suite, file: Path) -> Iterator[tuple[str, list[Value]]]:
    for case in json.loads(file.read_text(encoding="utf-8-sig")):
        wanted = suite.expected(case["Results"])
        if wanted is not None:
            yield case["Input"], wanted


def same(wanted: list[Value], found: list[Value]) -> bool:
    """Whether the values agree to the suite's five digits, and the units wholly."""
    return [unit for _, unit in wanted] == [unit for _, unit in found] and [value for value, _ in found] == pytest.approx(
        [value for value, _ in wanted], rel=1e-4
    )
