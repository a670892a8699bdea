"""A model's word is not to be trusted, nor is a stranger's text: no row breaks its promises, and no stage fails.

A few seeds here; `python -m tests.bench.perturbed 500` for more.
"""

from __future__ import annotations

import os
import random

import pytest

from pipeline.release import Release
from tests.conftest import INVENTED
from tests.hostile.odd_releases import odd_releases
from tests.hostile.perturbing import annotated, mutated, mutated_outcome, perturbed, perturbed_outcome, releases_of

SEEDS = int(os.environ.get("PRESSWATCH_PERTURBED", "4"))
VARIANTS = int(os.environ.get("PRESSWATCH_MUTATED", "60"))


@pytest.fixture(scope="module")
def releases() -> tuple[Release, ...]:
    return (*releases_of(INVENTED), *odd_releases())


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_stage_fails_whatever_the_model_says(releases: tuple[Release, ...], seed: int) -> None:
    outcome = perturbed_outcome(releases, seed)
    assert outcome.faults == () and outcome.rows > 500


def test_no_stage_fails_whatever_becomes_of_a_text(releases: tuple[Release, ...]) -> None:
    outcome = mutated_outcome(releases, VARIANTS, seed=1)
    assert outcome.faults == () and outcome.rows > 10 * VARIANTS


def test_what_is_perturbed_is_the_annotation_only() -> None:
    doc = annotated(odd_releases()[0].text)
    other = perturbed(doc, random.Random(3), 0.3)
    assert other.text == doc.text
    assert sum(a.tag_ != b.tag_ for a, b in zip(doc, other, strict=True)) > len(doc) / 10
    assert sum(a.head.i != b.head.i for a, b in zip(doc, other, strict=True)) > len(doc) / 10
    assert all(token.head.sent == token.sent for token in other)


def test_a_mutated_text_repeats_itself() -> None:
    text = odd_releases()[0].text
    assert mutated(text, random.Random(5)) == mutated(text, random.Random(5)) != text
