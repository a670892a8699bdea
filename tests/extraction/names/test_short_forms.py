"""A name in, the forms that may stand for it later out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names.parts.short_forms import firm, first_part, short_forms

WORDS = ["On", "of", "for", "the", "Law", "Agency", "Ltd.", ",", "2031", "Norland", "ACB", "Orlov", "Jr.", "-", "'s", "and"]


@pytest.mark.parametrize("label", ["PERSON", "AGENCY", "ORG", "PLACE", "LAW"])
@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_sequence_of_words_has_short_forms_or_none(label: str, words: list[str]) -> None:
    name = " ".join(words)
    assert () not in short_forms(name, label)
    assert isinstance(first_part(name), tuple)


def test_a_name_that_begins_with_a_preposition_is_read() -> None:
    assert short_forms("On Combating Corruption", "LAW") == frozenset()


@pytest.mark.parametrize(
    ("name", "label", "short"),
    [
        ("Ostoil Trading Ltd.", "ORG", {("ostoil", "trading"), ("ostoil",)}),
        ("Ostoil Group", "ORG", {("ostoil",)}),
        ("Ostoil Holdings Ltd.", "ORG", {("ostoil", "holdings"), ("ostoil",)}),
        ("Grain Bank Group", "AGENCY", set()),
    ],
)
def test_a_firm_may_be_named_without_its_form(name: str, label: str, short: set[tuple[str, ...]]) -> None:
    assert {*short_forms(name, label)} >= short
    assert ("grain", "bank") not in short_forms(name, label)


def test_a_firm_without_its_form_and_its_noun() -> None:
    assert firm("Ostoil Holdings, Ltd.") == firm("Ostoil") == ("ostoil",)
