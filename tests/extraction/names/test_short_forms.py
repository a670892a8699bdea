"""A name in, the forms that may stand for it later out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extraction.names.parts.short_forms import first_part, short_forms

WORDS = ["On", "of", "for", "the", "Law", "Agency", "Ltd.", ",", "2031", "Norland", "ACB", "Orlov", "Jr.", "-", "'s", "and"]


@pytest.mark.parametrize("label", ["PERSON", "AGENCY", "ORG", "PLACE", "LAW"])
@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_sequence_of_words_has_short_forms_or_none(label: str, words: list[str]) -> None:
    name = " ".join(words)
    assert () not in short_forms(name, label)
    assert isinstance(first_part(name), tuple)


def test_a_name_that_begins_with_a_preposition_is_read() -> None:
    assert short_forms("On Combating Corruption", "LAW") == frozenset()
