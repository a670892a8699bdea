"""Every rule for names finds what its example says, and says so in the row: with no list to maintain."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import pipeline.extraction.names as package
from pipeline.extraction.names.names import Names
from pipeline.extraction.names.rules import TRUST, Rule
from pipeline.rows import NameFound
from tests.extraction.read_names import rows


def _rules() -> Iterator[Rule]:
    seen: set[int] = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            for rule in value if isinstance(value, tuple) else (value,):
                if isinstance(rule, Rule) and id(rule) not in seen:
                    seen.add(id(rule))
                    yield rule


RULES_FIRST = Names(sure=1.1)
"""What the network is sure of does not go before the rules."""
RULES = {rule.name: rule for rule in _rules()}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_finds_its_example(rule: Rule) -> None:
    found = rows(rule.example, finder=RULES_FIRST).of(NameFound)
    assert [(row.label, row.text) for row in found if row.rule == rule.name] == [(rule.label, name) for name in rule.finds]


def test_every_rule_has_a_name_of_its_own_and_a_kind_that_has_a_weight() -> None:
    assert len(RULES) == len(list(_rules())) > 20
    assert {rule.kind for rule in RULES.values()} <= TRUST.keys()
