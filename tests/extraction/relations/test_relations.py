"""Sentence in, what it says of two bodies out; the bodies are marked with square brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
import spacy

from pipeline.extraction.relations.parts import FIRST_IN_SECOND, SECOND_IN_FIRST
from pipeline.extraction.relations.relations import Relations
from pipeline.extraction.relations.rule import Rule
from pipeline.extraction.relations.successions import FIRST_OF_SECOND, SECOND_OF_FIRST
from pipeline.rows import NameFound, RelationFound, Sentence
from pipeline.stages import Rows
from tests.extraction.read_names import RELEASE

RULES = [*FIRST_OF_SECOND, *SECOND_OF_FIRST, *FIRST_IN_SECOND, *SECOND_IN_FIRST]
MARKED = re.compile(r"\[([^\]]+)\]")
IN_EXAMPLES = re.compile(r"Grain (?:Office|Division)|Audit Ministry|Seed Office")
NO_NAMES: Mapping[str, str] = {}


def relations(marked: str, names: Mapping[str, str] = NO_NAMES) -> list[tuple[str, str, str]]:
    """What is said, as (subject, relation, other); `names` is what a release calls a short form in full."""
    text, found = MARKED.sub(r"\1", marked), Rows()
    for before, match in enumerate(MARKED.finditer(marked)):
        start, words = match.start() - 2 * before, match[1]
        found.add(
            NameFound(
                release_id="r", start=start, end=start + len(words), text=words, label="AGENCY", name=names.get(words, words)
            )
        )
    found.add(Sentence(release_id="r", start=0, end=len(text), text=text, index=0))
    at = {name.start: name.text for name in found.of(NameFound)}
    rows = Relations().extract(spacy.blank("en")(""), replace(RELEASE, text=text), found)
    return [(at[row.subject_start], row.relation, at[row.other_start]) for row in rows if isinstance(row, RelationFound)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_its_example_says(rule: Rule) -> None:
    subject, *_ = re.findall(r"Grain (?:Office|Division)", rule.example)
    assert (subject, rule.relation, "Audit Ministry") in relations(IN_EXAMPLES.sub(lambda match: f"[{match[0]}]", rule.example))


def test_two_bodies_merge_into_one() -> None:
    said = relations("The [Grain Office] and the [Seed Office] were merged into the [Food Agency].")
    assert said == [("Grain Office", "merged into", "Food Agency"), ("Seed Office", "merged into", "Food Agency")]


def test_who_belongs_to_a_body_is_not_the_body() -> None:
    assert relations("The [Grain Office] became a [Seed Union] member in 2031.") == []
    assert relations("The [Grain Office] replaced the [Seed Office] director.") == []


def test_a_body_is_established_from_two() -> None:
    said = relations("The [Food Agency] was created in 2031 by merging the [Grain Office] and the [Seed Office].")
    assert said == [
        ("Food Agency", "established from", "Grain Office"),
        ("Food Agency", "established from", "Seed Office"),
    ]


def test_a_country_or_a_short_form_may_stand_behind_the_first() -> None:
    said = relations(
        "The [Grain Office] ([GO]) of the Republic of Norland was renamed the [Food Agency].", {"GO": "Grain Office"}
    )
    assert said == [("Grain Office", "renamed", "Food Agency")]


def test_an_owner_with_its_short_form_owns_what_follows() -> None:
    said = relations("the [Audit Ministry]'s ([AM]) [Grain Division]", {"AM": "Audit Ministry"})
    assert said == [("Grain Division", "part of", "Audit Ministry")]


@pytest.mark.parametrize(
    "text",
    [
        "The head of the [Grain Office] was replaced by the [Audit Ministry].",
        "The [Grain Office] replaced the [Audit Ministry]'s lawyers.",
        "The [Grain Office] was not merged into the [Audit Ministry].",
        "The [Grain Office] may be renamed the [Audit Ministry].",
        "The [Grain Office], the [Audit Ministry] and the police agreed.",
        "The [Grain Office] (now known for its work) met the [Audit Ministry].",
        "The [Audit Ministry] of the [Government of Norland] met.",
        "The [Grain Bank] of the [Audit Ministry] met.",
        "The [State Grain Agency] ([Norgrain]) met.",
        "The [Grain Office] ([Audit Ministry]) met.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert relations(text) == []
