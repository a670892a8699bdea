"""Every rule for names finds what its example says, and says so in the row: with no list to maintain."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import pipeline.extraction.names as package
from pipeline.extraction.names.relabellings import RELABELLINGS, Relabelling
from pipeline.extraction.names.rules import TRUST, Rule
from pipeline.extraction.names.vetoes import VETOES, Veto
from pipeline.rows import NameFound
from tests.extraction.read_names import names, rows


def _rules() -> Iterator[Rule]:
    seen: set[int] = set()
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            for rule in value if isinstance(value, tuple) else (value,):
                if isinstance(rule, Rule) and id(rule) not in seen:
                    seen.add(id(rule))
                    yield rule


RULES = {rule.name: rule for rule in _rules()}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_finds_its_example(rule: Rule) -> None:
    found = rows(rule.example).of(NameFound)
    if rule.label == "EVENT":
        assert not [row.text for row in found if any(row.text in name for name in rule.finds)]
    else:
        assert [(row.label, row.text) for row in found if row.rule == rule.name] == [(rule.label, name) for name in rule.finds]


def test_every_rule_has_a_name_of_its_own_and_a_kind_that_has_a_weight() -> None:
    assert len(RULES) == len(list(_rules())) > 30
    assert {rule.kind for rule in RULES.values()} <= TRUST.keys()


@pytest.mark.parametrize("rule", RELABELLINGS, ids=lambda rule: rule.name)
def test_the_surroundings_of_a_name_give_its_label(rule: Relabelling) -> None:
    assert rule.finds in names(rule.example)


@pytest.mark.parametrize("veto", VETOES, ids=lambda veto: veto.name)
def test_what_speaks_against_a_name_keeps_it_from_being_one(veto: Veto) -> None:
    assert veto.no_name in veto.example
    assert veto.no_name not in [name for _, name in names(veto.example)]
